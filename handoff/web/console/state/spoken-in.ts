import type { Event as LogEvent } from "../../shared/protocol";

/**
 * The language (ISO 639-1) of the words in each of `events`, by its seq: that of the message itself where it is known,
 * also from what the bot found a citizen's words to be written in; otherwise that of the conversation at the time.
 * `begins` is the one before the first of them.
 */
export function spokenIn(events: readonly LogEvent[], begins: string): ReadonlyMap<number, string> {
  const written = new Map(
    events.flatMap(({ body }) =>
      body.kind === "analysis" && body.written_in ? [[body.of, body.written_in] as const] : [],
    ),
  );
  const spoken = new Map<number, string>();
  let now = begins;
  for (const { seq, body } of events) {
    if (body.kind === "started" || body.kind === "language_chosen") now = body.language;
    const own = written.get(seq) ?? (body.kind === "message" ? body.language : null);
    spoken.set(seq, own ?? now);
    if (written.has(seq)) now = own ?? now;
  }
  return spoken;
}
