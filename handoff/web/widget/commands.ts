import type { Language } from "../shared/languages";
import type { Command } from "../shared/protocol";
import type { CallbackMoment } from "./callback-wish";
import type { Outbox } from "./outbox";

/** Gives a new `client_id`; `crypto.randomUUID` would not be there on a page without https. */
export function newClientId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What a citizen can do, each as a command of its own; what is under way already is not given twice. */
export class Commands {
  /** `given` is called after each command that went into the outbox. */
  constructor(
    private readonly outbox: Outbox,
    private readonly given: () => void,
  ) {}

  say(text: string): void {
    this.give({ type: "say", client_id: newClientId(), text });
  }

  choose(of: number, payload: string): void {
    this.give({ type: "choose", client_id: newClientId(), of, payload });
  }

  askPerson(): void {
    this.once({ type: "ask_person", client_id: newClientId() });
  }

  wait(): void {
    this.once({ type: "wait", client_id: newClientId() });
  }

  backToBot(): void {
    this.once({ type: "back_to_bot", client_id: newClientId() });
  }

  /** May the conversation go along: all of it, only the summary, or nothing? */
  consent(agreed: boolean, onlySummary = false): void {
    this.once({ type: "consent", client_id: newClientId(), agreed, only_summary: onlySummary });
  }

  end(): void {
    this.once({ type: "end", client_id: newClientId() });
  }

  /** The step `step` of the plan in the message `of` is done, or is not after all. */
  tickStep(of: number, step: string, done: boolean): void {
    this.give({ type: "tick_step", client_id: newClientId(), of, step, done });
  }

  rate(score: number, remark: string): void {
    this.once({ type: "rate", client_id: newClientId(), score, remark });
  }

  chooseLanguage(language: Language): void {
    this.give({ type: "choose_language", client_id: newClientId(), language });
  }

  /** Has `number` looked at. Nothing is promised yet, so a reload may forget it. */
  checkNumber(number: string, { day, part }: CallbackMoment): void {
    this.give({ type: "ask_callback", client_id: newClientId(), number, day, day_part: part }, false);
  }

  confirmNumber(number: string, { day, part }: CallbackMoment): void {
    this.once({ type: "ask_callback", client_id: newClientId(), number, day, day_part: part, confirmed: true });
  }

  moveCallback({ day, part }: CallbackMoment): void {
    this.once({ type: "move_callback", client_id: newClientId(), day, day_part: part });
  }

  cancelCallback(): void {
    this.once({ type: "cancel_callback", client_id: newClientId() });
  }

  /** Whether a command of this type is on its way. */
  underWay(type: Command["type"]): boolean {
    return this.outbox.pending.some(({ command, state }) => command.type === type && state !== "failed");
  }

  private once(command: Command): void {
    if (!this.underWay(command.type)) this.give(command);
  }

  private give(command: Command, keep = true): void {
    this.outbox.add(command, keep);
    this.given();
  }
}
