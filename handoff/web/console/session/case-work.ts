// What a caseworker does with a conversation or a call-back. Each gives the problem in words, or none when it is done.
import type { CloseWith, DeskState } from "../../shared/protocol";
import { deskName, t } from "../words";
import { Changes } from "./changes";
import type { ConsoleSession } from "./console-session";
import { problemCode, problemWords } from "./problem-words";

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

  transfer(id: string, desk: DeskState, why: string, note: string): Promise<string | null> {
    return this.carryOut(`transfer:${id}`, async () => {
      await this.session.door.transfer(id, { client_id: crypto.randomUUID(), desk: desk.desk.id, why, note });
      await this.session.read(id);
      // When the citizen is asked first, a line above the text box says so for as long as it lasts.
      if (this.session.book.room(id).facts.askedTransferTo) return;
      this.session.news.say("news", t("transfer.done", { desk: deskName(desk.desk) }));
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

  finishCallback(id: string, result: "reached" | "not_reached", note: string): Promise<string | null> {
    return this.carryOut(`callback:${id}`, async () => {
      await this.session.door.callbackResult(id, { result, note });
      this.session.select(null);
      this.session.news.say("news", t(result === "reached" ? "callback.done" : "callback.again"));
    });
  }

  private async carryOut(what: string, work: () => Promise<void>): Promise<string | null> {
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
