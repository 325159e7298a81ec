import { backoff } from "../shared/backoff";
import type { NewConversation, Opened, Problem } from "../shared/protocol";
import { ProblemError, request } from "../shared/requests";
import type { DeviceStorage } from "./device-storage";
import type { Key } from "./link";

/** Where the key to the conversation lies in the device's storage. */
export const KEY_NAME = "conversation";

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
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: OpeningOptions) {}

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
    if (this.busy) return;
    this.busy = true;
    clearTimeout(this.timer);
    void this.ask().finally(() => (this.busy = false));
  }

  /** Plans no further try. */
  stop(): void {
    clearTimeout(this.timer);
    this.failures = 0;
  }

  /** Takes the key off the device. */
  forget(): void {
    this.options.storage.remove(KEY_NAME);
  }

  private async ask(): Promise<void> {
    const { server, storage, wanted, onKey, onFailure } = this.options;
    try {
      const opened = await request<Opened>(`${server}/api/v1/conversations`, { method: "POST", body: wanted() });
      this.failures = 0;
      // Another tab may have been first.
      const key = this.stored ?? opened;
      storage.set(KEY_NAME, JSON.stringify({ id: key.id, token: key.token }));
      onKey(key);
    } catch (error) {
      this.failures += 1;
      this.timer = setTimeout(() => this.start(), backoff(this.failures));
      onFailure(error instanceof ProblemError ? error.problem : null);
    }
  }
}
