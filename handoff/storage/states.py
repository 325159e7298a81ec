"""The states of conversations for the boards: each is unpacked once, however many boards it stands on.

Nothing depends on what is kept: each reading asks the store which states there are now, and fetches what changed.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.conversation.state import State
from handoff.storage.snapshots import decode_state
from handoff.storage.tables.conversation_log import conversations

KEPT = 5000
"""States at most, about 10 kB each."""
AT_ONCE = 500
"""States that are fetched with one question."""

VERSION = [conversations.c.id, conversations.c.last_seq, conversations.c.updated_at]
"""The columns that tell which state a conversation has."""
_WHOLE = select(*VERSION, *[conversations.c.state])


class States:
    """States by conversation, for as long as they are the newest."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[int, datetime, State]] = OrderedDict()

    async def where(self, connection: AsyncConnection, condition: ColumnElement[bool]) -> dict[str, State]:
        """The states of the conversations that meet ``condition``, the oldest conversation first."""
        query = select(*VERSION).where(condition).order_by(conversations.c.created_at, conversations.c.id)
        return await self.of(connection, list(await connection.execute(query)), condition)

    async def of(
        self, connection: AsyncConnection, versions: Iterable[Row[tuple[object, ...]]], condition: ColumnElement[bool]
    ) -> dict[str, State]:
        """The states of these rows (with the columns of :data:`VERSION`), in their order. What no longer meets
        ``condition`` when its state is fetched is left out.
        """
        found: dict[str, State | None] = {row.id: self._known(row) for row in versions}
        changed = [identity for identity, state in found.items() if state is None]
        for begin in range(0, len(changed), AT_ONCE):
            these = conversations.c.id.in_(changed[begin : begin + AT_ONCE])
            for row in await connection.execute(_WHOLE.where(these, condition)):
                found[row.id] = self._keep(row)
        return {identity: state for identity, state in found.items() if state is not None}

    def _known(self, version: Row[tuple[object, ...]]) -> State | None:
        last_seq, updated_at, state = self._kept.get(version.id, (-1, None, None))
        if (last_seq, updated_at) != (version.last_seq, version.updated_at):
            return None
        self._kept.move_to_end(version.id)
        return state

    def _keep(self, row: Row[tuple[object, ...]]) -> State:
        state = decode_state(row.state)
        self._kept[row.id] = (row.last_seq, row.updated_at, state)
        self._kept.move_to_end(row.id)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return state
