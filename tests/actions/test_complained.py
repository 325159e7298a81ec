"""Who complained already is recognised by what they say of the complaint, with words between."""

from __future__ import annotations

import pytest

from actions.knowledge import has_complained


@pytest.mark.parametrize(
    "text",
    [
        "Ik heb al een klacht ingediend bij het UWV.",
        "Mijn klacht over de gemeente  ligt al maanden op een bureau",
        "De klacht bij de SVB is gewoon weggewuifd",
        "My complaint to the tax office was ignored for weeks",
    ],
)
def test_somebody_complained_already(text: str) -> None:
    assert has_complained(text)


@pytest.mark.parametrize(
    "text",
    [
        "Waar kan ik met een klacht over de gemeente terecht?",
        "Ik heb een klacht. Mijn paspoort ligt nog bij de balie.",
        "Hoe dien ik een klacht over de politie in en hoe lang duurt het voor die zaak loopt",
        "How do I make a complaint about the city?",
    ],
)
def test_somebody_wants_to_complain(text: str) -> None:
    assert not has_complained(text)
