// When to try a lost connection again.

const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/**
 * Milliseconds to wait before attempt 1, 2, 3 …: doubling up to 15 seconds, of which `chance` (0 to 1) decides the
 * second half, so that a hundred consoles do not come back in the same instant.
 */
export function backOffMs(attempt: number, chance: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempt - 1));
  return Math.round(longest / 2 + (longest / 2) * chance);
}
