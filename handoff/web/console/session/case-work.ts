// What a caseworker does with a conversation or a call-back. Each gives the problem in words, or none when it is done.
import type { CallbackItem, CallbackResult, CloseWith, Colleague, DeskState, TransferTo } from "../../shared/protocol";
import { deskName, t } from "../words";
import { Changes } from "./changes";
import type { ConsoleSession } from "./console-session";
import { problemCode, problemWords } from "./problem-words";

export type TransferWords = Required<Pick<TransferTo, "why" | "note" | "summary">>;

export class CaseWork extends Changes {
  /** What is under way, such as `claim:<id>`: its button is busy. */
  private readonly busy = new Set<string>();

  constructor(private readonly session: ConsoleSession) {
    super();
  }

  isBusy(what: string): boolean {
    return this.busy.has(what);
  }

  /** Takes a conversation that waits. */
  claim(id: string): Promise<string | null> {
    return this.carryOut(`claim:${id}`, async () => {
      const detail = await this.session.door.claim(id);
      this.session.book.takeDetail(detail);
      this.session.select({ kind: "conversation", id });
    });
  }

  /** Takes who should be helped first: the server knows the order, who fits, and who came back. */
  claimNext(): Promise<string | null> {
    return this.carryOut("claim-next", async () => {
      try {
        const detail = await this.session.door.next();
        this.session.book.takeDetail(detail);
        this.session.select({ kind: "conversation", id: detail.id });
      } catch (error) {
        if (problemCode(error) !== "nobody-next") throw error;
        this.session.news.say("news", t("problem.nobody-next"));
      }
    });
  }

  /** To a desk, or to a colleague who may take it first. */
  transfer(id: string, to: DeskState | Colleague, words: TransferWords): Promise<string | null> {
    return this.carryOut(`transfer:${id}`, async () => {
      const target = "desk" in to ? { desk: to.desk.id } : { to: to.id };
      await this.session.door.transfer(id, { client_id: crypto.randomUUID(), ...target, ...words });
      await this.session.read(id);
      // When the citizen is asked first, a line above the text box says so for as long as it lasts.
      if (this.session.book.room(id).facts.askedTransferTo) return;
      const told =
        "desk" in to ? t("transfer.done", { desk: deskName(to.desk) }) : t("transfer.offered", { name: to.name });
      this.session.news.say("news", told);
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

  /** Comes into a conversation, or takes it back, or over from the bot, and shows it. */
  enter(id: string, what: "join" | "take-back" | "take-over"): Promise<string | null> {
    return this.carryOut(`${what}:${id}`, async () => {
      this.session.book.takeDetail(await this.session.door.enter(id, what));
      this.session.select({ kind: "conversation", id });
    });
  }

  handBack(id: string, note: string): Promise<string | null> {
    return this.carryOut(`hand-back:${id}`, async () => {
      await this.session.door.handBack(id, { client_id: crypto.randomUUID(), note });
      this.session.news.say("news", t("hand-back.done"));
    });
  }

  release(id: string): Promise<string | null> {
    return this.carryOut(`release:${id}`, async () => {
      await this.session.door.release(id);
      this.session.news.say("news", t("release.done"));
    });
  }

  close(id: string, outcome: CloseWith["outcome"], labels: string[]): Promise<string | null> {
    return this.carryOut(`close:${id}`, async () => {
      await this.session.door.close(id, { client_id: crypto.randomUUID(), outcome, labels });
      this.session.news.say("news", t("close.done"));
    });
  }

  takeCallback(id: string): Promise<string | null> {
    return this.carryOut(`callback:${id}`, async () => {
      await this.session.door.takeCallback(id);
    });
  }

  giveCallbackBack(id: string): Promise<string | null> {
    return this.carryOut(`callback:${id}`, () => this.session.door.giveCallbackBack(id));
  }

  /** Tells how the call went; a conversation that goes on is shown. */
  finishCallback({ id, conversation }: CallbackItem, result: CallbackResult): Promise<string | null> {
    return this.carryOut(`callback:${id}`, async () => {
      await this.session.door.callbackResult(id, result);
      this.session.select(result.then === "open" ? { kind: "conversation", id: conversation } : null);
      this.session.news.say("news", t(result.result === "reached" ? "callback.done" : "callback.again"));
    });
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
      if (problemCode(error) === "not-logged-in") this.session.loggedOut();
      return problemWords(error);
    } finally {
      this.busy.delete(what);
      this.changed();
    }
  }
}
