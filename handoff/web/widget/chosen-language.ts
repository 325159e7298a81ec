import type { DeviceStorage } from "./device-storage";
import { type Tongue, tongueOf } from "./texts";

const LANGUAGE = "language";

/** The language in which the window is read: the one that was chosen on this device, in whichever tab. */
export class ChosenLanguage {
  tongue: Tongue;

  /** `preferred` (ISO 639-1) is the one to begin in. */
  constructor(
    private readonly storage: DeviceStorage,
    preferred: string,
  ) {
    this.tongue = tongueOf(storage.get(LANGUAGE) ?? preferred);
  }

  keep(tongue: Tongue): void {
    this.tongue = tongue;
    this.storage.set(LANGUAGE, tongue.code);
  }

  /** Whether another tab changed `key` and it was the language, which is then the one here too. */
  otherTab(key: string | null): boolean {
    if (key !== LANGUAGE) return false;
    this.tongue = tongueOf(this.storage.get(LANGUAGE) ?? this.tongue.code);
    return true;
  }
}
