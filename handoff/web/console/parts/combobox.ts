// A combobox with its listbox (WAI-ARIA): the focus stays in the box, arrows choose in the list, Enter takes.
import { html, type TemplateResult } from "lit";

/** As far as Page Up and Page Down go. */
const PAGE = 8;

export interface ComboBox {
  readonly label: string;
  /** How many there are in the list, and which of them is chosen (from 0; below 0: none). */
  readonly count: number;
  readonly at: number;
  readonly type: (words: string) => void;
  readonly choose: (at: number) => void;
  readonly take: (at: number) => void;
}

/** The box to type in; `choices` go into the listbox called `list`. */
export function comboBox(box: ComboBox): TemplateResult {
  return html`<input
    class="utrecht-textbox"
    type="text"
    role="combobox"
    aria-label=${box.label}
    aria-expanded="true"
    aria-controls="list"
    aria-autocomplete="list"
    aria-activedescendant=${box.at < 0 ? "" : `option-${box.at}`}
    autocomplete="off"
    spellcheck="false"
    placeholder=${box.label}
    @input=${(event: InputEvent) => box.type((event.target as HTMLInputElement).value)}
    @keydown=${(event: KeyboardEvent) => pressed(event, box)}
  />`;
}

/** The list that belongs to it. */
export function comboList(label: string, options: unknown): TemplateResult {
  return html`<div id="list" role="listbox" aria-label=${label}>${options}</div>`;
}

export interface ComboOption {
  readonly at: number;
  readonly chosen: boolean;
  readonly press: () => void;
  readonly pressTwice?: () => void;
  readonly point?: () => void;
}

/** One of the list, the `at`th over all its groups. */
export function comboOption({ at, chosen, press, pressTwice, point }: ComboOption, content: unknown): TemplateResult {
  return html`<div
    id="option-${at}"
    class="option"
    role="option"
    aria-selected=${chosen}
    @click=${press}
    @dblclick=${pressTwice}
    @pointermove=${point}
  >
    ${content}
  </div>`;
}

/** Brings what is chosen into view; to be called after each change. */
export function showChosen(root: ParentNode): void {
  root.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
}

/** Where a key goes in a list of `count` from `at`; none: it is another key. */
export function stepOf(key: string, at: number, count: number): number | undefined {
  const last = count - 1;
  const steps: Record<string, number> = {
    ArrowDown: at >= last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    PageDown: Math.min(last, at + PAGE),
    PageUp: Math.max(0, at - PAGE),
  };
  return steps[key];
}

function pressed(event: KeyboardEvent, { at, count, choose, take }: ComboBox): void {
  if (event.isComposing) return;
  const step = stepOf(event.key, at, count);
  if (step === undefined && event.key !== "Enter") return;
  event.preventDefault();
  if (count === 0) return;
  if (step !== undefined) choose(step);
  else if (at >= 0) take(at);
}
