import type { Command, ToCitizen } from "../shared/protocol";
import { type Key, Link, type LinkStatus } from "./link";

export interface LineOptions {
  /** Address of the service, without a slash at the end. */
  server: string;
  /** The seq until which everything is here. */
  after: () => number;
  onFrame: (frame: ToCitizen) => void;
  /** It is open, or is not any more. */
  onStatus: (open: boolean) => void;
  /** It was not open just before; called after `onStatus`. */
  onOpened: () => void;
}

/** The line to the one conversation that there is, if there is one, and how it stands with it. */
export class Line {
  key: Key | null = null;
  status: LinkStatus | "none" = "none";
  /** It was away and is there again. */
  reconnected = false;
  private link: Link | null = null;

  constructor(private readonly options: LineOptions) {}

  /** Goes to the conversation of `key`. */
  connect(key: Key): void {
    const { server, after, onFrame, onStatus, onOpened } = this.options;
    this.key = key;
    this.status = "connecting";
    this.link = new Link({
      server,
      key,
      after,
      onFrame,
      onStatus: (status) => {
        const opened = status === "open" && this.status !== "open";
        this.reconnected = status === "open" && (this.reconnected || this.status === "offline");
        this.status = status;
        onStatus(status === "open");
        if (opened) onOpened();
      },
    });
    this.link.start();
  }

  /** Whether `command` could be sent. */
  send(command: Command): boolean {
    return this.link?.send(command) ?? false;
  }

  typing(on: boolean): void {
    this.link?.typing(on);
  }

  /** Tries now instead of at the planned moment; `false`: there is no line to try. */
  retryNow(): boolean {
    this.link?.retryNow();
    return this.link !== null;
  }

  /** Nothing comes any more; the conversation stays the one that it was. */
  stop(): void {
    this.link?.stop();
  }

  hangUp(): void {
    this.stop();
    this.link = null;
    this.key = null;
  }
}
