"""Each question is asked as a citizen's first message arrives at the bot."""

from __future__ import annotations

import asyncio

from evaluation.asking import ask_all
from loket.wire import TEXT_LIMIT, Turn
from tests.evaluation.examples import Told, a_question


def turn_for(text: str, lang: str = "nl") -> Turn:
    bot = Told({})
    asyncio.run(ask_all(bot, [a_question("svb", text=text, lang=lang)], {}, lambda line: None))
    [turn] = bot.turns
    return turn


def test_every_question_opens_a_conversation() -> None:
    bot = Told({})
    asyncio.run(ask_all(bot, [a_question("svb", text="een"), a_question("svb", text="twee")], {}, lambda line: None))
    assert [turn.text for turn in bot.turns] == ["een", "twee"]
    assert all(turn.memory is None and not turn.meanwhile for turn in bot.turns)


def test_the_widget_speaks_dutch_or_english() -> None:
    assert [turn_for("…", lang).language for lang in ("nl", "en", "pl", "ar")] == ["nl", "en", "en", "en"]


def test_personal_data_never_reaches_the_bot() -> None:
    assert "111222333" not in (turn_for("mijn bsn is 111222333").text or "")


def test_a_long_text_is_cut_at_a_word() -> None:
    text = turn_for("woord " * 800).text or ""
    assert len(text) <= TEXT_LIMIT
    assert text.endswith("woord")


def test_it_tells_how_far_it_is() -> None:
    told: list[str] = []
    questions = [a_question("svb") for _ in range(120)]
    asyncio.run(ask_all(Told({}), questions, {}, told.append))
    assert told == ["50 of 120 questions", "100 of 120 questions", "120 of 120 questions"]
