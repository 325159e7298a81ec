/** Calls `beat` as often as the connection needs it, also while the page is in the background; see `pulse.ts`. */
export class Heartbeat {
  private worker: Worker | null = null;

  constructor(private readonly beat: () => void) {}

  start(): void {
    if (this.worker) return;
    this.worker = new Worker(new URL("pulse.js", import.meta.url), { type: "module" });
    this.worker.onmessage = () => this.beat();
  }

  stop(): void {
    this.worker?.terminate();
    this.worker = null;
  }
}
