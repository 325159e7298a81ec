import { TEXT_LIMIT } from "./protocol";

/** How many characters `text` may still have; below 0: so many too many. As the service counts: an emoji is one. */
export function charactersLeft(text: string): number {
  // Counting one by one is only needed near the limit: no text has more characters than units of JavaScript.
  return TEXT_LIMIT - (text.length < TEXT_LIMIT / 2 ? text.length : [...text].length);
}
