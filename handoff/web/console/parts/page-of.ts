import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { pageTopic } from "../../shared/page-topic";
import type { TopicTitle } from "../../shared/protocol";
import { named } from "../words";
import { ConsoleElement, styled } from "./console-element";

/** The page on which a conversation began: what it is about, as the directory names it, and its address. */
@customElement("loket-page-of")
export class PageOf extends ConsoleElement {
  static override styles = styled();

  @property({ attribute: false }) page: string | null = null;
  /** The id of a service or life event; none when the site did not say. */
  @property({ attribute: false }) topic: string | null = null;
  @state() private known: TopicTitle | null = null;

  protected override render(): TemplateResult {
    const address = this.page?.replace(/^https?:\/\//, "");
    if (!this.known) return html`${address}`;
    return html`${named(this.known)} ${address ? html`<span class="quiet small">${address}</span>` : ""}`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("topic")) return;
    this.known = null;
    if (this.topic) void this.load(this.topic);
  }

  private async load(topic: string): Promise<void> {
    const found = await pageTopic("", topic);
    if (topic === this.topic) this.known = found?.title ?? null;
  }
}
