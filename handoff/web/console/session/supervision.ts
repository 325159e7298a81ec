// What a supervisor looks at and does. The overview comes over the stream as long as somebody looks; the rest by request.
import type {
  ConversationDetail,
  Deactivated,
  DeskChangeItem,
  DeskChecked,
  DeskSettings,
  DeskValues,
  FromStaff,
  ListedLabel,
  MoveTo,
  NewPerson,
  OneTimePassword,
  People,
  PersonValues,
  Supervision as Overview,
  TeamItem,
} from "../../shared/protocol";
import type { StaffDoor } from "../door/staff-door";
import { Changes } from "./changes";

export class Supervision extends Changes {
  /** None until the first overview came. */
  now: Overview | null = null;
  private looking = false;

  constructor(
    private readonly door: StaffDoor,
    private readonly send: (frame: FromStaff) => void,
  ) {
    super();
  }

  /** The overview is on the screen, or no longer. */
  look(on: boolean): void {
    this.looking = on;
    if (!on) this.now = null;
    this.send({ type: "supervise", on });
  }

  /** The connection is there again: it knows nothing of who looked before. */
  lookAgain(): void {
    if (this.looking) this.send({ type: "supervise", on: true });
  }

  /** Somebody else may log in: nothing of this supervisor stays. */
  forget(): void {
    this.looking = false;
    this.now = null;
  }

  take(overview: Overview): void {
    if (!this.looking) return;
    this.now = overview;
    this.changed();
  }

  /** The conversation, in which the caseworker sees from now on that a supervisor listens. */
  listen(id: string): Promise<ConversationDetail> {
    return this.door.supervise("POST", `${conversation(id)}/listen`);
  }

  async stop(id: string): Promise<void> {
    await this.door.supervise("POST", `${conversation(id)}/stop`);
  }

  async whisper(id: string, text: string): Promise<void> {
    await this.door.supervise("POST", `${conversation(id)}/whisper`, { client_id: crypto.randomUUID(), text });
  }

  takeOver(id: string): Promise<ConversationDetail> {
    return this.door.supervise("POST", `${conversation(id)}/take-over`);
  }

  async move(id: string, to: Omit<MoveTo, "client_id">): Promise<void> {
    await this.door.supervise("POST", `${conversation(id)}/move`, { client_id: crypto.randomUUID(), ...to });
  }

  /** The labels that caseworkers choose from, with who put each on its list. */
  labels(): Promise<ListedLabel[]> {
    return this.door.supervise("GET", "/labels");
  }

  /** Takes it off its list; conversations keep it. */
  async withdrawLabel(of: string, label: string): Promise<void> {
    await this.door.change("DELETE", labelOn(of, label));
  }

  async putLabelOnList(of: string, label: string): Promise<void> {
    await this.door.change("PUT", labelOn(of, label));
  }

  desks(): Promise<DeskSettings[]> {
    return this.door.supervise("GET", "/desks");
  }

  /** What is wrong with `values`, and what to think over; nothing is stored. */
  checkDesk(id: string, version: number, values: DeskValues): Promise<DeskChecked> {
    return this.door.supervise("POST", `${desk(id)}/check`, { version, values });
  }

  /** Problem `changed-meanwhile` when somebody else changed it after `version`. */
  changeDesk(id: string, version: number, values: DeskValues): Promise<DeskSettings> {
    return this.door.supervise("PUT", desk(id), { version, values });
  }

  undoDesk(id: string, version: number): Promise<DeskSettings> {
    return this.door.supervise("POST", `${desk(id)}/undo`, { version });
  }

  deskHistory(id: string): Promise<DeskChangeItem[]> {
    return this.door.supervise("GET", `${desk(id)}/history`);
  }

  people(): Promise<People> {
    return this.door.supervise("GET", "/people");
  }

  addPerson(person: NewPerson): Promise<OneTimePassword> {
    return this.door.supervise("POST", "/people", person);
  }

  async changePerson(id: string, values: PersonValues): Promise<void> {
    await this.door.supervise("PUT", person(id), values);
  }

  resetPassword(id: string): Promise<OneTimePassword> {
    return this.door.supervise("POST", `${person(id)}/password`);
  }

  deactivate(id: string): Promise<Deactivated> {
    return this.door.supervise("POST", `${person(id)}/deactivate`);
  }

  async activate(id: string): Promise<void> {
    await this.door.supervise("POST", `${person(id)}/activate`);
  }

  addTeam(name: string): Promise<TeamItem> {
    return this.door.supervise("POST", "/teams", { name });
  }

  async renameTeam(id: string, name: string): Promise<void> {
    await this.door.supervise("PUT", team(id), { name });
  }

  async removeTeam(id: string): Promise<void> {
    await this.door.supervise("DELETE", team(id));
  }
}

const conversation = (id: string): string => `/conversations/${encodeURIComponent(id)}`;
const desk = (id: string): string => `/desks/${encodeURIComponent(id)}`;
const person = (id: string): string => `/people/${encodeURIComponent(id)}`;
const labelOn = (of: string, label: string): string => `/labels/${encodeURIComponent(of)}/${encodeURIComponent(label)}`;
const team = (id: string): string => `/teams/${encodeURIComponent(id)}`;
