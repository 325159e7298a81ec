import type { ReactiveControllerHost } from "lit";
import { describe, expect, it } from "vitest";
import { Attempt } from "./attempt";
import { tongueOf } from "./texts";

const { texts } = tongueOf("nl");
const host = { addController: () => {}, requestUpdate: () => {} } as unknown as ReactiveControllerHost;

/** Something that is asked for, and when it is answered. */
function asked(): {
  readonly ask: () => Promise<void>;
  readonly times: () => number;
  answer: () => void;
  fail: () => void;
} {
  let times = 0;
  const made = { answer: () => {}, fail: () => {} };
  const ask = (): Promise<void> => {
    times += 1;
    return new Promise<void>((resolve, reject) => Object.assign(made, { answer: resolve, fail: reject }));
  };
  return { ask, times: () => times, answer: () => made.answer(), fail: () => made.fail() };
}

describe("what the service is asked for at a press", () => {
  it("says that a PDF is being made until it is there", async () => {
    const attempt = new Attempt(host);
    const pdf = asked();
    const waiting = attempt.at(pdf.ask, "pdf");
    expect(attempt.making).toBe(true);
    pdf.answer();
    await waiting;
    expect([attempt.making, attempt.told(texts)]).toEqual([false, ""]);
  });

  it("makes one PDF at a time", async () => {
    const attempt = new Attempt(host);
    const pdf = asked();
    const waiting = attempt.at(pdf.ask, "pdf");
    await attempt.at(pdf.ask, "pdf");
    expect([pdf.times(), attempt.making]).toEqual([1, true]);
    pdf.answer();
    await waiting;
  });

  it("says what does work when a PDF cannot be made, until something else is asked", async () => {
    const attempt = new Attempt(host);
    const pdf = asked();
    const waiting = attempt.at(pdf.ask, "pdf");
    pdf.fail();
    await waiting;
    expect([attempt.making, attempt.told(texts)]).toEqual([false, texts.pdfFailed]);
    const text = asked();
    const next = attempt.at(text.ask, "text");
    expect(attempt.told(texts)).toBe("");
    text.fail();
    await next;
    expect(attempt.told(texts)).toBe(texts.actionFailed);
  });

  it("goes on saying that a PDF is being made while something else is asked for", async () => {
    const attempt = new Attempt(host);
    const [pdf, text] = [asked(), asked()];
    const waiting = attempt.at(pdf.ask, "pdf");
    const next = attempt.at(text.ask, "text");
    text.answer();
    await next;
    expect(attempt.making).toBe(true);
    pdf.answer();
    await waiting;
    expect(attempt.making).toBe(false);
  });
});
