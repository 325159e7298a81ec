import type { Facts } from "./facts";

/** Whether the caseworker `me` (id) who makes a call can go on with the conversation of it, or close it, after that. */
export function canGoOn(
  { owner, caseworkerId }: Pick<Facts, "owner" | "caseworkerId">,
  me: string | undefined,
): boolean {
  return owner === "bot" || owner === "queue" || (owner === "caseworker" && caseworkerId === me);
}
