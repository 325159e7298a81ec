"""Taking a message apart."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.clauses import MOST, clauses_of


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "ik heb huurachterstand en mijn uitkering is gestopt en nu komt de deurwaarder",
            ["ik heb huurachterstand", "mijn uitkering is gestopt", "nu komt de deurwaarder"],
        ),
        ("mijn bsn is kwijt en ik wil een mens spreken", ["mijn bsn is kwijt", "ik wil een mens spreken"]),
        ("I lost my job but I have no savings", ["I lost my job", "I have no savings"]),
        ("Mijn huis is verkocht. Moet ik dat melden?", ["Mijn huis is verkocht.", "Moet ik dat melden?"]),
    ],
)
def test_joining_words_and_full_stops_part_clauses(text: str, clauses: list[str]) -> None:
    assert clauses_of(text) == clauses


@pytest.mark.parametrize(
    "text",
    ["mijn man en ouders wonen in Spanje", "aangifte btw en loonbelasting", "passport and driving licence expired"],
)
def test_a_joining_word_between_two_things_does_not_part(text: str) -> None:
    assert len(clauses_of(text)) == 1


def test_of_a_long_story_the_beginning_and_the_end_are_looked_at() -> None:
    sentences = [f"Ik schreef in week {week} een brief over mijn huis." for week in range(MOST + 40)]
    found = clauses_of(" ".join(sentences))
    assert len(found) == MOST
    assert found[0] == sentences[0]
    assert found[-1] == sentences[-1]


@given(st.text(max_size=300))
def test_clauses_are_parts_of_what_was_written(text: str) -> None:
    words = text.split()
    for clause in clauses_of(text):
        assert set(clause.split()) <= {*words, *(word.strip(",") for word in words)}


def test_a_text_of_any_shape_is_taken_apart_in_time() -> None:
    start = time.process_time()
    for text in ("en " * 2000, "," * 5000, "a" * 5000, "ik en " * 1000, ". ? ! " * 1000):
        clauses_of(text)
    assert time.process_time() - start < 1
