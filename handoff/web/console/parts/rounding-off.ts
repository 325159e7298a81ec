import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { stateNow, wrapUpLeft } from "../state/target";
import { clock } from "../state/waiting-time";
import roundingText from "../styles/rounding-off.css";
import { counted, t } from "../words";
import { ConsoleElement, styled, Ticking } from "./console-element";

/** A pause, or the time for rounding off that runs or is offered, with the way back to work. */
@customElement("loket-rounding-off")
export class RoundingOff extends ConsoleElement {
  static override styles = styled(roundingText);

  constructor() {
    super();
    new Ticking(this);
  }

  protected override updated(): void {
    this.toggleAttribute("shown", this.renderRoot.querySelector("p") !== null);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { session } = this.place;
    const { me } = session.overview;
    const now = stateNow(me, Date.now());
    if (now === "wrap_up") {
      const time = clock(wrapUpLeft(me, Date.now()));
      return html`<p role="timer">${t("wrap-up.left", { time })}</p>
        ${this.button(t("wrap-up.ready"), () => this.turnTo("working"))}`;
    }
    if (now === "pause") {
      return html`<p>${t("state.pause-means")}</p>
        ${this.button(t("state.back"), () => this.turnTo("working"))}`;
    }
    const offered = session.wrapUpOffered;
    if (now !== "working" || offered === 0) return nothing;
    return html`<p role="status">${counted("wrap-up.offer", offered)}</p>
      <div class="buttons">
        ${this.button(t("wrap-up.take"), () => this.turnTo("wrap_up", offered * 60))}
        ${this.button(t("wrap-up.leave"), () => session.offerWrapUp(0))}
      </div>`;
  }

  private button(words: string, act: () => unknown): TemplateResult {
    return html`<button class="utrecht-button utrecht-button--secondary-action button-small" @click=${act}>
      ${words}
    </button>`;
  }

  private async turnTo(state: "working" | "wrap_up", seconds?: number): Promise<void> {
    const { session } = this.place;
    const problem = await session.duty.turnTo(state, seconds);
    if (problem) session.news.say("problem", problem);
    else session.offerWrapUp(0);
  }
}
