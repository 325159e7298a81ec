import { Aloud, type AloudLine } from "../shared/aloud";
import { fill, type Language } from "../shared/languages";
import type { Card, Message, Sender, Unavailable } from "../shared/protocol";
import type { Conversation, Entry } from "./fold";
import { systemLine } from "./system-lines";
import { TEXTS, type Texts } from "./texts";

/** More than this at once is a conversation that was read again, and no news. */
const AT_ONCE = 8;

/**
 * What a screen reader is told of the conversation: each new line once, as plain words with who speaks before it. The
 * conversation itself is no live region: Orca then reads back what somebody typed, twice while it is on its way,
 * and passes over a message that comes together with another.
 */
export class NewsAloud extends Aloud {
  private upTo = 0;
  /** Whether what comes first was there before. */
  private old = false;

  /** The conversation goes on from an earlier page. */
  resumes(): void {
    this.old = true;
  }

  /** The conversation is now `conversation`; `listening`: the window is open. */
  follow(
    conversation: Conversation,
    { listening, caughtUp }: { readonly listening: boolean; readonly caughtUp: boolean },
    texts: Texts,
    language: string,
  ): void {
    const from = Math.min(this.upTo, conversation.lastSeq);
    const old = this.old;
    this.upTo = conversation.lastSeq;
    this.old &&= !caughtUp;
    if (old || !listening) return;
    const fresh = conversation.entries.filter(({ event }) => event.seq > from);
    if (fresh.length > AT_ONCE) return;
    this.say(fresh.flatMap((entry) => lineOf(entry, texts, language) ?? []));
  }
}

/** What is said of `entry`; nothing of what the citizen wrote. */
function lineOf({ event, language: spoken }: Entry, texts: Texts, language: string): AloudLine | null {
  const { seq: id, sender, body } = event;
  if (body.kind !== "message") {
    const words = systemLine(event, texts, language);
    if (words === null) return null;
    return { id, words: body.kind === "unavailable" ? `${words} ${waysOn(body, texts)}` : words, lang: language };
  }
  if (sender.role === "citizen") return null;
  return { id, words: messageWords(sender, body, spoken), lang: spoken };
}

/** What else there is to choose: its buttons come with the line, and nobody who listens sees them. */
function waysOn({ telephone }: Unavailable, texts: Texts): string {
  const ways = [texts.doorCallback, telephone ? texts.doorTelephone : "", texts.doorWait];
  return fill(texts.doorsAloud, { ways: ways.filter(Boolean).join("; ") });
}

function messageWords(sender: Sender, message: Message, language: Language): string {
  const texts = TEXTS[language];
  const buttons = (message.buttons ?? []).map(({ title }) => title);
  return [
    `${speaker(sender, texts)}:`,
    message.urgent ? `${texts.urgent}.` : "",
    message.text,
    message.card ? cardWords(message.card, texts) : "",
    message.plan ? `${texts.plan}: ${message.plan.title}.` : "",
    buttons.length ? `${texts.choices}: ${buttons.join("; ")}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

function speaker({ role, name, organisation }: Sender, texts: Texts): string {
  if (role === "bot") return texts.bot;
  if (role === "system") return texts.system;
  return [name ?? texts.caseworker, organisation].filter(Boolean).join(", ");
}

/** The head of a card: the rest is there to be read at one's own pace. */
function cardWords(card: Card, texts: Texts): string {
  const telephones = card.channels.filter(({ kind }) => kind === "telephone");
  return [
    `${texts.service}: ${card.title}.`,
    `${texts.organisation}: ${card.organisation_name}.`,
    `${texts.firstStep}: ${card.first_step}`,
    ...telephones.map(({ label }) => `${texts.channelTelephone}: ${label}.`),
  ].join(" ");
}
