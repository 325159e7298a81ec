import { html, nothing, type TemplateResult } from "lit";
import { wholeNumbers } from "../../shared/whole-numbers";
import { plainLinks, safeAddress } from "../plain-links";
import type { Texts } from "../texts";

/** `text` as it was written, with its addresses as links; never as HTML. */
export function richText(text: string): TemplateResult[] {
  return plainLinks(text).map((part) => (part.href ? link(part.href, part.text) : html`${wholeNumbers(part.text)}`));
}

/** A link out of the conversation. What is not http, https, tel or mailto becomes plain text. */
export function link(href: string, label: string, texts?: Texts, styles = "link"): TemplateResult {
  if (!safeAddress(href)) return html`${label}`;
  const leaves = /^https?:/i.test(href);
  // The line break of a formatted template would become a space before the next full stop: hence on one line.
  // prettier-ignore
  return html`<a class=${styles} href=${href} rel="noopener noreferrer" target=${leaves ? "_blank" : nothing}>${label}${leaves && texts ? html`<span class="hidden"> (${texts.newWindow})</span>` : nothing}</a>`;
}
