import type { ConnectionStatus } from "../../shared/connection";
import { Changes } from "./changes";

/** A connection that is back within this is no news; milliseconds. */
export const LASTS_MS = 1_500;

/**
 * A connection that is away, from the first loss until it is back: told once when it lasts, and once when it is over. The
 * tries in between are nobody's news.
 */
export class Outage extends Changes {
  /** It lasts: whoever works here is told. */
  lasts = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `say` is called when it lasts, and when one that was told is over. */
  constructor(private readonly say: (what: "lost" | "back") => void) {
    super();
  }

  connectionIs(status: ConnectionStatus): void {
    if (status === "waiting" && !this.lasts) this.timer ??= setTimeout(() => this.tell(true), LASTS_MS);
    if (status !== "open" && status !== "stopped") return;
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.lasts) return;
    if (status === "open") this.tell(false);
    else this.lasts = false;
  }

  private tell(lasts: boolean): void {
    this.timer = undefined;
    this.lasts = lasts;
    this.say(lasts ? "lost" : "back");
    this.changed();
  }
}
