"""Whatever anybody writes is shown as it was written: no HTML, no script, no other links, no broken window."""

from __future__ import annotations

import random
import string

import pytest
from playwright.async_api import Locator, expect

from loket.personal_data import mask
from tests.e2e.messages import NL, words_of
from tests.e2e.people import Caseworker, People
from tests.e2e.test_small_screens import NARROW, assert_nothing_sideways
from tests.e2e.test_supervisor import press, supervisor, tab, told

pytestmark = pytest.mark.asyncio(loop_scope="session")

NASTY = [
    "<img src=x onerror=\"window.hit = 'img'\"><svg onload=window.hit=1>",
    "<script>window.hit = 'script'</script> &lt;b&gt; &amp; &#60;",
    "javascript:window.hit=1 data:text/html,<script>1</script> vbscript:x file:///etc/passwd //example.nl",
    "https://example.nl/\"onmouseover=\"window.hit=1 http://a.nl/'onclick='x'",
    "${window.hit = 1} {{constructor.constructor('window.hit=1')()}} <!--?lit$123$--> {name} {0}",
    "mailto:a@example.invalid?subject=x tel:+31201234567 https://www.example.nl/pad_(een).",
    "\u202eomgekeerd\u202c en \u2066ingesloten\u2069 en \u200bon\ufeffzichtbaar",
    "مرحبا، أين أجد البلدية؟ 14 020 (uur)",
    "👩‍👩‍👧‍👦 🇳🇱 é́́́́ Z̷̨̛a̶l̸g̷o̴ ﷽",
    "W" * 600,
    "een\n\n\n\nregel\ttab        spaties",
]

PROPERTIES = """() => {
  const log = document.querySelector("loket-chat").shadowRoot.querySelector(".log");
  const links = [...log.querySelectorAll("a")];
  return {
    hit: "hit" in window,
    elements: [...new Set([...log.querySelectorAll(".words, .words *")].map((each) => each.localName))].sort(),
    handlers: [...log.querySelectorAll("*")].flatMap((each) => each.getAttributeNames())
      .filter((name) => name.startsWith("on")),
    schemes: [...new Set(links.map((link) => link.protocol))].sort(),
    rel: links.filter((link) => !/noopener/.test(link.rel) || !/noreferrer/.test(link.rel)).length,
    dir: [...log.querySelectorAll("article .words")].filter((each) => each.dir !== "auto").length,
  };
}"""

# The same of what people wrote, wherever the console has it: bubbles, notes, labels, names of desks, and all around it.
PROPERTIES_OF_THE_CONSOLE = """() => {
  const all = [];
  const walk = (root) => {
    for (const each of root.querySelectorAll("*")) {
      all.push(each);
      if (each.shadowRoot) walk(each.shadowRoot);
    }
  };
  walk(document.body);
  const said = all.filter((each) => each.matches(".bubble > .text, .note .text, .labels .badge > span"));
  const within = said.flatMap((each) => [each, ...each.querySelectorAll("*")]);
  const links = within.filter((each) => each.localName === "a");
  return {
    hit: "hit" in window,
    elements: [...new Set(within.map((each) => each.localName))].sort(),
    foreign: all.map((each) => each.localName)
      .filter((name) => ["img", "script", "iframe", "object", "embed", "style"].includes(name)),
    handlers: all.flatMap((each) => each.getAttributeNames()).filter((name) => name.startsWith("on")),
    schemes: [...new Set(links.map((link) => link.protocol))].sort(),
    rel: links.filter((link) => !/noopener/.test(link.rel) || !/noreferrer/.test(link.rel)).length,
    dir: said.filter((each) => each.matches(".bubble > .text") && each.dir !== "auto").length,
  };
}"""

# What was hidden is told to who listens beside it.
WORDS = """all => all.map((each) => {
  const words = each.cloneNode(true);
  for (const aside of words.querySelectorAll(".visually-hidden")) aside.remove();
  return words.textContent.trim();
})"""

NASTY_LABELS = ["<img src=x onerror=window.hit='label'>", "W" * 60]
NASTY_DESK = "<img src=x onerror=\"window.hit = 'desk'\"> ${1} مرحبا"


def generated(count: int) -> list[str]:
    """Texts thrown together from what breaks pages; the same at every run."""
    chance = random.Random(20261122)
    bricks = [
        *NASTY,
        *string.punctuation,
        "<a href=",
        "'",
        '"',
        ">",
        "</p>",
        "]]>",
        "\u2028",
        "http://",
        "א",
        "é",
        "&nbsp;",
    ]
    return ["".join(chance.choices(bricks, k=chance.randint(2, 6)))[:1500] for _ in range(count)]


async def test_nasty_texts_of_either_side_stay_texts_on_either_screen(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    citizen = await people.citizen(**NARROW)
    await citizen.ask("Goedendag")
    await noor.claim("Goedendag")
    texts = [*NASTY, *generated(8)]
    for number, text in enumerate(texts):
        sender = noor if number % 2 else citizen
        await sender.box.fill(text)
        await sender.press(sender.words.send)
    shown = citizen.log.locator("article.caseworker .words, article.citizen .words")
    await expect(shown).to_have_count(len(texts) + 1)

    await write_elsewhere(people, noor)
    found = await citizen.page.evaluate(PROPERTIES)
    assert found.pop("schemes") == ["http:", "https:", "mailto:", "tel:"]
    assert found == {"hit": False, "elements": ["a", "bdi", "p", "span"], "handlers": [], "rel": 0, "dir": 0}
    # What the citizen sent is masked before anybody sees it; it took the even turns.
    written = sorted(text.strip() if number % 2 else mask(text.strip()).text for number, text in enumerate(texts))
    read = await shown.evaluate_all("all => all.map((each) => each.textContent)")
    assert sorted(text for text in read if text != "Goedendag") == written
    await assert_nothing_sideways(citizen.page)

    at_desk = noor.timeline.locator(".line.citizen .bubble > .text, .line.own .bubble > .text")
    await expect(at_desk).to_have_count(len(texts) + 1)
    assert sorted(text for text in await at_desk.evaluate_all(WORDS) if text != "Goedendag") == written
    found = await noor.page.evaluate(PROPERTIES_OF_THE_CONSOLE)
    assert found.pop("schemes") == ["http:", "https:", "mailto:", "tel:"]
    assert found.pop("elements") == ["a", "bdi", "p", "span"]
    assert found == {"hit": False, "foreign": [], "handlers": [], "rel": 0, "dir": 0}
    await assert_nothing_sideways(noor.page)
    await noor.page.set_viewport_size(NARROW["viewport"])
    await assert_nothing_sideways(noor.page)
    await noor.press("Achtergrond")
    await expect(noor.about).to_be_in_viewport()
    await assert_nothing_sideways(noor.page)

    arabic = citizen.log.get_by_text("مرحبا، أين أجد البلدية؟ 14 020 (uur)", exact=True)
    assert await arabic.evaluate("words => getComputedStyle(words).direction") == "rtl"


async def assert_rightward(words: Locator) -> None:
    """They begin at the right."""
    await expect(words).to_have_css("direction", "rtl")


async def test_what_is_written_from_right_to_left_stands_so_while_it_is_typed_and_wherever_it_is_shown(
    people: People,
) -> None:
    arabic, console = "أين أجد البلدية؟", words_of("console", "nl")
    citizen = await people.citizen()
    noor = await people.talk(citizen, "Goedemiddag")
    for box in (citizen.box, noor.box):
        await expect(box).to_have_css("direction", "ltr")
        await box.fill(arabic)
        await assert_rightward(box)
    await citizen.box.fill("")
    await expect(citizen.box).to_have_css("direction", "ltr")

    await noor.page.context.set_offline(True)
    await noor.press(noor.words.send)
    await assert_rightward(noor.timeline.locator("li:not([data-seq]) .text"))
    await noor.page.context.set_offline(False)
    await expect(citizen.message(arabic)).to_be_visible(timeout=30_000)
    await noor.press(console["composer.note"])
    note = noor.page.get_by_role("textbox", name=console["composer.note-label"])
    await note.fill(arabic)
    await assert_rightward(note)
    await note.press("Enter")
    await assert_rightward(noor.timeline.locator("li.note[data-seq] .text"))

    await noor.tool(noor.words.transfer)
    dialog = noor.page.get_by_role("dialog")
    await dialog.get_by_role("radio", name="UWV", exact=True).check()
    await dialog.get_by_label(noor.words.transfer_why).fill(arabic)
    await assert_rightward(dialog.get_by_label(noor.words.transfer_why))
    await dialog.get_by_label("Samenvatting").fill(arabic)
    await dialog.get_by_role("button", name=noor.words.transfer, exact=True).click()
    asked = citizen.dialog.get_by_role("region", name="Mag uw gesprek naar UWV?")
    await expect(asked).to_contain_text(NL["transferWhy"].replace("{why}", arabic))
    await assert_rightward(asked.locator("p bdi"))
    await assert_rightward(asked.locator("blockquote"))
    await expect(asked).to_have_css("direction", "ltr")
    await citizen.press(NL["transferNo"])
    await expect(citizen.system_line(NL["transferRefused"])).to_be_visible()

    await noor.close(noor.words.answered)
    remark = citizen.dialog.get_by_label(NL["rateRemark"])
    await remark.fill(arabic)
    await assert_rightward(remark)


async def write_elsewhere(people: People, noor: Caseworker) -> None:
    """All nasty texts in a note, some in labels, one as the name of the desk; each is to be read as it was written."""
    await noor.press("Notitie")
    await noor.page.get_by_role("textbox", name="Notitie, alleen voor medewerkers").fill("\n".join(NASTY))
    await noor.press("Notitie bewaren")
    await expect(noor.timeline.locator(".note .text")).to_contain_text(NASTY[0])
    for label in NASTY_LABELS:
        await noor.about.get_by_label("Label toevoegen").fill(label)
        await noor.about.get_by_label("Label toevoegen").press("Enter")
        await expect(noor.about.locator(".labels .badge").get_by_text(label, exact=True)).to_be_visible()

    saar = await supervisor(people)
    await tab(saar, "Loketten")
    await press(saar.page.get_by_role("button", name="Gemeente", exact=True))
    name = saar.page.get_by_role("group", name="Naam", exact=True)
    for language in ("Nederlands", "English"):
        await name.get_by_label(language).fill(NASTY_DESK)
    await press(saar.page.get_by_role("button", name="Bewaren", exact=True))
    await expect(told(saar, "Bewaard. Het geldt meteen.")).to_be_visible()
    await tab(saar, "Nu")
    await expect(saar.page.get_by_role("row").filter(has_text=NASTY_DESK)).to_be_visible()
    await expect(noor.page.get_by_text(NASTY_DESK).filter(visible=True).first).to_be_visible()
    found = await saar.page.evaluate(PROPERTIES_OF_THE_CONSOLE)
    assert [found["hit"], found["foreign"], found["handlers"]] == [False, [], []]
    await assert_nothing_sideways(saar.page)
