// Keeps a list still while somebody points at it, so that a click never lands on another row than the one aimed at.

export interface Row<T> {
  readonly key: string;
  readonly item: T;
  /** No longer in the list; shown until the pointer leaves, so that nothing moves up underneath it. */
  readonly gone: boolean;
}

/**
 * The rows to show. Normally those of `next`, in its order. While `held`, the rows of `shown` stay where they are
 * (with fresh content, or marked as gone) and new ones come after them.
 */
export function steadyRows<T>(
  shown: readonly Row<T>[],
  next: readonly T[],
  keyOf: (item: T) => string,
  held: boolean,
): readonly Row<T>[] {
  const fresh = next.map((item) => ({ key: keyOf(item), item, gone: false }));
  if (!held) return fresh;
  const byKey = new Map(fresh.map((row) => [row.key, row]));
  const kept = shown.map((row) => byKey.get(row.key) ?? { ...row, gone: true });
  const known = new Set(shown.map((row) => row.key));
  return [...kept, ...fresh.filter((row) => !known.has(row.key))];
}
