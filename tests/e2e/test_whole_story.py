"""The whole story, with a citizen and two caseworkers of different organisations, each in a browser of their own."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.async_api import expect

from tests.e2e.people import Caseworker, Citizen, People
from tests.e2e.records import assert_sound, messages_in
from tests.e2e.system import Loket
from tests.e2e.words import CONSOLE_EN, CONSOLE_NL, WIDGET_EN, WIDGET_NL, ConsoleWords, WidgetWords

pytestmark = pytest.mark.asyncio(loop_scope="session")


@dataclass(frozen=True)
class Lines:
    """What is said in the story, in one language."""

    question: str
    municipality: str
    service: str
    doubtful: str
    later_question: str
    later_service: str
    citizen: tuple[str, ...]
    caseworker: tuple[str, ...]
    why: str
    home_desk: str
    other_desk: str


DUTCH = Lines(
    question="Ik ga verhuizen. Hoe geef ik mijn nieuwe adres door?",
    municipality="Utrecht",
    service="Verhuizing binnen Nederland doorgeven",
    doubtful="vraag over een vergunning",
    later_question="Hoe vraag ik een WW-uitkering aan?",
    later_service="WW-uitkering aanvragen",
    citizen=("Ik verhuis op 1 mei.", "Nee, ik woon dan alleen.", "Ik ben ook mijn baan kwijt."),
    caseworker=("Goedemiddag, ik kijk met u mee.", "Verhuist er nog iemand mee?", "Dank u, dan weet ik genoeg."),
    why="UWV weet alles van uw uitkering.",
    home_desk="Gemeente",
    other_desk="UWV",
)

ENGLISH = Lines(
    question="I am moving house. How do I register my new address?",
    municipality="Utrecht",
    service="Reporting a move within the Netherlands",
    doubtful="benefit",
    later_question="How do I apply for unemployment benefit?",
    later_service="Unemployment benefit (WW)",
    citizen=("I move on the first of May.", "No, I will live alone.", "I also lost my job."),
    caseworker=("Good afternoon, I will help you.", "Does anybody move with you?", "Thank you, now I know enough."),
    why="UWV knows all about your benefit.",
    home_desk="Municipality",
    other_desk="UWV (work and benefits)",
)


@pytest.mark.parametrize("postgres_and_redis", ["sqlite", "postgres"], indirect=True)
async def test_from_a_question_to_a_rating(people: People, loket: Loket) -> None:
    await the_story(people, loket, DUTCH, WIDGET_NL, CONSOLE_NL)


@pytest.mark.parametrize("browser", ["firefox"], indirect=True)
async def test_from_a_question_to_a_rating_in_firefox(people: People, loket: Loket) -> None:
    await the_story(people, loket, DUTCH, WIDGET_NL, CONSOLE_NL)


async def test_from_a_question_to_a_rating_in_english(people: People, loket: Loket) -> None:
    await the_story(people, loket, ENGLISH, WIDGET_EN, CONSOLE_EN)


async def the_story(people: People, loket: Loket, lines: Lines, widget: WidgetWords, console: ConsoleWords) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"], console)
    await noor.log_in()
    await noor.on_duty(lines.home_desk)
    tarik = await people.caseworker("tarik", "UWV", ["uwv"], console)
    await tarik.log_in()
    await tarik.on_duty(lines.other_desk)
    citizen = await people.citizen(widget)

    await shown_the_way(citizen, lines)
    await waits_and_is_claimed(citizen, noor, lines)
    await talks(citizen, noor, lines)
    await is_transferred(citizen, noor, tarik, lines)
    await is_handed_back(citizen, tarik, lines)
    await asks_again_and_is_closed(citizen, tarik, lines)

    log = await loket.log_of_only_conversation()
    assert_sound(log)
    assert await citizen.read() == messages_in(log)
    assert await tarik.read() == messages_in(log)
    kinds = [event.body.__struct_config__.tag for event in log]
    steps = ["queued", "claimed", "transfer_asked", "transferred", "claimed", "handed_back", "queued", "claimed"]
    assert [kind for kind in kinds if kind in {*steps, "closed", "rated"}] == [*steps, "closed", "rated"]


async def shown_the_way(citizen: Citizen, lines: Lines) -> None:
    """A question, the municipality, an answer with a card; then a doubtful question with a few choices."""
    await citizen.open()
    await citizen.say(lines.question)
    await expect(citizen.choices).not_to_have_count(0)
    await citizen.tell_municipality(lines.municipality)
    card = citizen.cards.filter(has_text=lines.service)
    await expect(card.get_by_role("heading", name=lines.service)).to_be_visible()
    await expect(card).to_contain_text(lines.municipality)
    await expect(card.get_by_role("link").first).to_be_visible()

    await citizen.say(lines.doubtful)
    await expect(citizen.choices.filter(has_text=citizen.words.something_else)).to_be_visible()
    await expect(citizen.message(citizen.words.do_you_mean)).to_have_count(1)
    offered = await citizen.choices.all_inner_texts()
    assert offered[-2:] == [citizen.words.something_else, citizen.words.person]
    assert 1 <= len(offered[:-2]) <= 3
    shown = await citizen.cards.count()
    await citizen.choices.first.click()
    await expect(citizen.cards).to_have_count(shown + 1)


async def waits_and_is_claimed(citizen: Citizen, noor: Caseworker, lines: Lines) -> None:
    """The citizen waits with a place in the queue; the caseworker sees why, takes over and has the whole story."""
    await citizen.say(lines.question)
    await expect(citizen.cards).to_have_count(3)
    await citizen.ask_person()
    await expect(citizen.heading(citizen.words.waiting)).to_be_visible()
    await expect(citizen.dialog.get_by_text(citizen.words.first).first).to_be_visible()
    waiting = noor.waiting(lines.service)
    await expect(waiting).to_contain_text(noor.words.asked)
    await noor.claim(lines.service)
    await expect(noor.about).to_contain_text(noor.words.asked)
    await expect(noor.about).to_contain_text(lines.municipality)
    await expect(noor.line(lines.doubtful).first).to_be_visible()
    await expect(citizen.system_line(citizen.words.talking_to)).to_contain_text("Noor")
    await expect(citizen.heading(citizen.words.waiting)).to_be_hidden()


async def talks(citizen: Citizen, noor: Caseworker, lines: Lines) -> None:
    """Six messages both ways, each announced by a typing sign."""
    for theirs, ours in zip(lines.caseworker, lines.citizen, strict=True):
        await noor.box.press_sequentially(theirs)
        await expect(citizen.dialog.get_by_text(citizen.words.typing.format(name="Noor"))).to_be_visible()
        await noor.press(noor.words.send)
        await expect(citizen.message(theirs)).to_be_visible()
        await citizen.box.press_sequentially(ours)
        await expect(noor.timeline.get_by_text(noor.words.citizen_types)).to_be_visible()
        await citizen.box.press("Enter")
        await expect(noor.line(ours)).to_be_visible()
        await expect(noor.timeline.get_by_text(noor.words.citizen_types)).to_be_hidden()


async def is_transferred(citizen: Citizen, noor: Caseworker, tarik: Caseworker, lines: Lines) -> None:
    """To another organisation, once the citizen agrees, in the same window."""
    note = "Verhuist op 1 mei; WW nog niet aangevraagd."
    await noor.transfer(lines.other_desk, lines.why, note)
    await expect(noor.page.get_by_role("main").get_by_text(noor.words.consent_awaited)).to_be_visible()
    await expect(citizen.heading(citizen.words.may_go_to.format(desk=lines.other_desk))).to_be_visible()
    await expect(citizen.dialog.get_by_text(lines.why).last).to_be_visible()
    await citizen.press(citizen.words.yes_transfer)
    # The name stands in brackets there, and brackets of its own are a comma.
    in_brackets = lines.other_desk.replace(" (", ", ").removesuffix(")")
    await expect(citizen.system_line(citizen.words.passed_on)).to_contain_text(f"({in_brackets})")

    await expect(tarik.waiting(lines.service)).to_contain_text(f"{tarik.words.from_}Noor")
    await tarik.claim(lines.service)
    await expect(noor.page.get_by_text(noor.words.mine_empty)).to_be_visible()
    await expect(tarik.line(note)).to_be_visible()
    await expect(tarik.line(lines.citizen[0])).to_be_visible()
    await expect(citizen.system_line(citizen.words.talking_to).filter(has_text="Tarik")).to_be_visible()
    await expect(citizen.dialog.get_by_text(note)).to_have_count(0)
    await tarik.say("Tarik hier, van UWV.")
    await expect(citizen.message("Tarik hier, van UWV.")).to_be_visible()


async def is_handed_back(citizen: Citizen, tarik: Caseworker, lines: Lines) -> None:
    """The bot answers again."""
    await tarik.hand_back("De burger vraagt zelf WW aan.")
    await expect(citizen.system_line(citizen.words.with_bot_again)).to_be_visible()
    shown = await citizen.cards.count()
    await citizen.say(lines.later_question)
    await expect(citizen.cards).to_have_count(shown + 1)
    await expect(citizen.cards.last).to_contain_text(lines.later_service)
    await expect(citizen.cards.last).to_contain_text("UWV")


async def asks_again_and_is_closed(citizen: Citizen, tarik: Caseworker, lines: Lines) -> None:
    """A person once more, who closes; the citizen gives a rating."""
    await citizen.ask_person()
    await expect(citizen.heading(citizen.words.waiting)).to_be_visible()
    await tarik.claim(lines.later_service)
    await tarik.say("Uw aanvraag is binnen.")
    await expect(citizen.message("Uw aanvraag is binnen.")).to_be_visible()
    await tarik.close(tarik.words.answered)
    await expect(citizen.system_line(citizen.words.closed)).to_be_visible()
    await citizen.dialog.get_by_role("radio", name=citizen.words.very_good).check()
    await citizen.press(citizen.words.rate)
    await expect(citizen.system_line(citizen.words.thanks)).to_be_visible()
    await expect(citizen.button(citizen.words.rate)).to_be_hidden()
