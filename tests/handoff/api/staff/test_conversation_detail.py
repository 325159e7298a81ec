"""A conversation as a caseworker opens it is of one moment."""

from __future__ import annotations

import pytest

from handoff.api.staff.conversation_detail import detail
from handoff.conversation.kinds.talk import LanguageChosen
from handoff.storage.caseworkers import Member
from handoff.storage.conversations import CITIZEN
from handoff.storage.snapshots import Snapshot
from tests.handoff.api.moving import talking, there
from tests.handoff.running import Running


async def test_what_is_said_while_it_is_opened_comes_after_it(loket: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    anna = await there(loket, "anna", "uwv")
    citizen = await talking(loket, anna)
    member, look = Member(anna.profile["id"], "Anna", "UWV", ["uwv"]), loket.service.caseworker.look

    async def and_then_something_is_said(conversation: str, member: Member) -> Snapshot:
        found = await look(conversation, member)
        async with loket.service.conversations.change(conversation) as change:
            change.append(CITIZEN, LanguageChosen(language="en"))
        return found

    monkeypatch.setattr(loket.service.caseworker, "look", and_then_something_is_said)
    opened = await detail(loket.service, citizen.id, member)
    assert (opened.events[-1].seq, opened.language) == (opened.last_seq, "nl")
