import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { UnreachableError } from "../../shared/requests";
import { StaffDoor } from "./staff-door";

type Answer = (response: Response) => void;

let asked: Answer[];
let loggedOut: number;
let door: StaffDoor;

const refusal = (status: number, code: string): Response =>
  Response.json(
    { type: "problem", status, code, title: code, detail: "" },
    { status, headers: { "Content-Type": "application/problem+json" } },
  );

/** Lets what was answered come in. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  asked = [];
  loggedOut = 0;
  door = new StaffDoor(() => (loggedOut += 1));
  vi.stubGlobal("fetch", () => new Promise<Response>((resolve) => asked.push(resolve)));
});
afterEach(() => vi.unstubAllGlobals());

describe("the caseworkers' door", () => {
  it("tells that the log-in is over, whatever was asked", async () => {
    const read = door.labels();
    asked[0]?.(refusal(401, "not-logged-in"));
    await expect(read).rejects.toMatchObject({ problem: { code: "not-logged-in" } });
    const change = door.supervise("POST", "/teams", { name: "Oost" });
    asked[1]?.(refusal(401, "not-logged-in"));
    await expect(change).rejects.toThrow();
    expect(loggedOut).toBe(2);
  });

  it("gives nothing to who comes next of what the caseworker before had asked", async () => {
    const before = door.conversation("c");
    door.leave();
    asked[0]?.(Response.json({ id: "c", events: [] }));
    await expect(before).rejects.toBeInstanceOf(UnreachableError);
    const after = door.conversation("c");
    asked[1]?.(Response.json({ id: "c" }));
    expect(await after).toEqual({ id: "c" });
  });

  it("says nothing of a log-in that was over before", async () => {
    const late = door.labels();
    door.leave();
    asked[0]?.(refusal(401, "not-logged-in"));
    await expect(late).rejects.toThrow();
    expect(loggedOut).toBe(0);
  });

  /** Noor logs in. */
  const noorIsIn = async (): Promise<void> => {
    const entering = door.logIn("noor", "");
    asked.shift()?.(Response.json({ id: "noor", csrf: "old" }));
    await entering;
  };

  it("asks once more with the token of a log-in in another tab", async () => {
    await noorIsIn();
    const change = door.release("c");
    asked[0]?.(refusal(403, "csrf"));
    await settled();
    asked[1]?.(Response.json({ id: "noor", csrf: "new" }));
    await settled();
    asked[2]?.(Response.json({ type: "ack" }));
    expect(await change).toEqual({ type: "ack" });
    expect(door.csrf).toBe("new");
  });

  it("does nothing in the name of somebody else who logged in in another tab", async () => {
    await noorIsIn();
    const change = door.release("c");
    asked[0]?.(refusal(403, "csrf"));
    await settled();
    asked[1]?.(Response.json({ id: "sam", csrf: "new" }));
    await expect(change).rejects.toBeInstanceOf(UnreachableError);
    expect([loggedOut, asked.length, door.csrf]).toEqual([1, 2, "old"]);
  });

  it("does nothing for who is not logged in any more in the name of who is", async () => {
    await noorIsIn();
    door.leave();
    const change = door.say("c", { client_id: "1", text: "Noor's" });
    asked[0]?.(refusal(403, "csrf"));
    await expect(change).rejects.toMatchObject({ problem: { code: "csrf" } });
    expect(asked.length).toBe(1);
  });
});
