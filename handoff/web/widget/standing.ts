/** Narrow or low (a phone, or a page zoomed in far): the window takes the whole screen. */
const WHOLE_SCREEN = "(max-width: 480px), (max-height: 480px)";

/**
 * So long the page stays in reach behind a window that was just opened over it. When what was pressed goes out of reach
 * at the moment in which the focus moves, Orca does not say that the dialog opened. Milliseconds.
 */
const STAYS_MS = 250;

/** How the window stands on the page: beside it, or over the whole screen. */
export class Standing {
  private readonly wholeScreen = matchMedia(WHOLE_SCREEN);
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is called when there is room for it now, or not any more. */
  constructor(private readonly changed: () => void) {}

  begin(): void {
    this.wholeScreen.addEventListener("change", this.changed);
  }

  end(): void {
    this.wholeScreen.removeEventListener("change", this.changed);
    clearTimeout(this.timer);
  }

  /** Shows `dialog` beside the page, or over the whole screen with the page out of reach behind it. */
  show(dialog: HTMLDialogElement): void {
    const cover = (): void => again(dialog, () => dialog.showModal());
    clearTimeout(this.timer);
    if (!dialog.open) {
      dialog.show();
      if (this.wholeScreen.matches) this.timer = setTimeout(() => dialog.open && cover(), STAYS_MS);
    } else if (this.wholeScreen.matches) {
      cover();
    } else {
      again(dialog, () => dialog.show());
    }
  }
}

/** Shows `dialog` in another way; the focus in it stays where it is, and does not come into it. */
function again(dialog: HTMLDialogElement, show: () => void): void {
  const root = dialog.getRootNode() as ShadowRoot;
  const focused = root.activeElement as HTMLElement | null;
  dialog.close();
  show();
  if (focused) focused.focus({ preventScroll: true });
  else if (root.activeElement instanceof HTMLElement) root.activeElement.blur();
}
