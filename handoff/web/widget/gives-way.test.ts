import { html } from "lit";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { STAYS_MS, Succession } from "./gives-way";

const button = (words: string) => html`<button>${words}</button>`;
const form = (words: string) => html`<form>${words}</form>`;

describe("what gives way", () => {
  const gone = vi.fn();
  let place: Succession;
  /** What stands there after `content` came, in order; `held`: what stood there before has the focus. */
  const follow = (content: unknown, held = false): readonly unknown[] => {
    place.follow(content, () => held);
    return standing();
  };
  const standing = (): readonly unknown[] => place.shown.map((each) => each.content);

  beforeEach(() => {
    vi.useFakeTimers();
    gone.mockReset();
    place = new Succession(gone);
  });
  afterEach(() => vi.useRealTimers());

  it("stays a moment when it has the focus, before what it made place for, and then goes", () => {
    const [pressed, opened] = [button("Bel mij"), form("Nummer")];
    expect(follow(pressed)).toEqual([pressed]);
    expect(follow(opened, true)).toEqual([pressed, opened]);
    vi.advanceTimersByTime(STAYS_MS - 1);
    expect(standing()).toEqual([pressed, opened]);
    expect(gone).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(standing()).toEqual([opened]);
    expect(gone).toHaveBeenCalledOnce();
  });

  it("goes at once when the focus is elsewhere", () => {
    follow(button("Bel mij"));
    const opened = form("Nummer");
    expect(follow(opened)).toEqual([opened]);
    vi.advanceTimersByTime(STAYS_MS);
    expect(gone).not.toHaveBeenCalled();
  });

  it("is the same one with other words when its template is the same, also while it has the focus", () => {
    follow(form("Nummer"));
    const before = place.shown[0]?.id;
    const checked = form("Nummer wordt gecontroleerd");
    expect(follow(checked, true)).toEqual([checked]);
    expect(place.shown[0]?.id).toBe(before);
  });

  it("is another one when it comes back, and what stayed goes then", () => {
    const [first, opened, again] = [button("Bel mij"), form("Nummer"), button("Bel mij")];
    follow(first);
    follow(opened, true);
    expect(follow(again, true)).toEqual([opened, again]);
    expect(new Set(place.shown.map(({ id }) => id)).size).toBe(2);
    vi.advanceTimersByTime(STAYS_MS);
    expect(standing()).toEqual([again]);
    expect(gone).toHaveBeenCalledOnce();
  });

  it("keeps what is new where it is when the rest goes", () => {
    follow(button("Bel mij"));
    follow(form("Nummer"), true);
    const id = place.shown.at(-1)?.id;
    follow(form("Nummer te kort"), true);
    vi.advanceTimersByTime(STAYS_MS);
    expect(place.shown.map((each) => each.id)).toEqual([id]);
  });

  it("leaves no timer behind when the window goes", () => {
    follow(button("Bel mij"));
    const opened = form("Nummer");
    follow(opened, true);
    place.end();
    expect(standing()).toEqual([opened]);
    vi.advanceTimersByTime(STAYS_MS);
    expect(gone).not.toHaveBeenCalled();
  });
});
