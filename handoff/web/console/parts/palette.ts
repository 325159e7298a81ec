import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { GROUPS, possibleActions, type Action, type ActionGroup } from "../actions/action";
import { found } from "../state/palette-search";
import formText from "../styles/form.css";
import modalText from "../styles/modal.css";
import paletteText from "../styles/palette.css";
import { counted, language, t, TONGUES } from "../words";
import { comboBox, comboList, comboOption, showChosen } from "./combobox";
import { ConsoleDialog } from "./console-dialog";
import { styled } from "./console-element";

interface Choice {
  readonly action: Action;
  readonly names: readonly string[];
}

/** Everything that can be done now, to search and to do. */
@customElement("loket-palette")
export class Palette extends ConsoleDialog {
  static override styles = styled(formText, modalText, paletteText);

  @state() private typed = "";
  /** The id of the action that Enter does. */
  @state() private chosen = "";

  protected heading(): string {
    return t("palette.title");
  }

  protected content(): TemplateResult {
    const choices = this.choices();
    const at = this.at(choices);
    return html`<div class="palette">
      ${comboBox({
        label: t("palette.label"),
        count: choices.length,
        at,
        type: (words) => {
          this.typed = words;
          this.chosen = "";
        },
        choose: (step) => (this.chosen = choices[step]?.action.id ?? ""),
        take: (step) => choices[step] && this.do(choices[step].action),
      })}
      <p class="visually-hidden" role="status">${this.typed ? counted("palette.found", choices.length) : ""}</p>
      ${comboList(t("palette.title"), this.groups(choices, at))}
      ${choices.length === 0 ? html`<p class="empty">${t("palette.nothing")}</p>` : ""}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    showChosen(this.renderRoot);
  }

  /** What fits; without words per group, with words the best first. */
  private choices(): readonly Choice[] {
    const order = [language(), ...TONGUES.map(({ code }) => code).filter((code) => code !== language())];
    const all = possibleActions(this.place).map((action) => ({
      action,
      names: order.map((code) => action.words(code)),
    }));
    const grouped = GROUPS.flatMap((group) => all.filter(({ action }) => action.group === group));
    return found(this.typed, grouped);
  }

  private at(choices: readonly Choice[]): number {
    if (choices.length === 0) return -1;
    return Math.max(
      0,
      choices.findIndex(({ action }) => action.id === this.chosen),
    );
  }

  private groups(choices: readonly Choice[], at: number): TemplateResult[] {
    if (this.typed.trim()) return choices.map((choice, index) => this.option(choice, index, index === at));
    return GROUPS.filter((group) => choices.some(({ action }) => action.group === group)).map((group) =>
      this.group(group, choices, at),
    );
  }

  private group(group: ActionGroup, choices: readonly Choice[], at: number): TemplateResult {
    return html`<div role="group" aria-labelledby="group-${group}">
      <p id="group-${group}" class="group" role="presentation">${t(`group.${group}`)}</p>
      ${choices.map((choice, index) => (choice.action.group === group ? this.option(choice, index, index === at) : ""))}
    </div>`;
  }

  private option({ action, names }: Choice, at: number, chosen: boolean): TemplateResult {
    const press = (): void => this.do(action);
    const point = (): void => void (this.chosen = action.id);
    return comboOption(
      { at, chosen, press, point },
      html`<span>${names[0]}</span> ${action.key ? html`<kbd>${action.key}</kbd>` : ""}`,
    );
  }

  private do(action: Action): void {
    this.leave();
    // After the palette is gone and the focus is back where it was: the action may take it elsewhere.
    setTimeout(() => void action.run(this.place));
  }
}
