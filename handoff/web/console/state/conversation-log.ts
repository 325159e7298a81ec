// The events of one conversation as this browser has them: in order of seq, each once, without gaps.
import type { Event as LogEvent } from "../../shared/protocol";

export interface ConversationLog {
  readonly events: readonly LogEvent[];
  readonly lastSeq: number;
}

export const emptyLog: ConversationLog = { events: [], lastSeq: 0 };

/** What a frame is about: it has everything that we may read after `after` up to `lastSeq`. */
export interface Reach {
  readonly after: number;
  readonly lastSeq: number;
}

/**
 * The log with `incoming` added. `gap` is true when something is missing in between; then nothing was added. With
 * `reach`, what is missing inside it is not for us: the citizen shared only a summary of it.
 */
export function withEvents(
  log: ConversationLog,
  incoming: readonly LogEvent[],
  reach?: Reach,
): { readonly log: ConversationLog; readonly gap: boolean } {
  if (reach && reach.after > log.lastSeq) return { log, gap: true };
  const fresh = incoming.filter((event) => event.seq > log.lastSeq).sort((a, b) => a.seq - b.seq);
  const added: LogEvent[] = [];
  let last = log.lastSeq;
  for (const event of fresh) {
    if (event.seq === last) continue;
    if (!reach && event.seq !== last + 1) return { log, gap: true };
    added.push(event);
    last = event.seq;
  }
  if (reach) last = Math.max(last, reach.lastSeq);
  if (last === log.lastSeq) return { log, gap: false };
  return { log: { events: [...log.events, ...added], lastSeq: last }, gap: false };
}
