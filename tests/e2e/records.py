"""What the log in the database must look like, and what of it stands on the screens."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from handoff.conversation.events import Event
from handoff.conversation.kinds.talk import Message


def assert_sound(log: Sequence[Event]) -> None:
    """The log has no gap, and nothing that somebody sent is in it twice."""
    assert [event.seq for event in log] == list(range(1, len(log) + 1))
    sent = Counter((event.sender.role, event.sender.id, event.client_id) for event in log if event.client_id)
    assert [key for key, times in sent.items() if times > 1] == []


def messages_in(log: Sequence[Event]) -> list[str]:
    """The texts of all messages, in order, with the white space that a screen shows."""
    return [re.sub(r"\s+", " ", event.body.text).strip() for event in log if isinstance(event.body, Message)]
