import { describe, expect, it } from "vitest";
import { ProblemError } from "../../shared/requests";
import { t } from "../words";
import { Doing } from "./doing";

function newDoing(): { doing: Doing; shown: () => number } {
  let shown = 0;
  const host = { addController: () => undefined, requestUpdate: () => (shown += 1) };
  return { doing: new Doing(host as never), shown: () => shown };
}

const refused = (code: string) =>
  new ProblemError({ type: "problem", status: 409, code, title: code, detail: "Iemand was eerder." });

describe("doing something", () => {
  it("does one thing at a time: a second press does nothing", async () => {
    const { doing } = newDoing();
    let times = 0;
    let finish: (value: unknown) => void = () => undefined;
    const work = () => {
      times += 1;
      return new Promise((resolve) => (finish = resolve));
    };
    const first = doing.do(work);
    expect(doing.busy).toBe(true);
    expect(await doing.do(work)).toBe(false);
    finish(null);
    expect(await first).toBe(true);
    expect(times).toBe(1);
    expect(doing.busy).toBe(false);
  });

  it("says why it did not work, and can be asked again", async () => {
    const { doing, shown } = newDoing();
    expect(await doing.do(() => Promise.reject(refused("changed-meanwhile")))).toBe(false);
    expect(doing.code).toBe("changed-meanwhile");
    expect(doing.problem).not.toBe("");
    const before = shown();
    expect(await doing.do(() => Promise.resolve())).toBe(true);
    expect(doing.problem).toBe("");
    expect(doing.code).toBeNull();
    expect(shown()).toBeGreaterThan(before);
  });

  it("can wait for what is being done, so that what changed is read anew", async () => {
    const { doing } = newDoing();
    const done: string[] = [];
    const read = (what: string) => async () => {
      await Promise.resolve();
      done.push(what);
    };
    await Promise.all([doing.do(read("one")), doing.doAfter(read("two")), doing.doAfter(read("three"))]);
    expect(done).toEqual(["one", "two", "three"]);
  });

  it("says what is still to be filled in", () => {
    const { doing } = newDoing();
    doing.say(t("people.desk-needed"));
    expect(doing.problem).toBe(t("people.desk-needed"));
    doing.say("");
    expect(doing.problem).toBe("");
  });
});
