import { customElement } from "lit/decorators.js";
import { deskName, t } from "../words";
import { WordsDialog } from "./words-dialog";

/** Refuses a transfer, with the reason for who gave the conversation away. */
@customElement("loket-refuse-dialog")
export class RefuseDialog extends WordsDialog {
  protected heading(): string {
    return t("refuse.title");
  }

  protected explain(): string {
    return t("refuse.explain", { desk: this.desk });
  }

  protected label(): string {
    return t("refuse.reason");
  }

  protected action(): string {
    return t("refuse.do");
  }

  protected missing(): string {
    return t("refuse.say-why");
  }

  protected send(reason: string): Promise<string | null> {
    return this.place.work.act(this.conversation, "refuse", { reason }, t("refuse.done", { desk: this.desk }));
  }

  /** The desk that it came from. */
  private get desk(): string {
    const { session } = this.place;
    const item = session.overview.waiting.find(({ conversation }) => conversation === this.conversation);
    const desk = session.book.room(this.conversation).facts.giver?.desk ?? item?.from_desk;
    return desk ? deskName(desk) : "";
  }
}
