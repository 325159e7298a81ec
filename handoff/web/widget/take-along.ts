import { saveAs } from "./own-data";
import { openPaper, printOn } from "./paper";
import type { Session } from "./session";
import type { Texts } from "./texts";

export type TakePlan = "print" | "save" | "calendar";
export type TakeTranscript = "print" | "save" | "text";

/** Gives the citizen a plan on paper, as a page or as a calendar. Throws when the service does not answer. */
export async function takePlan(how: TakePlan, of: number, session: Session, texts: Texts): Promise<void> {
  if (how === "calendar") saveAs(texts.planCalendarName, await session.planCalendar(of), "text/calendar");
  else await takePage(how, texts.planPageName, () => session.planPage(of));
}

/** Gives the citizen the conversation on paper, as a page or as text. Throws when the service does not answer. */
export async function takeTranscript(how: TakeTranscript, session: Session, texts: Texts): Promise<void> {
  if (how === "text") saveAs(texts.transcriptName, await session.transcript());
  else await takePage(how, texts.transcriptPageName, () => session.transcriptPage());
}

/** Where the browser opens no page to print, or the site's policy allows none, the page is saved instead. */
async function takePage(how: "print" | "save", name: string, page: () => Promise<string>): Promise<void> {
  const paper = how === "print" ? openPaper() : null;
  try {
    const html = await page();
    if (!paper || !printOn(paper, html)) saveAs(name, html, "text/html");
  } catch (error) {
    paper?.close();
    throw error;
  }
}
