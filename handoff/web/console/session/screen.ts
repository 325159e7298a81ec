// How the screen is laid out: which columns show, which dialog is open, and what the box at the bottom writes.
import type { DirectoryHit } from "../../shared/protocol";
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
  | "refuse"
  | "move"
  | "palette"
  | "search"
  | "settings"
  | "canned"
  | "canned-manage"
  | "directory";
/** What fills the screen: the conversations, or what supervisors see to. */
export type Room = "work" | "supervisor";
export type NarrowView = "list" | "middle";
export type BoardTab = "conversations" | "callbacks";

export class Screen extends Changes {
  dialog: DialogName | null = null;
  /** The page is out of reach behind the dialog. */
  covered = false;
  room: Room = "work";
  /** On a narrow screen only one column shows. */
  view: NarrowView = "list";
  tab: BoardTab = "conversations";
  dutyOpen = false;
  /** The text box should take the focus as soon as it is there. */
  focusText = false;
  /** What is selected in the text box, or where the cursor is, also while a dialog is open: characters. */
  caret: { readonly start: number; readonly end: number } | null = null;
  /** What should be found at once when the directory is opened. */
  wanted: (Pick<DirectoryHit, "what" | "id"> & { readonly title: string }) | null = null;
  /** The event that should be shown as soon as its conversation is there: where the words stand that were found. */
  showAt: { readonly conversation: string; readonly seq: number } | null = null;
  /** The list, or the queue of this desk in it (its id), should take the focus as soon as it is there. */
  focusList: "tab" | { readonly desk: string } | null = null;
  private conversation: string | null = null;
  private aboutOver = false;
  private readonly wide = matchMedia("(min-width: 75rem)");

  constructor(private readonly memory: Memory) {
    super();
    this.wide.addEventListener("change", () => this.set({}));
  }

  set(change: Partial<Pick<Screen, "dialog" | "covered" | "view" | "tab" | "dutyOpen" | "writing" | "room">>): void {
    // Before what opened a dialog gets the focus back.
    if (change.dialog !== undefined) this.covered = false;
    // Whoever goes to a conversation or a list wants to see it.
    if (change.view !== undefined || change.tab !== undefined) this.room = "work";
    Object.assign(this, change);
    this.changed();
  }

  /** Hears which conversation is open: whether one writes a message or a note in it is kept for each. */
  opened(conversation: string | null): void {
    this.conversation = conversation;
  }

  get writing(): OutgoingKind {
    return this.memory.tab.writing[this.conversation ?? ""] ?? "message";
  }

  set writing(kind: OutgoingKind) {
    const { writing } = this.memory.tab;
    if (kind === "message") delete writing[this.conversation ?? ""];
    else writing[this.conversation ?? ""] = kind;
    this.memory.save();
  }

  /** Goes to the text box of the open conversation. */
  startWriting(writing: OutgoingKind): void {
    this.focusText = true;
    this.set({ view: "middle", writing });
  }

  /** Goes to a list, unfolding it. */
  showList(tab: BoardTab): void {
    this.focusList = "tab";
    this.memory.person.listFolded = false;
    this.set({ tab, view: "list" });
  }

  /** Goes to the queue of a desk. */
  showDesk(desk: string): void {
    this.showList("conversations");
    this.focusList = { desk };
  }

  get listFolded(): boolean {
    return this.memory.person.listFolded;
  }

  foldList(folded: boolean): void {
    this.memory.person.listFolded = folded;
    this.memory.save();
    this.changed();
  }

  /** Beside the conversation when there is room, and over it when there is not. */
  get aboutShown(): boolean {
    return this.wide.matches ? !this.memory.person.aboutFolded : this.aboutOver;
  }

  showAbout(shown: boolean): void {
    if (this.wide.matches) this.memory.person.aboutFolded = !shown;
    else this.aboutOver = shown;
    this.memory.save();
    this.changed();
  }

  get shortcuts(): boolean {
    return this.memory.person.shortcuts;
  }

  useShortcuts(use: boolean): void {
    this.memory.person.shortcuts = use;
    this.memory.save();
    this.changed();
  }
}
