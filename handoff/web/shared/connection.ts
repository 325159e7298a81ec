import { backoff } from "./backoff";
import type { Ping, Pong } from "./protocol";

/** A heartbeat goes out this often; milliseconds. */
export const HEARTBEAT_MS = 20_000;
/** After this long without a word from the other side the connection counts as lost; milliseconds. */
export const SILENCE_MS = 45_000;
/** An attempt that gave no word by then is given up; milliseconds. */
export const CONNECT_MS = 10_000;

/**
 * `connecting`: no word from the other side yet; `open`: it answered our greeting; `waiting`: lost, the next try is
 * planned; `stopped`: on purpose, no further tries.
 */
export type ConnectionStatus = "connecting" | "open" | "waiting" | "stopped";

/** What a connection needs of a WebSocket; a test gives its own. */
export interface Socket {
  readyState: number;
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  send(data: string): void;
  close(): void;
}

export interface ConnectionOptions<Out, In> {
  /** `ws:` or `wss:` address. */
  url: string;
  /** The first frame of each connection, made anew so that it carries the newest `seq`. */
  greeting: () => Out;
  onFrame: (frame: In) => void;
  /** `failures`: tries in a row that never got an answer. */
  onStatus: (status: ConnectionStatus, failures: number) => void;
  openSocket?: (url: string) => Socket;
  random?: () => number;
}

/**
 * A WebSocket that comes back: greets, keeps a heartbeat both ways, and tries again with growing pauses when the line
 * is lost. It knows nothing of what the frames mean; who uses it sends again what was not answered.
 */
export class Connection<Out, In> {
  /** When the other side was heard last; milliseconds. None: never. */
  heardAt: number | null = null;
  private socket: Socket | null = null;
  private current: ConnectionStatus = "stopped";
  private failures = 0;
  private losses = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private heartbeatTimer: ReturnType<typeof setInterval> | undefined;
  private silenceTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: ConnectionOptions<Out, In>) {}

  get status(): ConnectionStatus {
    return this.current;
  }

  /** Connects, and stays connected until `stop`. */
  start(): void {
    if (this.current !== "stopped") return;
    this.failures = 0;
    this.losses = 0;
    globalThis.addEventListener?.("online", this.retryNow);
    this.connect();
  }

  /** Ends the connection and every planned try. */
  stop(): void {
    globalThis.removeEventListener?.("online", this.retryNow);
    this.drop();
    this.become("stopped");
  }

  /** Sends `frame` if the line is open; `false` when it is not, and nothing was sent. */
  send(frame: Out | Ping): boolean {
    if (this.current !== "open" || this.socket?.readyState !== 1) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  /** Tries at once instead of waiting, for instance when the device has a network again. */
  readonly retryNow = (): void => {
    if (this.current === "waiting") this.connect();
  };

  private connect(): void {
    clearTimeout(this.retryTimer);
    this.become("connecting");
    const open = this.options.openSocket ?? ((url: string): Socket => new WebSocket(url));
    let socket: Socket;
    try {
      socket = open(this.options.url);
    } catch {
      // A browser throws at once when the page's policy forbids the address.
      this.lost();
      return;
    }
    this.socket = socket;
    this.expectWord(CONNECT_MS);
    socket.onopen = () => socket.send(JSON.stringify(this.options.greeting()));
    socket.onmessage = (message) => this.receive(String(message.data));
    socket.onclose = () => this.lost();
  }

  private receive(data: string): void {
    this.expectWord(SILENCE_MS);
    this.heardAt = Date.now();
    const frame = JSON.parse(data) as In | Pong;
    if (this.current === "connecting") {
      this.failures = 0;
      this.heartbeatTimer = setInterval(() => this.send({ type: "ping" }), HEARTBEAT_MS);
      this.become("open");
    }
    // A line that lasted until a heartbeat makes the next loss a first one again; an answer to the greeting does not,
    // or a server that falls over right after it would be asked again without a pause.
    if ((frame as Pong).type === "pong") this.losses = 0;
    else this.options.onFrame(frame as In);
  }

  private expectWord(within: number): void {
    clearTimeout(this.silenceTimer);
    this.silenceTimer = setTimeout(() => this.lost(), within);
  }

  private lost(): void {
    if (this.current === "connecting") this.failures += 1;
    this.losses += 1;
    this.drop();
    this.retryTimer = setTimeout(() => this.connect(), backoff(this.losses, this.options.random));
    this.become("waiting");
  }

  private drop(): void {
    clearTimeout(this.retryTimer);
    clearTimeout(this.silenceTimer);
    clearInterval(this.heartbeatTimer);
    if (!this.socket) return;
    this.socket.onopen = this.socket.onmessage = this.socket.onclose = null;
    this.socket.close();
    this.socket = null;
  }

  private become(status: ConnectionStatus): void {
    this.current = status;
    this.options.onStatus(status, this.failures);
  }
}
