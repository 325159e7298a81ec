import type { Role } from "../shared/protocol";

/** A sign that is not renewed goes out by itself; milliseconds. */
const LASTS_MS = 20_000;

/** Who is typing on the other side. */
export class TypingSign {
  role: Role | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly onChange: () => void) {}

  /** `role` began to type; `null`: nobody does. */
  show(role: Role | null): void {
    clearTimeout(this.timer);
    this.role = role;
    if (!role) return;
    this.timer = setTimeout(() => {
      this.role = null;
      this.onChange();
    }, LASTS_MS);
  }
}
