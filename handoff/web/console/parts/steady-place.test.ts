import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SteadyPlace } from "./steady-place";

/** How much of the list can be seen, in pixels. */
const SEEN = 600;
const ROW = 90;

/** A panel that scrolls as browsers do, with what stands above the row and below it; it counts who listens to it. */
class Panel {
  readonly listeners = new Set<() => void>();
  readonly children: unknown[] = [];
  readonly clientHeight = SEEN;
  readonly row = {
    isConnected: true,
    getBoundingClientRect: () => ({ top: this.start + this.above - this.scrollTop }),
  };
  above = 0;
  below = 0;
  private start = 0;
  private end = 0;
  private scrolled = 0;
  readonly style = {
    setProperty: (name: string, value: string): void => {
      this[name === "--loket-room-start" ? "start" : "end"] = Number.parseFloat(value);
    },
  };

  addEventListener = (_: string, listener: () => void): void => void this.listeners.add(listener);
  removeEventListener = (_: string, listener: () => void): void => void this.listeners.delete(listener);

  get scrollHeight(): number {
    return Math.max(SEEN, this.start + this.above + ROW + this.below + this.end);
  }

  get scrollTop(): number {
    // Where there is less to scroll than before, a browser scrolls back by itself.
    this.scrolled = Math.max(0, Math.min(this.scrolled, this.scrollHeight - SEEN));
    return this.scrolled;
  }

  set scrollTop(to: number) {
    this.scrolled = to;
  }

  /** Browsers tell of every scrolling, whoever did it. */
  tellOfScrolling(): void {
    for (const listener of this.listeners) listener();
  }
}

beforeEach(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = (): void => undefined;
      disconnect = (): void => undefined;
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

describe("a list that keeps its place", () => {
  /** A list in `panel` whose row is pointed at. */
  function pointedAt(panel: Panel): { steady: SteadyPlace; top: () => number } {
    const steady = new SteadyPlace({ parentElement: panel, addController: () => undefined } as never);
    steady.hostConnected();
    steady.hold(panel.row as never);
    return { steady, top: () => panel.row.getBoundingClientRect().top };
  }

  function panelOf(above: number, below: number, scrollTop: number): Panel {
    return Object.assign(new Panel(), { above, below, scrollTop });
  }

  it("leaves nothing behind in the panel when it goes", () => {
    const panel = new Panel();
    const host = { parentElement: panel as Panel | null, addController: () => undefined };
    const steady = new SteadyPlace(host as never);
    steady.hostConnected();
    expect(panel.listeners.size).toBe(1);
    host.parentElement = null; // an element that was taken out has no parent any more
    steady.hostDisconnected();
    expect(panel.listeners.size).toBe(0);
  });

  it("scrolls along with what comes or goes above the row", () => {
    const panel = panelOf(400, 800, 200);
    const { steady, top } = pointedAt(panel);
    panel.above = 520;
    steady.hostUpdated();
    expect(top()).toBe(200);
    panel.above = 300;
    steady.hostUpdated();
    expect(top()).toBe(200);
    expect(panel.scrollTop).toBe(100);
  });

  it("makes room above the row where it cannot scroll back", () => {
    const panel = panelOf(400, 800, 0);
    const { steady, top } = pointedAt(panel);
    panel.above = 310;
    steady.hostUpdated();
    expect(top()).toBe(400);
  });

  it("holds the row when what is below it goes, and the list does not even fill the panel any more", () => {
    const panel = panelOf(400, 119, 9);
    const { steady, top } = pointedAt(panel);
    panel.below = 50;
    steady.hostUpdated();
    expect(top()).toBe(391);
    panel.tellOfScrolling();
    expect(top()).toBe(391);
    expect(panel.scrollHeight).toBe(SEEN + 9); // no more room than is needed
    steady.hold(null);
    expect(panel.scrollHeight).toBe(SEEN);
  });

  it("is not led astray when the browser tells of its own scrolling first", () => {
    const panel = panelOf(400, 119, 9);
    const { steady, top } = pointedAt(panel);
    panel.below = 50;
    panel.tellOfScrolling();
    expect(top()).toBe(391);
    steady.hostUpdated();
    expect(top()).toBe(391);
  });

  it("goes along when somebody scrolls", () => {
    const panel = panelOf(400, 800, 200);
    const { steady, top } = pointedAt(panel);
    panel.scrollTop = 260;
    panel.tellOfScrolling();
    steady.hostUpdated();
    expect(top()).toBe(140);
  });
});
