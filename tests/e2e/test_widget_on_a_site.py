"""The widget on a site of somebody else: under its policy, in its looks, and out of its way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.async_api import Page, expect

from launch.places import WEB
from tests.e2e.host_site import HostSite, page_with
from tests.e2e.messages import NL
from tests.e2e.people import Citizen, People
from tests.e2e.test_accessibility import Inspection
from tests.e2e.words import WIDGET_NL

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "Hoe vraag ik een WW-uitkering aan?"

COLLECT = """() => {
  window.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => {
    // Firefox asks by itself for a picture for the tab.
    if (event.blockedURI.endsWith("/favicon.ico")) return;
    window.violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
  });
}"""


async def visitor(people: People, address: str) -> Citizen:
    """Somebody who opens ``address`` while what a policy keeps out is written down."""
    citizen = await people.visitor("about:blank")
    await citizen.page.add_init_script(f"({COLLECT})()")
    await citizen.page.goto(address)
    return citizen


def strictest(service: str) -> dict[str, str]:
    """The headers of a page that lets in no more than the widget needs."""
    policy = (
        f"default-src 'none'; script-src {service}; connect-src {service} {service.replace('http', 'ws')}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html loket"
    )
    return {"Content-Security-Policy": policy, "Integrity-Policy": "blocked-destinations=(script)"}


async def pinned(service: str, integrity: str | None = None) -> str:
    """The script that never changes, with its hash, or with ``integrity`` in its place."""
    async with httpx.AsyncClient() as client:
        version = (await client.get(f"{service}/widget/version.json")).json()
    return (
        f'<script async src="{service}{version["path"]}" integrity="{integrity or version["integrity"]}" '
        'crossorigin="anonymous" data-organisation="gemeente"></script>'
    )


def complaints(said: Sequence[str]) -> list[str]:
    """What the browser says of a policy that was gone against, in the words of any of its versions."""
    return [line for line in said if re.search("refused|policy|violat|blocked", line, re.IGNORECASE)]


async def test_it_works_under_the_strictest_policy_pinned_by_its_hash_and_asks_nobody_else(
    people: People, site: HostSite
) -> None:
    service = people.loket.url
    address = site.put("/", page_with(await pinned(service)), strictest(service))
    context = await people.browsers.new()
    page = await context.new_page()
    await page.add_init_script(f"({COLLECT})()")
    asked: set[str] = set()
    context.on("request", lambda request: asked.add(request.url))
    page.on("websocket", lambda socket: asked.add(socket.url))
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    await page.goto(address)
    citizen = Citizen(page, service, WIDGET_NL)
    await citizen.open()
    await citizen.say(QUESTION)
    await expect(citizen.cards).to_have_count(1)
    await citizen.press(WIDGET_NL.more)
    async with context.expect_page() as opened:
        await citizen.press(NL["menuPrint"])
    paper = await opened.value
    await expect(paper.get_by_role("heading", level=1)).to_have_text("Uw gesprek met Loket")
    await expect(paper.get_by_text(QUESTION)).to_be_visible()
    await paper.close()

    assert await page.evaluate("window.violations") == []
    assert complaints(said) == []
    hosts = {urlsplit(url).netloc for url in asked if urlsplit(url).scheme in ("http", "https", "ws", "wss")}
    assert hosts == {urlsplit(site.url).netloc, urlsplit(service).netloc}
    assert [cookie["name"] for cookie in await context.cookies()] == []


async def test_under_that_policy_what_is_not_ours_is_kept_out_and_written_down(people: People, site: HostSite) -> None:
    """The test above can fail: what goes against the policy is kept out, seen by the page and said by the browser."""
    service = people.loket.url
    policy = strictest(service)
    site.put("/foreign.js", "window.foreign = true;", {"Content-Type": "text/javascript"})
    unasked = '<style>h1 { color: rgb(1, 2, 3); }</style><script src="/foreign.js"></script>'
    citizen = await people.visitor("about:blank")
    page = citizen.page
    await page.add_init_script(f"({COLLECT})()")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    await page.goto(site.put("/", page_with(await pinned(service), head=unasked), policy))
    await expect(citizen.launcher).to_be_visible()
    assert await page.evaluate("'foreign' in window") is False
    assert await page.locator("h1").evaluate("h1 => getComputedStyle(h1).color") != "rgb(1, 2, 3)"
    violations = await page.evaluate("window.violations")
    assert len([each for each in violations if each.startswith("style-src-elem: inline")]) == 1, violations
    assert len([each for each in violations if each == f"script-src-elem: {site.url}/foreign.js "]) == 1, violations
    # Firefox tells of it as of any error in a page.
    assert len(complaints([*said, *people.browsers.errors])) >= len(violations) == 2
    people.browsers.errors.clear()

    # The same page without a policy: the two were kept out by the policy, and by nothing else.
    await page.goto(site.put("/free", page_with("", head=unasked)))
    assert await page.evaluate("'foreign' in window") is True
    assert await page.locator("h1").evaluate("h1 => getComputedStyle(h1).color") == "rgb(1, 2, 3)"

    # And of our own script a byte that differs is enough.
    await page.goto(site.put("/wrong", page_with(await pinned(service, f"sha384-{'A' * 64}")), policy))
    await page.wait_for_load_state("networkidle")
    assert await page.evaluate("customElements.get('loket-chat')") is None
    await expect(citizen.launcher).to_have_count(0)


async def test_of_who_only_reads_the_page_nothing_is_kept_and_nothing_is_asked(people: People, site: HostSite) -> None:
    page = page_with(f'<script async src="{people.loket.url}/widget/loket.js" data-organisation="gemeente"></script>')
    site.put("/", page)
    citizen = await people.visitor("about:blank")
    asked: list[str] = []
    citizen.page.context.on("request", lambda request: asked.append(urlsplit(request.url).path))
    citizen.page.on("websocket", lambda socket: asked.append(socket.url))
    await citizen.page.goto(f"{site.url}/")
    await expect(citizen.launcher).to_be_visible()
    await citizen.page.wait_for_load_state("networkidle")
    assert [path for path in asked if path != "/favicon.ico"] == ["/", "/widget/loket.js"]
    kept = "[document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
    assert await citizen.page.evaluate(kept) == [""]
    assert await citizen.page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert await citizen.page.context.cookies() == []


HOSTILE = """
  * { letter-spacing: 9px !important; text-transform: uppercase; color: red; }
  body, body * { font: italic 40px/3 cursive; }
  p, button, h2 { display: none; background: lime; }
  dialog { display: block; border: 20px solid red; }
  loket-chat { font-size: 60px; visibility: visible; text-align: right; line-height: 4; }
"""

OUR_LOOKS = """() => {
  const chat = document.querySelector("loket-chat").shadowRoot;
  const look = (selector) => {
    const style = getComputedStyle(chat.querySelector(selector));
    return ["letterSpacing", "textTransform", "fontStyle", "fontSize", "lineHeight", "color", "display", "textAlign",
      "borderTopWidth", "fontFamily"].map((name) => style[name]);
  };
  return { words: look(".words"), title: look("h2"), dialog: look("dialog"), button: look("button.more") };
}"""

# Playwright leaves one name of its own in the window in which it types in Firefox.
PAGE_AS_IT_IS = """() => {
  const notOfThePage = ["violations", "__pw_bidiInsertText"];
  const look = (element) => [...getComputedStyle(element)].map(
    (name) => [name, getComputedStyle(element).getPropertyValue(name)].join(":")).sort().join(";");
  const body = document.body.cloneNode(true);
  for (const chat of body.querySelectorAll("loket-chat")) chat.remove();
  return {
    globals: Object.getOwnPropertyNames(window).filter((name) => !notOfThePage.includes(name)).sort(),
    symbols: Object.getOwnPropertyNames(Symbol).sort(),
    html: document.documentElement.outerHTML.slice(0, document.documentElement.outerHTML.indexOf("<body")),
    body: body.outerHTML,
    looks: ["html", "body", "h1", "p", "button"].map((name) => look(document.querySelector(name))),
    sheets: document.adoptedStyleSheets.length + document.styleSheets.length,
    width: document.documentElement.scrollWidth,
    height: document.documentElement.scrollHeight,
    title: document.title,
  };
}"""

BODY = '<h1>Verhuizen</h1><p class="message log">Tekst</p><button>Knop</button>'


async def test_the_page_and_the_widget_leave_each_other_alone(people: People, site: HostSite) -> None:
    script = f'<script async src="{people.loket.url}/widget/loket.js" data-organisation="gemeente"></script>'
    plain = await visitor(people, site.put("/plain", page_with("", BODY)))
    before = await plain.page.evaluate(PAGE_AS_IT_IS)
    with_widget = await visitor(people, site.put("/calm", page_with(script, BODY)))
    await with_widget.greet()
    after = await with_widget.page.evaluate(PAGE_AS_IT_IS)
    before["html"] = before["html"].replace("</title>", f"</title>{script}").replace("async src", 'async="" src')
    assert after == before

    loud = await visitor(people, site.put("/loud", page_with(script, BODY, f"<style>{HOSTILE}</style>")))
    await loud.open()
    await expect(loud.box).to_be_visible()
    await with_widget.page.reload()
    await expect(with_widget.dialog).to_be_visible()
    assert await loud.page.evaluate(OUR_LOOKS) == await with_widget.page.evaluate(OUR_LOOKS)


THEME = """
  .lindewaard-theme {
    --utrecht-document-color: rgb(20, 10, 60); --utrecht-document-background-color: rgb(255, 250, 240);
    --utrecht-button-primary-action-background-color: rgb(120, 0, 80);
    --utrecht-button-primary-action-color: rgb(255, 255, 255);
    --utrecht-button-border-radius: 0px;
  }
"""
PLUM, OURS = "rgb(120, 0, 80)", "rgb(20, 89, 107)"


async def colour(page: Page) -> str:
    """The colour of the button on the page."""
    button = page.locator("loket-chat .launcher")
    return str(await button.evaluate("button => getComputedStyle(button).backgroundColor"))


@pytest.mark.parametrize(
    ("body", "attributes", "expected"),
    [
        ('<main class="lindewaard-theme">a</main>', "", PLUM),
        ('<main class="lindewaard-theme">a</main>', 'data-theme="neutral"', OURS),
        ("<main>a</main>", 'data-theme="lindewaard-theme"', PLUM),
        ('<main class="quiet-theme">a</main>', "", OURS),
    ],
    ids=["of a part of the page", "refused", "asked for", "not of the NL Design System"],
)
async def test_the_theme_of_the_page_is_taken_over(
    people: People, site: HostSite, body: str, attributes: str, expected: str
) -> None:
    script = f'<script async src="{people.loket.url}/widget/loket.js" {attributes}></script>'
    citizen = await visitor(people, site.put("/", page_with(script, body, f"<style>{THEME}</style>")))
    await expect(citizen.launcher).to_be_visible()
    assert await colour(citizen.page) == expected


async def test_a_theme_around_the_page_comes_in_by_itself(people: People, site: HostSite) -> None:
    script = f'<script async src="{people.loket.url}/widget/loket.js"></script>'
    page = page_with(script, "<h1>a</h1>", f"<style>{THEME}</style>").replace("<html", '<html class="lindewaard-theme"')
    citizen = await visitor(people, site.put("/", page))
    await expect(citizen.launcher).to_be_visible()
    assert await colour(citizen.page) == PLUM


DARK = "--utrecht-document-color: #eee; --utrecht-document-background-color: #141218;"
ONLY_LETTERS = "--basis-color-default-color-document: rgb(238, 238, 238);"
LIGHT = "--utrecht-document-color: #111; --utrecht-document-background-color: #fffaf0;"


@pytest.mark.parametrize(
    ("tokens", "page_can", "device", "expected"),
    [
        (DARK, "light", "light", "dark"),
        (ONLY_LETTERS, "light", "light", "dark"),
        (LIGHT, "light dark", "dark", "light"),
        ("", "light dark", "dark", "light dark"),
    ],
    ids=["a dark theme", "a dark theme of letters alone", "a theme that knows only light", "no theme"],
)
async def test_the_window_is_light_or_dark_as_the_theme_of_the_page_is(
    people: People, site: HostSite, tokens: str, page_can: str, device: str, expected: str
) -> None:
    script = f'<script async src="{people.loket.url}/widget/loket.js"></script>'
    style = f"<style>:root {{ color-scheme: {page_can}; {tokens} }}</style>"
    citizen = await visitor(people, site.put("/", page_with(script, "<main><h1>a</h1></main>", style)))
    await citizen.page.emulate_media(color_scheme="dark" if device == "dark" else "light")
    await citizen.open()
    await citizen.say(QUESTION)
    await expect(citizen.cards).to_have_count(1)
    host = citizen.page.locator("loket-chat")
    assert await host.evaluate("host => getComputedStyle(host).colorScheme") == expected
    inspection = Inspection(citizen.page)
    await inspection.look("with an answer")
    assert inspection.found == {}


# A theme as the community publishes it: every token by way of others, the looks of a document under names of its own.
VOORBEELD = WEB / "node_modules" / "@nl-design-system-unstable" / "voorbeeld-design-tokens" / "dist" / "theme.css"

LOOKS_OF_THE_THEME = """() => {
  const probe = document.querySelector("main");
  const token = (property, name) => {
    probe.style.setProperty(property, `var(${name}, unset)`);
    return getComputedStyle(probe).getPropertyValue(property);
  };
  return {
    button: token("background-color", "--utrecht-button-primary-action-background-color"),
    onButton: token("color", "--utrecht-button-primary-action-color"),
    corners: token("border-top-left-radius", "--utrecht-button-border-radius"),
    weight: token("font-weight", "--utrecht-button-font-weight"),
    surface: token("background-color", "--basis-color-default-bg-document"),
    text: token("color", "--basis-color-default-color-document"),
    letters: token("font-family", "--basis-text-font-family-default"),
    link: token("color", "--utrecht-link-color"),
    focus: token("outline-color", "--basis-focus-outline-color"),
  };
}"""

LOOKS_OF_THE_WINDOW = """() => {
  const chat = document.querySelector("loket-chat").shadowRoot;
  const look = (selector, property) => getComputedStyle(chat.querySelector(selector)).getPropertyValue(property);
  const send = chat.querySelector(".composer .utrecht-button--primary-action");
  return {
    button: getComputedStyle(send).backgroundColor,
    onButton: getComputedStyle(send).color,
    corners: getComputedStyle(send).borderTopLeftRadius,
    weight: getComputedStyle(send).fontWeight,
    surface: look("dialog", "background-color"),
    text: look("dialog", "color"),
    letters: look("dialog", "font-family"),
    link: look(".card a", "color"),
    focus: look(".composer textarea:focus", "outline-color"),
  };
}"""


@pytest.mark.parametrize("on", ["html", "main"])
async def test_a_published_theme_of_the_nl_design_system_is_taken_over_and_can_be_read(
    people: People, site: HostSite, on: str
) -> None:
    script = f'<script async src="{people.loket.url}/widget/loket.js"></script>'
    style = f"<style>{VOORBEELD.read_text(encoding='utf-8')}</style>"
    page = page_with(script, "<main><h1>Gemeente Voorbeeld</h1></main>", style)
    page = page.replace(f"<{on}", f'<{on} class="voorbeeld-theme"', 1)
    citizen = await visitor(people, site.put("/", page))
    await citizen.open()
    await citizen.say(QUESTION)
    await expect(citizen.cards).to_have_count(1)
    await citizen.box.focus()
    await citizen.page.mouse.move(0, 0)
    theirs = await citizen.page.evaluate(LOOKS_OF_THE_THEME)
    assert len({*theirs.values()}) > 5, "the theme says nothing"
    assert await citizen.page.evaluate(LOOKS_OF_THE_WINDOW) == theirs
    inspection = Inspection(citizen.page)
    await inspection.look("with an answer")
    assert inspection.found == {}
