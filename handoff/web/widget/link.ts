import { backoff } from "../shared/backoff";
import { Connection, type Socket } from "../shared/connection";
import type { Ack, Command, Events, FromCitizen, Problem, ToCitizen, Waiting } from "../shared/protocol";
import { ProblemError, request } from "../shared/requests";

/** Tries of a WebSocket in a row without an answer before asking by plain requests as well. */
export const TRIES_BEFORE_POLLING = 3;
const POLL_SECONDS = 20;

export type LinkStatus = "connecting" | "open" | "offline";

export interface Key {
  id: string;
  token: string;
}

export interface LinkOptions {
  /** Address of the service, without a slash at the end. */
  server: string;
  key: Key;
  /** The last seq that the client has. */
  after: () => number;
  onFrame: (frame: ToCitizen) => void;
  onStatus: (status: LinkStatus) => void;
  openSocket?: (url: string) => Socket;
  ask?: typeof request;
}

/**
 * The line of one conversation: a WebSocket, and where that does not get through, long polling beside it until it does.
 * Both give the same frames, so who listens need not know which it is.
 */
export class Link {
  private readonly connection: Connection<FromCitizen, ToCitizen>;
  private readonly ask: typeof request;
  private polling: AbortController | null = null;
  private pollingWorks = false;
  private failed = false;
  private stopped = false;

  constructor(private readonly options: LinkOptions) {
    this.ask = options.ask ?? request;
    const { id, token } = options.key;
    this.connection = new Connection<FromCitizen, ToCitizen>({
      url: `${options.server.replace(/^http/, "ws")}/api/v1/conversations/${encodeURIComponent(id)}/stream`,
      greeting: () => ({ type: "hello", token, after: options.after() }),
      onFrame: (frame) => options.onFrame(frame),
      onStatus: (status, failures) => {
        if (status === "open") this.stopPolling();
        else if (failures >= TRIES_BEFORE_POLLING && status !== "stopped") this.startPolling();
        this.failed ||= status === "waiting";
        this.tell();
      },
      ...(options.openSocket ? { openSocket: options.openSocket } : {}),
    });
  }

  get status(): LinkStatus {
    if (this.connection.status === "open" || this.pollingWorks) return "open";
    return this.failed ? "offline" : "connecting";
  }

  start(): void {
    this.stopped = false;
    this.connection.start();
  }

  /** Ends it: what is still on its way is not told any more. */
  stop(): void {
    this.stopped = true;
    this.stopPolling();
    this.connection.stop();
  }

  retryNow(): void {
    this.connection.retryNow();
  }

  /** Sends `command` over what works; `false`: nothing works now. The answer comes as a frame. */
  send(command: Command): boolean {
    if (this.connection.send(command)) return true;
    if (!this.pollingWorks) return false;
    void this.post(command);
    return true;
  }

  /** Tells that the citizen is typing or stopped; worth nothing later, so it is lost when the line is down. */
  typing(on: boolean): void {
    this.connection.send({ type: "typing", on });
  }

  private tell(): void {
    const status = this.status;
    if (status === "open") this.failed = false;
    this.options.onStatus(status);
  }

  private async post(command: Command): Promise<void> {
    try {
      this.tellFrame(await this.ask<Ack>(this.address("commands"), { ...this.bearer, method: "POST", body: command }));
    } catch (error) {
      if (error instanceof ProblemError) {
        this.tellFrame({ ...error.problem, client_id: command.client_id } satisfies Problem);
      }
      // Without an answer the command stays unanswered, and who sent it sends it again.
    }
  }

  private tellFrame(frame: ToCitizen): void {
    if (!this.stopped) this.options.onFrame(frame);
  }

  private startPolling(): void {
    if (this.polling) return;
    this.polling = new AbortController();
    void this.poll(this.polling.signal);
  }

  private stopPolling(): void {
    this.polling?.abort();
    this.polling = null;
    this.pollingWorks = false;
  }

  private async poll(signal: AbortSignal): Promise<void> {
    let failures = 0;
    let place: Waiting | null = null;
    while (!signal.aborted) {
      // The first answer should come at once: it says whether this way works at all.
      const wait = this.pollingWorks ? POLL_SECONDS : 0;
      const query: string = `events?after=${this.options.after()}&waitSeconds=${wait}&place=${inShort(place)}`;
      try {
        const events = await this.ask<Events>(this.address(query), { ...this.bearer, signal });
        if (signal.aborted) return;
        failures = 0;
        const first = !this.pollingWorks;
        this.pollingWorks = true;
        const { waiting = null, ...news } = events;
        this.options.onFrame({ ...news, type: "events" });
        if (inShort(waiting) !== inShort(place)) this.options.onFrame({ type: "waiting", waiting });
        place = waiting;
        if (first) this.tell();
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        this.pollingWorks = false;
        if (error instanceof ProblemError) this.options.onFrame(error.problem);
        // What the problem meant may be that this is over.
        if (signal.aborted) return;
        this.failed = true;
        this.tell();
        await pause(backoff(failures), signal);
      }
    }
  }

  private address(path: string): string {
    return `${this.options.server}/api/v1/conversations/${encodeURIComponent(this.options.key.id)}/${path}`;
  }

  private get bearer(): { headers: Record<string, string> } {
    return { headers: { Authorization: `Bearer ${this.options.key.token}` } };
  }
}

/** Which place in the queue a client has, so that it hears of another. */
function inShort(place: Waiting | null): string {
  return place ? [place.position, place.from_minutes ?? "", place.to_minutes ?? ""].join(".") : "";
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
  });
}
