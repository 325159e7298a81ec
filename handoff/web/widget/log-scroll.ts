/** Room kept above the first new message, so that it is clear what it follows; pixels. */
const ROOM = 48;
const NEAR = 60;

/**
 * Keeps what is new in view: goes to the end, but never past the beginning of what came last. Somebody who reads back
 * is left alone until the next time that they are at the end or say something.
 */
export class LogScroll {
  private following = true;
  private count = 0;
  private place = 0;
  /** What came last begins here. */
  private newest: HTMLElement | undefined;
  private height = 0;
  private size = "";

  /** Whatever comes next is brought into view. */
  toNewest(): void {
    this.following = true;
    this.height = 0;
  }

  /** The citizen (or we) scrolled `scroller`. */
  moved(scroller: HTMLElement): void {
    // Another size moves what is in it before `resized` is told: nobody scrolled.
    if (sizeOf(scroller) !== this.size) return;
    const end = scroller.scrollHeight - scroller.clientHeight;
    if (scroller.scrollTop >= end - NEAR) this.following = true;
    else if (scroller.scrollTop < this.place - NEAR) this.following = false;
  }

  /** The window has another size (a phone was turned, its keyboard came up): what came last stays in view. */
  resized(scroller: HTMLElement): void {
    this.size = sizeOf(scroller);
    if (!this.following || !this.newest) return;
    this.height = scroller.scrollHeight;
    // A line that was on its way and arrived is another element: it is at the end.
    this.scrollTo(scroller, this.newest.isConnected ? this.newest.offsetTop - ROOM : Infinity);
  }

  /** Call after every change of what stands in `scroller`. */
  follow(scroller: HTMLElement): void {
    const lines = scroller.querySelectorAll<HTMLElement>(".log > *");
    const firstNew = lines.length > this.count ? lines[this.count] : undefined;
    const grown = scroller.scrollHeight !== this.height;
    this.count = lines.length;
    this.height = scroller.scrollHeight;
    if (firstNew) this.newest = firstNew;
    else if (lines.length === 0) this.newest = undefined;
    if (!this.following || !grown) return;
    // Before anything was said the window begins at its beginning.
    const start = lines.length === 0 ? 0 : firstNew ? firstNew.offsetTop - ROOM : Infinity;
    this.scrollTo(scroller, start);
  }

  private scrollTo(scroller: HTMLElement, start: number): void {
    const end = scroller.scrollHeight - scroller.clientHeight;
    this.place = Math.max(0, Math.min(end, start));
    scroller.scrollTop = this.place;
  }
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement): string {
  return `${clientWidth} ${clientHeight}`;
}
