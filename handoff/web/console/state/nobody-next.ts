import type { Overview } from "../../shared/protocol";
import { counted, t } from "../words";
import { waitingElsewhere } from "./board";

/** Why there is nobody to take now: nobody waits here, or who waits is somebody else's first. */
export function nobodyNextWords(overview: Overview): string {
  const elsewhere = waitingElsewhere(overview);
  return elsewhere > 0 ? counted("waiting.elsewhere", elsewhere) : t("problem.nobody-next");
}
