import buttonText from "@utrecht/button-css/dist/index.css";
import labelText from "@utrecht/form-label-css/dist/index.css";
import textareaText from "@utrecht/textarea-css/dist/index.css";
import textboxText from "@utrecht/textbox-css/dist/index.css";
import { LitElement, unsafeCSS, type CSSResult, type ReactiveController } from "lit";
import { property } from "lit/decorators.js";
import type { Workplace } from "../session/workplace";
import baseText from "../styles/base.css";

const shared = [buttonText, labelText, textareaText, textboxText, baseText].map((text) => unsafeCSS(text));

/** The style sheets of a part: what all share, and then its own. */
export function styled(...own: readonly string[]): CSSResult[] {
  return [...shared, ...own.map((text) => unsafeCSS(text))];
}

/** A part of the console: shows itself again when something at the workplace changed. */
export abstract class ConsoleElement extends LitElement {
  static override styles = styled();

  @property({ attribute: false }) place!: Workplace;

  private ends: readonly (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    const { session, work, screen, undo, preferences } = this.place;
    this.ends = [session, work, screen, undo, preferences].map((watched) =>
      watched.subscribe(() => this.requestUpdate()),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.ends) end();
  }
}

/** Shows `host` again each second, for times that tick. */
export class Ticking implements ReactiveController {
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly host: ConsoleElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.timer = setInterval(() => this.host.requestUpdate(), 1000);
  }

  hostDisconnected(): void {
    clearInterval(this.timer);
  }
}
