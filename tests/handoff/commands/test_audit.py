"""What a caseworker does in a conversation is in the audit log, or it is not done."""

from __future__ import annotations

from typing import Any

import pytest

from tests.handoff.api.moving import talking, there
from tests.handoff.full import fill_up
from tests.handoff.routed import waiting
from tests.handoff.running import Running


@pytest.mark.parametrize(
    ("action", "body"),
    [
        ("hold", {"reason": "Ik zoek het uit.", "minutes": 5}),
        ("close", {"outcome": "answered", "labels": []}),
        ("labels", {"add": ["Nieuwe regeling"], "remove": []}),
    ],
)
async def test_what_cannot_be_written_down_is_not_done(loket: Running, action: str, body: dict[str, Any]) -> None:
    anna = await there(loket, "anna", "uwv")
    citizen = await talking(loket, anna)
    before = await loket.service.conversations.all_events(citizen.id)
    await fill_up(loket, "audit")
    assert (await anna.act(citizen.id, action, **body)).status_code >= 500
    assert await loket.service.conversations.all_events(citizen.id) == before


async def test_a_claim_that_cannot_be_written_down_is_none(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    citizen = await waiting(loket)
    await fill_up(loket, "audit")
    assert (await anna.claim(citizen.id)).status_code >= 500
    assert (await anna.do("POST", "/next")).status_code >= 500
    assert (await loket.service.conversations.read(citizen.id)).state.owner == "queue"
