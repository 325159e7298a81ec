/** Something that others watch: they are called after each change. */
export class Changes {
  private readonly listeners = new Set<() => void>();

  /** Calls `listener` after each change; the function that comes back ends that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  protected changed(): void {
    for (const listener of this.listeners) listener();
  }
}
