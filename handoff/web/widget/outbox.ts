import type { Command, Problem } from "../shared/protocol";
import type { DeviceStorage } from "./device-storage";

/** An answer that takes longer than this is asked for again; milliseconds. */
export const ANSWER_MS = 10_000;
/** A command that another tab wrote down is that tab's to send; after this long it may be gone, and we do. Milliseconds. */
export const OTHER_TAB_MS = 15_000;
const TRIES = 3;
const PREFIX = "outbox:";

export interface Pending {
  readonly command: Command;
  /** When it was given; milliseconds since 1970. Sending keeps this order. */
  readonly at: number;
  /** `answered`: carried out, and its event is on the way. */
  readonly state: "sending" | "failed" | "answered";
  readonly seq?: number;
  /** Why it failed, or has to wait. */
  readonly problem?: Problem;
  /** An answer stayed out: it is asked for again. */
  readonly late?: boolean;
}

/** Asked to slow down, or the service is not there for a moment: the same command works later, and is sent again. */
export function passes(problem: Problem): boolean {
  return problem.code === "too-fast" || problem.code === "unavailable";
}

interface Slot extends Pending {
  tries: number;
  /** Not sent before this moment, because the service asked to slow down; milliseconds since 1970. */
  notBefore: number;
  /** Another tab wrote it down, and is left to send it until this moment; 0: it is our own. Milliseconds since 1970. */
  othersUntil: number;
}

/**
 * The commands of one conversation that have no answer yet. Kept on the device under their `client_id`, so that a reload
 * sends them again under the same one and the log takes each once; sent one at a time, so that they keep their order, also
 * with those of another tab.
 */
export class Outbox {
  private readonly slots = new Map<string, Slot>();
  private inFlight: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly storage: DeviceStorage,
    private readonly send: (command: Command) => boolean,
    private readonly onChange: () => void,
  ) {
    for (const clientId of storage.keys(PREFIX)) this.load(clientId, 0);
  }

  /** What is on the way or failed, in the order in which it was given. */
  get pending(): readonly Pending[] {
    return this.ordered();
  }

  /** Takes `command` in and sends it as soon as the line and its turn allow. `keep`: also over a reload. */
  add(command: Command, keep = true): void {
    const last = this.ordered().at(-1)?.at ?? 0;
    const slot: Slot = {
      command,
      at: Math.max(Date.now(), last + 1),
      state: "sending",
      tries: 0,
      notBefore: 0,
      othersUntil: 0,
    };
    this.slots.set(command.client_id, slot);
    if (keep) this.storage.set(PREFIX + command.client_id, JSON.stringify({ command, at: slot.at }));
    this.onChange();
    this.pump();
  }

  /** The line is open again: whatever has no answer goes out again. */
  lineOpened(): void {
    this.inFlight = null;
    for (const slot of this.slots.values()) slot.tries = 0;
    this.pump();
  }

  /** The other side carried out `clientId`; shown until the log is at `seq`. */
  answered(clientId: string, seq: number | null): Command | null {
    const slot = this.slots.get(clientId);
    if (!slot) return null;
    this.storage.remove(PREFIX + clientId);
    if (seq === null) this.slots.delete(clientId);
    else this.slots.set(clientId, { ...slot, state: "answered", seq, problem: undefined });
    this.landed(clientId);
    return slot.command;
  }

  /** The log shows everything up to `lastSeq`, the events with these `clientIds` among them. */
  seen(lastSeq: number, clientIds: ReadonlySet<string>): void {
    for (const [clientId, slot] of this.slots) {
      if (!clientIds.has(clientId) && (slot.seq === undefined || slot.seq > lastSeq)) continue;
      this.storage.remove(PREFIX + clientId);
      this.slots.delete(clientId);
      if (this.inFlight === clientId) this.inFlight = null;
    }
    this.pump();
  }

  /** `problem` came back for its command: it waits when that passes by itself; otherwise it fails, and is kept. */
  refused(problem: Problem): Command | null {
    const slot = problem.client_id ? this.slots.get(problem.client_id) : undefined;
    if (!slot) return null;
    const id = slot.command.client_id;
    if (passes(problem)) {
      this.slots.set(id, { ...slot, problem, notBefore: Date.now() + (problem.retry_after ?? 1) * 1000 });
    } else {
      this.slots.set(id, { ...slot, state: "failed", problem });
      const { command, at } = slot;
      if (this.storage.get(PREFIX + id)) this.storage.set(PREFIX + id, JSON.stringify({ command, at, problem }));
    }
    this.landed(id);
    return slot.command;
  }

  /** Sends a failed command once more, under the same `client_id`. */
  retry(clientId: string): void {
    const slot = this.slots.get(clientId);
    if (slot) this.add(slot.command);
  }

  /** Forgets `clientId` and gives its command back. */
  take(clientId: string): Command | null {
    const command = this.slots.get(clientId)?.command ?? null;
    this.slots.delete(clientId);
    this.storage.remove(PREFIX + clientId);
    this.landed(clientId);
    return command;
  }

  /** Forgets everything; `everywhere`: on the device as well. */
  clear(where: "here" | "everywhere"): void {
    if (where === "everywhere")
      for (const clientId of this.storage.keys(PREFIX)) this.storage.remove(PREFIX + clientId);
    this.slots.clear();
    this.inFlight = null;
    clearTimeout(this.timer);
    this.onChange();
  }

  /** Sends nothing any more; what is kept on the device is for whoever resumes. */
  stop(): void {
    clearTimeout(this.timer);
  }

  /** Another tab changed `key` of the storage. */
  otherTab(key: string): void {
    if (!key.startsWith(PREFIX)) return;
    const clientId = key.slice(PREFIX.length);
    // The tab that sent it has its answer, or took it back; the event itself comes over our own line.
    if (this.slots.get(clientId)?.state !== "answered") {
      this.slots.delete(clientId);
      if (this.storage.get(key) !== null) this.load(clientId, Date.now() + OTHER_TAB_MS);
    }
    this.landed(clientId);
  }

  private load(clientId: string, othersUntil: number): void {
    try {
      const kept = JSON.parse(this.storage.get(PREFIX + clientId) ?? "") as Pick<Slot, "command" | "at" | "problem">;
      const state = kept.problem ? "failed" : "sending";
      this.slots.set(clientId, { ...kept, state, tries: 0, notBefore: 0, othersUntil });
    } catch {
      this.storage.remove(PREFIX + clientId);
    }
  }

  private ordered(): Slot[] {
    return [...this.slots.values()].sort((one, other) => one.at - other.at);
  }

  private landed(clientId: string): void {
    if (this.inFlight === clientId) this.inFlight = null;
    this.onChange();
    this.pump();
  }

  private pump(): void {
    if (this.inFlight && this.slots.has(this.inFlight)) return;
    clearTimeout(this.timer);
    const now = Date.now();
    const open = this.ordered().filter((slot) => slot.state === "sending");
    const next = open[0];
    if (!next) return;
    // What is our own does not overtake what another tab still has in hand: we send that first. The log takes it once.
    const ownWaits = open.some(({ othersUntil }) => othersUntil === 0);
    const from = ownWaits ? next.notBefore : Math.max(next.notBefore, next.othersUntil);
    if (from > now) {
      this.timer = setTimeout(() => this.pump(), from - now);
    } else if (this.send(next.command)) {
      next.tries += 1;
      this.inFlight = next.command.client_id;
      this.timer = setTimeout(() => this.noAnswer(), ANSWER_MS);
    }
  }

  private noAnswer(): void {
    const slot = this.inFlight ? this.slots.get(this.inFlight) : undefined;
    this.inFlight = null;
    // The command itself stays on the device: after a reload it is tried again.
    if (slot) {
      const state = slot.tries >= TRIES ? "failed" : slot.state;
      this.slots.set(slot.command.client_id, { ...slot, state, late: true });
    }
    this.onChange();
    this.pump();
  }
}
