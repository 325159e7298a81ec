// Calls a caseworker who is looking at something else: a message of the browser, and two short tones. Both are off until
// they are switched on.
import { Chime } from "../../shared/chime";
import { called } from "../names";
import { deskName, t } from "../words";
import type { Arrival } from "./arrivals";
import type { Preferences } from "./preferences";

/** Many arrivals at once are one sound; milliseconds. */
const QUIET_MS = 2_000;

export class Notices {
  private readonly chime = new Chime();
  private soundedAt = 0;

  constructor(private readonly preferences: Preferences) {}

  /** Tells of `arrival` in the ways that were chosen. `show` goes to it when the message is pressed. */
  tell(arrival: Arrival, show: () => void): void {
    // Whoever is looking at the console sees it there.
    if (document.visibilityState === "visible" && document.hasFocus() && arrival.kind === "message") return;
    const { notify, sound } = this.preferences.all;
    if (sound) this.play();
    if (notify && !document.hasFocus()) this.notify(arrival, show);
  }

  /** The sound, to hear what it is like; browsers let a page make none before the first press on it. */
  play(): void {
    if (Date.now() - this.soundedAt < QUIET_MS) return;
    this.soundedAt = Date.now();
    this.chime.ring();
  }

  private notify({ kind, mark, desk, topic }: Arrival, show: () => void): void {
    if (!("Notification" in window) || Notification.permission !== "granted") return;
    const body = topic === null ? deskName(desk) : `${deskName(desk)}: ${called(topic)}`;
    const notice = new Notification(t(`notify.${kind}`), { body, tag: mark, lang: document.documentElement.lang });
    notice.onclick = () => {
      window.focus();
      show();
      notice.close();
    };
  }
}
