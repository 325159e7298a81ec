/** A name for a card or a plan, for who listens, that nothing before it in the conversation has. */
export type Labels = (kind: string, title: string) => string;

/** Gives names to cards and plans: what is shown again is told apart by a number. */
export function labels(): Labels {
  const times = new Map<string, number>();
  return (kind, title) => {
    const name = `${kind}: ${title}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 1 ? name : `${name} (${time})`;
  };
}
