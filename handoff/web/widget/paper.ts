const STYLE = /<style>([^]*?)<\/style>/;

/** What TypeScript does not know yet: https://w3c.github.io/trusted-types/dist/spec/ */
interface Policy {
  createHTML(text: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
}

/** A page of its own, opened while the click is still fresh: later the browser would take it for an advertisement. */
export function openPaper(): Window | null {
  return window.open("", "_blank");
}

/**
 * Writes `page` (HTML of the service) on `paper` and has it printed; `false`: the site's policy does not allow that, and
 * `paper` is closed. The new page lives under the policy of the one that opened it, which may forbid styles in a page:
 * so the page's style is adopted instead.
 */
export function printOn(paper: Window, page: string): boolean {
  const css = STYLE.exec(page)?.[1] ?? "";
  let parsed: Document;
  try {
    parsed = new DOMParser().parseFromString(trusted(page.replace(STYLE, "")), "text/html");
  } catch {
    paper.close();
    return false;
  }
  const { document } = paper;
  document.replaceChild(document.importNode(parsed.documentElement, true), document.documentElement);
  const sheet = new (paper as Window & typeof globalThis).CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  paper.focus();
  paper.print();
  return true;
}

let policy: Policy | undefined;

/** `html` as a page with trusted types wants it: these pages are made by the service, which escapes every text. */
function trusted(html: string): string {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!types) return html;
  policy ??= types.createPolicy("loket", { createHTML: (text) => text });
  return policy.createHTML(html);
}
