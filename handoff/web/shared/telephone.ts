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

/** A stretch of a text: words, or a telephone number that can be broken, and the signs of the sentence right after it. */
export interface Stretch {
  readonly text: string;
  readonly number: boolean;
  readonly after: string;
}

/** A number in groups, with what people put between them; also one of a municipality ("14 030"). */
const GROUPS = /(?<![\w+:.,])(?:\+\d|\(?0\d|14(?= 0\d\d))(?:[ \u00a0()/.–-]{0,3}\d){3,13}(?!\d)([).,;:!?،؛؟]{0,2})/g;

/** `text` cut into words and telephone numbers of more than one group; the stretches together are `text` again. */
export function stretches(text: string): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  const words = (to?: number): void => {
    found.push({ text: text.slice(from, to), number: false, after: "" });
  };
  for (const { 0: whole, 1: after = "", index } of text.matchAll(GROUPS)) {
    const number = whole.slice(0, whole.length - after.length);
    if (!/\d[^\d]+\d/.test(number)) continue;
    if (index > from) words(index);
    found.push({ text: number, number: true, after });
    from = index + whole.length;
  }
  if (from < text.length) words();
  return found;
}
