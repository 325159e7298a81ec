import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { Facts } from "../../state/facts";
import styleText from "../../styles/listen-bar.css";
import { topicWords } from "../../names";
import { t } from "../../words";
import { ConsoleElement, styled } from "../console-element";
import { icon } from "../icons";

/** Under a conversation: for its caseworker who listens in; for a supervisor listening, whispering, taking it, moving it. */
@customElement("loket-listen-bar")
export class ListenBar extends ConsoleElement {
  static override styles = styled(styleText);

  @property() conversation = "";
  @query("textarea") private readonly box!: HTMLTextAreaElement | null;

  protected override render(): TemplateResult | typeof nothing {
    const { session } = this.place;
    const { facts } = session.book.room(this.conversation);
    const me = session.profile?.id;
    if (session.openIsMine) return this.heard(facts);
    const mayAct = session.profile?.role === "supervisor" && session.profile.desks.includes(facts.desk?.id ?? "");
    if (!mayAct || session.openIsShared) return nothing;
    if (facts.owner === "queue") {
      return html`<section aria-label=${t("listen.title")}>
        <div>${this.button(t("move.do"), () => this.place.screen.set({ dialog: "move" }))}</div>
      </section>`;
    }
    if (facts.owner !== "caseworker") return nothing;
    return this.supervise(
      facts,
      facts.listeners.some(({ id }) => id === me),
    );
  }

  private heard({ listeners }: Facts): TemplateResult | typeof nothing {
    if (listeners.length === 0) return nothing;
    const [first, ...others] = listeners.map(({ name }) => name);
    const words =
      others.length === 0
        ? t("listen.heard", { name: first ?? "" })
        : t("listen.heard-many", { names: [first, ...others].join(", ") });
    return html`<section aria-label=${t("listen.title")}>
      <p>${icon("supervisor")} ${words}</p>
    </section>`;
  }

  private supervise(facts: Facts, listens: boolean): TemplateResult {
    const name = facts.caseworkerName ?? "";
    const { supervision } = this.place.session;
    const id = this.conversation;
    return html`<section aria-label=${t("listen.title")}>
      <div>
        <span>${listens ? t("listen.on", { name }) : t("listen.off", { name })}</span>
        ${
          listens
            ? this.button(t("listen.stop"), () =>
                this.tell("listen", () => supervision.stop(id), t("listen.stopped", { name })),
              )
            : this.button(t("listen.do"), () =>
                this.tell("listen", () => supervision.listen(id), t("listen.on", { name })),
              )
        }
        ${this.button(t("take-from.do"), () => this.takeOver(facts))}
        ${this.button(t("move.do"), () => this.place.screen.set({ dialog: "move" }))}
      </div>
      ${
        listens
          ? html`<form @submit=${this.whisper} novalidate>
              <label class="utrecht-form-label" for="whisper">${icon("lock")} ${t("whisper.label", { name })}</label>
              <div>
                <textarea
                  dir="auto"
                  id="whisper"
                  class="utrecht-textarea utrecht-textarea--html-textarea"
                  rows="1"
                  aria-describedby="whisper-hint"
                  @keydown=${this.boxKey}
                ></textarea>
                <button class="utrecht-button utrecht-button--primary-action">${t("whisper.do")}</button>
              </div>
              <p id="whisper-hint" class="quiet small">${t("whisper.hint", { name })}</p>
            </form>`
          : ""
      }
    </section>`;
  }

  private button(words: string, press: () => void): TemplateResult {
    return html`<button class="utrecht-button utrecht-button--secondary-action button-small" @click=${press}>
      ${words}
    </button>`;
  }

  /** Who took it answers next: what was pressed is gone. */
  private async takeOver({ topicTitle }: Facts): Promise<void> {
    const { session, screen } = this.place;
    const told = t("claim.done", { topic: topicWords(topicTitle) });
    const taken = await this.tell("take-over", () => session.supervision.takeOver(this.conversation), told);
    if (taken) screen.startWriting("message");
  }

  private boxKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void this.send();
  }

  private whisper(event: SubmitEvent): void {
    event.preventDefault();
    void this.send();
  }

  private async send(): Promise<void> {
    const text = this.box?.value.trim() ?? "";
    if (!this.box || !text) return this.box?.focus();
    const box = this.box;
    const sent = await this.tell("whisper", () => this.place.session.supervision.whisper(this.conversation, text));
    if (sent) box.value = "";
    box.focus();
  }

  /** Does it; whether it was done. `said`: what a screen reader then says of it. */
  private async tell(what: string, act: () => Promise<unknown>, said = ""): Promise<boolean> {
    const { work, session } = this.place;
    if (work.isBusy(`${what}:${this.conversation}`)) return false;
    const problem = await work.carryOut(`${what}:${this.conversation}`, async () => {
      await act();
      await session.read(this.conversation);
    });
    if (problem) session.news.say("problem", problem);
    else if (said) session.news.announce(said);
    return problem === null;
  }
}
