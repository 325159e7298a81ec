import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import type { CannedReply, CannedValues } from "../../shared/protocol";
import { wholeNumbers } from "../../shared/whole-numbers";
import { filledIn, gapFor, gapsIn, inserted } from "../state/canned-text";
import { inLanguage, isTextKey, named, t } from "../words";
import { SearchDialog } from "./search-dialog";

/** Finds a canned reply and puts it, filled in, where the cursor was; it is sent only after that. */
@customElement("loket-canned-picker")
export class CannedPicker extends SearchDialog<CannedReply> {
  private values: CannedValues | null = null;

  protected heading(): string {
    return t("canned.title");
  }

  protected label(): string {
    return t("canned.label");
  }

  protected nothing(words: string): string {
    return t(words.trim() ? "answers.nothing" : "canned.none");
  }

  protected async find(words: string): Promise<readonly CannedReply[]> {
    this.values ??= await this.door.cannedValues(this.conversation);
    const { replies } = await this.door.cannedReplies(words);
    if (words.trim()) return replies;
    // Before anything is typed, what belongs to the service of this conversation stands first.
    const { topic } = this.place.session.book.room(this.conversation).facts;
    const belongs = ({ service }: CannedReply) => service !== null && service === topic;
    return [...replies.filter(belongs), ...replies.filter((reply) => !belongs(reply))];
  }

  protected option({ key, title }: CannedReply): TemplateResult {
    return html`<span class="option-name"><span>${named(title)}</span><span class="quiet small">/${key}</span></span>`;
  }

  protected beside(reply: CannedReply): TemplateResult {
    const text = this.textOf(reply);
    const names = gapsIn(text).map(({ name }) => name);
    const { service_title: about } = reply;
    return html`<h3>${t("canned.preview")}</h3>
      <div>
        <p class="as-sent" lang=${this.written}>${marked(text)}</p>
        ${names.length > 0 ? html`<p class="small">${t("canned.gaps", { names: names.join(", ") })}</p>` : ""}
        ${about ? html`<p class="quiet small">${t("canned.about", { service: named(about) })}</p>` : ""}
      </div>`;
  }

  protected override below(): TemplateResult {
    const { chosen } = this;
    const supervisor = this.place.session.profile?.role === "supervisor";
    return html`<div class="foot">
      <p class="quiet small">${t("canned.edit-first")}</p>
      <div class="buttons">
        ${
          supervisor
            ? html`<button
                type="button"
                class="utrecht-button utrecht-button--secondary-action"
                @click=${() => this.place.screen.set({ dialog: "canned-manage" })}
              >
                ${t("canned.manage")}
              </button>`
            : ""
        }
        <button
          type="button"
          class="utrecht-button utrecht-button--primary-action"
          aria-disabled=${!chosen}
          @click=${() => chosen && this.take(chosen)}
        >
          ${t("canned.insert")}
        </button>
      </div>
    </div>`;
  }

  protected take(reply: CannedReply): void {
    const { session, screen } = this.place;
    const kind = screen.writing;
    const text = session.sending.draft(this.conversation, kind);
    const caret = screen.caret ?? { start: text.length, end: text.length };
    const draft = inserted({ text, ...caret }, this.textOf(reply));
    session.sending.keepDraft(this.conversation, kind, draft.text);
    this.leave();
    screen.caret = { start: draft.start, end: draft.end };
    screen.startWriting(kind);
  }

  private textOf(reply: CannedReply): string {
    return filledIn(reply.text[this.written], this.values?.[this.written] ?? {}, (name) => {
      const key = `placeholder.${name}`;
      const words = isTextKey(key) ? inLanguage(this.written, key) : name;
      return gapFor(words, this.written);
    });
  }
}

/** `text` with its gaps marked. */
function marked(text: string): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let from = 0;
  for (const { start, end } of gapsIn(text)) {
    parts.push(...wholeNumbers(text.slice(from, start)), html`<mark>${text.slice(start, end)}</mark>`);
    from = end;
  }
  return [...parts, ...wholeNumbers(text.slice(from))];
}
