import type { SessionOptions } from "./session";

/** What a site can say about the widget, as attributes of the element, `data-…` on the script, or keys of the JSON. */
export const OPTIONS = [
  "server",
  "organisation",
  "municipality",
  "language",
  "topic",
  "theme",
  "scheme",
  "launcher",
  "side",
  "open",
  "direct",
  "quiet-title",
] as const;

type Option = (typeof OPTIONS)[number];
type Options = Partial<Record<Option, string>>;

/** What the script tag says: its `data-…`, and what `data-config` adds. */
export function optionsOfScript(script: HTMLScriptElement): Options {
  const options = optionsIn(script.getAttribute("data-config") ?? script.textContent ?? "", script.ownerDocument);
  for (const name of OPTIONS) {
    const value = script.getAttribute(`data-${name}`);
    if (value !== null) options[name] = value;
  }
  return options;
}

/** What the JSON in (or named by) `element` says and its own attributes do not. */
export function optionsInside(element: HTMLElement): Options {
  const child = element.querySelector('script[type="application/json"]');
  const options = optionsIn(element.getAttribute("config") ?? child?.textContent ?? "", element.ownerDocument);
  for (const name of OPTIONS) if (element.hasAttribute(name)) delete options[name];
  return options;
}

/** Gives `element` the attributes that `options` has. */
export function apply(element: HTMLElement, options: Options): void {
  for (const [name, value] of Object.entries(options)) element.setAttribute(name, value);
}

/** The options in `config`: JSON, or the id of a `<script type="application/json">` that has it. */
export function optionsIn(config: string, page: Document): Options {
  const text = config.trim();
  if (!text) return {};
  const json = text.startsWith("{") ? text : (page.getElementById(text)?.textContent ?? "");
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch {
    // The widget works without; whoever made the page sees why it is not as it was meant.
    console.warn("loket: the configuration is not JSON, or is not there:", text);
    return {};
  }
  const options: Options = {};
  for (const name of OPTIONS) {
    const value = (given as Record<string, unknown> | null)?.[name];
    if (value === true) options[name] = "";
    else if (typeof value === "string" || typeof value === "number") options[name] = String(value);
  }
  return options;
}

type Site = SessionOptions["site"];

/** What a conversation that begins on this page is told of the site: whose it is, where, and what the page is about. */
export function siteOf({ organisation, municipality, topic }: Omit<Site, "page">): Site {
  return { organisation, municipality, topic, page: location.href.split(/[?#]/)[0] ?? null };
}
