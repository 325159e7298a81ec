const KEY = "loket:open";

/** Whether the window was open in this tab; a page that may not store anything begins closed. */
export function wasOpen(): boolean {
  try {
    return sessionStorage.getItem(KEY) === "yes";
  } catch {
    return false;
  }
}

/** Remembers it over a reload. */
export function keepOpen(on: boolean): void {
  try {
    if (on) sessionStorage.setItem(KEY, "yes");
    else sessionStorage.removeItem(KEY);
  } catch {
    // Without storage the window begins closed after a reload, no more than that.
  }
}
