// The part of the caseworkers' door that helps to answer: canned replies and the directory.
import type {
  Ack,
  CannedReplies,
  CannedReply,
  CannedReplyText,
  CannedValues,
  DirectoryHit,
  DirectoryHits,
  Show,
  Shown,
} from "../../shared/protocol";
import type { StaffDoor } from "./staff-door";

type Language = Show["language"];
type Which = Pick<DirectoryHit, "what" | "id">;

/** Every method throws what those of `StaffDoor` throw. */
export class AnswersDoor {
  constructor(private readonly door: StaffDoor) {}

  /** The canned replies of my organisation that fit `words`; without words all. */
  cannedReplies(words: string): Promise<CannedReplies> {
    return this.door.ask("GET", `/canned-replies?q=${encodeURIComponent(words)}`);
  }

  /** What the placeholders stand for in a conversation. */
  cannedValues(conversation: string): Promise<CannedValues> {
    return this.door.ask("GET", `/conversations/${encodeURIComponent(conversation)}/canned-values`);
  }

  /** Problems such as `unknown-placeholder` and `key-taken`, whose details are for the supervisor. */
  createReply(body: CannedReplyText): Promise<CannedReply> {
    return this.door.change("POST", "/canned-replies", body);
  }

  /** Problem `changed-meanwhile` when it is not the version in `body` any more. */
  changeReply(id: string, body: CannedReplyText): Promise<CannedReply> {
    return this.door.change("PUT", `/canned-replies/${encodeURIComponent(id)}`, body);
  }

  deleteReply({ id, version }: CannedReply): Promise<CannedReply> {
    return this.door.change("POST", `/canned-replies/${encodeURIComponent(id)}/delete`, { version });
  }

  /** Takes back the change that made this version. */
  undoReply({ id, version }: CannedReply): Promise<CannedReply> {
    return this.door.change("POST", `/canned-replies/${encodeURIComponent(id)}/undo`, { version });
  }

  /** Services and life events that fit `words`. */
  lookUp(words: string): Promise<DirectoryHits> {
    return this.door.ask("GET", `/directory?q=${encodeURIComponent(words)}`);
  }

  /** A service or plan as the citizen of this conversation would see it. */
  preview(conversation: string, { what, id }: Which, language: Language): Promise<Shown> {
    const path = `/conversations/${encodeURIComponent(conversation)}/directory/${what}/${encodeURIComponent(id)}`;
    return this.door.ask("GET", `${path}?language=${language}`);
  }

  show(conversation: string, body: Show): Promise<Ack> {
    return this.door.change("POST", `/conversations/${encodeURIComponent(conversation)}/show`, body);
  }
}
