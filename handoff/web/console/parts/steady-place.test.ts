import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SteadyPlace } from "./steady-place";

/** A panel that counts who listens to it. */
class Panel {
  readonly listeners = new Set<unknown>();
  readonly children: unknown[] = [];
  readonly style = { paddingBlockStart: "", paddingBlockEnd: "" };
  addEventListener = (_: string, listener: unknown): void => void this.listeners.add(listener);
  removeEventListener = (_: string, listener: unknown): void => void this.listeners.delete(listener);
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
});
