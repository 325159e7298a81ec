"""What is listened to in a long story."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.encoder import EncodedClause
from bot.nlu.long_story import in_short, is_long, listened_to
from bot.nlu.vectors import READ_AS_A_WHOLE


def clauses(*texts: str) -> list[EncodedClause]:
    return [EncodedClause(text, np.zeros(1, np.float32)) for text in texts]


def test_what_tells_most_is_listened_to_wherever_it_stands_and_what_is_asked_in_the_end() -> None:
    story = clauses("we zaten in de tuin", "mijn huur is te hoog", "de kat sliep", "wat kan ik doen?", "dank u wel")
    heard = listened_to(story, np.asarray([0.1, 0.9, 0.2, 0.1, 0.0], np.float32))
    assert [each.text for each in heard] == ["mijn huur is te hoog", "wat kan ik doen?", "dank u wel"]


def test_what_is_said_again_is_listened_to_once() -> None:
    story = clauses("mijn huur is te hoog", "Mijn huur is te hoog", "de kat sliep", "wat kan ik doen?")
    heard = listened_to(story, np.asarray([0.9, 0.9, 0.0, 0.0], np.float32))
    assert [each.text.lower() for each in heard] == ["mijn huur is te hoog", "de kat sliep", "wat kan ik doen?"]


@given(st.lists(st.tuples(st.text(min_size=1, max_size=300), st.floats(0, 1)), min_size=1, max_size=120))
def test_a_story_is_never_longer_than_what_is_read(said: list[tuple[str, float]]) -> None:
    story = clauses(*(text for text, _ in said))
    heard = listened_to(story, np.asarray([told for _, told in said], np.float32))
    assert story[-1] in heard
    assert len(heard) <= 20
    assert not is_long(in_short(heard))
    assert in_short(heard).endswith(heard[-1].text.rstrip("."))
    assert len(in_short(heard)) <= READ_AS_A_WHOLE
