import type { DeviceStorage } from "./device-storage";

export type Preference = "large" | "sound";
const PREFIX = "prefers:";

/** What somebody chose for themselves on this device; off until they do. The same in every tab. */
export class Preferences {
  /** Ends listening to other tabs. */
  readonly end: () => void;

  constructor(
    private readonly storage: DeviceStorage,
    private readonly onChange: () => void,
  ) {
    this.end = storage.onOtherTab((key) => {
      if (key === null || key.startsWith(PREFIX)) onChange();
    });
  }

  has(preference: Preference): boolean {
    return this.storage.get(PREFIX + preference) === "yes";
  }

  toggle(preference: Preference): void {
    if (this.has(preference)) this.storage.remove(PREFIX + preference);
    else this.storage.set(PREFIX + preference, "yes");
    this.onChange();
  }
}
