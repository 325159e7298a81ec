import type { Event } from "../shared/protocol";
import { type Conversation, EMPTY, fold } from "./fold";

/** What came of the conversation so far, and whether that is all there was. */
export class Received {
  conversation: Conversation = EMPTY;
  /** Everything from before is in; what comes now is news. */
  caughtUp = true;
  private expectedSeq = 0;

  /** The line goes open anew: first comes what was missed. */
  begin(): void {
    this.caughtUp = false;
  }

  /** The service has events until `lastSeq`. */
  welcome(lastSeq: number): void {
    this.expectedSeq = lastSeq;
    this.caughtUp ||= this.conversation.lastSeq >= lastSeq;
  }

  /** The service no longer has the place from which this went on: everything comes again. */
  reset(): void {
    this.conversation = EMPTY;
  }

  /** Takes `events` in; gives those that were not known, and whether somebody else said something now. */
  take(events: readonly Event[], lastSeq: number): { readonly fresh: readonly Event[]; readonly news: boolean } {
    const fresh = events.filter((event) => event.seq > this.conversation.lastSeq);
    const news =
      this.caughtUp && fresh.some(({ sender, body }) => body.kind === "message" && sender.role !== "citizen");
    this.conversation = fold(this.conversation, fresh, lastSeq);
    this.caughtUp ||= this.conversation.lastSeq >= this.expectedSeq;
    return { fresh, news };
  }

  /** There is no conversation any more, and nothing to catch up with. */
  forget(): void {
    this.conversation = EMPTY;
    this.caughtUp = true;
  }
}
