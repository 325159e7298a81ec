import { html, type TemplateResult } from "lit";

const ADDRESS = /\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g;

/** `text` with web addresses that can be followed; everything else stays words. */
export function linked(text: string): (TemplateResult | string)[] {
  const parts: (TemplateResult | string)[] = [];
  let from = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    parts.push(text.slice(from, index));
    parts.push(html`<a href=${address} target="_blank" rel="noopener noreferrer">${address}</a>`);
    from = index + address.length;
  }
  parts.push(text.slice(from));
  return parts;
}
