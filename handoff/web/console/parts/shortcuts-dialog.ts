import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { type Action, fixedActions, GROUPS, type ActionGroup } from "../actions/action";
import { PALETTE_KEYS, WRITING_KEYS } from "../state/shortcuts";
import { language, t } from "../words";
import { ConsoleDialog } from "./console-dialog";

/** All keys, and the switch that turns the single ones off (WCAG 2.1.4). */
@customElement("loket-shortcuts-dialog")
export class ShortcutsDialog extends ConsoleDialog {
  protected heading(): string {
    return t("shortcuts.title");
  }

  protected content(): TemplateResult {
    const { screen } = this.place;
    return html`<div class="body">
      <label class="choice">
        <input
          type="checkbox"
          role="switch"
          .checked=${screen.shortcuts}
          @change=${() => screen.useShortcuts(!screen.shortcuts)}
        />
        <span>${t("shortcuts.use")}</span>
      </label>
      <p class="quiet small">${t("shortcuts.explain")}</p>
      <dl class="keys">${this.pair(PALETTE_KEYS, t("palette.title"))}</dl>
      <div class="key-groups">
        ${GROUPS.map((group) => this.group(group))}
        <section aria-labelledby="writing">
          <h3 id="writing">${t("group.writing")}</h3>
          <dl class="keys">${WRITING_KEYS.map(({ key, name }) => this.pair(key, t(`shortcut.${name}`)))}</dl>
        </section>
      </div>
    </div>`;
  }

  private group(group: ActionGroup): TemplateResult {
    const actions = fixedActions().filter((action) => action.group === group && action.key && this.mayEver(action));
    return html`<section aria-labelledby="keys-${group}">
      <h3 id="keys-${group}">${t(`group.${group}`)}</h3>
      <dl class="keys">${actions.map(({ key, words }) => this.pair(key ?? "", words(language())))}</dl>
    </section>`;
  }

  /** The room of supervisors is for them alone; all else may be possible at another moment. */
  private mayEver({ id }: Action): boolean {
    return id !== "supervisor" || this.place.session.profile?.role === "supervisor";
  }

  private pair(key: string, words: string): TemplateResult {
    return html`<dt><kbd>${key}</kbd></dt>
      <dd>${words}</dd>`;
  }
}
