import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { SHORTCUTS, WRITING_KEYS } from "../state/shortcuts";
import { t } from "../words";
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
      <dl class="keys">
        ${SHORTCUTS.map(({ key, name }) => this.pair(key, t(`shortcut.${name}`)))}
        ${WRITING_KEYS.map(({ key, name }) => this.pair(key, t(`shortcut.${name}`)))}
      </dl>
    </div>`;
  }

  private pair(key: string, words: string): TemplateResult {
    return html`<dt><kbd>${key}</kbd></dt>
      <dd>${words}</dd>`;
  }
}
