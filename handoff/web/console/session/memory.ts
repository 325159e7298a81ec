// What survives a reload. Drafts and messages on their way hold citizens' affairs: they stay in this tab and go when
// the caseworker logs out. Choices about the screen stay in the browser, for each caseworker apart.
import type { Outbox, OutgoingKind } from "../state/outbox";

interface OfThisTab {
  /** Who it belongs to: the id of a caseworker. */
  caseworker: string;
  drafts: Record<string, string>;
  /** What the box at the bottom of a conversation writes, where that is not a message. */
  writing: Record<string, OutgoingKind>;
  readSeq: Record<string, number>;
  outboxes: Record<string, Outbox>;
  wantedDesks: readonly string[];
  /** When the log-in ended without being asked to; milliseconds. None: it did not. */
  endedAt: number | null;
}

interface OfThisPerson {
  language: string | null;
  shortcuts: boolean;
  listFolded: boolean;
  aboutFolded: boolean;
  theme: "system" | "light" | "dark";
  contrast: "system" | "more";
  /** Messages of the browser while the console is not in sight. */
  notify: boolean;
  sound: boolean;
}

const emptyTab: OfThisTab = {
  caseworker: "",
  drafts: {},
  writing: {},
  readSeq: {},
  outboxes: {},
  wantedDesks: [],
  endedAt: null,
};
const newPerson: OfThisPerson = {
  language: null,
  shortcuts: true,
  listFolded: false,
  aboutFolded: false,
  theme: "system",
  contrast: "system",
  notify: false,
  sound: false,
};

const KEY = "loket.console";

export class Memory {
  readonly tab: OfThisTab;
  /** Of whoever is logged in; before that, of whoever was here last. */
  readonly person: OfThisPerson;

  constructor(
    private readonly tabStorage: Storage = sessionStorage,
    private readonly browserStorage: Storage = localStorage,
  ) {
    this.tab = { ...structuredClone(emptyTab), ...read<OfThisTab>(tabStorage, KEY) };
    this.person = { ...newPerson, ...read<OfThisPerson>(browserStorage, KEY) };
  }

  save(): void {
    write(this.tabStorage, KEY, this.tab);
    write(this.browserStorage, KEY, this.person);
    if (this.tab.caseworker) write(this.browserStorage, `${KEY}.${this.tab.caseworker}`, this.person);
  }

  /** Keeps what is stored when it is of the same caseworker, and forgets it when it is somebody else's. */
  belongsTo(caseworker: string): void {
    if (this.tab.caseworker !== caseworker) this.forget();
    this.tab.caseworker = caseworker;
    const { language } = this.person;
    const own = read<OfThisPerson>(this.browserStorage, `${KEY}.${caseworker}`);
    // Who never chose a language goes on in the one that stands on the screen.
    Object.assign(this.person, newPerson, own, { language: own.language ?? language });
    this.save();
  }

  /** Forgets everything about one conversation. */
  forgetConversation(id: string): void {
    const { tab } = this;
    tab.drafts = Object.fromEntries(Object.entries(tab.drafts).filter(([key]) => !key.startsWith(`${id}:`)));
    delete tab.writing[id];
    delete tab.readSeq[id];
    delete tab.outboxes[id];
    this.save();
  }

  /** Forgets everything about citizens. */
  forget(): void {
    Object.assign(this.tab, structuredClone(emptyTab));
    this.save();
  }
}

function read<T>(storage: Storage, key: string): Partial<T> {
  try {
    return JSON.parse(storage.getItem(key) ?? "{}") as Partial<T>;
  } catch {
    return {};
  }
}

function write(storage: Storage, key: string, value: object): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage is full or forbidden: the console works on without surviving a reload.
  }
}
