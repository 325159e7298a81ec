// How the screen is laid out: which columns show, which dialog is open, and what the box at the bottom writes.
import type { OutgoingKind } from "../state/outbox";
import { Changes } from "./changes";
import type { Memory } from "./memory";

export type DialogName =
  | "transfer"
  | "hand-back"
  | "close"
  | "shortcuts"
  | "log-out"
  | "colleague"
  | "hold"
  | "follow"
  | "escalate"
  | "refuse";
export type NarrowView = "list" | "middle";
export type BoardTab = "conversations" | "callbacks";

export class Screen extends Changes {
  dialog: DialogName | null = null;
  /** On a narrow screen only one column shows. */
  view: NarrowView = "list";
  tab: BoardTab = "conversations";
  dutyOpen = false;
  writing: OutgoingKind = "message";
  /** The text box should take the focus as soon as it is there. */
  focusText = false;
  private aboutOver = false;
  private readonly wide = matchMedia("(min-width: 75rem)");

  constructor(private readonly memory: Memory) {
    super();
    this.wide.addEventListener("change", () => this.set({}));
  }

  set(change: Partial<Pick<Screen, "dialog" | "view" | "tab" | "dutyOpen" | "writing">>): void {
    Object.assign(this, change);
    this.changed();
  }

  /** Goes to the text box of the open conversation. */
  startWriting(writing: OutgoingKind): void {
    this.focusText = true;
    this.set({ view: "middle", writing });
  }

  get listFolded(): boolean {
    return this.memory.browser.listFolded;
  }

  foldList(folded: boolean): void {
    this.memory.browser.listFolded = folded;
    this.memory.save();
    this.changed();
  }

  /** Beside the conversation when there is room, and over it when there is not. */
  get aboutShown(): boolean {
    return this.wide.matches ? !this.memory.browser.aboutFolded : this.aboutOver;
  }

  showAbout(shown: boolean): void {
    if (this.wide.matches) this.memory.browser.aboutFolded = !shown;
    else this.aboutOver = shown;
    this.memory.save();
    this.changed();
  }

  get shortcuts(): boolean {
    return this.memory.browser.shortcuts;
  }

  useShortcuts(use: boolean): void {
    this.memory.browser.shortcuts = use;
    this.memory.save();
    this.changed();
  }
}
