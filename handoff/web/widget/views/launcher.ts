import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../shared/languages";
import type { Texts } from "../texts";
import { speechIcon } from "./icons";

/** The button on the page that opens the window, with how many messages (`count`) were not seen. */
export function launcherView(
  words: string,
  open: boolean,
  count: number,
  texts: Texts,
  onOpen: () => void,
): TemplateResult {
  const news = count === 1 ? texts.unreadOne : fill(texts.unread, { count });
  return html`<button
      type="button"
      class="launcher utrecht-button utrecht-button--primary-action"
      aria-haspopup="dialog"
      aria-expanded=${open}
      ?hidden=${open}
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
    <p class="hidden" role="status">${count && !open ? news : ""}</p>`;
}
