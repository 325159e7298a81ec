import { pageTopic } from "../shared/page-topic";
import type { Event, NewConversation, PageTopic, Plan, Problem, ToCitizen, Waiting } from "../shared/protocol";
import { UnreachableError } from "../shared/requests";
import { CallbackAsking } from "./callback-asking";
import { ChosenLanguage } from "./chosen-language";
import { Commands } from "./commands";
import type { DeviceStorage } from "./device-storage";
import type { Conversation } from "./fold";
import { Kept } from "./kept";
import { Line } from "./line";
import type { Key, LinkStatus } from "./link";
import { KEY_NAME, Opening } from "./opening";
import { Outbox, type Pending } from "./outbox";
import { PlaceTold } from "./place-told";
import { Received } from "./received";
import { Seen, SEEN } from "./seen";
import { stepsDone } from "./steps-done";
import { type Tongue, tongueOf } from "./texts";
import { Trouble } from "./trouble";
import { TypingSign } from "./typing-sign";

export interface SessionOptions {
  /** Address of the service, without a slash at the end. */
  server: string;
  /** The site: whose it is, where, and what the page is about. */
  site: Pick<NewConversation, "organisation" | "municipality" | "page" | "topic">;
  /** The language to begin in, ISO 639-1. */
  language: string;
  storage: DeviceStorage;
  onChange: () => void;
  /** Somebody else said something, now. */
  onNews?: () => void;
}

/**
 * One citizen's conversation on this device: opens it at the first need, keeps it over reloads and between tabs, sends
 * what is said and holds what came. It knows nothing of the screen; `onChange` is called after every change.
 */
export class Session {
  waiting: Waiting | null = null;
  /** The place in the queue as somebody who listens is told it. */
  readonly placeTold: PlaceTold;
  /** The conversation does not exist any more, or its key was refused. */
  gone = false;
  /** How the citizen has just done away with it: deleted everywhere, or forgotten on this device. */
  left: "deleted" | "forgotten" | null = null;
  /** What the page is about, once the service was asked. */
  topic: PageTopic | null = null;
  readonly typing: TypingSign;
  /** What the citizen can do. */
  readonly commands: Commands;
  readonly callback: CallbackAsking;

  private readonly line: Line;
  private readonly received = new Received();
  private readonly chosen: ChosenLanguage;
  private readonly opening: Opening;
  private readonly outbox: Outbox;
  private readonly trouble: Trouble;
  private readonly seenSoFar: Seen;
  private readonly endOtherTabs: () => void;
  /** It is being deleted here. */
  private erasing = false;
  /** The line said so while it was being deleted. */
  private goneMeanwhile = false;

  constructor(private readonly options: SessionOptions) {
    const { server, storage, onChange } = options;
    this.seenSoFar = new Seen(storage);
    this.chosen = new ChosenLanguage(storage, options.language);
    this.typing = new TypingSign(onChange);
    this.placeTold = new PlaceTold(onChange);
    this.line = new Line({
      server,
      after: () => this.conversation.lastSeq,
      onFrame: (frame) => this.receive(frame),
      onStatus: (open) => {
        if (!open) this.typing.show(null);
        onChange();
      },
      onOpened: () => {
        this.trouble.forgetPassed();
        onChange();
        this.outbox.lineOpened();
      },
    });
    this.outbox = new Outbox(storage, (command) => this.line.send(command), onChange);
    this.commands = new Commands(this.outbox, () => this.given());
    this.callback = new CallbackAsking(this.commands, onChange);
    this.trouble = new Trouble(this.outbox, this.callback);
    this.opening = new Opening({
      server,
      storage,
      wanted: () => ({ language: this.tongue.conversation, ...options.site }),
      onKey: (key) => {
        this.trouble.problem = null;
        if (!this.line.key) this.connect(key);
      },
      onFailure: (problem) => {
        this.line.status = "offline";
        this.trouble.problem = problem;
        onChange();
      },
    });
    this.endOtherTabs = storage.onOtherTab((key) => this.otherTab(key));
  }

  /** Takes up the conversation that this device has, if any. */
  resume(): void {
    const key = this.opening.stored;
    if (key) this.connect(key);
    else if (this.outbox.pending.length) this.open();
  }

  /** Asks what the page is about, unless that is known or there is a conversation already. */
  async loadTopic(): Promise<void> {
    const { server, site, onChange } = this.options;
    if (!site.topic || this.topic || this.begun) return;
    this.topic = await pageTopic(server, site.topic);
    onChange();
  }

  /** The window goes from the page, and nothing goes on here; the conversation stays. */
  pause(): void {
    this.hangUp();
    this.outbox.stop();
    this.endOtherTabs();
  }

  /** What was said and what happened. */
  get conversation(): Conversation {
    return this.received.conversation;
  }

  /** Everything from before is in; what comes now is news. */
  get caughtUp(): boolean {
    return this.received.caughtUp;
  }

  get status(): LinkStatus | "none" {
    return this.line.status;
  }

  /** The connection was away and is there again. */
  get reconnected(): boolean {
    return this.line.reconnected;
  }

  /** The language in which the window is read. */
  get tongue(): Tongue {
    return this.chosen.tongue;
  }

  /** A problem that belongs to no message. */
  get problem(): Problem | null {
    return this.trouble.problem;
  }

  get pending(): readonly Pending[] {
    return this.outbox.pending;
  }

  /** Whether there is a conversation, opened or being opened. */
  get begun(): boolean {
    return this.line.key !== null || this.outbox.pending.length > 0;
  }

  /** The steps of the plan in the message `of` that are done (ids), what is still on its way included. */
  done(of: number, plan: Plan): ReadonlySet<string> {
    return stepsDone(this.conversation.ticks, this.outbox.pending, of, plan);
  }

  /** How far the citizen has seen the conversation, in whichever tab. */
  get seen(): number {
    return this.seenSoFar.upTo;
  }

  markSeen(): void {
    this.seenSoFar.mark(this.conversation.lastSeq);
  }

  /** Goes on in `tongue`; an open conversation is told when the service is to answer in another language. */
  chooseLanguage(tongue: Tongue): void {
    if (tongue.code === this.tongue.code) return;
    const other = tongue.conversation !== (this.conversation.language ?? this.tongue.conversation);
    this.chosen.keep(tongue);
    if (other && this.line.key && this.conversation.owner !== "closed" && !this.gone) {
      this.commands.chooseLanguage(tongue.conversation);
    } else this.options.onChange();
  }

  typingOn(on: boolean): void {
    if (this.conversation.owner === "caseworker") this.line.typing(on);
  }

  /** Sends a message that failed once more. */
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
    if (!this.line.retryNow()) this.open();
  }

  /** Leaves this conversation; the next words begin a new one. The texts that did not get through come back. */
  startOver(): string {
    const unsent = this.outbox.pending
      .map(({ command, state }) => (command.type === "say" && state !== "answered" ? command.text : ""))
      .filter(Boolean)
      .join("\n");
    const { gone } = this;
    this.opening.forget();
    // Nobody is known again by a conversation that does not exist.
    if (gone) this.opening.forgetPrevious();
    this.forget("everywhere");
    return unsent;
  }

  /** What the service keeps of it, to take along. Throws `UnreachableError` before there is a conversation. */
  get kept(): Kept {
    const { key } = this.line;
    if (!key) throw new UnreachableError("no conversation yet");
    return new Kept(this.options.server, key);
  }

  /**
   * Ends the conversation, so that nobody waits in it, and leaves it. The texts that did not get through come back.
   * Throws `ProblemError` or `UnreachableError`.
   */
  async beginAnew(): Promise<string> {
    if (this.runs) await this.kept.end();
    return this.startOver();
  }

  /** Deletes the conversation at the service and here. Throws `ProblemError` or `UnreachableError`. */
  async delete(): Promise<void> {
    if (this.line.key) await this.erase();
    this.startOver();
    this.opening.forgetPrevious();
    this.left = "deleted";
    this.options.onChange();
  }

  /**
   * Leaves nothing on this device, unsent words and choices included, for who shares it with others. The conversation
   * is ended; whoever is without a connection does not wait for that.
   */
  async forgetHere(): Promise<void> {
    const { storage, onChange } = this.options;
    const kept = this.runs ? this.kept : null;
    this.startOver();
    for (const name of storage.keys("")) storage.remove(name);
    this.left = "forgotten";
    onChange();
    try {
      await kept?.end();
    } catch {
      // What was asked for is done. Of a citizen who stays away the service hears by itself.
    }
  }

  /** There is a conversation, and it is not over. */
  private get runs(): boolean {
    return this.line.key !== null && !this.gone && this.conversation.owner !== "closed";
  }

  private async erase(): Promise<void> {
    this.erasing = true;
    this.goneMeanwhile = false;
    try {
      await this.kept.erase();
    } catch (error) {
      if (this.goneMeanwhile) this.isGone();
      throw error;
    } finally {
      this.erasing = false;
    }
  }

  private hangUp(): void {
    this.line.hangUp();
    this.opening.stop();
    this.typing.show(null);
    this.showPlace(null);
  }

  private given(): void {
    this.trouble.forgetRefusal();
    this.left = null;
    this.line.reconnected = false;
    this.open();
  }

  private open(): void {
    if (this.line.key) return;
    if (this.status === "none") this.line.status = "connecting";
    this.opening.start();
    this.options.onChange();
  }

  private connect(key: Key): void {
    this.received.begin();
    this.line.connect(key);
    this.options.onChange();
  }

  private receive(frame: ToCitizen): void {
    switch (frame.type) {
      case "welcome":
        this.received.welcome(frame.last_seq);
        break;
      case "reset":
        this.received.reset();
        break;
      case "events":
        this.take(frame.events, frame.last_seq);
        break;
      case "waiting":
        this.showPlace(frame.waiting ?? null);
        break;
      case "typing_now":
        this.typing.show(frame.on ? frame.role : null);
        break;
      case "ack": {
        const command = this.outbox.answered(frame.client_id, frame.seq ?? null);
        if (command?.type === "ask_callback") this.callback.understood(command, frame.number ?? null);
        this.trouble.forgetPassed();
        break;
      }
      case "problem":
        this.refuse(frame);
        break;
      case "pong":
        break;
    }
    this.options.onChange();
  }

  private take(events: readonly Event[], lastSeq: number): void {
    const { fresh, news } = this.received.take(events, lastSeq);
    for (const { sender, body } of fresh) {
      if (body.kind === "message" && sender.role === this.typing.role) this.typing.show(null);
      this.callback.heard(body.kind, this.conversation);
    }
    if (this.conversation.owner !== "queue") this.showPlace(null);
    if (fresh.some(({ body }) => body.kind === "language_chosen")) this.followLanguage();
    this.outbox.seen(this.conversation.lastSeq, new Set(fresh.flatMap((event) => event.client_id ?? [])));
    if (news) this.options.onNews?.();
  }

  private showPlace(place: Waiting | null): void {
    this.waiting = place;
    this.placeTold.now(place);
  }

  private refuse(problem: Problem): void {
    if (problem.code === "not-found" && !problem.client_id) {
      // Who deletes it here is told that, and not for a moment that it is gone: the line may know before the answer comes.
      // The line closes then, which is not told either.
      if (!this.erasing) this.isGone();
      else {
        this.goneMeanwhile = true;
        this.line.stop();
      }
      return;
    }
    this.trouble.refused(problem);
  }

  private isGone(): void {
    this.gone = true;
    this.received.caughtUp = true;
    this.line.stop();
  }

  /** The conversation goes on in another language, as was chosen in another tab; not while a choice here is on its way. */
  private followLanguage(): void {
    const now = this.conversation.language;
    if (now && now !== this.tongue.conversation && !this.commands.underWay("choose_language")) {
      this.chosen.keep(tongueOf(now));
    }
  }

  private otherTab(key: string | null): void {
    if (this.chosen.otherTab(key)) {
      this.options.onChange();
    } else if (key === null || key === KEY_NAME) {
      const stored = this.opening.stored;
      const { key: here } = this.line;
      if (stored?.id === here?.id) return;
      if (here) this.forget("here");
      if (stored) this.connect(stored);
    } else if (key === SEEN) {
      this.options.onChange();
    } else {
      this.outbox.otherTab(key);
    }
  }

  /** `here`: another tab did so, and the device may hold what that tab began since. */
  private forget(where: "here" | "everywhere"): void {
    this.hangUp();
    this.outbox.clear(where);
    if (where === "everywhere") this.seenSoFar.forget();
    this.received.forget();
    this.line.status = "none";
    this.trouble.problem = null;
    this.callback.forget();
    this.left = null;
    this.gone = this.line.reconnected = false;
    this.options.onChange();
  }
}
