import { Changes } from "./changes";

export interface Message {
  readonly id: number;
  readonly kind: "problem" | "news";
  readonly text: string;
}

/** What the caseworker is told in passing: messages on the screen, and words for a screen reader. */
export class News extends Changes {
  messages: readonly Message[] = [];
  /** The last thing to be read aloud. */
  announcement = "";
  private last = 0;

  /** Shows `text`. News replaces the news before it; problems stay until they are dismissed. */
  say(kind: Message["kind"], text: string): void {
    this.last += 1;
    const kept = this.messages.filter((message) => message.text !== text && message.kind === "problem");
    this.messages = [...kept, { id: this.last, kind, text }];
    this.changed();
  }

  dismiss(id: number): void {
    this.messages = this.messages.filter((message) => message.id !== id);
    this.changed();
  }

  announce(text: string): void {
    this.announcement = text;
    this.changed();
  }

  clear(): void {
    this.messages = [];
    this.announcement = "";
    this.changed();
  }
}
