"""The citizens of the bench: what they ask, what they take for an answer, and when they count it."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import msgspec
import pytest

from bench.load import questions
from bench.load.conversation import NoAnswer
from bench.load.deliveries import Post
from bench.load.orders import Deliveries, LogIn, Order, Turns
from bench.load.turns import Window
from bench.load.widget import Body, Event, Sender, is_answer
from bench.machine import processor
from launch.places import ROOT
from loket.directory import load


def test_there_are_enough_questions_in_both_languages() -> None:
    asked = questions.read()
    assert set(asked) == set(questions.LANGUAGES)
    assert all(len(of_language) >= 30 for of_language in asked.values())
    every = [text.casefold() for of_language in asked.values() for text in of_language]
    assert len(every) == len(set(every))


def test_no_question_is_an_example_of_the_directory() -> None:
    directory = load(ROOT / "data" / "directory")
    known = {
        text.casefold().strip(" ?.!")
        for service in directory.services
        for language in questions.LANGUAGES
        for text in service.examples.in_language(language)
    }
    asked = {text.casefold().strip(" ?.!") for of_language in questions.read().values() for text in of_language}
    assert asked & known == set()


def test_each_citizen_asks_in_an_order_of_their_own_that_is_always_the_same() -> None:
    asked = {"nl": [f"vraag {number}" for number in range(20)], "en": ["question"]}
    first = list(itertools.islice(questions.asked_by(0, asked), 40))
    assert first == list(itertools.islice(questions.asked_by(0, asked), 40))
    assert sorted(first[:20]) == sorted(asked["nl"])
    assert first[20:] == first[:20]
    assert list(itertools.islice(questions.asked_by(2, asked), 40)) != first
    assert next(questions.asked_by(1, asked)) == "question"


def test_a_file_that_holds_something_else_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "questions.yml"
    file.write_text("nl: geen lijst\n")
    with pytest.raises(msgspec.ValidationError):
        questions.read(file)


@pytest.mark.parametrize(
    ("role", "kind", "expected"),
    [
        ("bot", "message", True),
        ("system", "unavailable", True),
        ("system", "queued", True),
        ("citizen", "message", False),
        ("system", "municipality_known", False),
        ("bot", "notice", False),
    ],
)
def test_words_of_the_bot_or_the_way_to_a_person_are_an_answer(role: str, kind: str, expected: bool) -> None:
    assert is_answer(Event(seq=3, sender=Sender(role), body=Body(kind))) is expected


def test_a_bot_that_is_not_there_is_no_answer() -> None:
    with pytest.raises(NoAnswer, match="bot-unavailable"):
        is_answer(Event(seq=3, sender=Sender("system"), body=Body("notice", "bot_unavailable")))


def test_only_what_is_answered_in_the_window_has_a_latency() -> None:
    window = Window(begin=100.0, end=110.0)
    window.answered(99.0, 99.5)
    window.answered(99.9, 100.0)
    window.answered(109.0, 109.25)
    window.answered(109.5, 110.0)
    assert [round(each) for each in window.latencies] == [100, 250]
    assert window.count == 4


def test_a_failure_after_the_end_counts_and_one_in_the_warm_up_does_not() -> None:
    window = Window(begin=100.0, end=110.0)
    window.failed("connection", 99.9)
    window.failed("too-late", 112.0)
    assert window.failures == {"too-late": 1}


def test_a_window_is_over_at_its_end() -> None:
    now = time.monotonic()
    assert Window(now - 2, now - 1).over()
    assert not Window(now, now + 60).over()


def test_a_message_is_under_way_until_it_arrives_once() -> None:
    post = Post(sent={"a": 10.0, "b": 11.0})
    assert post.arrived("a", 10.5)
    assert not post.arrived("a", 10.6)
    assert not post.arrived("of somebody else", 10.7)
    assert not post.arrived(None, 10.8)
    assert post.latencies == [500.0]
    assert post.sent == {"b": 11.0}


@pytest.mark.parametrize(
    "order",
    [
        Turns(door="rest", url="http://127.0.0.1:1", conversations=8, seconds=2),
        Deliveries(
            url="http://127.0.0.1:1",
            caseworkers=[LogIn(name="a", password="b")],
            desk="algemeen",
            conversations=50,
            seconds=2,
            pause=2.5,
        ),
    ],
)
def test_an_order_reaches_the_clients_as_it_was_given(order: Order) -> None:
    assert msgspec.json.decode(msgspec.json.encode(order), type=Order) == order


def test_the_processor_is_named_as_the_system_names_it() -> None:
    assert processor("processor : 0\nmodel name\t: Quick 3000 @ 2 GHz\nmodel name\t: other\n") == "Quick 3000 @ 2 GHz"
    assert processor("Processor : ARM\n") is None
