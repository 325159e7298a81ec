// What a caseworker is warned about before words go to the citizen; sending the same words again sends them.
import type { OutgoingKind } from "./outbox";

/** Why somebody should look once more, and which characters of the text it is about. */
export interface SendWarning {
  readonly words: string;
  readonly start: number;
  readonly end: number;
  /** Sending again is not enough: somebody must say that these words should go. */
  readonly insist?: boolean;
}

export type SendCheck = (text: string, kind: OutgoingKind) => SendWarning | null;

const checks: SendCheck[] = [];

/** Adds a check; every one that warns is shown. */
export function addSendCheck(check: SendCheck): void {
  checks.push(check);
}

/** What is to be said before `text` is sent, if anything. */
export function warningBefore(text: string, kind: OutgoingKind): SendWarning | null {
  const warnings = checks.flatMap((check) => check(text, kind) ?? []);
  const [first] = warnings;
  if (!first) return null;
  return {
    ...first,
    words: warnings.map(({ words }) => words).join(" "),
    insist: warnings.some(({ insist }) => insist),
  };
}
