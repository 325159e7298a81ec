import { Aloud } from "../../shared/aloud";
import { language } from "../words";
import { Changes } from "./changes";

export interface Message {
  readonly id: number;
  readonly kind: "problem" | "news";
  readonly text: string;
}

/** What the caseworker is told in passing: messages on the screen, and words for a screen reader. */
export class News extends Changes {
  messages: readonly Message[] = [];
  readonly aloud = new Aloud(() => this.changed());
  /** What is said at once, before what is being said: problems. */
  readonly aloudFirst = new Aloud(() => this.changed());
  private last = 0;
  private listened = true;

  /** Whether somebody is there; what went wrong with a log-in that is over is nobody's news, and the log-in says why. */
  listens(on: boolean): void {
    this.listened = on;
    this.clear();
  }

  /** Shows `text`, and has it read aloud. News replaces the news before it; problems stay until they are dismissed. */
  say(kind: Message["kind"], text: string): void {
    if (!this.listened) return;
    this.last += 1;
    const kept = this.messages.filter((message) => message.text !== text && message.kind === "problem");
    this.messages = [...kept, { id: this.last, kind, text }];
    (kind === "problem" ? this.aloudFirst : this.aloud).say([{ id: this.last, words: text, lang: language() }]);
    this.changed();
  }

  dismiss(id: number): void {
    this.messages = this.messages.filter((message) => message.id !== id);
    this.changed();
  }

  /** Has `text` read aloud, and shows nothing; `lang` is the language that it is in (ISO 639-1). */
  announce(text: string, lang = language()): void {
    if (!this.listened) return;
    this.last += 1;
    this.aloud.say([{ id: this.last, words: text, lang }]);
    this.changed();
  }

  private clear(): void {
    this.messages = [];
    this.aloud.end();
    this.aloudFirst.end();
    this.changed();
  }
}
