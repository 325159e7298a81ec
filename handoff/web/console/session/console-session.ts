// A caseworker's session: who is logged in, the connection, the board, and which conversation is open.
import { Connection, type ConnectionStatus } from "../../shared/connection";
import type { CaseworkerProfile, FromStaff, MineItem, Overview, ToStaff } from "../../shared/protocol";
import { ProblemError, UnreachableError } from "../../shared/requests";
import { StaffDoor } from "../door/staff-door";
import { emptyOverview } from "../state/board";
import { asksAttention } from "../state/unread";
import { topicWords } from "../names";
import { t } from "../words";
import { Arrivals } from "./arrivals";
import { Changes } from "./changes";
import { ConversationBook } from "./conversation-book";
import { Deletions } from "./deletions";
import { Duty } from "./duty";
import { Entrance } from "./entrance";
import { Gaze } from "./gaze";
import { Heartbeat } from "./heartbeat";
import { Memory } from "./memory";
import { News } from "./news";
import { Outage } from "./outage";
import { problemCode, problemWords } from "./problem-words";
import { Search } from "./search";
import { Sending } from "./sending";
import { Speech } from "./speech";
import { Supervision } from "./supervision";

export type Selection = { readonly kind: "conversation" | "callback"; readonly id: string };

export class ConsoleSession extends Changes {
  readonly memory = new Memory();
  readonly door = new StaffDoor(() => this.entrance.ranOut());
  readonly speech = new Speech(this.memory, this.door);
  readonly book: ConversationBook;
  readonly sending: Sending;
  readonly duty: Duty;
  readonly news = new News();
  readonly entrance = new Entrance(this.door, this.news, {
    entered: (profile) => this.entered(profile),
    ended: () => this.ended(),
    forgotten: () => this.forgotten(),
  });
  readonly outage = new Outage((what) => this.news.announce(t(`connection.${what}`)));
  readonly arrivals = new Arrivals(this.news);
  readonly search = new Search(this.door);
  private readonly deletions = new Deletions(
    (id) => this.isMine(id) || this.isShared(id),
    (id) => this.door.conversation(id),
    (item) => this.forget(item),
  );
  /** Minutes to round off that are offered after closing at a desk that leaves it to the caseworker; 0: none. */
  wrapUpOffered = 0;

  connection: ConnectionStatus = "stopped";
  overview: Overview = emptyOverview;
  /** False until the first overview came. */
  boardKnown = false;
  selection: Selection | null = null;
  /** Why the open conversation could not be read. */
  openProblem = "";

  readonly supervision = new Supervision(this.door, (frame) => this.stream.send(frame));
  private readonly heartbeat = new Heartbeat(() => this.stream.send({ type: "ping" }));
  private readonly gaze = new Gaze((frame) => this.stream.send(frame));
  /** Since when there is no connection: the last word, for a device that slept notices only when it wakes. */
  private lostAt: number | null = null;
  private readonly stream: Connection<FromStaff, ToStaff>;

  constructor() {
    super();
    this.stream = new Connection<FromStaff, ToStaff>({
      url: location.origin.replace(/^http/, "ws") + "/api/v1/staff/stream",
      greeting: () => ({ type: "staff_hello", csrf: this.door.csrf }),
      onFrame: (frame) => this.take(frame),
      onStatus: (status, failures) => this.connectionIs(status, failures),
    });
    this.book = new ConversationBook(this.memory, (frame) => this.stream.send(frame));
    this.sending = new Sending(this.memory, this.door, this.book);
    this.duty = new Duty(this.memory, this.door);
    document.addEventListener("visibilitychange", () => this.gaze.at(this.openConversation));
    // The line may have outlived a network that was away for a moment; what was sent meanwhile has not.
    window.addEventListener("online", () => this.sending.retryAll());
    const { entrance, speech, book, sending, duty, news, outage, search, supervision } = this;
    for (const part of [entrance, speech, book, sending, duty, news, outage, search, supervision])
      part.subscribe(() => this.changed());
  }

  /** Who is or was logged in; `undefined` until the server said whether somebody is. */
  get profile(): CaseworkerProfile | null | undefined {
    return this.entrance.profile;
  }

  /** Offers minutes to round off, or (0) no longer. */
  offerWrapUp(minutes: number): void {
    this.wrapUpOffered = minutes;
    this.changed();
  }

  /** Shows a conversation or a call-back; none: the empty middle. */
  select(selection: Selection | null): void {
    this.selection = selection;
    this.openProblem = "";
    this.followWhatMatters();
    const id = this.openConversation;
    if (id) void this.read(id);
    this.changed();
  }

  /** The id of the conversation in the middle, also under a call-back. */
  get openConversation(): string | null {
    if (this.selection?.kind !== "callback") return this.selection?.id ?? null;
    const { id } = this.selection;
    return this.overview.callbacks.find((item) => item.id === id)?.conversation ?? null;
  }

  /** Whether the open conversation is this caseworker's. */
  get openIsMine(): boolean {
    return this.isMine(this.openConversation ?? "");
  }

  /** How many conversations one has; the open one counts before the list has it. */
  get has(): number {
    return Math.max(this.overview.mine.length, this.openIsMine ? 1 : 0);
  }

  /** Whether this caseworker may write in the open conversation without owning it: joined, or gave it away just now. */
  get openIsShared(): boolean {
    return this.isShared(this.openConversation ?? "");
  }

  /** The open conversation is on the screen: nothing in it is unread any more. */
  seen(): void {
    const id = this.openConversation;
    const inSight = document.visibilityState === "visible" && document.hasFocus() && !this.entrance.ended;
    if (id && inSight) this.book.markRead(id);
  }

  async read(id: string): Promise<void> {
    try {
      this.book.takeDetail(await this.door.conversation(id));
      this.openProblem = "";
      this.seen();
    } catch (error) {
      const code = problemCode(error);
      // A conversation that went to a desk of others may not be read any more; what was seen of it stays.
      const left = code === "not-found" && this.book.has(id);
      if (this.openConversation === id && !left) this.openProblem = problemWords(error);
    }
    this.changed();
  }

  typing(on: boolean, conversation: string): void {
    this.stream.send({ type: "typing", on, conversation });
  }

  reconnect(): void {
    this.stream.retryNow();
  }

  chooseLanguage(code: string): void {
    this.speech.choose(code, !this.profile || this.entrance.ended);
  }

  private isMine(conversation: string): boolean {
    const { facts } = this.book.room(conversation);
    return facts.owner === "caseworker" && facts.caseworkerId === this.profile?.id;
  }

  private isShared(conversation: string): boolean {
    const { facts } = this.book.room(conversation);
    const me = this.profile?.id;
    return facts.giver?.id === me || facts.colleagues.some(({ id }) => id === me);
  }

  /** The citizen deleted it: it is told, and nothing of it stays, on the screen or in this browser. */
  private forget({ conversation, topic_title }: MineItem): void {
    this.news.say("problem", t("conversation.deleted", { topic: topicWords(topic_title) }));
    this.book.forget(conversation);
    this.memory.forgetConversation(conversation);
    if (this.openConversation === conversation) this.select(null);
    this.changed();
  }

  private entered(profile: CaseworkerProfile): void {
    this.news.listens(true);
    this.duty.forget();
    this.memory.belongsTo(profile.id);
    this.speech.entered();
    this.stream.start();
    this.heartbeat.start();
    // The stream brings what happened to what is still there, except for why it may not be read any more.
    if (this.openConversation) void this.read(this.openConversation);
  }

  private ended(): void {
    this.memory.tab.endedAt = this.lostAt ?? Date.now();
    this.memory.save();
    this.door.leave();
    this.stream.stop();
    this.heartbeat.stop();
    this.news.listens(false);
  }

  private forgotten(): void {
    this.memory.forget();
    this.book.clear();
    this.selection = null;
    this.openProblem = "";
    this.overview = emptyOverview;
    this.boardKnown = false;
    this.duty.forget();
    this.search.forget();
    this.supervision.forget();
    this.wrapUpOffered = 0;
    this.lostAt = null;
  }

  /** When everything on the board was true last, while the connection is away for longer; else none. */
  get knownUntil(): Date | null {
    return this.outage.lasts && this.lostAt !== null ? new Date(this.lostAt) : null;
  }

  private connectionIs(status: ConnectionStatus, failures: number): void {
    this.connection = status;
    this.outage.connectionIs(status);
    if (status === "waiting") this.lostAt ??= this.stream.heardAt ?? Date.now();
    // A refused WebSocket does not say why; a request does.
    if (status === "waiting" && failures > 0) void this.checkSession();
    if (status === "open") {
      // What was changed meanwhile was not told.
      if (this.lostAt !== null) void this.entrance.askAgain();
      this.book.watchAgain();
      this.supervision.lookAgain();
      this.gaze.again(this.openConversation);
      this.sending.retryAll();
    }
    this.changed();
  }

  private async checkSession(): Promise<void> {
    try {
      await this.door.session();
    } catch (error) {
      if (problemCode(error) !== "not-logged-in" && !(error instanceof UnreachableError))
        this.news.say("problem", problemWords(error));
    }
  }

  private take(frame: ToStaff): void {
    switch (frame.type) {
      case "overview":
        this.takeOverview(frame);
        break;
      case "events":
        if (this.book.takeEvents(frame).some(asksAttention)) this.newWords(frame.conversation ?? "");
        this.seen();
        break;
      case "supervision":
        this.supervision.take(frame);
        break;
      case "typing_now":
        this.book.takeTyping(frame);
        break;
      case "looking_now":
        this.book.takeLooking(frame);
        break;
      case "member_changed":
        void this.entrance.askAgain();
        break;
      case "reset":
        this.book.startOver();
        break;
      case "problem":
        if (frame.code === "not-logged-in") this.entrance.ranOut();
        // Whether a conversation can be followed is told where it is shown, by the request that reads it.
        else if (frame.code !== "not-found") this.news.say("problem", problemWords(new ProblemError(frame)));
        break;
      case "pong":
        break;
    }
  }

  private newWords(conversation: string): void {
    const item = this.overview.mine.find((mine) => mine.conversation === conversation);
    if (item) this.arrivals.words(item, conversation === this.openConversation);
  }

  private takeOverview(overview: Overview): void {
    const before = this.overview;
    this.overview = overview;
    if (this.boardKnown) {
      const assigned = this.arrivals.board(before, overview, this.openConversation);
      void this.deletions.board(before, overview);
      const first = assigned[0];
      if (first && !this.selection) this.select({ kind: "conversation", id: first.conversation });
    }
    const { tab } = this.memory;
    const awaySince = this.lostAt ?? tab.endedAt;
    if (!this.boardKnown || awaySince !== null) {
      void this.repairDuty(overview, awaySince === null ? 0 : Date.now() - awaySince);
    }
    this.boardKnown = true;
    this.lostAt = null;
    if (tab.endedAt !== null) {
      tab.endedAt = null;
      this.memory.save();
    }
    this.followWhatMatters();
    void this.speech.learnNames();
    this.changed();
  }

  private async repairDuty(overview: Overview, awayMs: number): Promise<void> {
    await this.duty.repair(overview, awayMs);
    if (this.duty.lapsed.length > 0) this.news.announce(t("duty.lapsed"));
  }

  private followWhatMatters(): void {
    const ids = this.overview.mine.map((item) => item.conversation);
    if (this.openConversation) ids.push(this.openConversation);
    this.book.follow(ids);
    this.gaze.at(this.openConversation);
  }
}
