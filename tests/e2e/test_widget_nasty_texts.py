"""Whatever anybody writes is shown as it was written: no HTML, no script, no other links, no broken window."""

from __future__ import annotations

import random
import string

import pytest
from playwright.async_api import expect

from loket.personal_data import mask
from tests.e2e.people import People
from tests.e2e.test_small_screens import NARROW, assert_nothing_sideways

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


async def test_nasty_texts_of_either_side_stay_texts(people: People) -> None:
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

    found = await citizen.page.evaluate(PROPERTIES)
    assert found.pop("schemes") == ["http:", "https:", "mailto:", "tel:"]
    assert found == {"hit": False, "elements": ["a", "p"], "handlers": [], "rel": 0, "dir": 0}
    # What the citizen sent is masked before anybody sees it; it took the even turns.
    written = sorted(text.strip() if number % 2 else mask(text.strip()).text for number, text in enumerate(texts))
    read = await shown.evaluate_all("all => all.map((each) => each.textContent)")
    assert sorted(text for text in read if text != "Goedendag") == written
    await assert_nothing_sideways(citizen.page)
    arabic = citizen.log.get_by_text("مرحبا، أين أجد البلدية؟ 14 020 (uur)", exact=True)
    assert await arabic.evaluate("words => getComputedStyle(words).direction") == "rtl"
