import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import type { Colleague, DeskState } from "../../../shared/protocol";
import { deskName, t } from "../../words";
import { GiveDialog } from "../give-dialog";

/** A supervisor moves a conversation to another queue or caseworker of the same organisation. */
@customElement("loket-move-dialog")
export class MoveDialog extends GiveDialog {
  protected heading(): string {
    return t("move.title");
  }

  protected content(): TemplateResult {
    const { desks, people } = this.targets();
    return html`<form @submit=${this.submit} novalidate>
      <p class="quiet">${t("move.explain")}</p>
      <fieldset>
        <legend>${t("move.to")}</legend>
        <div class="choices tall">
          ${desks.length + people.length === 0 ? html`<p class="quiet">${t("move.nowhere")}</p>` : ""}
          ${desks.map((desk) => this.deskChoice(desk))} ${people.map((one) => this.colleagueChoice(one))}
        </div>
      </fieldset>
      ${this.field("why", t("move.why"), t("transfer.why-hint"))}
      ${this.field("note", t("transfer.note"), t("transfer.note-hint"))} ${this.problemLine()}
      ${this.buttons(t("move.send"))}
    </form>`;
  }

  /** To another organisation the citizen would have to be asked, by whoever has the conversation. */
  private targets(): { desks: readonly DeskState[]; people: readonly Colleague[] } {
    const { session } = this.place;
    const { facts } = session.book.room(this.conversation);
    const here = session.overview.desks.find(({ desk }) => desk.id === facts.desk?.id);
    const same = session.overview.desks.filter(({ organisation }) => organisation === here?.organisation);
    const ids = new Set(same.map(({ desk }) => desk.id));
    const inside = (this.colleagues ?? []).filter(({ desks }) => desks.some(({ id }) => ids.has(id)));
    const me = session.profile;
    const myself = session.overview.desks.some(({ serving }) => serving) && me ? [asColleague(me)] : [];
    return {
      desks: same.filter(({ desk }) => desk.id !== facts.desk?.id),
      people: [...myself, ...inside].filter(({ id }) => id !== facts.caseworkerId),
    };
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const words = this.words(this.target, t("move.choose"));
    if (words) void this.carryOut(this.move(words));
  }

  private move(words: { readonly why: string; readonly note: string }): Promise<string | null> {
    const { work, session } = this.place;
    const isDesk = session.overview.desks.some(({ desk }) => desk.id === this.target);
    const to = { desk: isDesk ? this.target : null, to: isDesk ? null : this.target };
    const { desks, people } = this.targets();
    const desk = desks.find((each) => each.desk.id === this.target)?.desk;
    const name = desk ? deskName(desk) : (people.find(({ id }) => id === this.target)?.name ?? "");
    return work.carryOut(`move:${this.conversation}`, async () => {
      await session.supervision.move(this.conversation, { ...to, ...words });
      session.news.say("news", t("move.done", { to: name }));
      await session.read(this.conversation);
    });
  }
}

function asColleague({ id, name, organisation }: { id: string; name: string; organisation: string }): Colleague {
  return { id, name, organisation, desks: [] };
}
