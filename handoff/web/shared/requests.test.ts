import { afterEach, describe, expect, it, vi } from "vitest";
import { ProblemError, request, UnreachableError } from "./requests";

const answers = (body: string | null, status = 200, kind = "application/json"): void => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(body, { status, headers: { "Content-Type": kind } })));
};

describe("request", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("gives what was answered: an object, words, or nothing", async () => {
    answers('{"id": "c1"}');
    expect(await request("/a")).toEqual({ id: "c1" });
    answers("Goedendag", 200, "text/plain; charset=utf-8");
    expect(await request("/a")).toBe("Goedendag");
    answers(null, 204);
    expect(await request("/a")).toBeUndefined();
  });

  it("throws the problem that was answered", async () => {
    answers('{"code": "not-found", "status": 404, "title": "", "detail": "Weg"}', 404, "application/problem+json");
    await expect(request("/a")).rejects.toBeInstanceOf(ProblemError);
  });

  it.each([
    [200, '{"id": "c'],
    [502, '{"code": "unav'],
    [502, "<h1>Bad gateway</h1>"],
  ])("takes an answer that broke off, or that is none of ours, for no answer: %s %s", async (status, body) => {
    answers(body, status, body.startsWith("<") ? "text/html" : "application/json");
    await expect(request("/a")).rejects.toBeInstanceOf(UnreachableError);
  });
});
