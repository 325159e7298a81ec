/** Narrow or low (a phone, or a page zoomed in far): the window takes the whole screen. */
const WHOLE_SCREEN = "(max-width: 480px), (max-height: 480px)";

/** How the window stands on the page: beside it, or over the whole screen. */
export class Standing {
  private readonly wholeScreen = matchMedia(WHOLE_SCREEN);

  /** `changed` is called when there is room for it now, or not any more. */
  constructor(private readonly changed: () => void) {}

  begin(): void {
    this.wholeScreen.addEventListener("change", this.changed);
  }

  end(): void {
    this.wholeScreen.removeEventListener("change", this.changed);
  }

  /** Shows `dialog` beside the page, or over the whole screen with the page out of reach behind it. */
  show(dialog: HTMLDialogElement): void {
    if (dialog.open) dialog.close();
    if (this.wholeScreen.matches) dialog.showModal();
    else dialog.show();
  }
}
