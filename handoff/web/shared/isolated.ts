// Words of somebody else within a sentence of ours, such as a name or a reason: each has its own direction, and turns
// nothing of the sentence around.
import { html, type TemplateResult } from "lit";

// Noncharacters of Unicode, for use within a program: nobody types them.
const BEGIN = "\uFDD0";
const END = "\uFDD1";

/** `words`, marked as somebody else's until they are shown or said. */
export function isolated(words: string): string {
  return `${BEGIN}${unmarked(words)}${END}`;
}

/** `sentence` without the marks, as it is said. */
export function unmarked(sentence: string): string {
  return sentence.replaceAll(BEGIN, "").replaceAll(END, "");
}

/** `sentence` with what is marked in an element with its own direction; `view` shows each stretch of words. */
export function isolatedView(sentence: string, view: (words: string) => unknown = (words) => words): TemplateResult[] {
  return sentence.split(BEGIN).flatMap((part, place) => {
    const [theirs, ours] = place === 0 ? ["", part] : part.split(END);
    // A line break of a formatted template would become a space.
    // prettier-ignore
    return [...(theirs ? [html`<bdi>${view(theirs)}</bdi>`] : []), ...(ours ? [html`${view(ours)}`] : [])];
  });
}
