import { inTheWay, type Outbox, type Outgoing } from "../state/outbox";
import { t } from "../words";

/** How it stands with `item` of `box`, in words; `connected`: whether the connection is there. */
export function outgoingWords(box: Outbox, item: Outgoing, connected: boolean): string {
  if (item.state === "sent") return t("sending.sent");
  if (item.problem) return item.problem;
  const before = inTheWay(box, item.clientId);
  // Behind a reason of its own, a new connection sends nothing either.
  if (before && (before.problem || connected)) return t("sending.behind");
  if (!connected) return t("sending.waits");
  return t(item.state === "failed" ? "sending.failed" : "sending.busy");
}
