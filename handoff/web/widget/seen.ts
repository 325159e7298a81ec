import type { DeviceStorage } from "./device-storage";

export const SEEN = "seen";

/** How far the citizen has seen the conversation, in whichever tab. */
export class Seen {
  constructor(private readonly storage: DeviceStorage) {}

  /** The seq until which it was seen. */
  get upTo(): number {
    return Number(this.storage.get(SEEN) ?? 0);
  }

  mark(seq: number): void {
    if (seq > this.upTo) this.storage.set(SEEN, String(seq));
  }

  forget(): void {
    this.storage.remove(SEEN);
  }
}
