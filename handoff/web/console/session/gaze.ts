// Tells the server which conversation is open in this window, so that others see that somebody else is looking.
import type { FromStaff } from "../../shared/protocol";

export class Gaze {
  private told: string | null = null;

  constructor(
    private readonly send: (frame: FromStaff) => boolean,
    private readonly visible: () => boolean = () => document.visibilityState === "visible",
  ) {}

  /** `conversation` is open now; a window that nobody sees looks at nothing. */
  at(conversation: string | null): void {
    const now = this.visible() ? conversation : null;
    if (now !== this.told && this.send({ type: "looking", conversation: now })) this.told = now;
  }

  /** After a new connection: the server knows nothing any more. */
  again(conversation: string | null): void {
    this.told = null;
    this.at(conversation);
  }
}
