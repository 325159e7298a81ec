import { html, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { Colleague, DeskState } from "../../../shared/protocol";
import { deskName, t } from "../../words";
import { CaseDialog } from "../case-dialog";
import { colleagueChoice } from "../colleague-choice";
import { queueFigures } from "../desk-figures";

/** A supervisor moves a conversation to another queue or caseworker of the same organisation. */
@customElement("loket-move-dialog")
export class MoveDialog extends CaseDialog {
  @state() private target = "";
  @state() private colleagues: readonly Colleague[] = [];
  @query("#why") private readonly why!: HTMLTextAreaElement;
  @query("#note") private readonly note!: HTMLTextAreaElement;

  override connectedCallback(): void {
    super.connectedCallback();
    this.place.session.door.colleagues().then(
      (found) => (this.colleagues = found),
      () => (this.colleagues = []), // the desks are there all the same
    );
  }

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
          ${desks.map((desk) => this.desk(desk))}
          ${people.map((one) => colleagueChoice(one, this.target === one.id, "", () => (this.target = one.id)))}
        </div>
      </fieldset>
      ${this.field("why", t("move.why"), t("transfer.why-hint"), true)}
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
    const inside = this.colleagues.filter(({ desks }) => desks.some(({ id }) => ids.has(id)));
    const me = session.profile;
    const myself = session.overview.desks.some(({ serving }) => serving) && me ? [asColleague(me)] : [];
    return {
      desks: same.filter(({ desk }) => desk.id !== facts.desk?.id),
      people: [...myself, ...inside].filter(({ id }) => id !== facts.caseworkerId),
    };
  }

  private desk(desk: DeskState): TemplateResult {
    const { id } = desk.desk;
    return html`<label class="choice">
      <input
        type="radio"
        name="target"
        value=${id}
        .checked=${this.target === id}
        aria-describedby="figures-${id}"
        @change=${() => (this.target = id)}
      />
      <span>${deskName(desk.desk)}</span>
      <span id="figures-${id}" class="small ${desk.open ? "quiet" : "closed"}">${queueFigures(desk)}</span>
    </label>`;
  }

  private field(id: string, label: string, hint: string, required = false): TemplateResult {
    return html`<div class="field ${id === "note" ? "inner" : ""}">
      <label class="utrecht-form-label" for=${id}>${label}</label>
      <p id="${id}-hint" class="quiet small">${hint}</p>
      <textarea
        id=${id}
        class="utrecht-textarea utrecht-textarea--html-textarea"
        rows="2"
        aria-required=${required}
        aria-describedby="${id}-hint"
      ></textarea>
    </div>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const why = this.why.value.trim();
    if (!this.target) {
      this.problem = t("move.choose");
      this.renderRoot.querySelector<HTMLElement>("input")?.focus();
    } else if (!why) {
      this.problem = t("transfer.say-why");
      this.why.focus();
    } else {
      void this.carryOut(this.move(why));
    }
  }

  private move(why: string): Promise<string | null> {
    const { work, session } = this.place;
    const isDesk = session.overview.desks.some(({ desk }) => desk.id === this.target);
    const to = { desk: isDesk ? this.target : null, to: isDesk ? null : this.target };
    return work.carryOut(`move:${this.conversation}`, async () => {
      await session.supervision.move(this.conversation, { ...to, why, note: this.note.value.trim() });
      await session.read(this.conversation);
    });
  }
}

function asColleague({ id, name, organisation }: { id: string; name: string; organisation: string }): Colleague {
  return { id, name, organisation, desks: [] };
}
