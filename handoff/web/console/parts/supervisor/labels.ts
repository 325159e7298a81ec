import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { dayInWords } from "../../../shared/languages";
import type { DeskName, ListedLabel } from "../../../shared/protocol";
import { problemWords } from "../../session/problem-words";
import labelsText from "../../styles/supervisor/labels.css";
import pageText from "../../styles/supervisor/page.css";
import { deskName, language, t } from "../../words";
import { ConsoleElement, styled } from "../console-element";
import { Doing } from "../doing";
import { tryAgain } from "../try-again";

/** The labels that caseworkers choose from: who made them, and off the list with what is of no use. */
@customElement("loket-supervisor-labels")
export class SupervisorLabels extends ConsoleElement {
  static override styles = styled(pageText, labelsText);

  @state() private labels: readonly ListedLabel[] | null = null;
  private readonly doing = new Doing(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.read();
  }

  protected override render(): TemplateResult {
    const { labels } = this;
    const { problem } = this.doing;
    return html`<div id="labels" role="group" aria-label=${t("supervisor.tab.labels")} tabindex="-1">
      ${problem ? tryAgain(problem, () => void this.read()) : ""}
      ${labels || problem ? "" : html`<p class="empty" role="status">${t("supervisor.loading")}</p>`}
      ${labels ? html`<p class="explain">${t("label-lists.explain")}</p>` : ""}
      ${labels?.length === 0 ? html`<p class="empty">${t("label-lists.none")}</p>` : ""}
      ${lists(labels ?? []).map((list) => this.list(list))}
    </div>`;
  }

  private list({ of, labels }: List): TemplateResult {
    return html`<section aria-labelledby="list-${of.id}">
      <h3 id="list-${of.id}">${deskName(of)}</h3>
      <ul class="listed">
        ${labels.map((each) => this.row(each))}
      </ul>
    </section>`;
  }

  private row(each: ListedLabel): TemplateResult {
    const day = dayInWords(new Date(each.at), language());
    return html`<li>
      <span class="strong">${each.label}</span>
      <span class="small quiet">
        ${each.by ? t("label-lists.by", { name: each.by, day }) : t("label-lists.since", { day })}
      </span>
      <button
        class="utrecht-button utrecht-button--subtle button-small"
        aria-label=${t("label-lists.remove-of", { label: each.label })}
        aria-disabled=${this.doing.busy}
        @click=${() => this.withdraw(each)}
      >
        ${t("label-lists.remove")}
      </button>
    </li>`;
  }

  private async withdraw(each: ListedLabel): Promise<void> {
    const { supervision } = this.place.session;
    if (!(await this.doing.do(() => supervision.withdrawLabel(each.of.id, each.label)))) return;
    // The button that was pressed goes with its label.
    this.renderRoot.querySelector<HTMLElement>("#labels")?.focus();
    this.place.undo.propose(t("label-lists.removed", { label: each.label }), async () => {
      try {
        await supervision.putLabelOnList(each.of.id, each.label);
        if (this.isConnected) await this.read();
        return null;
      } catch (error) {
        return problemWords(error);
      }
    });
    await this.read();
  }

  private async read(): Promise<void> {
    await this.doing.doAfter(async () => (this.labels = await this.place.session.supervision.labels()));
  }
}

interface List {
  readonly of: DeskName;
  readonly labels: ListedLabel[];
}

/** The labels of each list together, by the name of whose it is. */
function lists(labels: readonly ListedLabel[]): List[] {
  const found = new Map<string, List>();
  for (const label of labels) {
    const list = found.get(label.of.id) ?? { of: label.of, labels: [] };
    list.labels.push(label);
    found.set(label.of.id, list);
  }
  return [...found.values()].sort((one, other) => deskName(one.of).localeCompare(deskName(other.of)));
}
