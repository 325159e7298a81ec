import type { CallbackTimes, Command } from "../shared/protocol";
import { ProblemError, request, type RequestOptions } from "../shared/requests";
import { newClientId } from "./commands";
import type { Key } from "./link";

/** A conversation as the service keeps it for its citizen. Every method throws `ProblemError` or `UnreachableError`. */
export class Kept {
  private readonly address: string;
  private readonly bearer: Record<string, string>;

  constructor(server: string, { id, token }: Key) {
    this.address = `${server}/api/v1/conversations/${encodeURIComponent(id)}`;
    this.bearer = { Authorization: `Bearer ${token}` };
  }

  /** All that was said, as plain text. */
  transcript(): Promise<string> {
    return this.ask("/transcript", "text/plain");
  }

  /** The same as a page of HTML. */
  transcriptPage(): Promise<string> {
    return this.ask("/transcript/page", "text/html");
  }

  /** The same as a PDF. */
  transcriptPdf(): Promise<Blob> {
    return this.ask("/transcript/pdf", "application/pdf");
  }

  /** The plan in the message `of` (its seq) as a page of HTML. */
  planPage(of: number): Promise<string> {
    return this.ask(`/plans/${of}`, "text/html");
  }

  /** The same as a PDF. */
  planPdf(of: number): Promise<Blob> {
    return this.ask(`/plans/${of}/pdf`, "application/pdf");
  }

  /** The last days of that plan as a calendar file. */
  planCalendar(of: number): Promise<string> {
    return this.ask(`/plans/${of}/calendar`, "text/calendar");
  }

  /** When a call can be promised now. */
  callbackTimes(): Promise<CallbackTimes> {
    return this.ask("/callback-times", "application/json");
  }

  /** Ends it, and waits until that is done. */
  async end(): Promise<void> {
    const command: Command = { type: "end", client_id: newClientId() };
    await this.unlessOver(["not-found", "conversation-closed"], "/commands", { method: "POST", body: command });
  }

  /** Has it deleted with everything in it. */
  async erase(): Promise<void> {
    await this.unlessOver(["not-found"], "", { method: "DELETE" });
  }

  private async unlessOver(codes: readonly string[], path: string, options: RequestOptions): Promise<void> {
    try {
      await this.ask(path, "application/json", options);
    } catch (error) {
      // Over already is what was asked for.
      if (!(error instanceof ProblemError && codes.includes(error.problem.code))) throw error;
    }
  }

  private ask<Answer>(path: string, kind: string, options: RequestOptions = {}): Promise<Answer> {
    return request<Answer>(this.address + path, { ...options, headers: { ...this.bearer, Accept: kind } });
  }
}
