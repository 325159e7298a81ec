import { html, nothing, type TemplateResult } from "lit";
import { actionCalled } from "../actions/action";
import type { Workplace } from "../session/workplace";
import { language, t } from "../words";

/** The button of the action called `id`, while it is possible; `look` is the kind of button, `words` its own words. */
export function actionButton(
  place: Workplace,
  id: string,
  look: "primary-action" | "secondary-action" | "small" = "small",
  words?: string,
): TemplateResult | typeof nothing {
  const action = actionCalled(id, place);
  if (!action) return nothing;
  const busy = action.busy?.(place) ?? false;
  const kind = look === "small" ? "secondary-action button-small" : look;
  return html`<button
    class="utrecht-button utrecht-button--${kind}"
    aria-disabled=${busy}
    aria-keyshortcuts=${action.key ?? nothing}
    @click=${() => (busy ? undefined : action.run(place))}
  >
    ${busy ? t("busy") : (words ?? action.words(language()))}
  </button>`;
}
