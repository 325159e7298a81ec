// Who is logged in: coming in, leaving, and a log-in that ran out.
import type { CaseworkerProfile } from "../../shared/protocol";
import type { StaffDoor } from "../door/staff-door";
import { t } from "../words";
import { Changes } from "./changes";
import type { News } from "./news";
import { problemCode, problemWords } from "./problem-words";

interface Passing {
  /** Somebody came in, or came back. */
  readonly entered: (profile: CaseworkerProfile) => void;
  /** The log-in is over: nothing is asked or told until somebody comes in. */
  readonly ended: () => void;
  /** Nothing of who was here is to stay on the device. */
  readonly forgotten: () => void;
}

export class Entrance extends Changes {
  /** `undefined` until the server said whether somebody is logged in. */
  profile: CaseworkerProfile | null | undefined = undefined;
  /** The log-in of `profile` is over. All that is theirs stays as it is, out of sight, until somebody logs in. */
  ended = false;
  private because = (): string => "";
  /** Whoever is here is logging out: that the log-in ends is what they asked for. */
  private leaving = false;
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
    this.leaving = true;
    try {
      await this.door.logOut();
    } catch (error) {
      if (problemCode(error) !== "not-logged-in") {
        this.news.say("problem", problemWords(error));
        return;
      }
    } finally {
      this.leaving = false;
    }
    this.on.ended();
    this.forget();
    this.because = () => t("log-in.left");
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

  /** The log-in ran out or was ended elsewhere. Whoever was at work here finds all of it again. */
  ranOut(): void {
    if (!this.profile || this.ended || this.leaving) return;
    this.ended = true;
    this.because = () => t("log-in.expired");
    this.on.ended();
    this.changed();
  }

  private enter(profile: CaseworkerProfile): void {
    // What lies behind the log-in screen is somebody else's.
    if (this.profile && this.profile.id !== profile.id) this.forget();
    this.profile = profile;
    this.ended = false;
    this.because = () => "";
    this.oneTime = false;
    this.on.entered(profile);
    this.changed();
  }

  private forget(): void {
    this.profile = null;
    this.ended = false;
    this.because = () => "";
    this.on.forgotten();
    this.changed();
  }
}
