// In which language the console is read, and what the directory calls things in it.
import type { StaffDoor } from "../door/staff-door";
import { useNames } from "../names";
import { tongue, tongueOfBrowser, useLanguage } from "../words";
import { Changes } from "./changes";
import type { Memory } from "./memory";

export class Speech extends Changes {
  /** Chosen before anybody was logged in here: it is of whoever comes in now. */
  private atDoor: string | null = null;
  private names: "unknown" | "asked" | "known" = "unknown";

  constructor(
    private readonly memory: Memory,
    private readonly door: StaffDoor,
  ) {
    super();
    this.speak();
  }

  /** Goes on in the language `code`, also the next time; `atDoor`: nobody is logged in yet. */
  choose(code: string, atDoor: boolean): void {
    if (atDoor) this.atDoor = code;
    this.keep(code);
    this.changed();
  }

  /** Somebody came in, whose choices the memory has now. */
  entered(): void {
    if (this.atDoor) this.keep(this.atDoor);
    else this.speak();
    this.atDoor = null;
  }

  /** Asks for the names of the directory, until there is an answer. Until then they are as the log has them. */
  async learnNames(): Promise<void> {
    if (this.names !== "unknown") return;
    this.names = "asked";
    try {
      useNames(await this.door.names());
      this.names = "known";
      this.changed();
    } catch {
      // The next board asks again.
      this.names = "unknown";
    }
  }

  private keep(code: string): void {
    this.memory.person.language = code;
    this.memory.save();
    this.speak();
  }

  private speak(): void {
    useLanguage(this.memory.person.language ?? tongueOfBrowser(navigator.languages));
    this.door.language = tongue().conversation;
  }
}
