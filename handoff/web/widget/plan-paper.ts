const STYLE = /<style>([^]*?)<\/style>/;

/** A page of its own, opened while the click is still fresh: later the browser would take it for an advertisement. */
export function openPaper(): Window | null {
  return window.open("", "_blank");
}

/**
 * Writes `page` (HTML of the service) on `paper` and has it printed. The new page lives under the policy of the one that
 * opened it, which may forbid styles in a page: so the page's style is adopted instead.
 */
export function printOn(paper: Window, page: string): void {
  const css = STYLE.exec(page)?.[1] ?? "";
  const parsed = new DOMParser().parseFromString(page.replace(STYLE, ""), "text/html");
  const { document } = paper;
  document.replaceChild(document.importNode(parsed.documentElement, true), document.documentElement);
  const sheet = new (paper as Window & typeof globalThis).CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  paper.focus();
  paper.print();
}
