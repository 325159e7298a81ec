// What a caseworker does with a conversation or a call-back. Each gives the problem in words, or none when it is done.
import type {
  CallbackItem,
  CallbackResult,
  CloseWith,
  Colleague,
  ConversationDetail,
  DeskState,
  DutyState,
  TransferTo,
} from "../../shared/protocol";
import { timeOfDay } from "../../shared/languages";
import { servedDesks } from "../state/board";
import { topicWords } from "../names";
import { nobodyNextWords } from "../state/nobody-next";
import { deskName, language, t } from "../words";
import { Changes } from "./changes";
import type { ConsoleSession } from "./console-session";
import { problemCode, problemWords } from "./problem-words";
import type { Undo } from "./undo";

export type TransferWords = Required<Pick<TransferTo, "why" | "note" | "summary">>;

export class CaseWork extends Changes {
  /** What is under way, such as `claim:<id>`: its button is busy. */
  private readonly busy = new Set<string>();

  constructor(
    private readonly session: ConsoleSession,
    private readonly undo: Undo,
  ) {
    super();
  }

  isBusy(what: string): boolean {
    return this.busy.has(what);
  }

  /** Takes a conversation that waits. */
  claim(id: string): Promise<string | null> {
    return this.carryOut(`claim:${id}`, async () => {
      this.claimed(await this.session.door.claim(id));
    });
  }

  /** Takes who should be helped first: the server knows the order, who fits, and who came back. */
  claimNext(): Promise<string | null> {
    return this.carryOut("claim-next", async () => {
      try {
        this.claimed(await this.session.door.next());
      } catch (error) {
        if (problemCode(error) !== "nobody-next") throw error;
        this.session.news.say("news", nobodyNextWords(this.session.overview));
      }
    });
  }

  /** To a desk, or to a colleague who may take it first. */
  transfer(id: string, to: DeskState | Colleague, words: TransferWords): Promise<string | null> {
    return this.carryOut(`transfer:${id}`, async () => {
      const target = "desk" in to ? { desk: to.desk.id } : { to: to.id };
      await this.session.door.transfer(id, { client_id: crypto.randomUUID(), ...target, ...words });
      await this.session.read(id);
      const asked = this.session.book.room(id).facts.askedTransferTo;
      // When the citizen is asked first, a line above the text box says so for as long as it lasts.
      if (asked) return this.session.news.announce(t("transfer.waiting", { desk: deskName(asked) }));
      const told =
        "desk" in to ? t("transfer.done", { desk: deskName(to.desk) }) : t("transfer.offered", { name: to.name });
      this.canBeUndone(told, id, async () => this.shown(await this.session.door.enter(id, "take-back")));
    });
  }

  /** Something with a conversation, after which it is read again; `told` is the news of it. */
  act(id: string, what: string, body: object = {}, told = ""): Promise<string | null> {
    return this.carryOut(`${what}:${id}`, async () => {
      await this.session.door.act(id, what, body);
      if (told) this.session.news.say("news", told);
      await this.session.read(id);
    });
  }

  /** Says to the citizen that the caseworker looks something up, and why; a line above the text box says until when. */
  hold(id: string, reason: string, minutes: number): Promise<string | null> {
    return this.carryOut(`hold:${id}`, async () => {
      await this.session.door.act(id, "hold", { reason, minutes });
      await this.session.read(id);
      const { hold } = this.session.book.room(id).facts;
      if (hold) this.session.news.announce(t("hold.until", { time: timeOfDay(new Date(hold.until), language()) }));
    });
  }

  /** Comes into a conversation, or takes it back, or over from the bot, and shows it. */
  enter(id: string, what: "join" | "take-back" | "take-over"): Promise<string | null> {
    return this.carryOut(`${what}:${id}`, async () => {
      this.shown(await this.session.door.enter(id, what));
    });
  }

  /** Thanks a colleague (id) who joined. */
  letGo(id: string, colleague: string): Promise<string | null> {
    return this.carryOut(`let-go:${colleague}`, async () => {
      await this.session.door.letGo(id, colleague);
      await this.session.read(id);
    });
  }

  handBack(id: string, note: string): Promise<string | null> {
    return this.carryOut(`hand-back:${id}`, async () => {
      await this.session.door.handBack(id, { client_id: crypto.randomUUID(), note });
      this.canBeUndone(t("hand-back.done"), id, async () => this.shown(await this.session.door.enter(id, "take-over")));
    });
  }

  release(id: string): Promise<string | null> {
    return this.carryOut(`release:${id}`, async () => {
      await this.session.door.release(id);
      this.canBeUndone(t("release.done"), id, async () => this.shown(await this.session.door.claim(id)));
    });
  }

  close(id: string, outcome: CloseWith["outcome"], labels: string[]): Promise<string | null> {
    return this.carryOut(`close:${id}`, async () => {
      const at = this.session.book.room(id).facts.desk?.id;
      await this.session.door.close(id, { client_id: crypto.randomUUID(), outcome, labels });
      this.session.news.say("news", t("close.done"));
      this.session.offerWrapUp(this.session.overview.desks.find(({ desk }) => desk.id === at)?.wrap_up_offered ?? 0);
    });
  }

  takeCallback(id: string): Promise<string | null> {
    return this.carryOut(`callback:${id}`, async () => {
      await this.session.door.takeCallback(id);
      this.canBeUndone(t("callback.taken"), null, () => this.session.door.giveCallbackBack(id));
    });
  }

  giveCallbackBack(id: string): Promise<string | null> {
    return this.carryOut(`callback:${id}`, async () => {
      await this.session.door.giveCallbackBack(id);
      this.canBeUndone(t("callback.given-back"), null, async () => void (await this.session.door.takeCallback(id)));
    });
  }

  /** Tells how the call went; a conversation that goes on is shown. */
  finishCallback({ id, conversation }: CallbackItem, result: CallbackResult): Promise<string | null> {
    return this.carryOut(`callback:${id}`, async () => {
      await this.session.door.callbackResult(id, result);
      this.undo.end();
      this.session.select(result.then === "open" ? { kind: "conversation", id: conversation } : null);
      this.session.news.say("news", t(result.result === "reached" ? "callback.done" : "callback.again"));
    });
  }

  /** On duty for `desks` (ids) from now on; `told` is the news of it. */
  serve(desks: readonly string[], told: string): Promise<string | null> {
    const before = servedDesks(this.session.overview);
    return this.dutyMove(
      () => this.session.duty.serve(desks),
      told,
      () => this.session.duty.serve(before),
    );
  }

  /** At work, in a pause, or rounding off. */
  turnTo(wanted: DutyState["state"]): Promise<string | null> {
    const before = this.session.overview.me.state;
    return this.dutyMove(
      () => this.session.duty.turnTo(wanted),
      t(wanted === "pause" ? "state.pause-means" : wanted === "working" ? "duty.again" : "state.wrapping-up"),
      () => this.session.duty.turnTo(before),
    );
  }

  private async dutyMove(
    move: () => Promise<string | null>,
    told: string,
    back: () => Promise<string | null>,
  ): Promise<string | null> {
    const problem = await move();
    if (problem === null) this.undo.propose(told, back);
    return problem;
  }

  private claimed(detail: ConversationDetail): void {
    this.shown(detail);
    const topic = this.session.book.room(detail.id).facts.topicTitle;
    this.canBeUndone(t("claim.done", { topic: topicWords(topic) }), detail.id, () =>
      this.session.door.release(detail.id),
    );
  }

  private shown(detail: ConversationDetail): void {
    this.session.book.takeDetail(detail);
    this.session.select({ kind: "conversation", id: detail.id });
  }

  private canBeUndone(told: string, conversation: string | null, back: () => Promise<unknown>): void {
    const undoing = async (): Promise<void> => {
      await back();
      this.session.news.say("news", t("undo.done"));
    };
    this.undo.propose(told, () => this.carryOut("undo", undoing), conversation);
  }

  /** Does `work` once at a time; the problem in words, or none. */
  async carryOut(what: string, work: () => Promise<void>): Promise<string | null> {
    if (this.busy.has(what)) return null;
    this.busy.add(what);
    this.changed();
    try {
      await work();
      return null;
    } catch (error) {
      return problemWords(error);
    } finally {
      this.busy.delete(what);
      this.changed();
    }
  }
}
