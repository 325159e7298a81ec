// What survives a reload. Drafts and messages on their way hold citizens' affairs: they stay in this tab and go when
// the caseworker logs out. Choices about the screen stay in the browser.
import type { Outbox } from "../state/outbox";

interface OfThisTab {
  /** Who it belongs to: the id of a caseworker. */
  caseworker: string;
  drafts: Record<string, string>;
  readSeq: Record<string, number>;
  outboxes: Record<string, Outbox>;
  wantedDesks: readonly string[];
}

interface OfThisBrowser {
  language: string | null;
  lastDesks: readonly string[];
  shortcuts: boolean;
  listFolded: boolean;
  aboutFolded: boolean;
}

const emptyTab: OfThisTab = { caseworker: "", drafts: {}, readSeq: {}, outboxes: {}, wantedDesks: [] };
const newBrowser: OfThisBrowser = {
  language: null,
  lastDesks: [],
  shortcuts: true,
  listFolded: false,
  aboutFolded: false,
};

const KEY = "loket.console";

export class Memory {
  readonly tab: OfThisTab;
  readonly browser: OfThisBrowser;

  constructor(
    private readonly tabStorage: Storage = sessionStorage,
    private readonly browserStorage: Storage = localStorage,
  ) {
    this.tab = { ...structuredClone(emptyTab), ...read<OfThisTab>(tabStorage) };
    this.browser = { ...newBrowser, ...read<OfThisBrowser>(browserStorage) };
  }

  save(): void {
    write(this.tabStorage, this.tab);
    write(this.browserStorage, this.browser);
  }

  /** Keeps what is stored when it is of the same caseworker, and forgets it when it is somebody else's. */
  belongsTo(caseworker: string): void {
    if (this.tab.caseworker !== caseworker) this.forget();
    this.tab.caseworker = caseworker;
    this.save();
  }

  /** Forgets everything about citizens. */
  forget(): void {
    Object.assign(this.tab, structuredClone(emptyTab));
    this.save();
  }
}

function read<T>(storage: Storage): Partial<T> {
  try {
    return JSON.parse(storage.getItem(KEY) ?? "{}") as Partial<T>;
  } catch {
    return {};
  }
}

function write(storage: Storage, value: object): void {
  try {
    storage.setItem(KEY, JSON.stringify(value));
  } catch {
    // Storage is full or forbidden: the console works on without surviving a reload.
  }
}
