"""Finding things by words: the order in which they come."""

from __future__ import annotations

import pytest

from handoff.api.staff.directory_search import find
from handoff.api.staff.ranking import Ranking
from loket.directory import Directory, LifeEvent, Service

THINGS = Ranking(
    [
        ("double", [(5.0, "Dubbele kinderbijslag"), (1.0, "huur")]),
        ("child", [(5.0, "Kinderbijslag")]),
        ("rent", [(5.0, "Huurtoeslag"), (1.0, "Café aan huis")]),
        ("slow", [(5.0, "Rijden, maar niet hard")]),
        ("fine", [(4.0, "Boete voor te hard rijden")]),
    ]
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("kinderbijslag", ["child", "double"]),  # the name itself before a name with more in it
        ("huur", ["rent", "double"]),  # the start of a name before a whole word in a text
        ("toeslag", ["rent"]),  # inside a compound
        ("CAFE", ["rent"]),  # without capitals and accents
        ("kinderbijslag huur", ["double"]),  # what has every word, and nothing else
        ("hard rijden", ["fine", "slow"]),  # together, before one after the other
        ("boete paard", ["fine"]),  # nothing has every word: what has one
        ("zzz", []),
        ("", ["double", "child", "rent"]),
    ],
)
def test_the_best_fit_comes_first(asked: str, found: list[str]) -> None:
    assert THINGS.find(asked, 3) == found


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("huurtoeslag", "huurtoeslag"),
        ("rent benefit", "huurtoeslag"),
        ("kinderbijslag", "kinderbijslag"),
        ("verhuizen", "gaan-verhuizen"),
        ("gaan verhuizen", "gaan-verhuizen"),
        ("moving house", "gaan-verhuizen"),
    ],
)
def test_the_directory_is_found_by_the_words_of_both_languages(directory: Directory, asked: str, first: str) -> None:
    assert first in [hit.id for hit in find(directory, asked, 2)]


def test_a_service_and_a_life_event_is_the_first_or_near_it_for_its_own_name(directory: Directory) -> None:
    things: list[Service | LifeEvent] = [*directory.services[::20], *directory.life_events]
    names = [(thing.id, name) for thing in things for name in (thing.name.nl, thing.name.en)]
    found = {(identity, name): [hit.id for hit in find(directory, name, 3)] for identity, name in names}
    missed = [asked for asked, hits in found.items() if asked[0] not in hits]
    assert missed == []
