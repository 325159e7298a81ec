"""A group of words stands in a clause when all of its words do, in any order."""

from __future__ import annotations

import pytest

from bot.context.word_groups import WordGroup


@pytest.mark.parametrize(
    ("group", "clause", "place"),
    [
        ("huur niet betaal*", "de huur betaalde ik niet", 1),
        ("huur niet betaal*", "de huur betaalde ik", None),
        ("rent cant|cannot", "I can’t pay rent", 1),
        ("schuld|schulden -geen", "schulden", 0),
        ("schuld|schulden -geen", "ik heb geen schulden", None),
        ("huis kwijt", "mijn huissleutel is kwijt", None),
        ("kwijt", "", None),
    ],
)
def test_where_a_group_stands(group: str, clause: str, place: int | None) -> None:
    assert WordGroup.of(group).place_in(clause) == place
