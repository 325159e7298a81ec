import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { dayInWords, timeOfDay } from "../../../shared/languages";
import type { DeskChangeItem, DeskSettings } from "../../../shared/protocol";
import historyText from "../../styles/supervisor/history.css";
import pageText from "../../styles/supervisor/page.css";
import { language, t } from "../../words";
import { ConsoleElement, styled } from "../console-element";
import { Doing } from "../doing";
import { tryAgain } from "../try-again";

/** Who changed what of a desk, read when it is opened and after each change. */
@customElement("loket-desk-history")
export class DeskHistory extends ConsoleElement {
  static override styles = styled(pageText, historyText);

  @property({ attribute: false }) desk!: DeskSettings;
  @state() private changes: readonly DeskChangeItem[] | null = null;
  @state() private open = false;
  private readonly reading = new Doing(this);

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("desk") && this.changes) void this.read();
  }

  protected override render(): TemplateResult {
    return html`<details @toggle=${(event: Event) => this.toggle((event.target as HTMLDetailsElement).open)}>
        <summary>${t("desk.history")}</summary>
        ${this.reading.problem ? tryAgain(this.reading.problem, () => void this.read()) : this.list()}
      </details>
      <p class="quiet" role="status">${this.open ? this.status() : ""}</p>`;
  }

  /** Stands outside what opens: a region that comes together with its words is not read aloud. */
  private status(): string {
    if (this.reading.problem) return "";
    if (!this.changes) return t("supervisor.loading");
    return this.changes.length === 0 ? t("desk.no-history") : "";
  }

  private list(): TemplateResult | "" {
    if (!this.changes?.length) return "";
    return html`<ol class="history">
      ${this.changes.map((change) => this.item(change))}
    </ol>`;
  }

  private toggle(open: boolean): void {
    this.open = open;
    if (open) void this.read();
  }

  private item({ at, who, changes }: DeskChangeItem): TemplateResult {
    const moment = new Date(at);
    return html`<li>
      <p>
        <strong>${who}</strong>
        <time class="small quiet" datetime=${at}
          >${dayInWords(moment, language())} ${timeOfDay(moment, language())}</time
        >
      </p>
      <dl>
        ${changes.map(
          ({ field, before, after }) =>
            html`<dt>${t(`desk.field.${field}`)}</dt>
              <dd>
                <del>${before || t("supervisor.nothing")}</del> → <ins>${after || t("supervisor.nothing")}</ins>
              </dd>`,
        )}
      </dl>
    </li>`;
  }

  private async read(): Promise<void> {
    const { supervision } = this.place.session;
    await this.reading.doAfter(async () => (this.changes = await supervision.deskHistory(this.desk.id)));
  }
}
