// Before a number that identifies somebody is sent or written down, the caseworker is asked whether it should be. What
// citizens write is masked by the server; what caseworkers write is theirs to decide, and stays as it is.
import { personalNumbers, type PersonalKind } from "../state/personal-data";
import { addSendCheck } from "../state/send-checks";
import { t } from "../words";

addSendCheck((text, kind) => {
  const found = personalNumbers(text);
  if (!found) return null;
  const what = kindsInWords(found.kinds);
  const words = t(kind === "note" ? "reading.warning-note" : "reading.warning", { what });
  return { words, start: found.start, end: found.end, insist: true };
});

function kindsInWords(kinds: readonly PersonalKind[]): string {
  const [a = "", b = ""] = kinds.map((kind) => t(`reading.${kind}`));
  return b ? t("reading.and", { a, b }) : a;
}
