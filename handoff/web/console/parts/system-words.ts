import type { AnyBody, Event as LogEvent, Message, Note, PlanTicked } from "../../shared/protocol";
import { deskName, languageName, t } from "../words";

type Happening = Exclude<AnyBody, Message | Note | PlanTicked>;

/** What happened, in a line. */
export function systemWords(event: LogEvent, body: Happening): string {
  const name = event.sender.name ?? t("who.caseworker");
  switch (body.kind) {
    case "started":
      return t("system.started");
    case "analysis":
      return t("system.analysis");
    case "queued":
      return t("system.queued", { desk: deskName(body.desk), reason: t(`reason.${body.reason}`) });
    case "unavailable":
      return t(`system.unavailable.${body.why}`, { desk: deskName(body.desk) });
    case "claimed":
      return t(body.assigned ? "system.assigned" : "system.claimed", { name });
    case "requeued":
      return t(`system.requeued.${body.why}`, { desk: deskName(body.desk) });
    case "transfer_asked":
      return t("system.transfer_asked", { name, desk: deskName(body.desk) });
    case "transfer_refused":
      return t("system.transfer_refused", { desk: deskName(body.desk) });
    case "transferred":
      return t("system.transferred", { desk: deskName(body.desk) });
    case "handed_back":
      return t("system.handed_back", { name });
    case "returned_to_bot":
      return t("system.returned_to_bot");
    case "callback_promised":
      return t("system.callback_promised", { number: body.number, part: t(`day-part.${body.day_part}`) });
    case "municipality_known":
      return t("system.municipality_known", { name: body.name });
    case "language_chosen":
      return t("system.language_chosen", { language: languageName(body.language) });
    case "notice":
      return t(`notice.${body.code}`, { kinds: (body.params ?? []).join(", ") });
    case "closed":
      return t("system.closed", { outcome: t(`outcome.${body.outcome}`) });
    case "rated":
      return t("system.rated", { score: body.score });
  }
}
