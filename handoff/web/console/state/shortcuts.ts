// Keys and steps. The single keys of the console work where nobody is writing, without Ctrl, Alt or Meta, and can be
// turned off; which key does what stands with the actions.

/** The keys of the text box. */
export const WRITING_KEYS = [
  { key: "/", name: "canned-typing" },
  { key: "Enter", name: "send" },
  { key: "Shift + Enter", name: "new-line" },
  { key: "Esc", name: "stop-writing" },
] as const;

/** The keys that open the list of all actions, as they are written. */
export const PALETTE_KEYS = "Ctrl + K";

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
}

/** The one of `actions` that a press means; none while somebody is writing or with another key held down. */
export function shortcutOf<A extends { readonly key?: string }>(
  press: KeyPress,
  writing: boolean,
  actions: readonly A[],
): A | null {
  if (writing || press.ctrlKey || press.altKey || press.metaKey || press.repeat) return null;
  return actions.find(({ key }) => key === press.key) ?? null;
}

/** Whether a press asks for the list of all actions: Ctrl or Cmd with K, also while somebody is writing. */
export function asksPalette(press: KeyPress & { readonly shiftKey: boolean }): boolean {
  return (press.ctrlKey || press.metaKey) && !press.altKey && !press.shiftKey && press.key.toLowerCase() === "k";
}

/** The element of `ids` after (`step` 1) or before (-1) `current`, stopping at the ends. */
export function stepFrom(ids: readonly string[], current: string | null, step: 1 | -1): string | null {
  const at = current === null ? -1 : ids.indexOf(current);
  if (at < 0) return (step === 1 ? ids[0] : ids.at(-1)) ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))] ?? null;
}
