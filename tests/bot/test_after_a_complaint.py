"""Who complained already, or asks about the ombudsman, is not sent back to where they complained."""

from __future__ import annotations

import pytest

from tests.bot.conftest import Citizen


@pytest.mark.parametrize(
    "text",
    [
        "Het UWV heeft mijn klacht ongegrond verklaard. Kan de ombudsman ernaar kijken?",
        "Mijn klacht over de burgemeester ligt al een half jaar bij de gemeente en niemand reageert.",
        "Ik wil bij de Nationale ombudsman klagen over de SVB, kost dat geld?",
    ],
)
def test_the_ombudsman_comes_first(citizen: Citizen, text: str) -> None:
    understood = citizen.says(text).understood
    assert understood is not None
    assert understood.organisations[0] == "nationale-ombudsman"
