import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../shared/languages";
import type { Texts } from "../texts";
import { speechIcon } from "./icons";

export interface LauncherContext {
  readonly words: string;
  /** Whether the button is out of reach: the window is open. */
  readonly away: boolean;
  /** How many messages were not seen. */
  readonly count: number;
  /** Whether new messages are told beside the button. */
  readonly told: boolean;
  readonly texts: Texts;
  readonly onOpen: () => void;
}

/** The button on the page that opens the window, with how many messages were not seen. */
export function launcherView({ words, away, count, told, texts, onOpen }: LauncherContext): TemplateResult {
  const news = count === 1 ? texts.unreadOne : fill(texts.unread, { count });
  return html`<button
      type="button"
      class="launcher utrecht-button utrecht-button--primary-action"
      aria-haspopup="dialog"
      ?hidden=${away}
      @click=${onOpen}
    >
      ${speechIcon} <span>${words}</span>
      ${
        count
          ? html`<span class="unread"
              ><span aria-hidden="true">${count}</span><span class="hidden">(${news})</span></span
            >`
          : nothing
      }
    </button>
    <p class="hidden" role="status">${count && told ? news : ""}</p>`;
}
