"""What is listened to in a long story."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.long_story import in_one, listened_to, passages

STORY = [
    "we zaten in de tuin en de buurman kwam langs met een taart die hij zelf gebakken had voor zijn verjaardag",
    "sinds een maand kan ik de huur niet meer betalen",
    "de huisbaas dreigt met de deurwaarder en ik durf de brieven niet meer open te maken",
    "de kat slaapt de hele dag op de bank en mijn zus belt elke avond om te vragen hoe het met ons gaat",
    "gisteren hebben we soep gegeten en een film over de zee gekeken tot we in slaap vielen op de bank",
    "weet u wat ik kan doen?",
]


def test_a_passage_is_as_long_as_a_message_and_at_least_one_clause() -> None:
    assert passages(STORY) == [range(1), range(1, 3), range(2, 3), range(3, 4), range(4, 6)]
    assert passages(["lang " * 60, "kort"]) == [range(1), range(1, 2)]


def test_what_tells_most_is_listened_to_wherever_it_stands_and_what_is_asked_in_the_end() -> None:
    told = np.asarray([0.2, 0.9, 0.7, 0.1, 0.2], np.float32)
    heard = [STORY[at] for at in listened_to(STORY, passages(STORY), told)]
    assert heard == [STORY[1], STORY[2], STORY[4], STORY[5]]


def test_who_tells_nothing_is_heard_by_the_end() -> None:
    assert listened_to(STORY, passages(STORY), np.zeros(5, np.float32)) == [4, 5]


def test_what_is_said_again_is_heard_once() -> None:
    told = np.asarray([0.9, 0.9, 0.1], np.float32)
    clauses = ["mijn huur is te hoog " * 8, "Mijn huur is te hoog " * 8, "wat kan ik doen?"]
    assert listened_to(clauses, passages(clauses), told) == [0, 2]


def test_passages_become_one_text() -> None:
    assert in_one(["ik ben ziek.", "wat nu?"]) == "ik ben ziek. wat nu?"


@given(st.lists(st.tuples(st.text(max_size=300), st.floats(0, 1)), min_size=1, max_size=120))
def test_no_clause_is_heard_twice_and_the_end_always(said: list[tuple[str, float]]) -> None:
    clauses = [text for text, _ in said]
    found = passages(clauses)
    heard = listened_to(clauses, found, np.asarray([told for _, told in said[: len(found)]], np.float32))
    assert heard == sorted(set(heard))
    assert heard[-1] == len(said) - 1
    assert all(any(set(passage) <= set(heard) for passage in found if at in passage) for at in heard)
