import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { DeskState } from "../../shared/protocol";
import { servedDesks } from "../state/board";
import styleText from "../styles/duty-panel.css";
import { deskName, t } from "../words";
import { ConsoleElement, styled } from "./console-element";
import { deskFigures } from "./desk-figures";
import "./duty-state";

/** The desks that this caseworker may serve, each to be put on or off. A choice counts at once. */
@customElement("loket-duty-panel")
export class DutyPanel extends ConsoleElement {
  static override styles = styled(styleText);

  @state() private busy = false;
  @state() private problem = "";

  protected override render(): TemplateResult {
    const { session } = this.place;
    const desks = session.overview.desks.filter((desk) => desk.mine);
    const served = servedDesks(session.overview);
    return html`<section aria-labelledby="title" aria-busy=${this.busy}>
      <h2 id="title">${t("duty.title")}</h2>
      <p class="quiet small">${t("duty.who-sees-what")}</p>
      ${served.length === 0 ? "" : html`<loket-duty-state .place=${this.place}></loket-duty-state>`}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : ""}
      ${desks.length === 0 ? html`<p class="quiet">${t("duty.no-desks")}</p>` : ""}
      <div class="buttons">
        <button
          class="utrecht-button utrecht-button--primary-action button-small"
          aria-disabled=${this.busy || served.length === desks.length}
          @click=${() => this.choose(desks.map((desk) => desk.desk.id))}
        >
          ${t("duty.all")}
        </button>
        <button
          class="utrecht-button utrecht-button--secondary-action button-small"
          aria-disabled=${this.busy || served.length === 0}
          @click=${() => this.choose([])}
        >
          ${t("duty.end")}
        </button>
      </div>
      <ul>
        ${desks.map((desk) => this.desk(desk, served))}
      </ul>
    </section>`;
  }

  private desk(desk: DeskState, served: readonly string[]): TemplateResult {
    const id = desk.desk.id;
    return html`<li>
      <label>
        <input
          type="checkbox"
          role="switch"
          .checked=${desk.serving}
          aria-disabled=${this.busy}
          aria-describedby="figures-${id}"
          @click=${(event: Event) => {
            // The switch shows what the server knows, and turns when the server has turned it.
            event.preventDefault();
            void this.choose(desk.serving ? served.filter((other) => other !== id) : [...served, id]);
          }}
        />
        <span>${deskName(desk.desk)}</span>
      </label>
      <p id="figures-${id}" class="quiet small">${deskFigures(desk)}</p>
    </li>`;
  }

  private async choose(desks: readonly string[]): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = (await this.place.session.duty.serve(desks)) ?? "";
    this.busy = false;
    if (!this.problem) this.tell(desks);
  }

  /** Whoever sees reads it on the button above. */
  private tell(served: readonly string[]): void {
    const { session } = this.place;
    const names = session.overview.desks
      .filter(({ desk }) => served.includes(desk.id))
      .map(({ desk }) => deskName(desk));
    session.news.announce(names.length ? t("duty.on-where", { desks: names.join(", ") }) : t("duty.off-all"));
  }
}
