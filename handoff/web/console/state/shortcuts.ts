// The keys of the console. They work where nobody is writing, without Ctrl, Alt or Meta, and can be turned off.

export const SHORTCUTS = [
  { key: "?", name: "overview" },
  { key: "n", name: "claim-next" },
  { key: "j", name: "next" },
  { key: "k", name: "previous" },
  { key: "r", name: "reply" },
  { key: "m", name: "note" },
  { key: "o", name: "transfer" },
  { key: "b", name: "hand-back" },
  { key: "w", name: "release" },
  { key: "x", name: "close" },
  { key: "1", name: "conversations" },
  { key: "2", name: "callbacks" },
  { key: "d", name: "duty" },
  { key: "p", name: "pause" },
  { key: "i", name: "about" },
] as const;

export const WRITING_KEYS = [
  { key: "Enter", name: "send" },
  { key: "Shift + Enter", name: "new-line" },
  { key: "Esc", name: "stop-writing" },
] as const;

export type ShortcutName = (typeof SHORTCUTS)[number]["name"];

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
}

/** What a press means; nothing while somebody is writing or with another key held down. */
export function shortcutOf(press: KeyPress, writing: boolean): ShortcutName | null {
  if (writing || press.ctrlKey || press.altKey || press.metaKey || press.repeat) return null;
  return SHORTCUTS.find(({ key }) => key === press.key)?.name ?? null;
}

/** The element of `ids` after (`step` 1) or before (-1) `current`, stopping at the ends. */
export function stepFrom(ids: readonly string[], current: string | null, step: 1 | -1): string | null {
  const at = current === null ? -1 : ids.indexOf(current);
  if (at < 0) return (step === 1 ? ids[0] : ids.at(-1)) ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))] ?? null;
}
