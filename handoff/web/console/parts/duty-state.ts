import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { DutyState } from "../../shared/protocol";
import { stateTold } from "../session/duty";
import { stateNow, wrapUpLeft } from "../state/target";
import { clock } from "../state/waiting-time";
import styleText from "../styles/duty-panel.css";
import { t } from "../words";
import { ConsoleElement, styled, Ticking } from "./console-element";

const LONGER_SECONDS = 5 * 60;
const STATES = ["working", "pause", "wrap_up"] as const;

/** What a caseworker on duty does now: working, a pause, or rounding off, with the time that is left for that. */
@customElement("loket-duty-state")
export class DutyStateSwitch extends ConsoleElement {
  static override styles = styled(styleText);

  @state() private busy = false;
  @state() private problem = "";

  constructor() {
    super();
    new Ticking(this);
  }

  protected override render(): TemplateResult {
    const { me } = this.place.session.overview;
    const now = stateNow(me, Date.now());
    const left = wrapUpLeft(me, Date.now());
    return html`<div class="state" role="group" aria-labelledby="now">
      <h3 id="now">${t("state.title")}</h3>
      <div class="buttons">
        ${STATES.map(
          (each) =>
            html`<button
              class="utrecht-button utrecht-button--secondary-action button-small"
              aria-pressed=${now === each}
              aria-disabled=${this.busy}
              @click=${() => this.turn(each)}
            >
              ${t(`state.${each}`)}
            </button>`,
        )}
      </div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : ""}
      <p class="quiet small">${t("state.room", { has: me.has, capacity: me.capacity })}</p>
      ${now === "pause" ? html`<p class="small">${t("state.pause-means")}</p>` : ""}
      ${
        left > 0
          ? html`<p class="small">
                <span class="number" role="timer">${clock(left)}</span> ${t("state.wrap-up-means")}
              </p>
              <button
                class="utrecht-button utrecht-button--secondary-action button-small"
                @click=${() => this.turn("wrap_up", left + LONGER_SECONDS)}
              >
                ${t("state.longer")}
              </button>`
          : ""
      }
    </div>`;
  }

  private async turn(wanted: DutyState["state"], seconds?: number): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const { session } = this.place;
    this.problem = (await session.duty.turnTo(wanted, seconds)) ?? "";
    this.busy = false;
    if (!this.problem) session.news.announce(stateTold(wanted));
  }
}
