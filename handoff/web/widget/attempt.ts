import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Texts } from "./texts";

/** What the citizen asked the service for at the press of a button, and waits for. Shows `host` again. */
export class Attempt implements ReactiveController {
  /** A PDF is being made, which takes a moment. */
  making = false;
  private failed: "actionFailed" | "pdfFailed" | null = null;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    // It has nothing to begin: it does what it is asked.
  }

  /** Why it did not work, in words; none: it did, or nothing was asked. */
  told(texts: Texts): string {
    return this.failed ? texts[this.failed] : "";
  }

  /** Waits for what is asked. One PDF is made at a time: a second press asks for nothing. */
  async at(ask: () => Promise<void>, how = ""): Promise<void> {
    const pdf = how === "pdf";
    if (pdf && this.making) return;
    this.tell(null, pdf || this.making);
    let failed: typeof this.failed = null;
    try {
      await ask();
    } catch {
      failed = pdf ? "pdfFailed" : "actionFailed";
    }
    this.tell(failed, pdf ? false : this.making);
  }

  private tell(failed: typeof this.failed, making: boolean): void {
    Object.assign(this, { failed, making });
    this.host.requestUpdate();
  }
}
