// Made by `npm run types` from protocol.schema.json; change handoff/api/protocol/ instead.

export type AnyBody =
  | Started
  | Message
  | Analysis
  | Queued
  | Unavailable
  | Claimed
  | Requeued
  | TransferAsked
  | TransferRefused
  | Transferred
  | OfferEnded
  | TransferReturned
  | JoinAsked
  | Joined
  | Left
  | Held
  | HoldEnded
  | Escalated
  | EscalationAnswered
  | CaseOpened
  | FollowUpPlanned
  | FollowUpDone
  | HandedBack
  | ReturnedToBot
  | WaitAsked
  | WaitKept
  | CallbackPromised
  | CallbackMoved
  | CallbackTried
  | CallbackEnded
  | MunicipalityKnown
  | LanguageChosen
  | Notice
  | Note
  | Listened
  | Whispered
  | Labelled
  | Closed
  | Rated
  | PlanTicked;
export type CallbackOutcome = "cancelled" | "joined" | "not_reached" | "reached";
export type ChannelKind = "desk" | "online" | "telephone";
export type Command =
  | Say
  | Choose
  | AskPerson
  | Wait
  | BackToBot
  | AskCallback
  | MoveCallback
  | CancelCallback
  | Consent
  | ChooseLanguage
  | End
  | Rate
  | TickStep;
export type DayPart = "afternoon" | "any" | "morning";
export type FromCitizen =
  | Hello
  | Say
  | Choose
  | AskPerson
  | Wait
  | BackToBot
  | AskCallback
  | MoveCallback
  | CancelCallback
  | Consent
  | ChooseLanguage
  | End
  | Rate
  | TickStep
  | Typing
  | Ping;
export type FromStaff = StaffHello | Watch | Unwatch | Looking | Typing | Ping | Supervise;
export type NoticeCode = "added_for_caseworker" | "bot_unavailable" | "personal_data_masked";
export type Outcome = "answered" | "callback" | "citizen_left" | "follow_up" | "no_reply" | "referred";
export type Reason =
  | "asked"
  | "citizen_unhappy"
  | "complaint"
  | "distress"
  | "human_only"
  | "low_confidence"
  | "not_understood"
  | "outside_scope"
  | "several_problems"
  | "stepped_in";
export type Role = "bot" | "caseworker" | "citizen" | "system";
export type StepTime = "deadline" | "later" | "now" | "soon";
export type ToCitizen = Welcome | Reset | Events | Ack | QueuePlace | TypingNow | Problem | Pong;
export type ToStaff = Overview | Events | TypingNow | Problem | Pong | Reset | LookingNow | Supervision | MemberChanged;
export type WaitQuestion = "closed" | "closing" | "long";

/**
 * The command ``client_id`` is carried out (again, when it was a retry); ``seq`` of its event, if it made one.
 */
export interface Ack {
  type: "ack";
  client_id: string;
  seq?: number | null;
  number?: string | null;
}
/**
 * What the bot understood of the citizen's message ``of`` (its seq). Staff only. ``language`` is the one to go on
 * in, ``written_in`` that of the citizen's words (ISO 639-1), also when Loket does not speak it; both when sure.
 *
 * Each citizen's message that the bot had to answer ends in one of these, also when the bot failed.
 */
export interface Analysis {
  kind: "analysis";
  of: number;
  understood: Understood;
  language?: string | null;
  written_in?: string | null;
}
/**
 * What the bot made of the citizen's words, for the caseworker and for measuring.
 */
export interface Understood {
  intent: string;
  confidence: number;
  ranking?: Candidate[];
  service?: string | null;
  organisations?: string[];
  person_offered?: boolean;
  sent_from?: string[];
  kind?: "answered" | "clarified" | "handed_over" | "not_understood" | "other";
}
/**
 * A topic that the bot considered: the id of a service or of an intent, its title, and a confidence of 0 to 1.
 */
export interface Candidate {
  id: string;
  title: string;
  confidence: number;
}
/**
 * The citizen opened a conversation on ``page`` of the site of ``organisation``, which is about ``topic``.
 *
 * ``previous`` is the id of the conversation that this browser had before, to which it had the key.
 */
export interface Started {
  kind: "started";
  language: string;
  page?: string | null;
  organisation?: string | null;
  topic?: string | null;
  previous?: string | null;
}
/**
 * Words. ``choice`` is the payload of the button that a citizen pressed; ``masked`` the kinds of data hidden.
 *
 * ``language`` of the bot's words is known (ISO 639-1), so that a screen reader says them right.
 */
export interface Message {
  kind: "message";
  text: string;
  language?: string | null;
  choice?: string | null;
  masked?: string[];
  buttons?: Button[];
  card?: Card | null;
  plan?: Plan | null;
  urgent?: boolean;
}
/**
 * A choice. ``payload`` means something to the bot only.
 */
export interface Button {
  title: string;
  payload: string;
}
/**
 * A service as shown to a citizen, in the language of the message that carries it.
 */
export interface Card {
  service: string;
  title: string;
  organisation: string;
  organisation_name: string;
  first_step: string;
  channels: Channel[];
  at_hand?: string[];
  term?: string | null;
  cost?: string | null;
  payment?: string | null;
  source?: string | null;
  checked_on?: string | null;
  verified?: boolean;
}
/**
 * One way to reach a service. ``value`` is a URL, a number to dial (E.164 or short) or the place of a desk;
 * ``label`` is how that is read: the name of the site, the number in groups, the place.
 */
export interface Channel {
  kind: "desk" | "online" | "telephone";
  value: string;
  label: string;
  hours?: string | null;
  verified?: boolean;
}
/**
 * An ordered plan over several organisations, in the language of the message that carries it.
 */
export interface Plan {
  id: string;
  title: string;
  intro: string;
  steps: PlanStep[];
  facts?: string[];
}
/**
 * One step of a plan. ``when`` says in which part it stands: at once, before a deadline, soon, or it can wait.
 *
 * ``due`` is the last day (ISO 8601 date) when that is known; ``after`` are ids of steps that must be done before.
 */
export interface PlanStep {
  id: string;
  when: "deadline" | "later" | "now" | "soon";
  title: string;
  what: string;
  organisation?: string | null;
  organisation_name?: string | null;
  service?: string | null;
  why?: string | null;
  bring?: string[];
  cost?: string | null;
  duration?: string | null;
  term?: string | null;
  due?: string | null;
  after?: string[];
  channels?: Channel[];
  source?: string | null;
  checked_on?: string | null;
  verified?: boolean;
}
/**
 * The conversation went to the queue of ``desk``. What the bot knew goes along, for staff only.
 */
export interface Queued {
  kind: "queued";
  desk: DeskName;
  reason:
    | "asked"
    | "citizen_unhappy"
    | "complaint"
    | "distress"
    | "human_only"
    | "low_confidence"
    | "not_understood"
    | "outside_scope"
    | "several_problems"
    | "stepped_in";
  urgent?: boolean;
  deadline?: boolean;
  topic?: string | null;
  topic_title?: string | null;
  organisation?: string | null;
  summary?: string;
  ranking?: Candidate[];
  instead_of?: DeskName[];
  words?: {
    [k: string]: string | undefined;
  } | null;
}
/**
 * A desk as shown: its id and its name in both languages.
 */
export interface DeskName {
  id: string;
  nl: string;
  en: string;
}
/**
 * A person was asked for, and ``desk`` is closed or nobody is on duty: the doors that are open instead.
 */
export interface Unavailable {
  kind: "unavailable";
  desk: DeskName;
  reason:
    | "asked"
    | "citizen_unhappy"
    | "complaint"
    | "distress"
    | "human_only"
    | "low_confidence"
    | "not_understood"
    | "outside_scope"
    | "several_problems"
    | "stepped_in";
  why: "closed" | "full" | "nobody_on_duty";
  urgent?: boolean;
  deadline?: boolean;
  reopens_at?: string | null;
  telephone?: string | null;
  telephone_shown?: string | null;
  telephone_hours?: {
    [k: string]: string | undefined;
  } | null;
  telephone_verified?: boolean;
  topic?: string | null;
  topic_title?: string | null;
  organisation?: string | null;
  summary?: string;
  words?: {
    [k: string]: string | undefined;
  } | null;
}
/**
 * The sender, a caseworker, took the conversation. ``desk`` when it was not in a queue: taken over unasked.
 *
 * ``assigned``: it was given to them. ``came_back``: they helped this citizen before, within a day. ``instead_of``: a
 * supervisor took it from this caseworker.
 */
export interface Claimed {
  kind: "claimed";
  desk?: DeskName | null;
  assigned?: boolean;
  came_back?: boolean;
  instead_of?: Person | null;
}
/**
 * A caseworker as named in an event; the ``id`` is for staff only.
 */
export interface Person {
  id: string;
  name: string;
  organisation: string;
}
/**
 * The conversation went back to the front of the queue of ``desk``: its caseworker left or gave it back.
 */
export interface Requeued {
  kind: "requeued";
  desk: DeskName;
  why: "caseworker_gone" | "released";
}
/**
 * The caseworker asks the citizen whether the conversation may go to ``desk`` of another organisation, or whether
 * a colleague of another organisation may join (``joins``). ``summary`` is what goes along when only that may.
 */
export interface TransferAsked {
  kind: "transfer_asked";
  desk: DeskName;
  why: string;
  note?: string;
  organisation?: string | null;
  summary?: string;
  to?: Person | null;
  joins?: boolean;
}
/**
 * The citizen does not want the conversation to go there; the caseworker keeps it.
 */
export interface TransferRefused {
  kind: "transfer_refused";
  desk: DeskName;
}
/**
 * The conversation moved to the queue of ``desk``. Until somebody there takes it, its caseworker stays reachable.
 *
 * ``to`` may take it first, until ``offered_until``. With ``only_summary`` the receiver reads the ``summary`` and what
 * is said from here on, and nothing before.
 */
export interface Transferred {
  kind: "transferred";
  desk: DeskName;
  why?: string;
  note?: string;
  to?: Person | null;
  offered_until?: string | null;
  only_summary?: boolean;
  summary?: string;
}
/**
 * The colleague who could take it first, or could join, did not: it is at the front of the queue of ``desk``, or
 * (``joins``) nobody joined.
 */
export interface OfferEnded {
  kind: "offer_ended";
  desk: DeskName;
  to: Person;
  joins?: boolean;
}
/**
 * A transfer that nobody took came back to ``desk``: to the caseworker ``to``, or the front of the queue.
 *
 * ``from_desk`` refused it (``reason`` is for staff), had nobody there, or the first caseworker took it back.
 */
export interface TransferReturned {
  kind: "transfer_returned";
  desk: DeskName;
  from_desk: DeskName;
  why: "nobody_there" | "refused" | "taken_back";
  reason?: string;
  to?: Person | null;
}
/**
 * The caseworker asks a colleague to come into the conversation, until ``until``.
 */
export interface JoinAsked {
  kind: "join_asked";
  to: Person;
  until: string;
  note?: string;
}
/**
 * The sender, a caseworker, came into the conversation beside its owner.
 */
export interface Joined {
  kind: "joined";
}
/**
 * ``who`` had joined, or gave the conversation away a moment ago, and is no longer there.
 */
export interface Left {
  kind: "left";
  who: Person;
  why: "gone" | "left" | "let_go";
}
/**
 * The caseworker finds something out, until ``until``; the citizen reads the ``reason``.
 */
export interface Held {
  kind: "held";
  reason: string;
  until: string;
}
/**
 * The caseworker is back, or the time is over (``passed``) and the caseworker is reminded.
 */
export interface HoldEnded {
  kind: "hold_ended";
  passed?: boolean;
}
/**
 * ``desk`` was asked to look at it, and to answer the caseworker before ``due``. ``shared``: it may read along.
 */
export interface Escalated {
  kind: "escalated";
  escalation: string;
  desk: DeskName;
  due: string;
  note?: string;
  shared?: boolean;
}
/**
 * ``desk`` answered; the ``feedback`` is for the one who asked. Staff only.
 */
export interface EscalationAnswered {
  kind: "escalation_answered";
  escalation: string;
  desk: DeskName;
  feedback: string;
}
/**
 * The conversation belongs to the case with this reference, which the citizen can keep. ``linked``: to one that
 * was there already.
 */
export interface CaseOpened {
  kind: "case_opened";
  reference: string;
  linked?: boolean;
}
/**
 * The sender, a caseworker, will do something about it on the day ``on``. What, is for staff only.
 */
export interface FollowUpPlanned {
  kind: "follow_up_planned";
  follow_up: string;
  on: string;
  text?: string;
}
/**
 * The follow-up was done. Staff only.
 */
export interface FollowUpDone {
  kind: "follow_up_done";
  follow_up: string;
}
/**
 * The caseworker gave the conversation back to the bot, with a ``note`` of what happened.
 */
export interface HandedBack {
  kind: "handed_back";
  note?: string;
}
/**
 * The citizen left the queue and goes on with the bot.
 */
export interface ReturnedToBot {
  kind: "returned_to_bot";
}
/**
 * Who waits is asked whether to go on, and shown the other doors; without an answer nothing changes.
 *
 * ``long``: the wait gets long; ``closing``: the desk closes at ``closes_at``; ``closed``: it did.
 */
export interface WaitAsked {
  kind: "wait_asked";
  why: "closed" | "closing" | "long";
  desk: DeskName;
  closes_at?: string | null;
  reopens_at?: string | null;
  telephone?: string | null;
  telephone_shown?: string | null;
  telephone_hours?: {
    [k: string]: string | undefined;
  } | null;
  telephone_verified?: boolean;
}
/**
 * The citizen answered the last ``wait_asked``: goes on waiting.
 */
export interface WaitKept {
  kind: "wait_kept";
}
/**
 * A call-back was written down for ``number`` (E.164), on a part of ``day`` that lasts from ``begins_at`` to
 * ``ends_at``. ``changed``: there was a call-back already, and this is how it is now. ``first``: it comes before the
 * others of that part, because the desk closed while the citizen waited.
 */
export interface CallbackPromised {
  kind: "callback_promised";
  callback_id: string;
  number: string;
  day_part: "afternoon" | "any" | "morning";
  desk: DeskName;
  day?: string | null;
  begins_at?: string | null;
  ends_at?: string | null;
  changed?: boolean;
  first?: boolean;
}
/**
 * The citizen wants the call on another part of a day.
 */
export interface CallbackMoved {
  kind: "callback_moved";
  callback_id: string;
  day_part: "afternoon" | "any" | "morning";
  day: string;
  begins_at: string;
  ends_at: string;
}
/**
 * The sender, a caseworker, called for the ``attempt``-th time and reached nobody; the next try, like a promise.
 */
export interface CallbackTried {
  kind: "callback_tried";
  callback_id: string;
  attempt: number;
  day_part: "afternoon" | "any" | "morning";
  day: string;
  begins_at: string;
  ends_at: string;
}
/**
 * No more call: somebody was ``reached``, nobody after the last try, the citizen ``cancelled``, or it was
 * ``joined`` with a request for the same number in another conversation. ``attempts`` is how often was called.
 */
export interface CallbackEnded {
  kind: "callback_ended";
  callback_id: string;
  outcome: "cancelled" | "joined" | "not_reached" | "reached";
  attempts?: number;
}
/**
 * The citizen's municipality became known.
 */
export interface MunicipalityKnown {
  kind: "municipality_known";
  code: string;
  name: string;
}
/**
 * The citizen switched the language.
 */
export interface LanguageChosen {
  kind: "language_chosen";
  language: string;
}
/**
 * Something the system tells; each client has the words for ``code`` in its language.
 */
export interface Notice {
  kind: "notice";
  code: "added_for_caseworker" | "bot_unavailable" | "personal_data_masked";
  params?: string[];
}
/**
 * A private note of a caseworker. Staff only.
 */
export interface Note {
  kind: "note";
  text: string;
}
/**
 * ``who``, a supervisor, listens in from now on, or (``on`` false) no longer. Staff only.
 */
export interface Listened {
  kind: "listened";
  who: Person;
  on: boolean;
}
/**
 * Words of a supervisor to the caseworker ``to``. For these two, and the supervisors of the desk, only.
 */
export interface Whispered {
  kind: "whispered";
  text: string;
  to: Person;
}
/**
 * A caseworker put labels on the conversation, and took others off. Staff only.
 */
export interface Labelled {
  kind: "labelled";
  added?: string[];
  removed?: string[];
}
/**
 * The conversation ended. ``labels`` are those that it got at its end, beside the ones that it had.
 */
export interface Closed {
  kind: "closed";
  outcome: "answered" | "callback" | "citizen_left" | "follow_up" | "no_reply" | "referred";
  labels?: string[];
}
/**
 * The citizen's judgement after closing: 1 (bad) to 5 (good), and a free line.
 */
export interface Rated {
  kind: "rated";
  score: number;
  remark?: string;
}
/**
 * The citizen did the step ``step`` of the plan ``plan`` (ids), or took that back. ``of`` is the message (seq) in
 * which it was ticked; a plan that is shown again has the same id, and its ticks stay.
 */
export interface PlanTicked {
  kind: "plan_ticked";
  of: number;
  plan: string;
  step: string;
  done: boolean;
}
/**
 * Call me back on ``number`` as typed. ``confirmed`` only after the citizen saw it read back.
 *
 * ``day`` and ``day_part`` are one of the ``CallbackTimes``; without a day the first such part.
 */
export interface AskCallback {
  type: "ask_callback";
  client_id: string;
  number: string;
  day_part?: "afternoon" | "any" | "morning";
  day?: string | null;
  confirmed?: boolean;
}
/**
 * Body of ``POST …/colleagues``: asks the caseworker ``to`` to join. One of another organisation joins only when
 * the citizen, who reads ``why``, agrees.
 */
export interface AskIn {
  client_id: string;
  to: string;
  why?: string;
  note?: string;
}
/**
 * Talk to a person.
 */
export interface AskPerson {
  type: "ask_person";
  client_id: string;
}
/**
 * Leave the queue and go on with the bot.
 */
export interface BackToBot {
  type: "back_to_bot";
  client_id: string;
}
/**
 * A conversation that the bot has now.
 */
export interface BotItem {
  conversation: string;
  since: string;
  last: string;
  language: string;
  topic_title?: string | null;
}
/**
 * One text in Dutch and English.
 */
export interface BothLanguages {
  nl: string;
  en: string;
}
/**
 * A call-back to make. ``number`` is E.164, ``number_shown`` for reading aloud.
 */
export interface CallbackItem {
  id: string;
  conversation: string;
  desk: DeskName;
  number: string;
  number_shown: string;
  day_part: "afternoon" | "any" | "morning";
  day: string;
  begins_at: string;
  ends_at: string;
  language: string;
  created_at: string;
  summary?: string;
  topic_title?: string | null;
  taken_by?: string | null;
  taken_by_me?: boolean;
  attempts?: number;
  first?: boolean;
}
/**
 * Body of ``POST /api/v1/staff/callbacks/{id}/result``.
 */
export interface CallbackResult {
  result: "not_reached" | "reached";
  note?: string;
  then?: "close" | "done" | "open";
  outcome?: "answered" | "callback" | "citizen_left" | "follow_up" | "no_reply" | "referred";
}
/**
 * A part of a day on which the desk can call; the desk is open when it begins and until it ends.
 */
export interface CallbackTime {
  day: string;
  day_part: "afternoon" | "any" | "morning";
  begins_at: string;
  ends_at: string;
}
/**
 * Answer to ``GET …/callback-times``, day by day.
 */
export interface CallbackTimes {
  times: CallbackTime[];
}
/**
 * Do not call me any more.
 */
export interface CancelCallback {
  type: "cancel_callback";
  client_id: string;
}
/**
 * ``GET /api/v1/staff/canned-replies?q=…``: those of my organisation that fit, the best first; without words all,
 * by key. ``placeholders`` are the names that may stand between braces.
 */
export interface CannedReplies {
  replies: CannedReply[];
  placeholders: ("caseworker" | "desk" | "municipality" | "organisation" | "reference" | "service")[];
}
/**
 * A canned reply. ``version`` counts its changes; ``deleted`` only in the answer to deleting it.
 */
export interface CannedReply {
  id: string;
  key: string;
  title: BothLanguages;
  text: BothLanguages;
  service: string | null;
  service_title: BothLanguages | null;
  version: number;
  deleted?: boolean;
}
/**
 * Body of ``POST /api/v1/staff/canned-replies`` and, with the ``version`` that was changed, of ``PUT …/{id}``.
 */
export interface CannedReplyText {
  key: string;
  title: BothLanguages;
  text: BothLanguages;
  service?: string | null;
  version?: number;
}
/**
 * ``GET …/conversations/{id}/canned-values``: what the placeholders stand for, as far as known, by language.
 */
export interface CannedValues {
  nl: {
    [k: string]: string | undefined;
  };
  en: {
    [k: string]: string | undefined;
  };
}
/**
 * Body of ``POST …/canned-replies/{id}/delete`` and ``…/undo``: the version that I saw; another is refused.
 */
export interface CannedVersion {
  version: number;
}
/**
 * A conversation in a case.
 */
export interface CaseConversation {
  conversation: string;
  created_at: string;
  owner: "bot" | "caseworker" | "closed" | "queue";
  topic_title?: string | null;
}
/**
 * ``GET /api/v1/staff/cases/{reference}``: what of a case this caseworker may open.
 */
export interface CaseDetail {
  reference: string;
  conversations: CaseConversation[];
}
/**
 * Who is logged in. ``csrf`` goes into the ``X-CSRF-Token`` header of every change and into ``staff_hello``.
 */
export interface CaseworkerProfile {
  id: string;
  name: string;
  organisation: string;
  desks: string[];
  csrf: string;
  team: string | null;
  role: "caseworker" | "supervisor";
  skills: string[];
  languages: string[];
  capacity: number;
}
/**
 * A press on the button ``payload`` of the message ``of`` (its seq); only what was offered is accepted.
 */
export interface Choose {
  type: "choose";
  client_id: string;
  of: number;
  payload: string;
}
/**
 * Go on in ``language`` (``nl`` or ``en``).
 */
export interface ChooseLanguage {
  type: "choose_language";
  client_id: string;
  language: "en" | "nl";
}
/**
 * Body of ``POST /api/v1/staff/session/password``: log in with a password of one's own from now on.
 */
export interface ChoosePassword {
  name: string;
  password: string;
  new_password: string;
}
/**
 * Body of ``POST …/close``.
 */
export interface CloseWith {
  client_id: string;
  outcome: "answered" | "callback" | "citizen_left" | "follow_up" | "no_reply" | "referred";
  labels?: string[];
}
/**
 * A caseworker who is on duty.
 */
export interface Colleague {
  id: string;
  name: string;
  organisation: string;
  desks: DeskName[];
}
/**
 * Free text.
 */
export interface Say {
  type: "say";
  client_id: string;
  text: string;
}
/**
 * Wait in the queue although nobody is there now; or the answer to the last ``wait_asked``: go on waiting.
 */
export interface Wait {
  type: "wait";
  client_id: string;
}
/**
 * Call me on another part of a day: one of the ``CallbackTimes``.
 */
export interface MoveCallback {
  type: "move_callback";
  client_id: string;
  day_part: "afternoon" | "any" | "morning";
  day: string;
}
/**
 * The answer to the last ``transfer_asked``. ``only_summary``: nothing but the summary may go along.
 */
export interface Consent {
  type: "consent";
  client_id: string;
  agreed: boolean;
  only_summary?: boolean;
}
/**
 * The citizen closes the conversation.
 */
export interface End {
  type: "end";
  client_id: string;
}
/**
 * How it was, 1 to 5, after closing.
 */
export interface Rate {
  type: "rate";
  client_id: string;
  score: number;
  remark?: string;
}
/**
 * The step ``step`` (id) of the plan in the message ``of`` (its seq) is done, or is not after all.
 */
export interface TickStep {
  type: "tick_step";
  client_id: string;
  of: number;
  step: string;
  done: boolean;
}
/**
 * ``GET /api/v1/staff/conversations/{id}``: the conversation with everything a caseworker may see.
 */
export interface ConversationDetail {
  id: string;
  language: string;
  owner: "bot" | "caseworker" | "closed" | "queue";
  epoch: number;
  last_seq: number;
  created_at: string;
  desk?: DeskName | null;
  caseworker?: string | null;
  caseworker_name?: string | null;
  municipality?: string | null;
  organisation?: string | null;
  previous?: string | null;
  case?: string | null;
  linked?: CaseConversation[];
  earlier?: EarlierConversation[];
  colleagues?: Person[];
  summary_only?: string | null;
  events?: Event[];
}
/**
 * A conversation that the same citizen had before: in the same browser, or (``case``) under the same reference.
 */
export interface EarlierConversation {
  conversation: string;
  created_at: string;
  owner: "bot" | "caseworker" | "closed" | "queue";
  topic_title?: string | null;
  outcome?: ("answered" | "callback" | "citizen_left" | "follow_up" | "no_reply" | "referred") | null;
  caseworker_name?: string | null;
  case?: boolean;
}
/**
 * One entry of the log. Order is ``seq`` (1, 2, 3 … in a conversation), never ``created_at`` (UTC).
 */
export interface Event {
  seq: number;
  sender: Sender;
  body:
    | Started
    | Message
    | Analysis
    | Queued
    | Unavailable
    | Claimed
    | Requeued
    | TransferAsked
    | TransferRefused
    | Transferred
    | OfferEnded
    | TransferReturned
    | JoinAsked
    | Joined
    | Left
    | Held
    | HoldEnded
    | Escalated
    | EscalationAnswered
    | CaseOpened
    | FollowUpPlanned
    | FollowUpDone
    | HandedBack
    | ReturnedToBot
    | WaitAsked
    | WaitKept
    | CallbackPromised
    | CallbackMoved
    | CallbackTried
    | CallbackEnded
    | MunicipalityKnown
    | LanguageChosen
    | Notice
    | Note
    | Listened
    | Whispered
    | Labelled
    | Closed
    | Rated
    | PlanTicked;
  created_at: string;
  client_id?: string | null;
}
/**
 * Who made the event. ``id`` is the caseworker's; ``name`` and ``organisation`` are what the citizen sees.
 */
export interface Sender {
  role: "bot" | "caseworker" | "citizen" | "system";
  id?: string | null;
  name?: string | null;
  organisation?: string | null;
}
/**
 * How many conversations went back to the front of their queues.
 */
export interface Deactivated {
  returned: number;
}
/**
 * Body of ``PUT …/supervisor/desks/{id}`` and of ``…/check``: how everything is to be.
 */
export interface DeskChange {
  version: number;
  values: DeskValues;
}
/**
 * What a supervisor decides about a desk. Times are on the clock of the desk.
 */
export interface DeskValues {
  name: Text;
  hours: Hours[];
  open_on_holidays: boolean;
  breaks: Hours[];
  special_days: SpecialDay[];
  closed_words: Text | null;
  waiting_words: Text | null;
}
/**
 * One text in both languages.
 */
export interface Text {
  nl: string;
  en: string;
}
/**
 * Opening times on some days of the week, local time of Europe/Amsterdam, ``opens`` before ``closes``.
 */
export interface Hours {
  days: ("fri" | "mon" | "sat" | "sun" | "thu" | "tue" | "wed")[];
  opens: string;
  closes: string;
}
/**
 * A day on which the ordinary hours do not hold: other ``hours`` (``days`` is not looked at), or closed.
 */
export interface SpecialDay {
  date: string;
  hours?: Hours[];
  why?: Text | null;
}
/**
 * Who changed what of a desk, and when.
 */
export interface DeskChangeItem {
  at: string;
  who: string;
  changes: FieldChange[];
}
/**
 * One field before and after, in words of the reader's language; empty: nothing.
 */
export interface FieldChange {
  field: "breaks" | "closed_words" | "hours" | "name" | "open_on_holidays" | "special_days" | "waiting_words";
  before: string;
  after: string;
}
/**
 * ``problems`` keep it from being stored; ``warnings`` are for thinking it over.
 */
export interface DeskChecked {
  problems: DeskRemark[];
  warnings: DeskRemark[];
}
/**
 * Something about one field, in the reader's language. ``place`` is the number of the row, from 1.
 */
export interface DeskRemark {
  field: "breaks" | "closed_words" | "hours" | "name" | "open_on_holidays" | "special_days" | "waiting_words";
  words: string;
  place?: number | null;
}
/**
 * How a desk is doing. ``first_answer`` and ``warn_after`` are the target and the warning, in seconds waited.
 */
export interface DeskNow {
  desk: DeskName;
  open: boolean;
  on_duty: number;
  waiting: number;
  busy: number;
  places: number;
  free_places: number;
  late: number;
  first_answer: number;
  warn_after: number;
  oldest?: string | null;
  from_minutes?: number | null;
  to_minutes?: number | null;
  closes_at?: string | null;
  reopens_at?: string | null;
  callbacks_due?: number;
  callbacks_overdue?: number;
  follow_ups_overdue?: number;
  escalations_overdue?: number;
}
/**
 * A desk as it is ``now`` and as the ``directory`` has it; ``changed`` names what differs.
 */
export interface DeskSettings {
  id: string;
  version: number;
  now: DeskValues;
  directory: DeskValues;
  changed: ("breaks" | "closed_words" | "hours" | "name" | "open_on_holidays" | "special_days" | "waiting_words")[];
  time_zone: string;
}
/**
 * A desk now. ``organisation`` whose caseworkers sit there: its id, and its name in the caseworker's language.
 */
export interface DeskState {
  desk: DeskName;
  waiting: number;
  on_duty: number;
  open: boolean;
  until?: string | null;
  target: number;
  mine: boolean;
  serving: boolean;
  organisation?: string | null;
  organisation_name?: string | null;
  escalates_to?: DeskName | null;
  assignment: "automatic" | "pick";
  places: number;
  free_places: number;
  late: number;
  oldest: string | null;
  unspoken: string[];
  wrap_up_offered?: number;
}
/**
 * Body of ``POST …/supervisor/desks/{id}/undo``: back to before the last change.
 */
export interface DeskUndo {
  version: number;
}
/**
 * A service, or a life event with its plan, that fits what was asked for.
 */
export interface DirectoryHit {
  what: "plan" | "service";
  id: string;
  title: BothLanguages;
  summary: BothLanguages;
  by: BothLanguages;
}
/**
 * ``GET /api/v1/staff/directory?q=…``: the best first. Without words the first ones of the directory.
 */
export interface DirectoryHits {
  hits: DirectoryHit[];
}
/**
 * ``GET /api/v1/staff/directory/names``: what services, life events and organisations are called. The log keeps a
 * name in the language of the conversation; a console that is read in the other one finds it here.
 */
export interface DirectoryNames {
  names: BothLanguages[];
}
/**
 * Body of ``PUT /api/v1/staff/duty``: the desks that I serve from now on; none: off duty.
 */
export interface Duty {
  desks: string[];
}
/**
 * Body of ``PUT /api/v1/staff/duty/state``. On duty without new conversations: a pause, or ``seconds`` from now to
 * round one off. ``off_duty`` ends the duty at every desk; it begins with ``Duty``.
 */
export interface DutyState {
  state: "off_duty" | "pause" | "working" | "wrap_up";
  seconds?: number;
}
/**
 * Body of ``POST …/escalate``: to the desk that this one escalates to.
 */
export interface Escalate {
  client_id: string;
  note: string;
}
/**
 * Body of ``POST /api/v1/staff/escalations/{id}/answer``.
 */
export interface EscalationAnswer {
  feedback: string;
}
/**
 * A question from one desk to another.
 */
export interface EscalationItem {
  id: string;
  conversation: string;
  from_desk: DeskName;
  to_desk: DeskName;
  asked_by: string;
  asked_at: string;
  due: string;
  note: string;
  mine?: boolean;
  to_answer?: boolean;
  taken_by?: string | null;
  taken_by_me?: boolean;
  feedback?: string | null;
  overdue?: boolean;
}
/**
 * Events in order of ``seq``, without gaps. ``last_seq`` is how far the client is after these.
 *
 * What is for staff only leaves gaps in ``seq`` for a citizen; ``last_seq`` covers them.
 */
export interface Events {
  type: "events";
  events: Event[];
  last_seq: number;
  waiting?: Waiting | null;
  conversation?: string | null;
  after?: number | null;
  more?: boolean;
}
/**
 * The place in the queue, 1 for the next, and a range in minutes where there is ground for one.
 */
export interface Waiting {
  position: number;
  from_minutes?: number | null;
  to_minutes?: number | null;
}
/**
 * Body of ``POST …/follow-ups``: what I will do on the day ``on``. Opens a case when there is none.
 */
export interface FollowUp {
  client_id: string;
  on: string;
  text: string;
}
/**
 * What somebody will do about a case.
 */
export interface FollowUpItem {
  id: string;
  conversation: string;
  reference: string;
  owner: string;
  on: string;
  text: string;
  mine?: boolean;
  overdue?: boolean;
}
/**
 * First on a WebSocket: who I am and the last ``seq`` that I have (0: nothing).
 */
export interface Hello {
  type: "hello";
  token: string;
  after?: number;
}
/**
 * I am typing, or stopped. Not stored. ``conversation`` is for caseworkers only.
 */
export interface Typing {
  type: "typing";
  on: boolean;
  conversation?: string | null;
}
/**
 * A heartbeat, every 20 seconds; the other side answers ``pong``.
 */
export interface Ping {
  type: "ping";
}
/**
 * First on the caseworkers' WebSocket.
 */
export interface StaffHello {
  type: "staff_hello";
  csrf: string;
}
/**
 * Send me the events of ``conversation`` after ``after``, from now on.
 */
export interface Watch {
  type: "watch";
  conversation: string;
  after?: number;
}
/**
 * No longer.
 */
export interface Unwatch {
  type: "unwatch";
  conversation: string;
}
/**
 * I have ``conversation`` open now, and no other; none: no conversation at all.
 */
export interface Looking {
  type: "looking";
  conversation?: string | null;
}
/**
 * Send me ``supervision`` whenever it changes, from now on; or no longer. For supervisors.
 */
export interface Supervise {
  type: "supervise";
  on: boolean;
}
/**
 * Body of ``POST …/hand-back``.
 */
export interface HandBackWith {
  client_id: string;
  note?: string;
}
/**
 * A conversation that a caseworker has, at a desk of the supervisor.
 */
export interface HeldConversation {
  conversation: string;
  desk: DeskName;
  since: string;
  language: string;
  topic_title?: string | null;
  on_hold?: boolean;
  listening?: boolean;
}
/**
 * Body of ``POST …/hold``. The citizen reads the ``reason``.
 */
export interface HoldFor {
  client_id: string;
  reason: string;
  minutes: number;
}
/**
 * Body of ``POST …/case``: a new case, or the one with this ``reference``.
 */
export interface InCase {
  client_id: string;
  reference?: string | null;
}
/**
 * A label that can be chosen. ``organisation``: whose list it is on (an id).
 */
export interface LabelItem {
  organisation: string;
  label: string;
}
/**
 * Body of ``POST …/labels``. A label that is not on the list of the organisation yet is put on it.
 */
export interface LabelWith {
  client_id: string;
  add?: string[];
  remove?: string[];
}
/**
 * A label on the list ``of`` an organisation, or of a desk that belongs to none. ``by``: the name of the caseworker
 * who put it there, none when they are no longer known; ``at``: when.
 */
export interface ListedLabel {
  of: DeskName;
  label: string;
  at: string;
  by?: string | null;
}
/**
 * Body of ``POST /api/v1/staff/session``.
 */
export interface LogIn {
  name: string;
  password: string;
}
/**
 * Who else has ``conversation`` open now. Whoever vanishes is left out after half a minute.
 */
export interface LookingNow {
  type: "looking_now";
  conversation: string;
  people: Person[];
}
/**
 * Who is logged in here was changed by a supervisor: ``GET /api/v1/staff/session`` has who that is now.
 */
export interface MemberChanged {
  type: "member_changed";
}
/**
 * A conversation of mine. ``last_seq`` lets the console count what was not read.
 */
export interface MineItem {
  conversation: string;
  desk: DeskName;
  since: string;
  language: string;
  last_seq: number;
  preview?: string;
  topic_title?: string | null;
  citizen_here?: boolean;
  came_back?: boolean;
  part?: "asked" | "giving" | "joined" | "owner";
  asked_by?: string | null;
  until?: string | null;
  hold_until?: string | null;
  hold_passed?: boolean;
  case?: string | null;
}
/**
 * To the desk, or to a caseworker on duty, of the same organisation. The citizen reads ``why``.
 */
export interface MoveTo {
  client_id: string;
  why: string;
  desk?: string | null;
  to?: string | null;
  note?: string;
}
/**
 * Body of ``POST /api/v1/conversations``.
 */
export interface NewConversation {
  language?: "en" | "nl";
  page?: string | null;
  organisation?: string | null;
  municipality?: string | null;
  topic?: string | null;
  previous?: PreviousConversation | null;
}
/**
 * The conversation that this browser had before, with the key to it.
 */
export interface PreviousConversation {
  id: string;
  token: string;
}
/**
 * Body of ``POST …/supervisor/people``.
 */
export interface NewPerson {
  login: string;
  values: PersonValues;
}
/**
 * What a supervisor decides about a caseworker.
 */
export interface PersonValues {
  name: string;
  desks: string[];
  team: string | null;
  skills: string[];
  languages: string[];
  capacity: number;
  role: "caseworker" | "supervisor";
}
/**
 * Shown once: with it the caseworker logs in and chooses a password of their own.
 */
export interface OneTimePassword {
  id: string;
  login: string;
  password: string;
}
/**
 * Answer 201 to it. ``token`` is the only key to the conversation; the client keeps it.
 */
export interface Opened {
  id: string;
  token: string;
}
/**
 * Everything on the caseworker's board, whole, each time something changed.
 */
export interface Overview {
  type: "overview";
  desks: DeskState[];
  waiting: WaitingItem[];
  mine: MineItem[];
  callbacks: CallbackItem[];
  escalations?: EscalationItem[];
  follow_ups?: FollowUpItem[];
  taken?: TakenItem[];
  me: OwnDuty;
}
/**
 * A conversation that waits.
 */
export interface WaitingItem {
  conversation: string;
  desk: DeskName;
  since: string;
  position: number;
  reason:
    | "asked"
    | "citizen_unhappy"
    | "complaint"
    | "distress"
    | "human_only"
    | "low_confidence"
    | "not_understood"
    | "outside_scope"
    | "several_problems"
    | "stepped_in";
  language: string;
  warn_at: string;
  late_at: string;
  fits: boolean;
  urgent?: boolean;
  topic_title?: string | null;
  from_caseworker?: string | null;
  preview?: string;
  from_desk?: DeskName | null;
  offered_to?: string | null;
  offered_to_me?: boolean;
  offered_until?: string | null;
  came_back?: boolean;
  looking?: string[];
}
/**
 * A conversation that somebody at one of my desks has, and in which something happened a moment ago.
 */
export interface TakenItem {
  conversation: string;
  by: string;
}
/**
 * What I do now, and how much room I have. A wrap-up ends by itself at ``until``.
 */
export interface OwnDuty {
  state: "off_duty" | "pause" | "working" | "wrap_up";
  until: string | null;
  capacity: number;
  has: number;
}
/**
 * Answer of ``GET /api/v1/topics/{id}``. ``payload`` is what a citizen chooses of the first event (seq 1).
 */
export interface PageTopic {
  id: string;
  title: TopicTitle;
  payload: string;
}
/**
 * The name of what a page is about, in both languages of the service.
 */
export interface TopicTitle {
  nl: string;
  en: string;
}
/**
 * A piece of a snippet; ``found``: it is what was looked for.
 */
export interface Part {
  text: string;
  found?: boolean;
}
/**
 * Everybody of the supervisor's organisation. ``desks`` are those that the supervisor can give.
 */
export interface People {
  people: PersonItem[];
  teams: TeamItem[];
  desks: DeskName[];
  skills: string[];
  languages: string[];
  other_languages: string[];
}
/**
 * A caseworker of the supervisor's organisation. ``one_time``: has still to choose a password of their own.
 */
export interface PersonItem {
  id: string;
  login: string;
  name: string;
  desks: string[];
  team: string | null;
  skills: string[];
  languages: string[];
  capacity: number;
  role: "caseworker" | "supervisor";
  active: boolean;
  one_time: boolean;
  has: number;
}
/**
 * A team of the supervisor's organisation.
 */
export interface TeamItem {
  id: string;
  name: string;
  people: number;
}
/**
 * Somebody whose console is open: which desks (ids) they serve, and what they do ``since`` when.
 */
export interface PersonNow {
  id: string;
  name: string;
  desks: string[];
  state: "off_duty" | "pause" | "working" | "wrap_up";
  has: number;
  capacity: number;
  languages: string[];
  conversations: HeldConversation[];
  team?: string | null;
  since?: string | null;
  until?: string | null;
}
/**
 * Body of what needs no words: ``…/take-back``, ``…/take-over``, ``…/join``, ``…/decline``, ``…/leave``,
 * ``…/resume``.
 */
export interface Plainly {
  client_id: string;
}
/**
 * The answer to ``ping``.
 */
export interface Pong {
  type: "pong";
}
/**
 * An RFC 9457 problem. ``code`` is stable and for programs; ``detail`` is for people, in their language.
 */
export interface Problem {
  type: "problem";
  status: number;
  code: string;
  title: string;
  detail: string;
  client_id?: string | null;
  retry_after?: number | null;
}
/**
 * The place in the queue changed; ``waiting`` none: no longer in a queue.
 */
export interface QueuePlace {
  type: "waiting";
  waiting?: Waiting | null;
}
/**
 * Body of ``POST …/refuse``: why the desk does not take a transfer; for who gave it away.
 */
export interface Refuse {
  client_id: string;
  reason: string;
}
/**
 * The client's place is gone: forget everything; all events follow.
 */
export interface Reset {
  type: "reset";
}
/**
 * Body of ``POST /api/v1/staff/search``; a body, because what is looked for does not belong in an address.
 *
 * Every word of ``text`` must begin a word of the conversation. Days are of the Netherlands, both included, and are
 * those on which the conversation began. ``after`` is the ``next`` of the page before.
 */
export interface SearchFor {
  text?: string;
  desk?: string | null;
  label?: string | null;
  outcome?: ("answered" | "callback" | "citizen_left" | "follow_up" | "no_reply" | "referred") | null;
  since?: string | null;
  until?: string | null;
  after?: string | null;
}
/**
 * A conversation that was found. ``snippet`` is from the event ``seq``, said by ``by``; without words to look for,
 * the citizen's last words.
 */
export interface SearchHit {
  conversation: string;
  created_at: string;
  owner: "bot" | "caseworker" | "closed" | "queue";
  language: string;
  desk?: DeskName | null;
  caseworker_name?: string | null;
  topic_title?: string | null;
  outcome?: ("answered" | "callback" | "citizen_left" | "follow_up" | "no_reply" | "referred") | null;
  labels?: string[];
  snippet?: Part[];
  seq?: number | null;
  by?: ("bot" | "caseworker" | "citizen" | "system") | null;
}
/**
 * A page of what was found, the newest conversation first. ``next`` when there may be more.
 */
export interface SearchResult {
  hits: SearchHit[];
  next?: string | null;
}
/**
 * Body of ``POST …/conversations/{id}/show``: say ``text`` to the citizen, with what the directory has.
 */
export interface Show {
  client_id: string;
  what: "plan" | "service";
  id: string;
  text: string;
  language: "en" | "nl";
}
/**
 * ``GET …/conversations/{id}/directory/{what}/{which}?language=…``: as the citizen of this conversation would see
 * it, in ``language`` (nl or en; left out: the citizen's).
 */
export interface Shown {
  language: "en" | "nl";
  card?: Card | null;
  plan?: Plan | null;
}
/**
 * Body of ``POST …/messages`` and ``POST …/notes``.
 */
export interface StaffSay {
  client_id: string;
  text: string;
}
/**
 * Everything at the supervisor's desks, as it was at ``at``.
 */
export interface Supervision {
  type: "supervision";
  at: string;
  desks: DeskNow[];
  people: PersonNow[];
}
/**
 * A team's name.
 */
export interface TeamNamed {
  name: string;
}
/**
 * Answer to ``hello``: the events after the client's ``seq`` follow in ``events`` frames.
 */
export interface Welcome {
  type: "welcome";
  conversation: string;
  last_seq: number;
  language: string;
}
/**
 * The other side is typing (bot, caseworker or citizen), or stopped.
 */
export interface TypingNow {
  type: "typing_now";
  role: "bot" | "caseworker" | "citizen";
  on: boolean;
  conversation?: string | null;
}
/**
 * Body of ``POST …/transfer``: to a ``desk``, or to the caseworker ``to`` (ids). To another organisation: asks the
 * citizen first (``transfer_asked``), who may let only the ``summary`` go along.
 */
export interface TransferTo {
  client_id: string;
  desk?: string | null;
  why: string;
  note?: string;
  to?: string | null;
  summary?: string;
}

export const TEXT_LIMIT = 6000;
export const CLIENT_ID_LIMIT = 64;
