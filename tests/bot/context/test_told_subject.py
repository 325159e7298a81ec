"""Who wants a person or a call about something gets somebody of the organisation that does it."""

from __future__ import annotations

import pytest

from tests.bot.conftest import Citizen


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Is er iemand met wie ik kan praten over mijn kinderbijslag?", "svb"),
        ("I want to speak with a human about my residence permit", "ind"),
        ("verbind mij door met een medewerker, het gaat over mijn studieschuld", "duo"),
    ],
)
def test_a_person_for_what_stands_behind_the_wish(citizen: Citizen, text: str, organisation: str) -> None:
    answer = citizen.says(text)
    assert answer.handoff is not None
    assert (answer.handoff.reason, answer.handoff.organisation) == ("asked", organisation)


@pytest.mark.parametrize(
    "text", ["ik wil iemand spreken over mijn situatie", "I want to speak to an employee about my situation"]
)
def test_words_that_say_nothing_name_nobody(citizen: Citizen, text: str) -> None:
    answer = citizen.says(text)
    assert answer.handoff is not None
    assert answer.handoff.organisation is None
