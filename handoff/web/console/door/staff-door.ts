// The caseworkers' HTTP door: every request, its answer, and the two ways in which it can go wrong.
import type {
  Ack,
  BothLanguages,
  BotItem,
  CallbackItem,
  CallbackResult,
  CaseDetail,
  CaseworkerProfile,
  CloseWith,
  Colleague,
  ConversationDetail,
  DirectoryNames,
  DutyState,
  HandBackWith,
  LabelItem,
  SearchFor,
  SearchResult,
  StaffSay,
  TransferTo,
} from "../../shared/protocol";
import { ProblemError, request, type RequestOptions, UnreachableError } from "../../shared/requests";

const TIMEOUT_MS = 15_000;
const BASE = "/api/v1/staff";

type Method = NonNullable<RequestOptions["method"]>;

/**
 * Every method throws `ProblemError` when the server refuses and `UnreachableError` when it does not answer, or when who
 * asked has left before the answer came.
 */
export class StaffDoor {
  csrf = "";
  /** One of the service's own; it writes the details of problems in it. */
  language = "nl";
  /** How often somebody left here: an answer is for who asked, not for who came after. */
  private left = 0;
  /** Whose log-in it is (id); none: nobody's. */
  private who = "";

  /** `onLoggedOut` is called when an answer says that the log-in is over. */
  constructor(private readonly onLoggedOut: () => void) {}

  /** Who was logged in leaves: nothing that was asked is answered any more. */
  leave(): void {
    this.left += 1;
    this.csrf = "";
    this.who = "";
  }

  /** Who is logged in. Problem `not-logged-in` when nobody is. */
  async session(): Promise<CaseworkerProfile> {
    const profile = await this.ask<CaseworkerProfile>("GET", "/session");
    if (this.who && this.who !== profile.id) {
      this.onLoggedOut();
      throw new UnreachableError("somebody else logged in in another tab");
    }
    return this.remember(profile);
  }

  /** Problem `log-in-failed`, or `locked-out` with the seconds to wait. */
  async logIn(name: string, password: string): Promise<CaseworkerProfile> {
    return this.remember(await this.ask<CaseworkerProfile>("POST", "/session", { name, password }));
  }

  async logOut(): Promise<void> {
    await this.change("DELETE", "/session");
  }

  /** What the directory calls things, in both languages. */
  async names(): Promise<readonly BothLanguages[]> {
    return (await this.ask<DirectoryNames>("GET", "/directory/names")).names;
  }

  /** On duty for `desks` from now on; none: off duty. */
  async duty(desks: readonly string[]): Promise<void> {
    await this.change("PUT", "/duty", { desks });
  }

  /** At work, in a pause, or `seconds` for rounding off; off duty. Problem `not-on-duty` without a desk. */
  async dutyState(state: DutyState["state"], seconds?: number): Promise<void> {
    await this.change("PUT", "/duty/state", { state, ...(seconds ? { seconds } : {}) });
  }

  /** Takes who should be helped first by this caseworker. Problem `nobody-next` when there is nobody. */
  next(): Promise<ConversationDetail> {
    return this.change("POST", "/next");
  }

  conversation(id: string): Promise<ConversationDetail> {
    return this.ask("GET", `/conversations/${encodeURIComponent(id)}`);
  }

  /** Problem `already-claimed` when somebody else was first; the detail names who. */
  claim(id: string): Promise<ConversationDetail> {
    return this.conversationChange(id, "claim");
  }

  say(id: string, body: StaffSay): Promise<Ack> {
    return this.conversationChange(id, "messages", body);
  }

  note(id: string, body: StaffSay): Promise<Ack> {
    return this.conversationChange(id, "notes", body);
  }

  transfer(id: string, body: TransferTo): Promise<Ack> {
    return this.conversationChange(id, "transfer", body);
  }

  handBack(id: string, body: HandBackWith): Promise<Ack> {
    return this.conversationChange(id, "hand-back", body);
  }

  release(id: string): Promise<Ack> {
    return this.conversationChange(id, "release");
  }

  close(id: string, body: CloseWith): Promise<Ack> {
    return this.conversationChange(id, "close", body);
  }

  /** Something with a conversation that needs no type of its own: take back, refuse, hold, escalate and the like. */
  act(id: string, what: string, body: object = {}): Promise<Ack> {
    return this.conversationChange(id, what, { client_id: crypto.randomUUID(), ...body });
  }

  /** The conversation, after coming into it, taking it back, or taking it over from the bot. */
  enter(id: string, what: "join" | "take-back" | "take-over"): Promise<ConversationDetail> {
    return this.conversationChange(id, what, { client_id: crypto.randomUUID() });
  }

  async letGo(id: string, colleague: string): Promise<void> {
    const path = `/conversations/${encodeURIComponent(id)}/colleagues/${encodeURIComponent(colleague)}`;
    await this.change("DELETE", path, undefined, { "X-Client-Id": crypto.randomUUID() });
  }

  /** The labels that one can choose from. */
  labels(): Promise<LabelItem[]> {
    return this.ask("GET", "/labels");
  }

  /** Conversations with these words, labels and the like; what is looked for stands in no address. */
  search(body: SearchFor): Promise<SearchResult> {
    return this.change("POST", "/search", body);
  }

  /** Who else is on duty. */
  colleagues(): Promise<Colleague[]> {
    return this.ask("GET", "/colleagues");
  }

  async escalation(id: string, what: "take" | "answer" | "read", body?: object): Promise<void> {
    await this.change("POST", `/escalations/${encodeURIComponent(id)}/${what}`, body);
  }

  async followUpDone(id: string): Promise<void> {
    await this.change("POST", `/follow-ups/${encodeURIComponent(id)}/done`);
  }

  /** Problem `reference-not-right`, or `not-found` when there is nothing in it for this caseworker. */
  findCase(reference: string): Promise<CaseDetail> {
    return this.ask("GET", `/cases/${encodeURIComponent(reference)}`);
  }

  botConversations(): Promise<BotItem[]> {
    return this.ask("GET", "/bot-conversations");
  }

  takeCallback(id: string): Promise<CallbackItem> {
    return this.change("POST", `/callbacks/${encodeURIComponent(id)}/take`);
  }

  async giveCallbackBack(id: string): Promise<void> {
    await this.change("POST", `/callbacks/${encodeURIComponent(id)}/give-back`);
  }

  async callbackResult(id: string, body: CallbackResult): Promise<void> {
    await this.change("POST", `/callbacks/${encodeURIComponent(id)}/result`, body);
  }

  /** With the password that was given; from now on it is `own`. Problem `password-too-short`, `password-same`. */
  async choosePassword(name: string, password: string, own: string): Promise<CaseworkerProfile> {
    const body = { name, password, new_password: own };
    return this.remember(await this.ask<CaseworkerProfile>("POST", "/session/password", body));
  }

  /** The supervisors' door: `path` begins with a slash. Problem `supervisors-only` for everybody else. */
  supervise<T>(method: Method, path: string, body?: object): Promise<T> {
    return method === "GET" ? this.ask(method, `/supervisor${path}`) : this.change(method, `/supervisor${path}`, body);
  }

  private remember(profile: CaseworkerProfile): CaseworkerProfile {
    this.csrf = profile.csrf;
    this.who = profile.id;
    return profile;
  }

  private conversationChange<T>(id: string, what: string, body?: object): Promise<T> {
    return this.change("POST", `/conversations/${encodeURIComponent(id)}/${what}`, body);
  }

  /** A change at `path`, for the doors of one subject. */
  async change<T>(method: Method, path: string, body?: object, headers?: Record<string, string>): Promise<T> {
    try {
      return await this.ask<T>(method, path, body, headers);
    } catch (error) {
      // Logged in anew in another tab: the cookie is good and the token that we hold is of the session before.
      if (!(error instanceof ProblemError) || error.problem.code !== "csrf" || !this.who) throw error;
      await this.session();
      return this.ask<T>(method, path, body, headers);
    }
  }

  /** Any request at `path`, for the doors of one subject. */
  async ask<T>(method: Method, path: string, body?: object, headers: Record<string, string> = {}): Promise<T> {
    const { left } = this;
    const token: Record<string, string> = method === "GET" ? {} : { "X-CSRF-Token": this.csrf };
    const asked = request<T>(BASE + path, {
      method,
      headers: { "Accept-Language": this.language, ...token, ...headers },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body ? { body } : {}),
    });
    const [answer] = await Promise.allSettled([asked]);
    if (left !== this.left) throw new UnreachableError("logged out meanwhile");
    if (answer.status === "fulfilled") return answer.value;
    const { reason } = answer;
    if (reason instanceof ProblemError && reason.problem.code === "not-logged-in") this.onLoggedOut();
    throw reason;
  }
}
