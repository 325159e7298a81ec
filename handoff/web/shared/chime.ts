/** Hertz, and how long after the first one; seconds. */
const TONES = [
  [660, 0],
  [880, 0.12],
] as const;
const LASTS = 0.25;
const LOUDNESS = 0.08;

/** A short sound of two tones, made by the browser: no file to load, and nothing that a page's policy has to allow. */
export class Chime {
  private context: AudioContext | null = null;
  /** What is still to sound, however often it was asked for: all of it would come at once at the first press. */
  private due = false;

  /** Sounds once. A browser that allows no sound before a press stays silent until then, and then sounds once for all. */
  ring(): void {
    try {
      this.context ??= new AudioContext();
      this.due = true;
      void this.context.resume().then(
        () => this.play(),
        () => undefined,
      );
    } catch {
      // No sound on this device: what it calls for is on the screen all the same.
    }
  }

  private play(): void {
    const { context } = this;
    if (!context || !this.due) return;
    this.due = false;
    for (const [hertz, after] of TONES) {
      const begins = context.currentTime + after;
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(LOUDNESS, begins);
      volume.gain.exponentialRampToValueAtTime(0.0001, begins + LASTS);
      tone.connect(volume).connect(context.destination);
      tone.start(begins);
      tone.stop(begins + LASTS);
    }
  }
}
