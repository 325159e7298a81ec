import type { ReactiveController, ReactiveControllerHost } from "lit";

/**
 * Keeps a row where it is on the screen while somebody points at it or has the focus in it, whatever grows, shrinks or
 * comes above it in the same scrolling panel. The panel scrolls along; where it cannot, room is made at its ends, which
 * goes when the row is let go.
 */
export class SteadyPlace implements ReactiveController {
  /** What the list scrolls in; kept, because an element that was taken out knows it no more. */
  private panel: HTMLElement | null = null;
  private row: HTMLElement | null = null;
  private top = 0;
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
    panel.addEventListener("scroll", this.measure);
  }

  hostDisconnected(): void {
    this.sizes.disconnect();
    this.hold(null);
    this.panel?.removeEventListener("scroll", this.measure);
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

  private readonly measure = (): void => {
    if (this.row) this.top = this.row.getBoundingClientRect().top;
  };

  private settle(): void {
    const { panel, row } = this;
    if (!panel || !row?.isConnected) return;
    const moved = row.getBoundingClientRect().top - this.top;
    if (Math.abs(moved) < 1) return;
    panel.scrollTop += moved;
    const left = row.getBoundingClientRect().top - this.top;
    if (left >= 1) {
      this.giveRoom(this.room.start, this.room.end + left);
      panel.scrollTop += left;
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
