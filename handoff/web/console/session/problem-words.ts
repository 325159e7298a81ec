import { ProblemError, UnreachableError } from "../../shared/requests";
import { isTextKey, t } from "../words";

/** What went wrong and what to do about it, in words for the caseworker. */
export function problemWords(error: unknown): string {
  if (!(error instanceof ProblemError)) {
    // A fault of our own is not the network's: it is told where faults of a page are seen.
    if (!(error instanceof UnreachableError)) reportError(error);
    return t("problem.no-answer");
  }
  const { code, detail, retry_after } = error.problem;
  if (code === "already-claimed" && detail) return detail;
  if (code === "locked-out") {
    return t("problem.locked-out", { minutes: Math.max(1, Math.ceil((retry_after ?? 60) / 60)) });
  }
  const key = `problem.${code}`;
  return isTextKey(key) ? t(key) : detail || t("problem.internal");
}

/** The code of the problem, or none when there was no answer. */
export function problemCode(error: unknown): string | null {
  return error instanceof ProblemError ? error.problem.code : null;
}
