import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ConnectionStatus } from "../../shared/connection";
import { LASTS_MS, Outage } from "./outage";

describe("a connection that is away", () => {
  const said: string[] = [];
  let outage: Outage;
  const become = (...statuses: ConnectionStatus[]): void => {
    for (const status of statuses) outage.connectionIs(status);
  };

  beforeEach(() => {
    vi.useFakeTimers();
    said.length = 0;
    outage = new Outage((what) => said.push(what));
    become("connecting", "open");
  });
  afterEach(() => vi.useRealTimers());

  it("is told once however often it is tried, and once when it is back", () => {
    become("waiting", "connecting", "waiting");
    vi.advanceTimersByTime(LASTS_MS);
    expect(outage.lasts).toBe(true);
    become("connecting", "waiting");
    vi.advanceTimersByTime(60_000);
    become("connecting");
    expect(outage.lasts).toBe(true);
    expect(said).toEqual(["lost"]);
    become("open");
    expect(outage.lasts).toBe(false);
    expect(said).toEqual(["lost", "back"]);
  });

  it("is no news when it is over at once", () => {
    become("waiting");
    vi.advanceTimersByTime(LASTS_MS - 1);
    become("connecting", "open");
    vi.advanceTimersByTime(60_000);
    expect(said).toEqual([]);
  });

  it("ends without a word when one is logged out, and is told again the next time", () => {
    become("waiting");
    vi.advanceTimersByTime(LASTS_MS);
    become("stopped");
    expect(outage.lasts).toBe(false);
    become("connecting", "open", "waiting");
    vi.advanceTimersByTime(LASTS_MS);
    expect(said).toEqual(["lost", "lost"]);
  });
});
