import { openPaper, printOn } from "./paper";
import type { Session } from "./session";
import type { Texts } from "./texts";

export type TakePlan = "print" | "save" | "pdf" | "calendar";
export type TakeTranscript = "print" | "save" | "pdf" | "text";

/** Gives the citizen a plan on paper, as a page, a PDF or a calendar. Throws when the service does not answer. */
export async function takePlan(how: TakePlan, of: number, session: Session, texts: Texts): Promise<void> {
  if (how === "calendar") saveAs(texts.planCalendarName, await session.kept.planCalendar(of), "text/calendar");
  else if (how === "pdf") saveFile(texts.planPdfName, await session.kept.planPdf(of));
  else await takePage(how, texts.planPageName, () => session.kept.planPage(of));
}

/** Gives the citizen the conversation on paper, as a page, a PDF or as text. Throws when the service does not answer. */
export async function takeTranscript(how: TakeTranscript, session: Session, texts: Texts): Promise<void> {
  if (how === "text") saveAs(texts.transcriptName, await session.kept.transcript());
  else if (how === "pdf") saveFile(texts.transcriptPdfName, await session.kept.transcriptPdf());
  else await takePage(how, texts.transcriptPageName, () => session.kept.transcriptPage());
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

/** Gives `text` of the media type `kind` to the citizen as the file `name`. */
function saveAs(name: string, text: string, kind = "text/plain"): void {
  saveFile(name, new Blob([text], { type: `${kind};charset=utf-8` }));
}

function saveFile(name: string, content: Blob): void {
  const file = URL.createObjectURL(content);
  const anchor = document.createElement("a");
  anchor.href = file;
  anchor.download = name;
  anchor.click();
  // The browser reads the file after the click; a moment later it has it.
  setTimeout(() => URL.revokeObjectURL(file), 1000);
}
