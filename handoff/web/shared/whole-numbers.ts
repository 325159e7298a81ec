import { html, type TemplateResult } from "lit";
import { stretches } from "./telephone";

/**
 * `text` with its telephone numbers each on one line where there is room for it, and from left to right also among words
 * from right to left, where a browser would turn the groups around. What is copied of it is `text`.
 */
export function wholeNumbers(text: string): (TemplateResult | string)[] {
  return stretches(text).map(({ text, number, after }) =>
    number ? html`<span class="whole"><bdi dir="ltr">${text}</bdi>${after}</span>` : text,
  );
}
