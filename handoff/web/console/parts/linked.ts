import { html, type TemplateResult } from "lit";
import { wholeNumbers } from "../../shared/whole-numbers";
import { plainLinks } from "../../widget/plain-links";

/** `text` with addresses that can be followed; everything else stays words. */
export function linked(text: string): (TemplateResult | string)[] {
  return plainLinks(text).flatMap((part) =>
    part.href
      ? html`<a href=${part.href} target="_blank" rel="noopener noreferrer">${part.text}</a>`
      : wholeNumbers(part.text),
  );
}
