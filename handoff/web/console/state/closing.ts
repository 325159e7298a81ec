// What can be said about a conversation when it is closed.
import type { Outcome } from "../../shared/protocol";

export const OUTCOMES: readonly Outcome[] = [
  "answered",
  "referred",
  "callback",
  "follow_up",
  "no_reply",
  "citizen_left",
];

/** What goes wrong for citizens again and again: labels that are the same for everybody can be counted. */
export const SIGNALS = [
  "sent_around",
  "cannot_log_in",
  "letter_unclear",
  "waited_long",
  "several_organisations",
  "language_barrier",
] as const;

/** Whether `label` is one of those. */
export function isSignal(label: string): boolean {
  return (SIGNALS as readonly string[]).includes(label);
}
