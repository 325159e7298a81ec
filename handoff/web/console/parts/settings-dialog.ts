import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { language, ownName, t, TONGUES, type TextKey } from "../words";
import { ConsoleDialog } from "./console-dialog";

const THEMES = ["system", "light", "dark"] as const;
const CONTRASTS = ["system", "more"] as const;

/** What each caseworker chooses for themselves; every choice counts at once. */
@customElement("loket-settings-dialog")
export class SettingsDialog extends ConsoleDialog {
  @state() private problem = "";

  protected heading(): string {
    return t("settings.title");
  }

  protected content(): TemplateResult {
    const { preferences, screen, session, notices } = this.place;
    const { theme, contrast } = preferences.all;
    return html`<div class="body">
      <p class="quiet">${t("settings.explain")}</p>
      ${this.choices(
        "language",
        TONGUES.map(({ code }) => code),
        language(),
        (code) => session.chooseLanguage(code),
        ownName,
      )}
      ${this.choices(
        "theme",
        THEMES,
        theme,
        (wanted) => preferences.choose({ theme: wanted }),
        (each) => t(`theme.${each}`),
      )}
      ${this.choices(
        "contrast",
        CONTRASTS,
        contrast,
        (wanted) => preferences.choose({ contrast: wanted }),
        (each) => t(`contrast.${each}`),
      )}
      <fieldset>
        <legend>${t("settings.calls")}</legend>
        <div class="choices">
          ${this.turn(
            "notify.use",
            "notify.explain",
            () => preferences.all.notify,
            (on) => this.notify(on),
          )}
          ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : ""}
          ${this.turn(
            "sound.use",
            "sound.explain",
            () => preferences.all.sound,
            (on) => {
              preferences.choose({ sound: on });
              if (on) notices.play();
            },
          )}
        </div>
      </fieldset>
      <fieldset>
        <legend>${t("settings.keys")}</legend>
        <div class="choices">
          ${this.turn(
            "shortcuts.use",
            "shortcuts.explain",
            () => screen.shortcuts,
            (on) => screen.useShortcuts(on),
          )}
        </div>
        <button
          class="utrecht-button utrecht-button--secondary-action button-small"
          @click=${() => screen.set({ dialog: "shortcuts" })}
        >
          ${t("settings.all-keys")}
        </button>
      </fieldset>
    </div>`;
  }

  private choices<Value extends string>(
    name: "language" | "theme" | "contrast",
    values: readonly Value[],
    now: Value,
    choose: (value: Value) => void,
    words: (value: Value) => string,
  ): TemplateResult {
    return html`<fieldset>
      <legend>${t(name)}</legend>
      <div class="choices three">
        ${values.map(
          (value) =>
            html`<label class="choice"
              ><input type="radio" name=${name} .checked=${value === now} @change=${() => choose(value)} />
              <span>${words(value)}</span></label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  /** A switch that is `on`; after `turn` it shows what became of it, because the browser may refuse. */
  private turn(
    words: TextKey,
    explain: TextKey,
    on: () => boolean,
    turn: (on: boolean) => void | Promise<void>,
  ): TemplateResult {
    return html`<label class="choice">
      <input
        type="checkbox"
        role="switch"
        aria-labelledby=${words}
        aria-describedby=${explain}
        .checked=${on()}
        @change=${async ({ target }: Event) => {
          const box = target as HTMLInputElement;
          await turn(box.checked);
          box.checked = on();
        }}
      />
      <span id=${words}>${t(words)}</span>
      <span id=${explain} class="small quiet">${t(explain)}</span>
    </label>`;
  }

  private async notify(on: boolean): Promise<void> {
    const { preferences } = this.place;
    this.problem = "";
    if (!on) preferences.choose({ notify: false });
    else this.problem = (await preferences.askToNotify()) ?? "";
  }
}
