import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";

/** What is wrong, said at once; nothing without `problem`. Other words are a new element: Orca says no change of an alert. */
export function problemLine(problem: string): TemplateResult | "" {
  return problem ? html`${keyed(problem, html`<p class="problem" role="alert">${problem}</p>`)}` : "";
}
