import { describe, expect, it } from "vitest";
import type { Overview } from "../../shared/protocol";
import { UnreachableError } from "../../shared/requests";
import type { StaffDoor } from "../door/staff-door";
import { emptyOverview } from "../state/board";
import { Duty } from "./duty";
import { Memory } from "./memory";

const nothing = { getItem: () => null, setItem: () => undefined } as unknown as Storage;

function newDuty(answer: () => Promise<void>): { duty: Duty; asked: (readonly string[])[] } {
  const asked: (readonly string[])[] = [];
  const memory = new Memory(nothing, nothing);
  memory.tab.wantedDesks = ["uwv"];
  const door = {
    duty: (desks: readonly string[]) => {
      asked.push(desks);
      return answer();
    },
  } as unknown as StaffDoor;
  return { duty: new Duty(memory, door), asked };
}

const offDuty: Overview = emptyOverview;
const MINUTE = 60_000;

describe("duty after the connection was away", () => {
  it("is taken up again after a short while", async () => {
    const { duty, asked } = newDuty(() => Promise.resolve());
    await duty.repair(offDuty, MINUTE);
    expect(asked).toEqual([["uwv"]]);
    expect(duty.lapsed).toEqual([]);
  });

  it("is asked after a long one", async () => {
    const { duty, asked } = newDuty(() => Promise.resolve());
    await duty.repair(offDuty, 10 * MINUTE);
    expect(asked).toEqual([]);
    expect(duty.lapsed).toEqual(["uwv"]);
  });

  it("is asked when taking it up did not work: nobody should think that they are on duty", async () => {
    const { duty } = newDuty(() => Promise.reject(new UnreachableError("away")));
    await duty.repair(offDuty, MINUTE);
    expect(duty.lapsed).toEqual(["uwv"]);
  });
});
