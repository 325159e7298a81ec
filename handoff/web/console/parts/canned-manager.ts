import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { CannedReplies, CannedReply, CannedReplyText } from "../../shared/protocol";
import { AnswersDoor } from "../door/answers-door";
import { problemWords } from "../session/problem-words";
import formText from "../styles/form.css";
import manageText from "../styles/canned-manager.css";
import modalText from "../styles/modal.css";
import { named, t } from "../words";
import "./canned-form";
import { ConsoleDialog } from "./console-dialog";
import { styled } from "./console-element";
import { Doing } from "./doing";
import { icon } from "./icons";

/** What a supervisor does with the canned replies of the organisation; each change can be taken back for a while. */
@customElement("loket-canned-manager")
export class CannedManager extends ConsoleDialog {
  static override styles = styled(formText, modalText, manageText);

  @state() private known: CannedReplies | null = null;
  private readonly doing = new Doing(this);
  /** What is being changed; a new one has no id. */
  @state() private open: Partial<CannedReply> | null = null;
  /** The row that gets the focus when the list is there again. */
  private back = "";
  @query("#new") private readonly fresh!: HTMLButtonElement | null;
  private door!: AnswersDoor;

  override connectedCallback(): void {
    super.connectedCallback();
    this.door = new AnswersDoor(this.place.session.door);
    void this.load();
  }

  protected heading(): string {
    return this.open
      ? this.open.title
        ? t("canned.change", { title: named(this.open.title) })
        : t("canned.new")
      : t("canned.manage-title", { organisation: this.place.session.profile?.organisation ?? "" });
  }

  protected content(): TemplateResult {
    return html`${this.doing.problem ? html`<p class="problem line" role="alert">${this.doing.problem}</p>` : ""}
    ${this.open ? this.form(this.open) : this.list()}`;
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    this.fresh?.focus();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!changed.has("open") || this.open !== null || changed.get("open") === undefined) return;
    const row = this.renderRoot.querySelector<HTMLElement>(`[data-reply="${this.back}"]`);
    (row ?? this.fresh)?.focus();
  }

  private list(): TemplateResult {
    return html`<div class="body">
      <div class="above">
        <button id="new" class="utrecht-button utrecht-button--primary-action" @click=${() => this.change({})}>
          ${t("canned.new")}
        </button>
        ${this.undoLine()}
      </div>
      ${
        this.known === null
          ? html`<p class="quiet" role="status">${this.doing.problem ? "" : t("answers.loading")}</p>`
          : html`<ul class="replies" aria-label=${t("canned.list")}>
              ${this.known.replies.map((reply) => this.row(reply))}
            </ul>`
      }
      ${this.known?.replies.length === 0 ? html`<p class="quiet">${t("canned.none")}</p>` : ""}
    </div>`;
  }

  private row(reply: CannedReply): TemplateResult {
    const title = named(reply.title);
    return html`<li>
      <button class="reply" data-reply=${reply.id} @click=${() => this.change(reply)}>
        <span class="strong">${title}</span> <span class="quiet small">/${reply.key}</span>
        <span class="quiet small words">${named(reply.text)}</span>
      </button>
      <button
        class="utrecht-button utrecht-button--subtle button-small"
        aria-label="${t("canned.delete")}: ${title}"
        aria-disabled=${this.doing.busy}
        @click=${() => this.delete(reply)}
      >
        ${t("canned.delete")}
      </button>
    </li>`;
  }

  private form(open: Partial<CannedReply>): TemplateResult {
    return html`<loket-canned-form
      .place=${this.place}
      .reply=${open}
      .placeholders=${this.known?.placeholders ?? []}
      .busy=${this.doing.busy}
      @keep=${(event: CustomEvent<CannedReplyText>) => this.keep(open, event.detail)}
      @back=${() => this.change(null)}
    ></loket-canned-form>`;
  }

  /** The page under a dialog cannot be reached: what can be undone stands here too. */
  private undoLine(): TemplateResult {
    const { offer } = this.place.undo;
    return html`<div class="undo" role="status">
      ${
        offer
          ? html`<p>${offer.told}</p>
              <button
                class="utrecht-button utrecht-button--subtle button-small"
                @focusin=${() => this.place.undo.hold()}
                @focusout=${() => this.place.undo.go()}
                @click=${this.takeBack}
              >
                ${icon("back")} ${t("undo.do")}
              </button>`
          : ""
      }
    </div>`;
  }

  private change(reply: Partial<CannedReply> | null): void {
    this.back = this.open?.id ?? "";
    this.doing.say("");
    this.open = reply;
  }

  private async keep(open: Partial<CannedReply>, body: CannedReplyText): Promise<void> {
    const kept = await this.carryOut(() =>
      open.id ? this.door.changeReply(open.id, { ...body, version: open.version ?? 0 }) : this.door.createReply(body),
    );
    if (!kept) return;
    await this.load();
    this.change(null);
    this.back = kept.id;
    // Once the list is there: a screen reader hears only what comes into a region that was there already.
    await this.updateComplete;
    this.offerUndo("canned.saved", kept);
  }

  private async delete(reply: CannedReply): Promise<void> {
    const gone = await this.carryOut(() => this.door.deleteReply(reply));
    if (!gone) return;
    this.offerUndo("canned.deleted", gone);
    this.fresh?.focus();
    await this.load();
  }

  private offerUndo(what: "canned.saved" | "canned.deleted", made: CannedReply): void {
    this.place.undo.propose(t(what, { title: named(made.title) }), async () => {
      try {
        await this.door.undoReply(made);
        return null;
      } catch (error) {
        return problemWords(error);
      }
    });
  }

  private readonly takeBack = async (): Promise<void> => {
    this.fresh?.focus();
    let problem = "";
    await this.place.undo.run((told) => (problem = told));
    await this.load();
    if (problem) this.doing.say(problem);
  };

  private async load(): Promise<void> {
    await this.doing.doAfter(async () => (this.known = await this.door.cannedReplies("")));
  }

  /** What came back; none when it did not work. */
  private async carryOut(work: () => Promise<CannedReply>): Promise<CannedReply | null> {
    let made: CannedReply | null = null;
    await this.doing.do(async () => (made = await work()));
    return made;
  }
}
