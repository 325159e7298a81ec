/** Tokens of which every theme for the components of the NL Design System sets one. */
const TOKENS = [
  "--utrecht-document-color",
  "--utrecht-button-primary-action-background-color",
  "--basis-color-default-color-document",
];
/** The name that themes of the NL Design System give themselves: `gemeente-theme`. */
const THEME_CLASS = /^[a-z0-9-]+-theme$/i;
/** Our own looks, whatever the page has; the style sheet does that. */
const NEUTRAL = "neutral";

/**
 * The theme classes for an element at the end of the page: what the site asks for, or those of the page's theme where
 * they stand on a part of the page that the element is not in (what stands around it comes in by itself).
 */
export function themeClasses(wanted: string, page: Document): string[] {
  if (wanted === NEUTRAL) return [];
  if (wanted) return wanted.split(/\s+/).filter(Boolean);
  for (const element of page.body.querySelectorAll<HTMLElement>('[class*="-theme"]')) {
    const classes = [...element.classList].filter((name) => THEME_CLASS.test(name));
    if (classes.length && setsTokens(element)) return classes;
  }
  return [];
}

function setsTokens(element: Element): boolean {
  const style = getComputedStyle(element);
  return TOKENS.some((token) => style.getPropertyValue(token) !== "");
}
