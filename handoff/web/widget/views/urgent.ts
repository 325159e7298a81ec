// A text that cannot wait: the numbers in it, and a button for each.
import { html, type TemplateResult } from "lit";
import { fill } from "../../shared/languages";
import { wholeNumbers } from "../../shared/whole-numbers";
import { dial } from "../plain-links";
import type { Texts } from "../texts";
import { urgentNumbers } from "../urgent-numbers";
import { telephoneIcon } from "./icons";
import { link, richText } from "./rich-text";

/** An urgent text with the numbers in it, `linked` when no button to call them stands under it. */
export function urgentWords(text: string, linked: boolean): TemplateResult[] {
  const parts: TemplateResult[] = [];
  let from = 0;
  for (const match of urgentNumbers(text)) {
    parts.push(...richText(text.slice(from, match.index)));
    parts.push(
      linked
        ? link(dial(match[0]), match[0], undefined, "link urgent-number")
        : html`<span class="urgent-number">${match[0]}</span>`,
    );
    from = match.index + match[0].length;
  }
  return [...parts, ...richText(text.slice(from))];
}

/** The numbers of an urgent text, each as one big button: nobody in danger should have to read. */
export function urgentCalls(text: string, texts: Texts): TemplateResult[] {
  const numbers = new Set(urgentNumbers(text).map(([number]) => number));
  return [...numbers].map(
    (number) =>
      html`<a class="urgent-call utrecht-button utrecht-button--primary-action" href=${dial(number)}
        >${telephoneIcon} <span>${wholeNumbers(fill(texts.call, { number }))}</span></a
      >`,
  );
}
