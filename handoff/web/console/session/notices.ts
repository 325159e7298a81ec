// Calls a caseworker who is looking at something else: a message of the browser, and two short tones. Both are off until
// they are switched on.
import { deskName, t } from "../words";
import type { Arrival } from "./arrivals";
import type { Preferences } from "./preferences";

/** Two tones, rising; hertz. */
const TONES = [660, 880] as const;
const TONE_SECONDS = 0.14;
const LOUDNESS = 0.08;
/** Many arrivals at once are one sound; milliseconds. */
const QUIET_MS = 2_000;

export class Notices {
  private sound: AudioContext | null = null;
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
    this.sound ??= new AudioContext();
    const { sound } = this;
    void sound.resume();
    TONES.forEach((hertz, index) => {
      const from = sound.currentTime + index * TONE_SECONDS;
      const tone = new OscillatorNode(sound, { frequency: hertz });
      const volume = new GainNode(sound, { gain: 0 });
      volume.gain.setValueAtTime(0, from);
      volume.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
      volume.gain.linearRampToValueAtTime(0, from + TONE_SECONDS);
      tone.connect(volume).connect(sound.destination);
      tone.start(from);
      tone.stop(from + TONE_SECONDS);
    });
  }

  private notify({ kind, mark, desk, topic }: Arrival, show: () => void): void {
    if (!("Notification" in window) || Notification.permission !== "granted") return;
    const body = topic === null ? deskName(desk) : `${deskName(desk)}: ${topic}`;
    const notice = new Notification(t(`notify.${kind}`), { body, tag: mark, lang: document.documentElement.lang });
    notice.onclick = () => {
      window.focus();
      show();
      notice.close();
    };
  }
}
