import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { LANGUAGES } from "../../shared/languages";
import hintText from "../styles/reading-hint.css";
import { languageName, t } from "../words";
import { ConsoleElement, styled } from "./console-element";
import { icon } from "./icons";

/** What Loket speaks itself. */
const OWN: readonly string[] = LANGUAGES;

/** In which language the citizen writes, when it is not one that everybody here reads, and what to do about it. */
@customElement("loket-reading-hint")
export class ReadingHint extends ConsoleElement {
  static override styles = styled(hintText);

  @property() conversation = "";

  protected override render(): TemplateResult | typeof nothing {
    const { session } = this.place;
    const code = session.book.room(this.conversation).facts.language;
    const spoken = session.profile?.languages ?? OWN;
    if (code === "nl" || (OWN.includes(code) && spoken.includes(code))) return nothing;
    const key = spoken.includes(code) ? "reading.language-mine" : "reading.language";
    return html`<p>${icon("about")}<span>${t(key, { language: languageName(code) })}</span></p>`;
  }
}
