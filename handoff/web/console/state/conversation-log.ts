// The events of one conversation as this browser has them: in order of seq, each once, without gaps.
import type { Event as LogEvent } from "../../shared/protocol";

export interface ConversationLog {
  readonly events: readonly LogEvent[];
  readonly lastSeq: number;
}

export const emptyLog: ConversationLog = { events: [], lastSeq: 0 };

/** The log with `incoming` added. `gap` is true when something is missing in between; then nothing was added. */
export function withEvents(
  log: ConversationLog,
  incoming: readonly LogEvent[],
): { readonly log: ConversationLog; readonly gap: boolean } {
  const fresh = incoming.filter((event) => event.seq > log.lastSeq).sort((a, b) => a.seq - b.seq);
  const added: LogEvent[] = [];
  let last = log.lastSeq;
  for (const event of fresh) {
    if (event.seq === last) continue;
    if (event.seq !== last + 1) return { log, gap: true };
    added.push(event);
    last = event.seq;
  }
  if (added.length === 0) return { log, gap: false };
  return { log: { events: [...log.events, ...added], lastSeq: last }, gap: false };
}
