"""References of cases: easy to keep, hard to get wrong."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from handoff.conversation import reference

made = st.randoms(use_true_random=False).map(lambda rolls: reference.make(rolls.choice))


def core(text: str) -> str:
    """The seven characters that count."""
    return text.removeprefix("LK-").replace("-", "")


@given(made)
def test_a_reference_is_understood_however_it_is_typed(text: str) -> None:
    assert len(text) == 11
    for typed in (text, text.lower(), text.replace("-", ""), text.replace("-", " "), core(text), f" {text}. "):
        assert reference.understood(typed) == text


@given(made, st.integers(0, 6), st.sampled_from(reference.ALPHABET))
def test_one_wrong_character_is_never_a_reference(text: str, place: int, letter: str) -> None:
    characters = list(core(text))
    if characters[place] != letter:
        characters[place] = letter
        assert reference.understood("".join(characters)) is None


@given(made, st.integers(0, 5))
def test_two_characters_that_changed_places_are_never_a_reference(text: str, place: int) -> None:
    characters = list(core(text))
    if characters[place] != characters[place + 1]:
        characters[place], characters[place + 1] = characters[place + 1], characters[place]
        assert reference.understood("".join(characters)) is None


def test_nothing_that_looks_alike_is_in_it_and_no_vowel() -> None:
    assert not set("0O1IL5S8BZUAEIO") & set(reference.ALPHABET)
    assert reference.understood("LK-AEIO-UAE") is None
    assert reference.understood("") is None
    assert reference.understood("LK-") is None


def test_references_are_spread() -> None:
    rolls = random.Random(4)
    assert len({reference.make(rolls.choice) for _ in range(5000)}) == 5000
