// What a caseworker sent and the log does not show yet, oldest first. A retry keeps its client_id: the log keeps it once.
import type { Event as LogEvent, Show } from "../../shared/protocol";

export type OutgoingKind = "message" | "note";

/** A service or plan of the directory that goes with the words. */
export interface ShownWith extends Pick<Show, "what" | "id" | "language"> {
  readonly title: string;
}

export interface Outgoing {
  readonly clientId: string;
  readonly kind: OutgoingKind;
  readonly text: string;
  /** `sent`: the server has it, and it stays here until the log shows it. */
  readonly state: "sending" | "sent" | "failed";
  /** Why it failed, in words; empty when there was no answer, or when it waits behind one that failed. */
  readonly problem: string;
  readonly shown?: ShownWith;
}

export type Outbox = readonly Outgoing[];

/** The box with a new text at its end. */
export function posted(box: Outbox, clientId: string, kind: OutgoingKind, text: string, shown?: ShownWith): Outbox {
  return [...box, { clientId, kind, text, state: "sending", problem: "", ...(shown ? { shown } : {}) }];
}

/** The box after `clientId` failed. What stands behind it waits too: later words must not overtake earlier ones. */
export function failed(box: Outbox, clientId: string, problem: string): Outbox {
  const from = box.findIndex((item) => item.clientId === clientId);
  if (from < 0) return box;
  return box.map((item, index) =>
    index < from ? item : { ...item, state: "failed", problem: index === from ? problem : "" },
  );
}

/** The box after the server took `clientId`. */
export function arrived(box: Outbox, clientId: string): Outbox {
  return box.map((item) => (item.clientId === clientId ? { ...item, state: "sent", problem: "" } : item));
}

/** The box with everything that failed on its way again. */
export function retried(box: Outbox): Outbox {
  return box.map((item) => (item.state === "failed" ? { ...item, state: "sending", problem: "" } : item));
}

/** The box without `clientId`. */
export function without(box: Outbox, clientId: string): Outbox {
  return box.filter((item) => item.clientId !== clientId);
}

/** The box without what `events` shows. */
export function settled(box: Outbox, events: readonly LogEvent[]): Outbox {
  const shown = new Set(events.map((event) => event.client_id));
  return box.some((item) => shown.has(item.clientId)) ? box.filter((item) => !shown.has(item.clientId)) : box;
}

/** What keeps `clientId` from being sent: the first that failed, when that stands before it; otherwise `null`. */
export function inTheWay(box: Outbox, clientId: string): Outgoing | null {
  const first = box.find((item) => item.clientId === clientId || item.state === "failed");
  return first && first.clientId !== clientId ? first : null;
}

/** What is to be sent now: the first that the server does not have, unless it failed. */
export function nextToSend(box: Outbox): Outgoing | null {
  const first = box.find((item) => item.state !== "sent");
  return first?.state === "sending" ? first : null;
}
