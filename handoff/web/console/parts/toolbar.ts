import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { toolbarActions, type Action } from "../actions/action";
import styleText from "../styles/toolbar.css";
import { language, t } from "../words";
import { ConsoleElement, styled } from "./console-element";
import { icon } from "./icons";

/**
 * The buttons of the open conversation, as many as fit on one line; the rest stand in the menu "more". The line wraps
 * and its second row is cut off: what the browser put there is what does not fit, in every language and text size.
 */
@customElement("loket-toolbar")
export class Toolbar extends ConsoleElement {
  static override styles = styled(styleText);

  /** How many of the buttons fit. */
  @state() private fitting = Number.POSITIVE_INFINITY;
  @state() private open = false;
  @query(".line") private readonly line!: HTMLElement | null;
  @query("#more") private readonly more!: HTMLElement | null;
  private readonly watcher = new ResizeObserver(() => this.measure());

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("pointerdown", this.pressed);
  }

  override disconnectedCallback(): void {
    document.removeEventListener("pointerdown", this.pressed);
    this.watcher.disconnect();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const actions = toolbarActions(this.place);
    const hidden = actions.slice(this.fitting);
    return html`<div class="toolbar" role="group" aria-label=${t("conversation.actions")}>
      <div class="line">${actions.map((action, index) => this.button(action, index >= this.fitting))}</div>
      <div class="rest" @focusout=${this.left}>
        <button
          id="more"
          class="utrecht-button utrecht-button--secondary-action button-small ${hidden.length === 0 ? "none" : ""}"
          aria-haspopup="menu"
          aria-expanded=${this.open}
          aria-controls="menu"
          @click=${() => this.show(!this.open)}
          @keydown=${(event: KeyboardEvent) => this.moreKey(event)}
        >
          ${t("toolbar.more")} ${icon("down")}
        </button>
        <div
          id="menu"
          role="menu"
          aria-labelledby="more"
          ?hidden=${!this.open || hidden.length === 0}
          @keydown=${this.menuKey}
        >
          ${hidden.map((action) => this.item(action))}
        </div>
      </div>
    </div>`;
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    if (this.line) this.watcher.observe(this.line);
  }

  protected override updated(_changed: PropertyValues): void {
    this.measure();
  }

  private button(action: Action, hidden: boolean): TemplateResult {
    const { button, key } = action;
    if (!button) return html``;
    const busy = action.busy?.(this.place) ?? false;
    return html`<button
      class="utrecht-button utrecht-button--secondary-action button-small ${hidden ? "hidden" : ""}"
      aria-disabled=${busy}
      aria-keyshortcuts=${key ?? ""}
      title=${`${action.words(language())}${key ? ` (${key})` : ""}`}
      @click=${() => (busy ? undefined : action.run(this.place))}
    >
      ${icon(button.icon)}<span>${t(button.words)}</span>
    </button>`;
  }

  private item(action: Action): TemplateResult {
    const { button, key } = action;
    if (!button) return html``;
    return html`<button
      role="menuitem"
      tabindex="-1"
      aria-keyshortcuts=${key ?? ""}
      @click=${() => {
        this.show(false);
        this.more?.focus();
        void action.run(this.place);
      }}
    >
      ${icon(button.icon)}<span>${t(button.words)}</span>${key ? html`<kbd aria-hidden="true">${key}</kbd>` : ""}
    </button>`;
  }

  /** Counts the buttons of the first row. */
  private measure(): void {
    const buttons = [...(this.line?.children ?? [])] as HTMLElement[];
    const first = buttons[0];
    if (!first || !this.line) return;
    const wrapped = buttons.findIndex((button) => button.offsetTop > first.offsetTop);
    const none = first.offsetWidth > this.line.clientWidth;
    this.fitting = none ? 0 : wrapped < 0 ? Number.POSITIVE_INFINITY : wrapped;
  }

  private show(open: boolean): void {
    this.open = open;
    if (open) void this.updateComplete.then(() => this.items[0]?.focus());
  }

  private get items(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  }

  private moreKey(event: KeyboardEvent): void {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    this.show(true);
  }

  private menuKey(event: KeyboardEvent): void {
    const { items } = this;
    const at = items.findIndex((item) => item.matches(":focus"));
    const to: Record<string, number> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    const index = to[event.key];
    if (index !== undefined) {
      event.preventDefault();
      items[index]?.focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.show(false);
      this.more?.focus();
    }
  }

  private left(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (to instanceof Node && !this.renderRoot.contains(to)) this.open = false;
  }

  private readonly pressed = (event: PointerEvent): void => {
    if (this.open && !event.composedPath().includes(this)) this.open = false;
  };
}
