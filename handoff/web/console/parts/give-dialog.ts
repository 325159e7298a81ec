import { html, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import type { Colleague, DeskState } from "../../shared/protocol";
import { deskName, t } from "../words";
import { CaseDialog } from "./case-dialog";
import { queueFigures } from "./desk-figures";

/** Who helps at every desk is not told apart by a list of them. */
const MOST_NAMED = 3;

/** A dialog that gives the conversation, or a part in it, to a desk or a colleague: to whom, why, and a note. */
export abstract class GiveDialog extends CaseDialog {
  /** The id of the desk or the colleague that was chosen; empty: none yet. */
  @state() protected target = "";
  /** Who else is on duty; none until that is known. */
  @state() protected colleagues: readonly Colleague[] | null = null;
  /** Ends when it is known who else is on duty. */
  protected asking: Promise<void> = Promise.resolve();
  /** Not there while the citizen need not know why. */
  @query("#why") private readonly why!: HTMLTextAreaElement | null;
  @query("#note") private readonly note!: HTMLTextAreaElement;

  override connectedCallback(): void {
    super.connectedCallback();
    this.asking = this.place.session.door.colleagues().then(
      (found) => void (this.colleagues = found),
      () => void (this.colleagues = []), // the desks are there all the same
    );
  }

  /** The words that go along; none when they or who was `chosen` is missing: then it says so (`nobody`: the latter). */
  protected words(chosen: unknown, nobody: string): { readonly why: string; readonly note: string } | null {
    const why = this.why?.value.trim() ?? "";
    if (!chosen) {
      this.problem = nobody;
      this.renderRoot.querySelector<HTMLElement>("input")?.focus();
      return null;
    }
    if (this.why && !why) {
      this.problem = t("transfer.say-why");
      this.why.focus();
      return null;
    }
    return { why, note: this.note.value.trim() };
  }

  /** A desk to choose; the citizen is asked first when it is of another organisation, which `asks` names. */
  protected deskChoice(desk: DeskState, asks: string | null = null): TemplateResult {
    const name = deskName(desk.desk);
    return this.choice(desk.desk.id, name, [queueFigures(desk), consent(asks, [name])], desk.open ? "quiet" : "closed");
  }

  /** A colleague on duty to choose. */
  protected colleagueChoice({ id, name, organisation, desks }: Colleague, asks: string | null = null): TemplateResult {
    const where = someOf(desks.map((desk) => deskName(desk)));
    const about = where.startsWith(organisation) ? [where] : [organisation, where];
    return this.choice(id, name, [...about, consent(asks, about)], "quiet");
  }

  protected field(id: "why" | "note" | "summary", label: string, hint = ""): TemplateResult {
    return html`<div class="field ${id === "note" ? "inner" : ""}">
      <label class="utrecht-form-label" for=${id}>${label}</label>
      <p id="${id}-hint" class="quiet small" ?hidden=${!hint}>${hint}</p>
      <textarea
        dir="auto"
        id=${id}
        class="utrecht-textarea utrecht-textarea--html-textarea"
        rows="2"
        aria-required=${id === "why"}
        aria-describedby="${id}-hint"
      ></textarea>
    </div>`;
  }

  private choice(id: string, name: string, about: readonly string[], look: "quiet" | "closed"): TemplateResult {
    return html`<label class="choice">
      <input
        type="radio"
        name="target"
        value=${id}
        .checked=${this.target === id}
        aria-labelledby="name-${id}"
        aria-describedby="about-${id}"
        @change=${() => (this.target = id)}
      />
      <span id="name-${id}">${name}</span>
      <span id="about-${id}" class="small ${look}">${about.filter(Boolean).join(" · ")}</span>
    </label>`;
  }
}

/** The first of `names`, and how many there are besides. */
function someOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  if (more <= 1) return names.join(", ");
  return t("transfer.more-desks", { desks: names.slice(0, MOST_NAMED).join(", "), n: more });
}

/**
 * That the citizen is asked first, in words; with the name of the organisation when `told` does not have it. In English
 * one name may be longer: "UWV (Employee Insurance Agency)".
 */
function consent(asks: string | null, told: readonly string[]): string {
  if (asks === null) return "";
  return told.some((name) => asks.split(" (")[0] === name.split(" (")[0])
    ? t("transfer.asks")
    : t("transfer.organisation", { organisation: asks });
}
