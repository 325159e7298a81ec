"""What a citizen reads afterwards about what happened."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from handoff.api.paper.transcript import transcript
from handoff.conversation.events import Event
from handoff.conversation.kinds.callbacks import CallbackPromised
from handoff.conversation.parties import DeskName, Sender

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("language", "day", "said"),
    [
        ("nl", TUESDAY, "UWV belt u terug op 06 12345678, dinsdag 24-11-2026, op een moment dat de medewerker kan."),
        ("en", TUESDAY, "UWV will call you back on 06 12345678, Tuesday 24-11-2026, at a moment that suits"),
        ("nl", None, "UWV belt u terug op 06 12345678, op een moment dat de medewerker kan."),
    ],
)
def test_a_call_that_was_promised_has_the_number_as_it_was_given_and_when(
    language: str, day: date | None, said: str
) -> None:
    promised = CallbackPromised(
        callback_id="c",
        number="+31612345678",
        day_part="any",
        desk=DeskName(id="uwv", nl="UWV", en="UWV"),
        day=day,
    )
    event = Event(
        seq=1,
        sender=Sender(role="system"),
        body=promised,
        created_at=datetime(2026, 11, 23, 9, tzinfo=UTC),
    )
    assert said in transcript([event], language)
