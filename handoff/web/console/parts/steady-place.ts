import type { ReactiveController, ReactiveControllerHost } from "lit";

/**
 * Keeps a row where it is on the screen while somebody points at it or has the focus in it, whatever grows, shrinks or
 * comes in the same scrolling panel. The panel scrolls along; where it cannot, room is made at its ends, which goes
 * when the row is let go.
 */
export class SteadyPlace implements ReactiveController {
  /** What the list scrolls in; kept, because an element that was taken out knows it no more. */
  private panel: HTMLElement | null = null;
  private row: HTMLElement | null = null;
  private top = 0;
  /** How high all of the panel was when `top` was measured. */
  private height = 0;
  private room = { start: 0, end: 0 };
  private readonly sizes = new ResizeObserver(() => this.settle());

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    const panel = this.host.parentElement;
    this.panel = panel;
    if (!panel) return;
    for (const part of panel.children) this.sizes.observe(part);
    panel.addEventListener("scroll", this.scrolled);
  }

  hostDisconnected(): void {
    this.sizes.disconnect();
    this.hold(null);
    this.panel?.removeEventListener("scroll", this.scrolled);
    this.panel = null;
  }

  hostUpdated(): void {
    this.settle();
  }

  /** Keeps `row` in its place from now on; none: lets go. */
  hold(row: HTMLElement | null): void {
    if (row === this.row) return;
    this.row = row;
    if (row) this.measure();
    else this.giveRoom(0, 0);
  }

  private readonly scrolled = (): void => {
    // A browser also scrolls by itself, when there is less to scroll: that is not where somebody wants the row.
    if (this.panel?.scrollHeight === this.height) this.measure();
    else this.settle();
  };

  private measure(): void {
    if (this.row) this.top = this.row.getBoundingClientRect().top;
    this.height = this.panel?.scrollHeight ?? 0;
  }

  private settle(): void {
    const { panel, row } = this;
    if (!panel || !row?.isConnected) return;
    const moved = row.getBoundingClientRect().top - this.top;
    if (Math.abs(moved) >= 1) this.bringBack(panel, row, moved);
    this.height = panel.scrollHeight;
  }

  private bringBack(panel: HTMLElement, row: HTMLElement, moved: number): void {
    panel.scrollTop += moved;
    const left = row.getBoundingClientRect().top - this.top;
    if (left >= 1) {
      // What is in the panel may not fill it: room for all of it is enough, and what is too much is taken back.
      const enough = this.room.end + panel.clientHeight + left;
      this.giveRoom(this.room.start, enough);
      panel.scrollTop += left;
      this.giveRoom(this.room.start, enough - (panel.scrollHeight - panel.clientHeight - panel.scrollTop));
    } else if (left <= -1) {
      this.giveRoom(this.room.start - left, this.room.end);
    }
  }

  private giveRoom(start: number, end: number): void {
    this.room = { start, end };
    // The sheet adds them to the room that the panel has at its ends by itself.
    this.panel?.style.setProperty("--loket-room-start", `${start}px`);
    this.panel?.style.setProperty("--loket-room-end", `${end}px`);
  }
}
