import type { TemplateResult } from "lit";
import type { Session } from "../session";
import type { TakePlan } from "../take-along";
import type { Texts } from "../texts";

/** What the lines of the conversation are shown with, and what can be done from them. */
export interface LogContext {
  readonly session: Session;
  readonly texts: Texts;
  readonly language: string;
  /** Puts a text back into the box. */
  readonly edit: (text: string) => void;
  /** The plan in the message with that seq is to be taken along. */
  readonly takePlan: (how: TakePlan, of: number) => void;
}

/** What stands in the conversation; the same `key` is the same thing, wherever it stands. */
export interface Line {
  readonly key: string;
  readonly view: TemplateResult;
}
