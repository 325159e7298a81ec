import type { Facts } from "../state/facts";
import { deskName, t } from "../words";

/** Who has the conversation, in words; `me` is the id of who reads it. */
export function ownerWords(facts: Facts, me: string | undefined): string {
  switch (facts.owner) {
    case "bot":
      return t("owner.bot");
    case "queue":
      return t("owner.queue", { desk: facts.desk ? deskName(facts.desk) : "" });
    case "closed":
      return t("owner.closed");
    case "caseworker":
      return facts.caseworkerId === me ? t("owner.me") : t("owner.colleague", { name: facts.caseworkerName ?? "" });
  }
}
