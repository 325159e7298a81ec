import type { Language } from "../shared/languages";
import type { Command, DayPart, NewConversation, Opened, Problem, Role, ToCitizen, Waiting } from "../shared/protocol";
import { ProblemError, request } from "../shared/requests";
import { backoff } from "../shared/backoff";
import type { DeviceStorage } from "./device-storage";
import { type Conversation, EMPTY, fold } from "./fold";
import { type Key, Link, type LinkStatus } from "./link";
import { Outbox, type Pending } from "./outbox";

const CONVERSATION = "conversation";
const LANGUAGE = "language";
const SEEN = "seen";
/** A typing sign that is not renewed goes out by itself; milliseconds. */
const TYPING_MS = 20_000;

export interface SessionOptions {
  /** Address of the service, without a slash at the end. */
  server: string;
  /** The site: whose it is and where. */
  site: Pick<NewConversation, "organisation" | "municipality" | "page">;
  language: Language;
  storage: DeviceStorage;
  onChange: () => void;
}

/** Where a wish to be called back stands: the number to check, read back to confirm, or refused with a reason. */
export interface CallbackWish {
  readonly number: string;
  readonly dayPart: DayPart;
  readonly stage: "checking" | "read_back" | "confirming" | "refused";
  readonly readBack?: string;
  readonly problem?: Problem;
}

/** Gives a new `client_id`; `crypto.randomUUID` would not be there on a page without https. */
export function newClientId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * One citizen's conversation on this device: opens it at the first need, keeps it over reloads and between tabs, sends
 * what is said and holds what came. It knows nothing of the screen; `onChange` is called after every change.
 */
export class Session {
  conversation: Conversation = EMPTY;
  status: LinkStatus | "none" = "none";
  waiting: Waiting | null = null;
  typing: Role | null = null;
  callbackWish: CallbackWish | null = null;
  /** A problem that belongs to no message. */
  problem: Problem | null = null;
  /** The conversation does not exist any more, or its key was refused. */
  gone = false;
  /** The citizen has just deleted it. */
  deleted = false;
  /** Everything from before is in; what comes now is news. */
  caughtUp = true;

  private key: Key | null = null;
  private link: Link | null = null;
  private opening = false;
  private openFailures = 0;
  private openTimer: ReturnType<typeof setTimeout> | undefined;
  private typingTimer: ReturnType<typeof setTimeout> | undefined;
  private expectedSeq = 0;
  private chosenLanguage: Language;
  private readonly outbox: Outbox;
  private readonly storage: DeviceStorage;

  constructor(private readonly options: SessionOptions) {
    this.storage = options.storage;
    this.chosenLanguage = (this.storage.get(LANGUAGE) as Language | null) ?? options.language;
    this.outbox = new Outbox(
      this.storage,
      (command) => this.link?.send(command) ?? false,
      () => options.onChange(),
    );
    this.storage.onOtherTab((key) => this.otherTab(key));
  }

  /** Takes up the conversation that this device has, if any. */
  resume(): void {
    const key = this.storedKey();
    if (key) this.connect(key);
    else if (this.outbox.pending.length) this.open();
  }

  /** Lets go of the line; the conversation stays. */
  pause(): void {
    this.link?.stop();
    this.link = null;
    this.key = null;
    clearTimeout(this.openTimer);
    clearTimeout(this.typingTimer);
  }

  get language(): Language {
    return this.chosenLanguage;
  }

  get pending(): readonly Pending[] {
    return this.outbox.pending;
  }

  /** Whether there is a conversation, opened or being opened. */
  get begun(): boolean {
    return this.key !== null || this.outbox.pending.length > 0;
  }

  /** How far the citizen has seen the conversation, in whichever tab. */
  get seen(): number {
    return Number(this.storage.get(SEEN) ?? 0);
  }

  markSeen(): void {
    if (this.conversation.lastSeq > this.seen) this.storage.set(SEEN, String(this.conversation.lastSeq));
  }

  say(text: string): void {
    this.give({ type: "say", client_id: newClientId(), text });
  }

  choose(of: number, payload: string): void {
    this.give({ type: "choose", client_id: newClientId(), of, payload });
  }

  askPerson(): void {
    if (this.isPending("ask_person")) return;
    this.give({ type: "ask_person", client_id: newClientId() });
  }

  wait(): void {
    if (!this.isPending("wait")) this.give({ type: "wait", client_id: newClientId() });
  }

  backToBot(): void {
    if (!this.isPending("back_to_bot")) this.give({ type: "back_to_bot", client_id: newClientId() });
  }

  consent(agreed: boolean): void {
    if (!this.isPending("consent")) this.give({ type: "consent", client_id: newClientId(), agreed });
  }

  end(): void {
    if (!this.isPending("end")) this.give({ type: "end", client_id: newClientId() });
  }

  rate(score: number, remark: string): void {
    this.give({ type: "rate", client_id: newClientId(), score, remark });
  }

  /** Has `number` checked; the answer is read back before anything is promised. */
  checkCallback(number: string, dayPart: DayPart): void {
    this.callbackWish = { number, dayPart, stage: "checking" };
    // Only looked at, not promised yet: a reload may forget it.
    this.give({ type: "ask_callback", client_id: newClientId(), number, day_part: dayPart }, false);
  }

  /** The number that was read back is right: call me there. */
  confirmCallback(): void {
    const wish = this.callbackWish;
    if (wish?.stage !== "read_back") return;
    this.callbackWish = { ...wish, stage: "confirming" };
    const { number, dayPart } = wish;
    this.give({ type: "ask_callback", client_id: newClientId(), number, day_part: dayPart, confirmed: true });
  }

  /** Back to the form, with what was typed. */
  editCallback(): void {
    this.callbackWish = null;
    this.options.onChange();
  }

  /** Goes on in `language`; an open conversation is told. */
  chooseLanguage(language: Language): void {
    if (language === this.chosenLanguage) return;
    this.keepLanguage(language);
    if (this.key) this.give({ type: "choose_language", client_id: newClientId(), language });
    else this.options.onChange();
  }

  typingOn(on: boolean): void {
    if (this.conversation.owner === "caseworker") this.link?.typing(on);
  }

  retry(clientId: string): void {
    this.outbox.retry(clientId);
    this.open();
  }

  /** Takes a message that did not get through out again, and gives its text. */
  takeBack(clientId: string): string {
    const command = this.outbox.take(clientId);
    return command?.type === "say" ? command.text : "";
  }

  /** Tries to connect now instead of at the planned moment. */
  retryConnection(): void {
    this.link?.retryNow();
  }

  /** Leaves this conversation; the next words begin a new one. The texts that did not get through come back. */
  startOver(): string {
    const unsent = this.outbox.pending
      .map(({ command, state }) => (command.type === "say" && state !== "answered" ? command.text : ""))
      .filter(Boolean)
      .join("\n");
    this.storage.remove(CONVERSATION);
    this.forget();
    return unsent;
  }

  /** The conversation as plain text. Throws `ProblemError` or `UnreachableError`. */
  async transcript(): Promise<string> {
    return request<string>(this.address("/transcript"), { headers: { ...this.bearer, Accept: "text/plain" } });
  }

  /** Deletes the conversation at the service and here. Throws `ProblemError` or `UnreachableError`. */
  async delete(): Promise<void> {
    try {
      await request(this.address(""), { method: "DELETE", headers: this.bearer });
    } catch (error) {
      // Already gone is what was asked for.
      if (!(error instanceof ProblemError && error.problem.code === "not-found")) throw error;
    }
    this.startOver();
    this.deleted = true;
    this.options.onChange();
  }

  private give(command: Command, keep = true): void {
    this.problem = null;
    this.deleted = false;
    this.outbox.add(command, keep);
    this.open();
  }

  private isPending(type: Command["type"]): boolean {
    return this.outbox.pending.some(({ command, state }) => command.type === type && state !== "failed");
  }

  private open(): void {
    if (this.key || this.opening) return;
    this.opening = true;
    this.status = this.openFailures ? "offline" : "connecting";
    clearTimeout(this.openTimer);
    const body: NewConversation = { language: this.chosenLanguage, ...this.options.site };
    request<Opened>(`${this.options.server}/api/v1/conversations`, { method: "POST", body })
      .then((opened) => {
        this.openFailures = 0;
        // Another tab may have been first; one conversation for all of them.
        const key = this.storedKey() ?? opened;
        this.storage.set(CONVERSATION, JSON.stringify({ id: key.id, token: key.token }));
        this.connect(key);
      })
      .catch((error: unknown) => {
        this.openFailures += 1;
        this.status = "offline";
        if (error instanceof ProblemError) this.problem = error.problem;
        this.openTimer = setTimeout(() => this.open(), backoff(this.openFailures));
      })
      .finally(() => {
        this.opening = false;
        this.options.onChange();
      });
  }

  private connect(key: Key): void {
    this.key = key;
    this.caughtUp = false;
    this.status = "connecting";
    this.link = new Link({
      server: this.options.server,
      key,
      after: () => this.conversation.lastSeq,
      onFrame: (frame) => this.receive(frame),
      onStatus: (status) => {
        const opened = status === "open" && this.status !== "open";
        this.status = status;
        if (status !== "open") this.typing = null;
        this.options.onChange();
        if (opened) this.outbox.lineOpened();
      },
    });
    this.link.start();
  }

  private receive(frame: ToCitizen): void {
    switch (frame.type) {
      case "welcome":
        this.expectedSeq = frame.last_seq;
        this.caughtUp ||= this.conversation.lastSeq >= frame.last_seq;
        break;
      case "reset":
        this.conversation = EMPTY;
        break;
      case "events":
        this.take(frame.events, frame.last_seq);
        break;
      case "waiting":
        this.waiting = frame.waiting ?? null;
        break;
      case "typing_now":
        this.showTyping(frame.on ? frame.role : null);
        break;
      case "ack":
        this.answered(this.outbox.answered(frame.client_id, frame.seq ?? null), frame.number ?? null);
        break;
      case "problem":
        this.refused(frame);
        break;
      case "pong":
        break;
    }
    this.options.onChange();
  }

  private take(events: readonly Parameters<typeof fold>[1][number][], lastSeq: number): void {
    const fresh = events.filter((event) => event.seq > this.conversation.lastSeq);
    this.conversation = fold(this.conversation, fresh, lastSeq);
    for (const { sender, body } of fresh) {
      if (body.kind === "message" && sender.role === this.typing) this.showTyping(null);
      if (body.kind === "callback_promised") this.callbackWish = null;
    }
    if (this.conversation.owner !== "queue") this.waiting = null;
    if (this.conversation.language && fresh.some(({ body }) => body.kind === "language_chosen")) {
      if (!this.isPending("choose_language")) this.keepLanguage(this.conversation.language);
    }
    this.outbox.seen(this.conversation.lastSeq, new Set(fresh.flatMap((event) => event.client_id ?? [])));
    this.caughtUp ||= this.conversation.lastSeq >= this.expectedSeq;
  }

  private answered(command: Command | null, number: string | null): void {
    if (command?.type !== "ask_callback" || command.confirmed || this.callbackWish?.stage !== "checking") return;
    this.callbackWish = { ...this.callbackWish, stage: "read_back", readBack: number ?? command.number };
  }

  private refused(problem: Problem): void {
    if (problem.code === "not-found" && !problem.client_id) {
      this.gone = true;
      this.caughtUp = true;
      this.link?.stop();
      return;
    }
    const command = this.outbox.refused(problem);
    if (command?.type === "ask_callback" && problem.code !== "too-fast") {
      this.outbox.take(command.client_id);
      if (this.callbackWish) this.callbackWish = { ...this.callbackWish, stage: "refused", problem };
    } else if (command && command.type !== "say" && problem.code !== "too-fast") {
      // A press that came too late has no place of its own in the log; it is told, and it is over.
      this.outbox.take(command.client_id);
      this.problem = problem;
    } else if (!command) {
      this.problem = problem;
    }
  }

  private showTyping(role: Role | null): void {
    clearTimeout(this.typingTimer);
    this.typing = role;
    if (!role) return;
    this.typingTimer = setTimeout(() => {
      this.typing = null;
      this.options.onChange();
    }, TYPING_MS);
  }

  private keepLanguage(language: Language): void {
    this.chosenLanguage = language;
    this.storage.set(LANGUAGE, language);
  }

  private otherTab(key: string | null): void {
    if (key === LANGUAGE) {
      this.chosenLanguage = (this.storage.get(LANGUAGE) as Language | null) ?? this.chosenLanguage;
      this.options.onChange();
    } else if (key === null || key === CONVERSATION) {
      const stored = this.storedKey();
      if (stored?.id === this.key?.id) return;
      if (this.key) this.forget();
      if (stored) this.connect(stored);
      this.options.onChange();
    } else if (key === SEEN) {
      this.options.onChange();
    } else {
      this.outbox.otherTab(key);
    }
  }

  private forget(): void {
    this.pause();
    this.outbox.clear();
    this.storage.remove(SEEN);
    this.conversation = EMPTY;
    this.status = "none";
    this.waiting = this.typing = this.callbackWish = this.problem = null;
    this.gone = this.deleted = false;
    this.caughtUp = true;
    this.options.onChange();
  }

  private storedKey(): Key | null {
    try {
      const key = JSON.parse(this.storage.get(CONVERSATION) ?? "null") as Partial<Key> | null;
      return key?.id && key.token ? { id: key.id, token: key.token } : null;
    } catch {
      return null;
    }
  }

  private address(path: string): string {
    return `${this.options.server}/api/v1/conversations/${encodeURIComponent(this.key?.id ?? "")}${path}`;
  }

  private get bearer(): Record<string, string> {
    return { Authorization: `Bearer ${this.key?.token ?? ""}` };
  }
}
