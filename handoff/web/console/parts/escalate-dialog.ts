import { customElement } from "lit/decorators.js";
import { deskName, t } from "../words";
import { WordsDialog } from "./words-dialog";

/** Asks the desk that this one escalates to. */
@customElement("loket-escalate-dialog")
export class EscalateDialog extends WordsDialog {
  protected heading(): string {
    return t("escalate.title", { desk: this.desk });
  }

  protected explain(): string {
    return t("escalate.explain", { desk: this.desk });
  }

  protected label(): string {
    return t("escalate.note");
  }

  protected action(): string {
    return t("escalate.send");
  }

  protected missing(): string {
    return t("escalate.say-what");
  }

  protected send(note: string): Promise<string | null> {
    return this.place.work.act(this.conversation, "escalate", { note }, t("escalate.done", { desk: this.desk }));
  }

  /** The desk that is asked. */
  private get desk(): string {
    const { session } = this.place;
    const here = session.book.room(this.conversation).facts.desk?.id;
    const there = session.overview.desks.find(({ desk }) => desk.id === here)?.escalates_to;
    return there ? deskName(there) : "";
  }
}
