import { describe, expect, it } from "vitest";
import { urgentNumbers } from "./urgent-numbers.js";

const found = (text: string): string[] => urgentNumbers(text).map(([number]) => number);

describe("the numbers that somebody in danger can press", () => {
  it.each([
    ["Is er nu gevaar? Bel 112.", ["112"]],
    ["113: Nie chcesz już żyć? 112: Zadzwoń.", ["113", "112"]],
    ["Bel Veilig Thuis: 0800-2000. Dat kan dag en nacht.", ["0800-2000"]],
    ["Bel nu gemeente Utrecht: 14 030. Zeg dat het niet kan wachten.", ["14 030"]],
    ["Bel nu gemeente Meierijstad: 14 0413.", ["14 0413"]],
    ["Bel nu gemeente Hilversum: 035 629 2111.", ["035 629 2111"]],
  ])("are found in %s", (text, numbers) => {
    expect(found(text)).toEqual(numbers);
  });

  it("are no dates, amounts or terms", () => {
    expect(found("Doe dat binnen 7 dagen, voor 12-11-2026, en neem 1120 euro mee.")).toEqual([]);
  });
});
