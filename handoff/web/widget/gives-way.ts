import type { ChildPart } from "lit";
import { AsyncDirective, directive } from "lit/async-directive.js";
import { isTemplateResult } from "lit/directive-helpers.js";
import { repeat } from "lit/directives/repeat.js";

/**
 * So long what had the focus stays behind what it made place for. On a busy machine a quarter of a second was too short:
 * it was gone before Orca came to the new place. Milliseconds.
 */
export const STAYS_MS = 1_000;

const FOCUSABLE = "a[href], button, input, textarea, [tabindex]";

/** The class of what is going: nobody sees it any more, a screen reader still knows it. */
export const LEAVING = "leaving";

interface Shown {
  readonly id: number;
  content: unknown;
}

/** What stands in one place: what is there now, and for a moment what it followed. */
export class Succession {
  shown: readonly Shown[] = [];
  private nextId = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `onGone` is called when what stayed is gone. */
  constructor(private readonly onGone: () => void) {}

  /** From now on `content` stands there; when it is another template, what it follows stays a moment if `stays` says so. */
  follow(content: unknown, stays: () => boolean): void {
    const now = this.shown.at(-1);
    if (now && kindOf(now.content) === kindOf(content)) {
      now.content = content;
      return;
    }
    const staying = now && stays() ? [now] : [];
    this.shown = [...staying, { id: this.nextId++, content }];
    clearTimeout(this.timer);
    if (staying.length) this.timer = setTimeout(() => this.clear(), STAYS_MS);
  }

  /** What stays goes now, and nobody is told. */
  end(): void {
    clearTimeout(this.timer);
    this.shown = this.shown.slice(-1);
  }

  private clear(): void {
    this.end();
    this.onGone();
  }
}

/**
 * Shows `content`; when that becomes another template, what stood there before goes. If it holds the focus, because it
 * was pressed, it goes a moment later, out of sight until then. A screen reader that is told at once that the focus
 * moved and that what had it is gone (Orca) looks for a place by itself, finds the new one, and takes it for known: it
 * says nothing, and takes what is typed for its own commands.
 */
class GivesWay extends AsyncDirective {
  private readonly succession = new Succession(() => this.setValue(this.render(undefined)));

  override render(_content: unknown): unknown {
    return repeat(
      this.succession.shown,
      ({ id }) => id,
      ({ content }) => content,
    );
  }

  override update(part: ChildPart, [content]: [unknown]): unknown {
    this.succession.follow(content, () => leaves(part));
    return this.render(content);
  }

  protected override disconnected(): void {
    this.succession.end();
  }
}

/** The directive; docs above. */
export const givesWay = directive(GivesWay);

/** Whether `element` is on its way out. */
export function isLeaving(element: Element | null | undefined): boolean {
  return Boolean(element?.closest(`.${LEAVING}`));
}

function kindOf(content: unknown): unknown {
  return isTemplateResult(content) && "strings" in content ? content.strings : content;
}

/** Whether what stands in `part` has the focus; then it is marked as going. */
function leaves(part: ChildPart): boolean {
  const elements: Element[] = [];
  for (let node = part.startNode; node && node !== part.endNode; node = node.nextSibling)
    if (node instanceof Element) elements.push(node);
  const root = part.parentNode.getRootNode();
  const focused = root instanceof ShadowRoot ? root.activeElement : null;
  if (!elements.some((element) => element.contains(focused))) return false;
  for (const element of elements) {
    element.classList.add(LEAVING);
    // Nobody comes back to it with Tab.
    const stops = [element, ...element.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((each) =>
      each.matches(FOCUSABLE),
    );
    for (const stop of stops) if (stop instanceof HTMLElement) stop.tabIndex = -1;
  }
  return true;
}
