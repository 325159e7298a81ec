const FIRST_MS = 500;
const LONGEST_MS = 20_000;

/**
 * How long to wait before try `attempt` (1 for the first after a failure), in milliseconds: it doubles each time up to
 * 20 seconds, and a random half is taken off so that not all clients come back at the same moment.
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempt - 1));
  return Math.round(full * (0.5 + random() / 2));
}
