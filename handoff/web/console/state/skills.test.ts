import { describe, expect, it } from "vitest";
import { choosable, skillWords } from "./skills";

describe("skills", () => {
  it("are read in words, also those that an organisation made itself", () => {
    expect(skillWords("several_problems")).toBe("Meer problemen tegelijk");
    expect(skillWords("sign_language")).toBe("Sign language");
  });

  it("can be chosen when a desk asks for them, and stay to be chosen by who has them", () => {
    expect(choosable(["several_problems"], ["debts", "several_problems"])).toEqual(["debts", "several_problems"]);
    expect(choosable([], [])).toEqual([]);
  });
});
