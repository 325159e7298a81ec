import { beforeEach, describe, expect, it } from "vitest";
import type { CaseworkerProfile } from "../../shared/protocol";
import { ProblemError, UnreachableError } from "../../shared/requests";
import type { StaffDoor } from "../door/staff-door";
import { Entrance } from "./entrance";
import { News } from "./news";

const person = (id: string): CaseworkerProfile => ({ id, name: id, csrf: "" }) as CaseworkerProfile;
const notLoggedIn = (): ProblemError =>
  new ProblemError({ type: "problem", status: 401, code: "not-logged-in", title: "", detail: "" });

let told: string[];
let entrance: Entrance;
let loggingOut: () => Promise<void>;

beforeEach(async () => {
  told = [];
  const door = { logIn: async (name: string) => person(name), logOut: () => loggingOut() } as unknown as StaffDoor;
  entrance = new Entrance(door, new News(), {
    entered: ({ id }) => told.push(`entered ${id}`),
    ended: () => told.push("ended"),
    forgotten: () => told.push("forgotten"),
  });
  await entrance.logIn("noor", "");
  told.length = 0;
});

describe("the entrance", () => {
  it("forgets nothing when a log-in runs out and the same caseworker comes back", async () => {
    entrance.ranOut();
    entrance.ranOut();
    expect([entrance.ended, entrance.profile?.id]).toEqual([true, "noor"]);
    await entrance.logIn("noor", "");
    expect([entrance.ended, told]).toEqual([false, ["ended", "entered noor"]]);
  });

  it("forgets everything before somebody else comes in", async () => {
    entrance.ranOut();
    await entrance.logIn("sam", "");
    expect(told).toEqual(["ended", "forgotten", "entered sam"]);
  });

  it("forgets everything when somebody logs out, also when the stream tells first that the log-in is over", async () => {
    loggingOut = async () => entrance.ranOut();
    await entrance.logOut();
    expect([entrance.profile, entrance.remark, told]).toEqual([null, "U bent uitgelogd.", ["ended", "forgotten"]]);
  });

  it("forgets everything when who logs out was logged out already", async () => {
    loggingOut = () => Promise.reject(notLoggedIn());
    await entrance.logOut();
    expect(told).toEqual(["ended", "forgotten"]);
  });

  it("stays open when logging out had no answer, and tells later that the log-in is over", async () => {
    loggingOut = () => Promise.reject(new UnreachableError("away"));
    await entrance.logOut();
    expect([entrance.profile?.id, told]).toEqual(["noor", []]);
    entrance.ranOut();
    expect(told).toEqual(["ended"]);
  });
});
