import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { apply, OPTIONS, optionsIn, optionsInside, optionsOfScript, siteOf } from "./site-options";

/** A page with one element by its id. */
const pageWith = (id: string, textContent: string): Document =>
  ({ getElementById: (wanted: string) => (wanted === id ? { textContent } : null) }) as unknown as Document;

const EMPTY = pageWith("", "");

/** An element with these attributes, and this JSON as its child or its text. */
function element(attributes: Record<string, string>, json: string | null = null): HTMLScriptElement {
  const has = new Map(Object.entries(attributes));
  return {
    ownerDocument: pageWith("named", '{"launcher": "Vraag het"}'),
    textContent: json,
    querySelector: () => (json === null ? null : { textContent: json }),
    getAttribute: (name: string) => has.get(name) ?? null,
    hasAttribute: (name: string) => has.has(name),
    setAttribute: (name: string, value: string) => has.set(name, value),
  } as unknown as HTMLScriptElement;
}

describe("what a site says of the widget in JSON", () => {
  const warn = vi.fn();

  beforeEach(() => {
    warn.mockReset();
    vi.stubGlobal("console", { warn });
  });

  afterEach(() => vi.unstubAllGlobals());

  it("may be every option of the table", () => {
    const all = Object.fromEntries(OPTIONS.map((name) => [name, `the ${name}`]));
    expect(optionsIn(JSON.stringify(all), EMPTY)).toEqual(all);
  });

  it("is an attribute without a value for true, none for false or nothing, and words for a number", () => {
    const json = '{"open": true, "direct": false, "topic": null, "quiet-title": true, "municipality": 344}';
    expect(optionsIn(json, EMPTY)).toEqual({ open: "", "quiet-title": "", municipality: "344" });
  });

  it("leaves out what is no option, and what is no word", () => {
    expect(optionsIn('{"onclick": "alert(1)", "config": "x", "side": ["left"], "theme": {"a": 1}}', EMPTY)).toEqual({});
    expect(warn).not.toHaveBeenCalled();
  });

  it("may stand in the element that is named, with or without space around it", () => {
    const page = pageWith("about-loket", '\n {"side": "left"} \n');
    expect(optionsIn(" about-loket ", page)).toEqual({ side: "left" });
    expect(optionsIn('\n {"side": "left"} \n', page)).toEqual({ side: "left" });
  });

  it.each(["", "  "])("is nothing where nothing stands: %j", (nothing) => {
    expect(optionsIn(nothing, EMPTY)).toEqual({});
    expect(warn).not.toHaveBeenCalled();
  });

  it.each(['{"side": left}', "{", "not-there"])("is told to who made the page when it is none: %s", (config) => {
    expect(optionsIn(config, EMPTY)).toEqual({});
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("loket"), config);
  });

  it.each(["null", "7", '"left"', "[true]"])("is nothing when it holds no options: %s", (json) => {
    expect(optionsIn("named", pageWith("named", json))).toEqual({});
  });

  it("gives way to the attributes, of the script and of the element", () => {
    const config = '{"side": "left", "topic": "verhuizing-doorgeven"}';
    expect(optionsOfScript(element({ "data-side": "right", "data-config": config }))).toEqual({
      side: "right",
      topic: "verhuizing-doorgeven",
    });
    expect(optionsOfScript(element({ "data-open": "" }, config))).toMatchObject({ open: "", side: "left" });
    expect(optionsInside(element({ side: "right", config }))).toEqual({ topic: "verhuizing-doorgeven" });
    expect(optionsInside(element({ side: "right" }, config))).toEqual({ topic: "verhuizing-doorgeven" });
    expect(optionsInside(element({ config: "named" }, config))).toEqual({ launcher: "Vraag het" });
  });

  it("becomes attributes of the element", () => {
    const chat = element({});
    apply(chat, optionsIn('{"open": true, "side": "left"}', EMPTY));
    expect([chat.getAttribute("open"), chat.getAttribute("side"), chat.getAttribute("direct")]).toEqual([
      "",
      "left",
      null,
    ]);
  });
});

describe("what a conversation is told of the site", () => {
  it("has the address of the page without what was looked for on it", () => {
    vi.stubGlobal("location", { href: "https://www.example.nl/ww?naam=Jansen#aanvragen" });
    const site = siteOf({ organisation: "uwv", municipality: null, topic: "ww-uitkering" });
    expect(site).toEqual({
      organisation: "uwv",
      municipality: null,
      topic: "ww-uitkering",
      page: "https://www.example.nl/ww",
    });
    vi.unstubAllGlobals();
  });
});
