// What a caseworker has not seen yet of a conversation.
import type { Event as LogEvent } from "../../shared/protocol";
import type { ConversationLog } from "./conversation-log";

/** True for what asks for attention: the citizen's words, or their answer to a question. */
export function asksAttention(event: LogEvent): boolean {
  if (event.body.kind === "transfer_refused") return true;
  return event.sender.role === "citizen" && event.body.kind === "message";
}

/**
 * How many events after `readSeq` ask for attention. Of what this browser has not received yet (up to
 * `lastSeq`), each counts as one: better a number too high than a message that nobody sees.
 */
export function unreadCount(log: ConversationLog, readSeq: number, lastSeq: number): number {
  const seen = log.events.filter((event) => event.seq > readSeq && asksAttention(event)).length;
  return seen + Math.max(0, lastSeq - Math.max(log.lastSeq, readSeq));
}
