import { backoff } from "../shared/backoff";
import type { NewConversation, Opened, Problem } from "../shared/protocol";
import { ProblemError, request } from "../shared/requests";
import type { DeviceStorage } from "./device-storage";
import type { Key } from "./link";

/** Where the key to the conversation lies in the device's storage. */
export const KEY_NAME = "conversation";
/** Where the key to the conversation before lies: who comes back within a day meets the same caseworker. */
const PREVIOUS_NAME = "previous";
const PREVIOUS_FOR_MS = 24 * 60 * 60 * 1000;

export interface OpeningOptions {
  /** Address of the service, without a slash at the end. */
  server: string;
  storage: DeviceStorage;
  /** What to open it with, asked for at each try. */
  wanted: () => NewConversation;
  onKey: (key: Key) => void;
  /** It did not work and is tried again; with the problem, if the service gave one. */
  onFailure: (problem: Problem | null) => void;
}

/** Opens a conversation, trying until it works, and keeps its key on the device: one for all tabs. */
export class Opening {
  private busy = false;
  private stopped = false;
  /** Which conversation is asked for: one that was left before it came is not taken. */
  private round = 0;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** A key of before that has run out goes off the device at once, also when nothing is ever opened again. */
  constructor(private readonly options: OpeningOptions) {
    if (!this.previous) this.forgetPrevious();
  }

  /** The key that this device has; `null` when there is none. */
  get stored(): Key | null {
    try {
      const key = JSON.parse(this.options.storage.get(KEY_NAME) ?? "null") as Partial<Key> | null;
      return key?.id && key.token ? { id: key.id, token: key.token } : null;
    } catch {
      return null;
    }
  }

  /** Opens a conversation, unless that is under way. */
  start(): void {
    this.stopped = false;
    if (this.busy) return;
    this.busy = true;
    clearTimeout(this.timer);
    void this.ask();
  }

  /** Tries no further. A key that is on its way is kept on the device, for whoever resumes. */
  stop(): void {
    clearTimeout(this.timer);
    this.stopped = true;
    this.failures = 0;
  }

  /** Takes the key off the device, but for the next opening, which may come within a day. */
  forget(): void {
    const { storage } = this.options;
    this.round += 1;
    this.busy = false;
    if (this.stored)
      storage.set(PREVIOUS_NAME, JSON.stringify({ ...this.stored, until: Date.now() + PREVIOUS_FOR_MS }));
    storage.remove(KEY_NAME);
  }

  /** Takes the key of the conversation before off the device too. */
  forgetPrevious(): void {
    this.options.storage.remove(PREVIOUS_NAME);
  }

  private get previous(): Key | null {
    try {
      const kept = JSON.parse(this.options.storage.get(PREVIOUS_NAME) ?? "null") as (Key & { until: number }) | null;
      return kept && kept.until > Date.now() ? { id: kept.id, token: kept.token } : null;
    } catch {
      return null;
    }
  }

  private async ask(): Promise<void> {
    const { server, storage, wanted, onKey, onFailure } = this.options;
    const { round } = this;
    try {
      const opened = await request<Opened>(`${server}/api/v1/conversations`, {
        method: "POST",
        body: { ...wanted(), ...(this.previous ? { previous: this.previous } : {}) },
      });
      if (round !== this.round) return;
      this.busy = false;
      this.failures = 0;
      this.forgetPrevious();
      // Another tab may have been first.
      const key = this.stored ?? opened;
      storage.set(KEY_NAME, JSON.stringify({ id: key.id, token: key.token }));
      if (!this.stopped) onKey(key);
    } catch (error) {
      if (round !== this.round) return;
      this.busy = false;
      if (this.stopped) return;
      this.failures += 1;
      this.timer = setTimeout(() => this.start(), backoff(this.failures));
      onFailure(error instanceof ProblemError ? error.problem : null);
    }
  }
}
