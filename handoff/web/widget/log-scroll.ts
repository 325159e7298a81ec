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
  private height = 0;

  /** Whatever comes next is brought into view. */
  toNewest(): void {
    this.following = true;
    this.height = 0;
  }

  /** The citizen (or we) scrolled `scroller`. */
  moved(scroller: HTMLElement): void {
    const end = scroller.scrollHeight - scroller.clientHeight;
    if (scroller.scrollTop >= end - NEAR) this.following = true;
    else if (scroller.scrollTop < this.place - NEAR) this.following = false;
  }

  /** Call after every change of what stands in `scroller`. */
  follow(scroller: HTMLElement): void {
    const lines = scroller.querySelectorAll<HTMLElement>(".log > *");
    const firstNew = lines.length > this.count ? lines[this.count] : undefined;
    const grown = scroller.scrollHeight !== this.height;
    this.count = lines.length;
    this.height = scroller.scrollHeight;
    if (!this.following || !grown) return;
    const end = scroller.scrollHeight - scroller.clientHeight;
    // Before anything was said the window begins at its beginning.
    const start = lines.length === 0 ? 0 : firstNew ? firstNew.offsetTop - ROOM : end;
    this.place = Math.max(0, Math.min(end, start));
    scroller.scrollTop = this.place;
  }
}
