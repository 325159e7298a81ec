// What a caseworker should know about a conversation. `conversation-facts.ts` puts it together.
import type { Candidate, DeskName, Outcome, Person, Reason } from "../../shared/protocol";

export interface Handover {
  readonly seq: number;
  readonly at: string;
  readonly reason: Reason;
  readonly topicTitle: string | null;
  readonly summary: string;
}

export interface GivenAnswer {
  readonly seq: number;
  readonly title: string;
  /** Who provides the service; empty for a plan, which is over several organisations. */
  readonly by: string;
}

export interface CaseworkerNote {
  readonly seq: number;
  readonly by: string;
  readonly text: string;
}

export interface Facts {
  readonly owner: "bot" | "queue" | "caseworker" | "closed";
  readonly caseworkerId: string | null;
  readonly caseworkerName: string | null;
  readonly desk: DeskName | null;
  readonly urgent: boolean;
  readonly handovers: readonly Handover[];
  /** The id of the service that it is about, as the bot or who showed its card found it. */
  readonly topic: string | null;
  readonly topicTitle: string | null;
  readonly summary: string;
  /** How sure the bot was of it; nothing when it came from the page. */
  readonly ranking: readonly Candidate[];
  readonly topicFromPage: boolean;
  readonly answers: readonly GivenAnswer[];
  readonly notes: readonly CaseworkerNote[];
  readonly municipality: string | null;
  readonly language: string;
  readonly page: string | null;
  /** The id of the service or life event that the page is about. */
  readonly pageTopic: string | null;
  readonly askedTransferTo: DeskName | null;
  /** Who gave it away and can be reached until somebody takes it; none when it was taken. */
  readonly giver: { readonly id: string; readonly desk: DeskName } | null;
  /** Who joined. */
  readonly colleagues: readonly Person[];
  /** Supervisors who listen in. */
  readonly listeners: readonly Person[];
  readonly askedIn: Person | null;
  readonly hold: { readonly until: string; readonly passed: boolean } | null;
  readonly reference: string | null;
  readonly callbackNumber: string | null;
  readonly outcome: Outcome | null;
  readonly labels: readonly string[];
  readonly rating: number | null;
}

/** Facts while they are being put together. */
export type Draft = { -readonly [K in keyof Facts]: Facts[K] };

/** Without a caseworker, and without what belongs to one. */
export const nobody = {
  caseworkerId: null,
  caseworkerName: null,
  askedTransferTo: null,
  giver: null,
  askedIn: null,
  hold: null,
} as const;

/** What is known before anything was said, in the `language` of the window (ISO 639-1). */
export function factsAtStart(language: string): Facts {
  return {
    owner: "bot",
    ...nobody,
    desk: null,
    urgent: false,
    handovers: [],
    topic: null,
    topicTitle: null,
    summary: "",
    ranking: [],
    topicFromPage: false,
    answers: [],
    notes: [],
    municipality: null,
    language,
    page: null,
    pageTopic: null,
    callbackNumber: null,
    colleagues: [],
    listeners: [],
    reference: null,
    outcome: null,
    labels: [],
    rating: null,
  };
}
