// What a caseworker chose about how the console looks and calls. It is kept in this browser, for each person apart.
import { t } from "../words";
import { Changes } from "./changes";
import type { Memory } from "./memory";

export type Choices = Pick<Memory["person"], "theme" | "contrast" | "notify" | "sound">;

export class Preferences extends Changes {
  private readonly asksContrast = matchMedia("(prefers-contrast: more)");

  constructor(private readonly memory: Memory) {
    super();
    this.asksContrast.addEventListener("change", () => this.apply());
  }

  get all(): Choices {
    return this.memory.person;
  }

  choose(change: Partial<Choices>): void {
    Object.assign(this.memory.person, change);
    this.memory.save();
    this.changed();
  }

  /** Turns the browser's messages on, if the browser lets us; the problem in words, or none. */
  async askToNotify(): Promise<string | null> {
    if (!("Notification" in window)) return t("notify.not-here");
    if ((await Notification.requestPermission()) !== "granted") return t("notify.refused");
    this.choose({ notify: true });
    return null;
  }

  /** Shows the page as it was chosen; the style sheet has the colours. */
  apply(): void {
    const { dataset } = document.documentElement;
    dataset.theme = this.all.theme;
    dataset.contrast = this.asksContrast.matches ? "more" : this.all.contrast;
  }
}
