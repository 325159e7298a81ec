import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import type { DeskSettings } from "../../../shared/protocol";
import choosingText from "../../styles/supervisor/choosing.css";
import pageText from "../../styles/supervisor/page.css";
import { named, t } from "../../words";
import { ConsoleElement, styled } from "../console-element";
import { Doing } from "../doing";
import { tryAgain } from "../try-again";
import "./desk-form";

/** The desks of the supervisor, and the one that is being looked at. */
@customElement("loket-supervisor-desks")
export class SupervisorDesks extends ConsoleElement {
  static override styles = styled(pageText, choosingText);

  @state() private desks: readonly DeskSettings[] | null = null;
  @state() private chosen = "";
  private readonly reading = new Doing(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.read();
  }

  protected override render(): TemplateResult {
    const problem = this.reading.problem ? tryAgain(this.reading.problem, () => void this.read()) : "";
    if (!this.desks) return problem || html`<p class="empty" role="status">${t("supervisor.loading")}</p>`;
    const desk = this.desks.find(({ id }) => id === this.chosen) ?? this.desks[0];
    if (!desk) return html`<p class="empty">${t("desk.none")}</p>`;
    // A form that is being filled in stays when what it belongs to could not be read anew.
    return html`${problem}
      <div class="split">
        <nav aria-label=${t("supervisor.desks")}>
          <ul class="chooser">
            ${this.desks.map(
              (each) =>
                html`<li>
                  <button aria-current=${each.id === desk.id} @click=${() => this.choose(each)}>
                    <span>${named(each.now.name)}</span>
                    ${each.changed.length ? html`<span class="badge">${t("desk.changed")}</span>` : ""}
                  </button>
                </li>`,
            )}
          </ul>
        </nav>
        ${keyed(
          desk.id,
          html`<loket-desk-form
            .place=${this.place}
            .desk=${desk}
            @desk-kept=${(event: CustomEvent<DeskSettings>) => this.keep(event.detail)}
            @desk-again=${() => void this.read()}
          ></loket-desk-form>`,
        )}
      </div>`;
  }

  private choose(desk: DeskSettings): void {
    this.chosen = desk.id;
    this.place.session.news.announce(t("supervisor.opened", { name: named(desk.now.name) }));
  }

  private keep(desk: DeskSettings): void {
    this.desks = this.desks?.map((each) => (each.id === desk.id ? desk : each)) ?? null;
  }

  private async read(): Promise<void> {
    await this.reading.doAfter(async () => (this.desks = await this.place.session.supervision.desks()));
  }
}
