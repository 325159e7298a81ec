import type { Session } from "./session";

/** How many messages of others the citizen has not seen, in whichever tab. */
export function unread({ seen, conversation }: Session): number {
  return conversation.entries.filter(
    ({ event }) => event.seq > seen && event.body.kind === "message" && event.sender.role !== "citizen",
  ).length;
}
