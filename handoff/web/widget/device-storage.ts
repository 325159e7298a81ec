/** What outlives a reload: the device's own storage, or only this page's memory where the browser gives none. */
export interface DeviceStorage {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** The keys that begin with `prefix`, without it. */
  keys(prefix: string): string[];
  /**
   * Calls `changed` with the key whenever another tab changed something; `null`: everything was cleared. The function
   * that comes back ends that.
   */
  onOtherTab(changed: (key: string | null) => void): () => void;
}

/** Storage under `prefix`, so that two services on one site do not see each other's. */
export function deviceStorage(prefix: string): DeviceStorage {
  const local = localStorageOrNone();
  return local ? new LocalStorage(local, prefix) : new PageMemory();
}

function localStorageOrNone(): Storage | null {
  try {
    // Private windows and blocked cookies throw here, some only at the first write.
    localStorage.setItem("loket:probe", "1");
    localStorage.removeItem("loket:probe");
    return localStorage;
  } catch {
    return null;
  }
}

class LocalStorage implements DeviceStorage {
  /** What did not fit: a full storage must not lose a message. */
  private readonly overflow = new PageMemory();

  constructor(
    private readonly local: Storage,
    private readonly prefix: string,
  ) {}

  get(key: string): string | null {
    return this.overflow.get(key) ?? this.local.getItem(this.prefix + key);
  }

  set(key: string, value: string): void {
    try {
      this.local.setItem(this.prefix + key, value);
      this.overflow.remove(key);
    } catch {
      this.overflow.set(key, value);
    }
  }

  remove(key: string): void {
    this.overflow.remove(key);
    this.local.removeItem(this.prefix + key);
  }

  keys(prefix: string): string[] {
    const whole = this.prefix + prefix;
    const kept = Object.keys(this.local).filter((key) => key.startsWith(whole));
    return [...new Set([...kept.map((key) => key.slice(whole.length)), ...this.overflow.keys(prefix)])];
  }

  onOtherTab(changed: (key: string | null) => void): () => void {
    const heard = (event: StorageEvent): void => {
      if (event.storageArea !== this.local) return;
      if (event.key === null) changed(null);
      else if (event.key.startsWith(this.prefix)) changed(event.key.slice(this.prefix.length));
    };
    addEventListener("storage", heard);
    return () => removeEventListener("storage", heard);
  }
}

/** Storage that ends with the page. */
export class PageMemory implements DeviceStorage {
  private readonly values = new Map<string, string>();

  get(key: string): string | null {
    return this.values.get(key) ?? null;
  }

  set(key: string, value: string): void {
    this.values.set(key, value);
  }

  remove(key: string): void {
    this.values.delete(key);
  }

  keys(prefix: string): string[] {
    return [...this.values.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  }

  onOtherTab(_changed: (key: string | null) => void): () => void {
    // A page's own memory has no other tabs.
    return () => undefined;
  }
}
