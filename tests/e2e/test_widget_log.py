"""What a conversation looks like: cards with all that is needed, who speaks, when, and in what order it is read."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from playwright.async_api import Locator, expect

from tests.e2e.messages import NL
from tests.e2e.people import Caseworker, Citizen, People
from tests.e2e.system import Bot

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "Hoe vraag ik een WW-uitkering aan?"


def fact(card: Locator, name: str) -> Locator:
    """What a card says under ``name``."""
    return card.locator("dl > div").filter(has=card.page.locator("dt", has_text=re.compile(rf"^{name}$"))).locator("dd")


async def test_a_card_tells_where_what_first_how_what_to_have_at_hand_and_who_says_so(people: People) -> None:
    citizen = await people.citizen()
    await citizen.open()
    await citizen.say(QUESTION)
    card = citizen.cards
    await expect(card.get_by_role("heading", name="WW-uitkering aanvragen")).to_be_visible()
    await expect(fact(card, NL["organisation"])).to_have_text("UWV")
    await expect(fact(card, NL["firstStep"])).to_contain_text("Vraag de WW-uitkering aan bij UWV")
    ways = fact(card, NL["channels"])
    online = ways.get_by_role("link", name=NL["newWindow"])
    await expect(online).to_have_attribute("href", "https://www.uwv.nl/nl/ww")
    await expect(online).to_have_attribute("target", "_blank")
    await expect(ways.get_by_role("link", name=re.compile(r"^Bel "))).to_have_attribute(
        "href", re.compile(r"^tel:\+?\d+$")
    )
    await expect(ways).to_contain_text("Bij een UWV-kantoor")
    await expect(fact(card, NL["atHand"]).get_by_role("listitem").first).to_have_text("DigiD")
    await expect(fact(card, NL["cost"])).to_have_text("gratis")
    source = card.get_by_role("paragraph").filter(has_text=NL["source"])
    await expect(source.get_by_role("link")).to_have_attribute("href", re.compile(r"^https://"))
    await expect(source).to_contain_text(re.compile(r"gecontroleerd op \d{1,2} \w+ 20\d\d"))
    for link in (online, source.get_by_role("link")):
        await expect(link).to_have_attribute("rel", "noopener noreferrer")


async def test_the_choices_are_buttons_and_the_one_pressed_stands_there_as_ones_own_words(people: People) -> None:
    citizen = await people.citizen()
    await citizen.open()
    await citizen.say("vergunning")
    await expect(citizen.choices.filter(has_text=citizen.words.something_else)).to_be_visible()
    chosen = await citizen.choices.first.inner_text()
    await citizen.choices.first.click()
    await expect(citizen.log.locator("article.citizen").filter(has_text=chosen)).to_be_visible()
    await expect(citizen.message(citizen.words.do_you_mean).get_by_role("button")).to_have_count(0)


async def test_that_loket_writes_is_seen_until_it_has_written(people: People, bot: Bot) -> None:
    citizen = await people.citizen()
    await citizen.greet()
    typing = citizen.dialog.get_by_text(citizen.words.typing.format(name="Loket"))
    bot.freeze()
    try:
        await citizen.say(QUESTION)
        await expect(typing).to_be_visible()
    finally:
        bot.thaw()
    await expect(citizen.cards).to_have_count(1)
    await expect(typing).to_have_count(0)


async def with_a_caseworker(people: People) -> tuple[Citizen, Caseworker]:
    """A citizen who talks with Noor of the municipality."""
    citizen = await people.citizen()
    return citizen, await people.talk(citizen, "Goedemiddag, wat is er?")


async def test_it_is_always_clear_who_speaks_also_after_the_conversation_moved(people: People) -> None:
    ines = await people.caseworker("ines", "UWV", ["uwv"])
    await ines.at_work("UWV")
    citizen, noor = await with_a_caseworker(people)
    first = citizen.log.get_by_role("article").nth(1)
    await expect(first).to_contain_text(re.compile(r"^\s*Loket\s.*digitale assistent"))
    greeting = citizen.message("Goedemiddag, wat is er?")
    await expect(greeting).to_contain_text(re.compile(r"^\s*Noor\s.*Gemeente Lindewaard"))
    await expect(citizen.system_line("U spreekt nu met Noor van Gemeente Lindewaard.")).to_be_visible()
    await expect(citizen.dialog.get_by_text("U spreekt met Noor van Gemeente Lindewaard")).to_be_visible()

    await noor.transfer("UWV", "UWV weet hier meer van.", "")
    await expect(citizen.system_line("Noor vraagt of uw gesprek naar UWV mag.")).to_be_visible()
    await citizen.press(citizen.words.yes_transfer)
    await expect(citizen.system_line("Uw gesprek is doorgegeven (UWV).")).to_be_visible()
    await ines.claim("Goedendag")
    await ines.say("Ik help u verder.")
    await expect(citizen.system_line("U spreekt nu met Ines van UWV.")).to_be_visible()
    await expect(citizen.dialog.get_by_text("U spreekt met Ines van UWV")).to_be_visible()
    await expect(citizen.message("Ik help u verder.")).to_contain_text(re.compile(r"^\s*Ines\s.*UWV"))
    await expect(greeting).to_contain_text("Noor")

    await ines.hand_back("")
    await expect(citizen.system_line(citizen.words.with_bot_again)).to_be_visible()
    await expect(citizen.dialog.get_by_text(NL["subtitle"], exact=True).first).to_be_visible()
    await citizen.say(QUESTION)
    await expect(citizen.log.get_by_role("article").last).to_contain_text(re.compile(r"^\s*Loket\s"))


DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]


async def test_each_message_has_its_time_under_the_day_as_people_call_it(people: People) -> None:
    citizen = await people.citizen()
    await citizen.greet()
    time = citizen.log.get_by_role("article").last.get_by_role("time")
    written = datetime.fromisoformat(str(await time.get_attribute("datetime")))
    said = await time.evaluate("time => new Date(time.dateTime).toTimeString().slice(0, 5)")
    await expect(time).to_have_text(said)
    weekday = await time.evaluate("time => (new Date(time.dateTime).getDay() + 6) % 7")
    for later, day in ((0, NL["today"]), (1, NL["yesterday"]), (2, DAYS[weekday])):
        await citizen.page.clock.set_fixed_time(written + timedelta(days=later))
        await citizen.page.reload()
        await expect(citizen.message("Goedendag")).to_be_visible()
        await expect(citizen.log.get_by_text(re.compile(rf"^{day}\b"))).to_be_visible()
        await expect(time).to_have_text(said)


async def test_the_window_is_read_in_the_order_in_which_it_is_seen(people: People) -> None:
    citizen, noor = await with_a_caseworker(people)
    await citizen.say("Mijn brief is zoek.")
    await expect(noor.line("Mijn brief is zoek.")).to_be_visible()
    await expect(citizen.dialog).to_match_aria_snapshot("""
      - dialog "Loket":
        - heading "Loket" [level=2]
        - group "Taal":
          - button "NL Nederlands" [pressed]
          - button "EN English"
        - button "Meer mogelijkheden"
        - button "Venster sluiten"
        - group "Gesprek":
          - log "Gesprek":
            - paragraph: Vandaag
            - article:
              - paragraph: U
              - paragraph: Goedendag
            - article:
              - paragraph: /Loket/
            - paragraph: /U spreekt nu met Noor/
            - article:
              - paragraph: /Noor · Gemeente Lindewaard/
              - paragraph: Goedemiddag, wat is er?
              - paragraph:
                - time
            - article:
              - paragraph: U
              - paragraph: Mijn brief is zoek.
              - paragraph: /Afgeleverd/
        - textbox "Uw bericht"
        - button "Verstuur"
    """)
    tops = await citizen.log.locator("> *").evaluate_all("all => all.map((each) => each.getBoundingClientRect().top)")
    assert tops == sorted(tops)


async def test_after_closing_there_is_one_question_and_a_line_of_ones_own(people: People) -> None:
    citizen, noor = await with_a_caseworker(people)
    await noor.close(noor.words.answered)
    await expect(citizen.dialog.get_by_role("group", name=NL["rateTitle"]).get_by_role("radio")).to_have_count(5)
    await citizen.dialog.get_by_role("radio", name=f"4 {NL['rate4']}").check()
    await citizen.dialog.get_by_role("textbox", name=NL["rateRemark"]).fill("Fijn geholpen, wel lang gewacht.")
    await citizen.press(citizen.words.rate)
    await expect(citizen.system_line(citizen.words.thanks)).to_be_visible()
    await expect(noor.timeline.get_by_text("Fijn geholpen, wel lang gewacht.")).to_be_visible()
    await citizen.page.reload()
    await expect(citizen.system_line(citizen.words.thanks)).to_be_visible()
    await expect(citizen.button(citizen.words.rate)).to_have_count(0)
