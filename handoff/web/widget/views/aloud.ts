import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { AloudLine } from "../news-aloud";

/** The lines that a screen reader says by itself; nobody sees them. */
export function aloudView(lines: readonly AloudLine[]): TemplateResult {
  return html`<div class="hidden" aria-live="polite" aria-relevant="additions">
    ${repeat(
      lines,
      ({ seq }) => seq,
      ({ words, lang }) => html`<p lang=${lang}>${words}</p>`,
    )}
  </div>`;
}
