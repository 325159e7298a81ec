// Skills as supervisors read them. A desk asks for a skill by a code; the codes that Loket brings have words in each
// language, and one that an organisation made is read as its own words.
import { isTextKey, t } from "../words";

/** The words of the skill with this code. */
export function skillWords(code: string): string {
  const key = `skill.${code}`;
  return isTextKey(key) ? t(key) : code.replaceAll("_", " ").replace(/^./, (first) => first.toUpperCase());
}

/** The skills to choose from: what `asked` desks want, and what somebody has though no desk wants it now. */
export function choosable(asked: readonly string[], has: readonly string[]): readonly string[] {
  return [...new Set([...asked, ...has])].toSorted((one, other) => skillWords(one).localeCompare(skillWords(other)));
}
