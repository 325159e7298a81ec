/** So long a line stays for a screen reader to take; who goes through the page by arrows meets it no more. Milliseconds. */
export const STAYS_MS = 8_000;

/** A line to be said, in the language that it was written in. */
export interface AloudLine {
  /** What makes it another line than one with the same words. */
  readonly id: number;
  readonly words: string;
  readonly lang: string;
}

/**
 * The lines that a screen reader says by itself, once, politely. They come into a region of their own that nobody sees,
 * and go again: what is said twice in the same words is said twice.
 */
export class Aloud {
  lines: readonly AloudLine[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `onChange` is called when the lines go. */
  constructor(private readonly onChange: () => void) {}

  /** Says `lines` after what is being said. */
  say(lines: readonly AloudLine[]): void {
    if (!lines.length) return;
    this.lines = [...this.lines, ...lines];
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), STAYS_MS);
  }

  /** Nothing is to be said any more. */
  end(): void {
    clearTimeout(this.timer);
    if (!this.lines.length) return;
    this.lines = [];
    this.onChange();
  }
}
