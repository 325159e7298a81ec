import { describe, expect, it } from "vitest";
import { alsoLookingWords, lookingWords, presenceWords } from "./looking";

const known = new Date("2026-03-03T13:03:00Z");

describe("who is there", () => {
  it("is told as it is", () => {
    expect(presenceWords(true, null)).toBe("Is er nu");
    expect(presenceWords(false, null)).toBe("Venster dicht");
    expect(lookingWords(["Sam"], null)).toBe("Sam kijkt");
    expect(alsoLookingWords(["Sam", "Ines"], null)).toBe("Sam, Ines kijken ook");
  });

  it("is told as it was when the console heard it last", () => {
    expect(presenceWords(true, known)).toBe("Was er om 14:03");
    expect(presenceWords(false, known)).toBe("Venster was dicht om 14:03");
    expect(lookingWords(["Sam"], known)).toBe("Sam keek om 14:03");
    expect(alsoLookingWords(["Sam"], known)).toBe("Sam keek om 14:03");
  });
});
