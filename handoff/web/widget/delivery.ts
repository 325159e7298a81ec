import type { Conversation } from "./fold";

/** How far the citizen's newest message came. */
export interface Delivery {
  readonly seq: number;
  /** `sent`: stored by the service. `delivered`: before whoever answers, or answered. */
  readonly state: "sent" | "delivered";
}

/** `null` before the citizen said anything. */
export function deliveryOf({ entries }: Conversation): Delivery | null {
  const index = entries.findLastIndex(({ event }) => event.body.kind === "message" && event.sender.role === "citizen");
  const own = entries[index];
  if (!own) return null;
  const heard = entries
    .slice(index + 1)
    .some(({ event }) => event.body.kind === "claimed" || isAnswer(event.body.kind, event.sender.role));
  return { seq: own.event.seq, state: heard || own.owner === "caseworker" ? "delivered" : "sent" };
}

function isAnswer(kind: string, role: string): boolean {
  return kind === "message" && (role === "bot" || role === "caseworker");
}
