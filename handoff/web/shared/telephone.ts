/** The beginnings of the Dutch area codes of four figures, without their 0; the others have three (numbering plan). */
const LONG_AREA = /^(?:1[1678]|2[259]|3[124]|4[1789]|5[124679])/;

/** `number` (E.164) as people in the Netherlands write it: "06 12345678", "030 286 1000"; a foreign one as it is. */
export function readableNumber(number: string): string {
  const [, home] = /^\+31([1-9]\d{8})$/.exec(number) ?? [];
  if (!home) return number;
  if (home.startsWith("6")) return unbroken(`06 ${home.slice(1)}`);
  const area = LONG_AREA.test(home) ? 3 : 2;
  return unbroken(`0${home.slice(0, area)} ${home.slice(area, area + 3)} ${home.slice(area + 3)}`);
}

/** `number` in groups that stay on one line. */
export function unbroken(number: string): string {
  return number.replaceAll(" ", "\u00a0");
}
