// Numbers that identify people: a citizen service number (BSN) or a bank account (IBAN). The rules are those by which
// the server masks what citizens write (`loket/personal_data.py`); the cases in `personal-data.cases.json` hold for both.

export type PersonalKind = "bsn" | "iban";

const BSN_LENGTH = 9;
const BSN_WORD = "(?:bsn|burger ?service ?n|sofi|citizen service n|social security n)";
const WORD_BEFORE = new RegExp(`${BSN_WORD}[^\\d▮@]{0,30}$`, "i");
const WORD_AFTER = new RegExp(`^[^\\d▮@]{0,15}${BSN_WORD}`, "i");
const PREFIX_BEFORE = /\+(?:\d{1,3}[ )-]{1,3})?$/;
const MONEY_BEFORE = /(?:€|\beuro?)\s?$/i;
const MONEY_AFTER = /^\s?(?:€|euro?\b|,-|,\d)/i;

/** Length of an account number per country (ISO 13616, registry of SWIFT). */
const IBAN_LENGTHS = new Map(
  Object.entries({
    15: "NO",
    16: "BE",
    18: "DK FI FK FO GL NL SD",
    19: "MK SI",
    20: "AT BA EE KZ LT LU MN XK",
    21: "CH HR LI LV",
    22: "BG BH CR DE GB GE IE ME RS VA",
    23: "AE GI IL IQ OM SO TL",
    24: "AD CZ ES MD PK RO SA SE SK TN VG",
    25: "LY PT ST",
    26: "IS TR",
    27: "BI DJ FR GR IT MC MR SM",
    28: "AL AZ BY CY DO GT HU LB NI PL SV",
    29: "BR EG PS QA UA",
    30: "JO KW MU YE",
    31: "MT SC",
    32: "LC",
    33: "RU",
  }).flatMap(([length, codes]) => codes.split(" ").map((code) => [code, Number(length)] as const)),
);

export interface PersonalNumbers {
  /** Each kind once. */
  readonly kinds: readonly PersonalKind[];
  /** Where the first of them stands. */
  readonly start: number;
  readonly end: number;
}

/** The numbers in `text` that identify people; nothing without any. */
export function personalNumbers(text: string): PersonalNumbers | null {
  const plain = text.normalize("NFKC").replace(/\p{Nd}/gu, plainDigit);
  const accounts = ibansIn(plain);
  const hidden = accounts.reduce(
    (rest, [start, end]) => rest.slice(0, start) + "▮".repeat(end - start) + rest.slice(end),
    plain,
  );
  const number = bsnIn(hidden);
  const [first] = [...accounts, ...(number ? [number] : [])].sort(([a], [b]) => a - b);
  if (!first) return null;
  const kinds: PersonalKind[] = [
    ...(number ? (["bsn"] as const) : []),
    ...(accounts.length > 0 ? (["iban"] as const) : []),
  ];
  // Signs that became several when they were made plain: the place is not the same any more.
  return plain.length === text.length
    ? { kinds, start: first[0], end: first[1] }
    : { kinds, start: 0, end: text.length };
}

/** Whether nine digits pass the eleven-test of the citizen service number. */
export function isBsn(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || Number(digits) === 0) return false;
  const total = [...digits].reduce(
    (sum, digit, place) => sum + Number(digit) * (place === BSN_LENGTH - 1 ? -1 : BSN_LENGTH - place),
    0,
  );
  return total % 11 === 0;
}

/** Whether letters and digits without spaces are an account number with right check digits (ISO 7064, mod 97). */
export function isIban(account: string): boolean {
  const upper = account.toUpperCase();
  if (upper.length !== IBAN_LENGTHS.get(upper.slice(0, 2)) || !/^\d\d$/.test(upper.slice(2, 4))) return false;
  const digits = [...upper.slice(4), ...upper.slice(0, 4)].map((sign) => parseInt(sign, 36)).join("");
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

function ibansIn(text: string): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const country of text.matchAll(/(?<![A-Za-z])[A-Za-z]{2}(?=[ .-]?\d[ .-]?\d)/g)) {
    const length = IBAN_LENGTHS.get(country[0].toUpperCase());
    if (length === undefined || country.index < (found.at(-1)?.[1] ?? 0)) continue;
    const rest = /^(?:[ .-]?[A-Za-z0-9])*/.exec(text.slice(country.index, country.index + 2 * length))?.[0] ?? "";
    const places = [...rest].flatMap((sign, place) => (" .-".includes(sign) ? [] : [place])).slice(0, length);
    const last = places.at(-1) ?? 0;
    if (places.length < length || /\d/.test(text[country.index + last + 1] ?? "")) continue;
    if (isIban(places.map((place) => rest[place]).join(""))) found.push([country.index, country.index + last + 1]);
  }
  return found;
}

/** The run of digits in which the first number stands. */
function bsnIn(text: string): readonly [number, number] | null {
  for (const run of text.matchAll(/\d(?:[ .-]?\d)*/g)) {
    const before = text.slice(Math.max(0, run.index - 60), run.index);
    const after = text.slice(run.index + run[0].length, run.index + run[0].length + 40);
    const named = WORD_BEFORE.test(before) || WORD_AFTER.test(after);
    if ((named || !isSomethingElse(run[0], before, after)) && hasNumber(run[0].match(/\d+/g) ?? [], named)) {
      return [run.index, run.index + run[0].length];
    }
  }
  return null;
}

/** A telephone number with country code, money, or part of a code with letters. */
function isSomethingElse(run: string, before: string, after: string): boolean {
  const digits = run.replace(/\D/g, "");
  return (
    digits.startsWith("00") ||
    (digits.startsWith("31") && digits.length === BSN_LENGTH + 2) ||
    /\p{L}$/u.test(before) ||
    /^\p{L}/u.test(after) ||
    PREFIX_BEFORE.test(before) ||
    MONEY_BEFORE.test(before) ||
    MONEY_AFTER.test(after)
  );
}

/** Whether a group of digits is a number, or groups that together are one, such as 1112.22.333. */
function hasNumber(groups: readonly string[], named: boolean): boolean {
  let rest: string[] = [];
  for (const group of [...groups, ""]) {
    if (group && !isNumber(group, named)) {
      rest.push(group);
      continue;
    }
    if (group || togetherNumber(rest, named)) return true;
    rest = [];
  }
  return false;
}

function togetherNumber(groups: readonly string[], named: boolean): boolean {
  if (!named) return groups.length > 0 && groups.length <= BSN_LENGTH && isNumber(groups.join(""), false);
  return groups.some((_, first) =>
    groups
      .slice(first, first + BSN_LENGTH)
      .some((__, more) => isNumber(groups.slice(first, first + more + 1).join(""), true)),
  );
}

/** `named`: "BSN" stands near, then eight digits count too whose leading zero was left out. */
function isNumber(digits: string, named: boolean): boolean {
  return isBsn(digits) || (named && digits.length === BSN_LENGTH - 1 && isBsn(`0${digits}`));
}

/** A digit of any script as 0 to 9: each script has its ten in a row. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return code < 128 ? digit : String(value);
}
