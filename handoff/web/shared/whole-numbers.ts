import { html, type TemplateResult } from "lit";
import { stretches } from "./telephone";

/** `text` with its telephone numbers each on one line where there is room for it; what is copied of it is `text`. */
export function wholeNumbers(text: string): (TemplateResult | string)[] {
  return stretches(text).map((part) => (part.number ? html`<span class="whole">${part.text}</span>` : part.text));
}
