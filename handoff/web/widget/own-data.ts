import type { CallbackTimes, Command } from "../shared/protocol";
import { ProblemError, request } from "../shared/requests";
import { newClientId } from "./commands";
import type { Key } from "./link";

/** The conversation as plain text. Throws `ProblemError` or `UnreachableError`. */
export async function transcript(server: string, key: Key): Promise<string> {
  return request<string>(`${address(server, key)}/transcript`, { headers: { ...bearer(key), Accept: "text/plain" } });
}

/** The same as a page of HTML. Throws `ProblemError` or `UnreachableError`. */
export async function transcriptPage(server: string, key: Key): Promise<string> {
  return request<string>(`${address(server, key)}/transcript/page`, {
    headers: { ...bearer(key), Accept: "text/html" },
  });
}

/** Ends the conversation and waits until that is done. Throws `ProblemError` or `UnreachableError`. */
export async function endNow(server: string, key: Key): Promise<void> {
  const command: Command = { type: "end", client_id: newClientId() };
  try {
    await request(`${address(server, key)}/commands`, { method: "POST", headers: bearer(key), body: command });
  } catch (error) {
    // Over already is what was asked for.
    if (!(error instanceof ProblemError && ["not-found", "conversation-closed"].includes(error.problem.code)))
      throw error;
  }
}

/** The plan in the message `of` (its seq) as a page of HTML. Throws `ProblemError` or `UnreachableError`. */
export async function planPage(server: string, key: Key, of: number): Promise<string> {
  return request<string>(`${address(server, key)}/plans/${of}`, { headers: { ...bearer(key), Accept: "text/html" } });
}

/** The last days of that plan as a calendar file. Throws `ProblemError` or `UnreachableError`. */
export async function planCalendar(server: string, key: Key, of: number): Promise<string> {
  const headers = { ...bearer(key), Accept: "text/calendar" };
  return request<string>(`${address(server, key)}/plans/${of}/calendar`, { headers });
}

/** When a call can be promised now. Throws `ProblemError` or `UnreachableError`. */
export async function callbackTimes(server: string, key: Key): Promise<CallbackTimes> {
  return request<CallbackTimes>(`${address(server, key)}/callback-times`, { headers: bearer(key) });
}

/** Has the service delete the conversation with everything in it. Throws `ProblemError` or `UnreachableError`. */
export async function erase(server: string, key: Key): Promise<void> {
  try {
    await request(address(server, key), { method: "DELETE", headers: bearer(key) });
  } catch (error) {
    // Already gone is what was asked for.
    if (!(error instanceof ProblemError && error.problem.code === "not-found")) throw error;
  }
}

/** Gives `text` of the media type `kind` to the citizen as the file `name`. */
export function saveAs(name: string, text: string, kind = "text/plain"): void {
  const file = URL.createObjectURL(new Blob([text], { type: `${kind};charset=utf-8` }));
  const anchor = document.createElement("a");
  anchor.href = file;
  anchor.download = name;
  anchor.click();
  // The browser reads the file after the click; a moment later it has it.
  setTimeout(() => URL.revokeObjectURL(file), 1000);
}

function address(server: string, key: Key): string {
  return `${server}/api/v1/conversations/${encodeURIComponent(key.id)}`;
}

function bearer(key: Key): Record<string, string> {
  return { Authorization: `Bearer ${key.token}` };
}
