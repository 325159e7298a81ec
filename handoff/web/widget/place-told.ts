import type { Waiting } from "../shared/protocol";

/** Between two things that a screen reader says about the place in the queue, unless one is the next; milliseconds. */
export const TELL_EVERY_MS = 60_000;

/**
 * What is said aloud about the place in the queue. The screen shows every change; somebody who listens is told the
 * first place at once, being the next at once, and for the rest now and then how it is by that time.
 */
export class PlaceTold {
  /** What to say now. */
  place: Waiting | null = null;
  private newest: Waiting | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `onTold` is called when there is something else to say later. */
  constructor(private readonly onTold: () => void) {}

  /** The place is now `place`; none: not in a queue. */
  now(place: Waiting | null): void {
    this.newest = place;
    const next = place?.position === 1 && this.place?.position !== 1;
    if (!place || !this.place || next) this.tell();
  }

  private tell(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.place = this.newest;
    if (this.place) this.timer = setTimeout(() => this.later(), TELL_EVERY_MS);
  }

  private later(): void {
    const same = JSON.stringify(this.place) === JSON.stringify(this.newest);
    this.tell();
    if (!same) this.onTold();
  }
}
