"""The newest events of conversations as this process has just committed them, for those who are told of them at once.

Nothing depends on it: what is not here stands in the store. Events never change, and the log has no gaps, so what is
here is what a look into the store would find; it is forgotten after a moment, for somebody may delete a conversation,
and as soon as another process says that it wrote too, for what is here would be the beginning and be taken for all.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Sequence

from handoff.conversation.events import Event

KEPT_FOR = 2.0  # seconds
CONVERSATIONS = 2000
EVENTS = 20
"""Of one conversation at most."""


class Recent:
    """Events by conversation."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[float, list[Event]]] = OrderedDict()
        self._elsewhere: OrderedDict[str, float] = OrderedDict()

    def keep(self, conversation: str, events: Sequence[Event]) -> None:
        """``events`` were committed. Two commits may come here in the other order than they were made."""
        if time.monotonic() < self._elsewhere.get(conversation, 0.0):
            return
        _, known = self._kept.pop(conversation, (0.0, []))
        self._kept[conversation] = (time.monotonic() + KEPT_FOR, _joined(known, events)[-EVENTS:])
        if len(self._kept) > CONVERSATIONS:
            self._kept.popitem(last=False)

    def after(self, conversation: str, seq: int) -> list[Event]:
        """The events that follow ``seq``, without a gap; none when they are not here."""
        until, known = self._kept.get(conversation, (0.0, []))
        if time.monotonic() > until:
            self._kept.pop(conversation, None)
            return []
        if not known or not known[0].seq <= seq + 1 <= known[-1].seq:
            return []
        return known[seq + 1 - known[0].seq :]

    def elsewhere(self, conversation: str) -> None:
        """Another process wrote in the conversation: for a moment nothing of it is kept here, because what is committed
        here and told only now may be older than that.
        """
        self.forget(conversation)
        self._elsewhere.pop(conversation, None)
        self._elsewhere[conversation] = time.monotonic() + KEPT_FOR
        if len(self._elsewhere) > CONVERSATIONS:
            self._elsewhere.popitem(last=False)

    def forget(self, conversation: str) -> None:
        """The conversation was deleted, or is not known well enough here."""
        self._kept.pop(conversation, None)


def _joined(known: list[Event], events: Sequence[Event]) -> list[Event]:
    """Both without a gap; the newer when there is one between them, because another process wrote there."""
    if not known or known[-1].seq + 1 == events[0].seq:
        return [*known, *events]
    if events[-1].seq + 1 == known[0].seq:
        return [*events, *known]
    return known if events[-1].seq < known[0].seq else list(events)
