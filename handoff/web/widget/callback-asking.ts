import type { AskCallback, Problem } from "../shared/protocol";
import { type CallbackMoment, type CallbackWish, checking, readBack, refused } from "./callback-wish";
import type { Commands } from "./commands";
import type { Conversation } from "./fold";

/** Who chose to wait, or has it settled when to be called, is done with the form for a call-back. */
const FORM_CLOSERS: readonly string[] = ["queued", "callback_promised", "callback_moved", "callback_ended"];

/** Asking to be called back: the form, and the number from the first typing until a call is promised. */
export class CallbackAsking {
  wish: CallbackWish | null = null;
  /** Whether the form is open: for a call, or for another time of the one that was promised. */
  open = false;

  constructor(
    private readonly commands: Commands,
    private readonly onChange: () => void,
  ) {}

  /** Opens or closes the form. */
  show(open: boolean): void {
    this.open = open;
    this.edit();
  }

  /** Has `number` checked; it is read back before anything is promised. */
  check(number: string, moment: CallbackMoment): void {
    this.wish = checking(number, moment);
    this.commands.checkNumber(number, moment);
  }

  /** The number that was read back is right: call me there. */
  confirm(): void {
    const { wish } = this;
    if (wish?.stage !== "read_back") return;
    this.wish = { ...wish, stage: "confirming" };
    this.commands.confirmNumber(wish.number, wish.moment);
  }

  /** Back to the form, with what was typed. */
  edit(): void {
    this.wish = null;
    this.onChange();
  }

  /** The service understood the number of `command` as `shown`. */
  understood(command: AskCallback, shown: string | null): void {
    this.wish = readBack(this.wish, command, shown);
  }

  /** The service refused it. */
  refused(problem: Problem): void {
    this.wish = refused(this.wish, problem);
  }

  /** Something of this kind happened; `conversation` is what is known after it. */
  heard(kind: string, { doors, owner, callback }: Conversation): void {
    if (FORM_CLOSERS.includes(kind)) this.forget();
    // Where nothing can be asked there is no form.
    if (!doors && owner !== "queue" && !callback) this.open = false;
  }

  /** Forgets what was typed. */
  forget(): void {
    this.wish = null;
    this.open = false;
  }
}
