// Who is logged in: coming in, leaving, and a log-in that ran out.
import type { CaseworkerProfile } from "../../shared/protocol";
import type { StaffDoor } from "../door/staff-door";
import { t } from "../words";
import { Changes } from "./changes";
import type { News } from "./news";
import { problemCode, problemWords } from "./problem-words";

interface Passing {
  /** Somebody came in. */
  readonly entered: (profile: CaseworkerProfile) => void;
  /** Nobody is in any more; `forget`: nor is anything of theirs to stay on the device. */
  readonly left: (forget: boolean) => void;
}

export class Entrance extends Changes {
  /** `undefined` until the server said whether somebody is logged in. */
  profile: CaseworkerProfile | null | undefined = undefined;
  private because = (): string => "";
  /** The password that was tried was given for once: one of one's own is to be chosen. */
  oneTime = false;

  constructor(
    private readonly door: StaffDoor,
    private readonly news: News,
    private readonly on: Passing,
  ) {
    super();
  }

  /** Why the log-in screen is shown again, or why the server could not be asked. */
  get remark(): string {
    return this.because();
  }

  /** Asks whether somebody is logged in, as after a reload. */
  async start(): Promise<void> {
    this.profile = undefined;
    this.changed();
    try {
      this.enter(await this.door.session());
    } catch (error) {
      this.profile = null;
      this.because = () => (problemCode(error) === "not-logged-in" ? "" : problemWords(error));
      this.changed();
    }
  }

  /** The problem in words, or none. */
  async logIn(name: string, password: string): Promise<string | null> {
    try {
      this.enter(await this.door.logIn(name, password));
      return null;
    } catch (error) {
      this.oneTime = problemCode(error) === "password-is-one-time";
      return problemWords(error);
    }
  }

  /** Logs in with the password that was given, which becomes `own`; the problem in words, or none. */
  async choosePassword(name: string, password: string, own: string): Promise<string | null> {
    try {
      this.enter(await this.door.choosePassword(name, password, own));
      return null;
    } catch (error) {
      return problemWords(error);
    }
  }

  async logOut(): Promise<void> {
    try {
      await this.door.logOut();
    } catch (error) {
      if (problemCode(error) !== "not-logged-in") {
        this.news.say("problem", problemWords(error));
        return;
      }
    }
    this.leave(() => "", true);
  }

  /** Shows who is logged in here as that is now: a supervisor may have changed the name, the desks or the role. */
  async askAgain(): Promise<void> {
    try {
      const profile = await this.door.session();
      if (this.profile) this.profile = profile;
      this.changed();
    } catch {
      // A log-in that was ended is told by the stream, and all else by what is done next.
    }
  }

  /** The log-in ran out or was ended elsewhere. Drafts stay for when the same caseworker comes back. */
  ranOut(): void {
    if (this.profile) this.leave(() => t("log-in.expired"), false);
  }

  private enter(profile: CaseworkerProfile): void {
    this.profile = profile;
    this.because = () => "";
    this.oneTime = false;
    this.on.entered(profile);
    this.changed();
  }

  private leave(because: () => string, forget: boolean): void {
    this.profile = null;
    this.because = because;
    this.on.left(forget);
    this.changed();
  }
}
