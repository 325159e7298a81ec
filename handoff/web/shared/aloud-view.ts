import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { AloudLine } from "./aloud";

/** The region for the lines that a screen reader says by itself; `hidden` is the class of what nobody sees. */
export function aloudView(lines: readonly AloudLine[], hidden: string): TemplateResult {
  return html`<div class=${hidden} aria-live="polite" aria-relevant="additions">${linesView(lines)}</div>`;
}

/** The same for what cannot wait until all before it was said. */
export function aloudFirstView(lines: readonly AloudLine[], hidden: string): TemplateResult {
  return html`<div class=${hidden} role="alert" aria-atomic="false" aria-relevant="additions">
    ${linesView(lines)}
  </div>`;
}

function linesView(lines: readonly AloudLine[]): unknown {
  return repeat(
    lines,
    ({ id }) => id,
    ({ words, lang }) => html`<p lang=${lang}>${words}</p>`,
  );
}
