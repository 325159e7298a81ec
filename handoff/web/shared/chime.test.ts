import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Chime } from "./chime";

let sounded = 0;
let allow: () => void = () => undefined;
let allowed = Promise.resolve();

/** A browser's sound, which starts once the page is pressed. */
class Sound {
  readonly currentTime = 0;
  readonly destination = {};

  resume(): Promise<void> {
    return allowed;
  }

  createOscillator(): unknown {
    const connect = (to: unknown): unknown => to;
    return { frequency: {}, connect, start: () => (sounded += 1), stop: () => undefined };
  }

  createGain(): unknown {
    const set = (): undefined => undefined;
    return { gain: { setValueAtTime: set, exponentialRampToValueAtTime: set }, connect: (to: unknown) => to };
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe("Chime", () => {
  beforeEach(() => {
    sounded = 0;
    allowed = Promise.resolve();
    vi.stubGlobal("AudioContext", Sound);
  });

  afterEach(() => vi.unstubAllGlobals());

  it("sounds each time where that is allowed", async () => {
    const chime = new Chime();
    chime.ring();
    await settled();
    chime.ring();
    await settled();
    expect(sounded).toBe(4); // two tones each
  });

  it("sounds once at the first press, however much came before it", async () => {
    allowed = new Promise((resolve) => (allow = resolve));
    const chime = new Chime();
    chime.ring();
    chime.ring();
    chime.ring();
    await settled();
    expect(sounded).toBe(0);
    allow();
    await settled();
    expect(sounded).toBe(2);
    chime.ring();
    await settled();
    expect(sounded).toBe(4);
  });

  it("stays silent where there is no sound", () => {
    vi.stubGlobal("AudioContext", undefined);
    expect(() => new Chime().ring()).not.toThrow();
  });
});
