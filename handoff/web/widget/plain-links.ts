/** A stretch of a text: plain words, or words that lead somewhere. */
export interface Part {
  readonly text: string;
  readonly href?: string;
}

const LINK = /\bhttps?:\/\/[^\s<>"']+|\b(?:mailto|tel):[^\s<>"']+|\bwww\.[^\s<>"']+\.[^\s<>"']+/gi;
/** What stands in the place of each sign that was hidden. */
const MASKED = "▮";
const TRAILING = /[.,;:!?)\]}»”’]$/;
const SAFE = new Set(["http:", "https:", "tel:", "mailto:"]);

/** `address` when it is one that may be followed (http, https, tel, mailto); otherwise `null`. */
export function safeAddress(address: string): string | null {
  try {
    return SAFE.has(new URL(address).protocol) ? address : null;
  } catch {
    return null;
  }
}

/** What to dial for `number`: digits, and the plus, star and hash that a telephone knows. */
export function dial(number: string): string {
  return `tel:${number.replace(/\(0\)/g, "").replace(/[^+\d*#]/g, "")}`;
}

/** `found` without what belongs to the sentence around it: a full stop or a bracket that the address did not open. */
function withoutTail(found: string): string {
  let shown = found;
  while (TRAILING.test(shown) && !closesOwn(shown)) shown = shown.slice(0, -1);
  return shown;
}

function closesOwn(address: string): boolean {
  return address.endsWith(")") && address.split("(").length >= address.split(")").length;
}

/** `text` cut into words and links; nothing is ever read as HTML, and the parts together are `text` again. */
export function plainLinks(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const shown = withoutTail(match[0]);
    const href = safeAddress(/^www\./i.test(shown) ? `https://${shown}` : shown);
    // An address of which a part was hidden leads nowhere.
    if (!href || href.includes(MASKED)) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: shown, href });
    from = match.index + shown.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
