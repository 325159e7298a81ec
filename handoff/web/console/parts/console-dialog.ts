import { html, type PropertyValues, type TemplateResult } from "lit";
import { query } from "lit/decorators.js";
import formText from "../styles/form.css";
import modalText from "../styles/modal.css";
import { t } from "../words";
import { ConsoleElement, styled } from "./console-element";
import { icon } from "./icons";

/** When what was pressed goes at the moment in which the focus moves, Orca says nothing of where it went. Milliseconds. */
export const STAYS_MS = 250;

/**
 * So long the page stays in reach behind a dialog that was just opened: with what was pressed out of reach before a slow
 * screen reader has come to the dialog, it does not say it. The list of all actions opens one as it goes itself, which
 * alone keeps Orca busy for half a second. Milliseconds.
 */
const COVERS_MS = 1_000;

/** What goes out of reach behind a dialog. */
const BEHIND = "loket-top-bar, loket-supervisor, .columns, .skip, loket-toast";

/**
 * A dialog with a heading, over the page. It is open as long as it exists; Escape and the cross end it. A browser's own
 * modal dialog takes the page out of reach at once, and is laid out anew to do so later: this one is shown over all else,
 * and the page goes out of reach around it.
 */
export abstract class ConsoleDialog extends ConsoleElement {
  static override styles = styled(formText, modalText);

  @query("dialog") private readonly dialog!: HTMLDialogElement;
  private opener: HTMLElement | null = null;
  private around: Node | null = null;
  private covering: ReturnType<typeof setTimeout> | undefined;

  protected abstract heading(): string;
  protected abstract content(): TemplateResult;

  protected override render(): TemplateResult {
    // What has the id "explain" is said with the heading: of which it is the question, or what it does.
    return html`<dialog popover="manual" aria-modal="true" aria-labelledby="heading" aria-describedby="explain">
      <div class="head">
        <h2 id="heading">${this.heading()}</h2>
        <button
          class="utrecht-button utrecht-button--subtle button-icon"
          aria-label=${t("dialog.leave")}
          @click=${this.leave}
        >
          ${icon("close")}
        </button>
      </div>
      ${this.content()}
    </dialog>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.opener = focused();
    document.addEventListener("keydown", this.escape);
    // A focus that stays within one shadow tree is not told outside it.
    this.around = this.getRootNode();
    this.around.addEventListener("focusin", this.strayed);
  }

  /** What the first field waits for; the focus goes to the dialog when it is there, or when the page is out of reach. */
  protected ready(): Promise<unknown> | null {
    return null;
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.dialog.showPopover();
    const ready = this.ready();
    if (ready) void ready.then(() => this.isConnected && this.takeFocus());
    else this.takeFocus();
    this.covering = setTimeout(() => {
      this.place.screen.set({ covered: true });
      // Whoever went back to the page meanwhile would be nowhere.
      if (!this.shadowRoot?.activeElement && !this.place.session.entrance.ended) this.takeFocus();
    }, COVERS_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.covering);
    document.removeEventListener("keydown", this.escape);
    this.around?.removeEventListener("focusin", this.strayed);
    // Back to what opened it, unless that went away with what the dialog did.
    if (this.opener?.isConnected) this.opener.focus();
  }

  protected leave(): void {
    this.place.screen.set({ dialog: null });
  }

  private takeFocus(): void {
    const found = this.dialog.querySelector<HTMLElement>("input, textarea") ?? this.dialog.querySelector("button");
    found?.focus();
  }

  /** Nobody can use the page behind the dialog, also before it is out of reach. */
  private readonly strayed = (event: Event): void => {
    const { screen, session } = this.place;
    if (screen.covered || session.entrance.ended || !this.dialog) return;
    const behind = event.composedPath().some((each) => each instanceof HTMLElement && each.matches(BEHIND));
    if (behind) this.takeFocus();
  };

  /** Wherever the focus is: a press beside the fields takes it out of the dialog. */
  private readonly escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    // The log-in screen lies over it.
    if (this.place.session.entrance.ended) return;
    // In a box to search in, a browser would empty the box: what was looked for would be gone.
    event.preventDefault();
    this.leave();
  };
}

/** What has the focus, also inside shadow roots; none: the page as a whole. */
export function focused(): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : null;
}
