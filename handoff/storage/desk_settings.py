"""What supervisors changed about desks, over what the directory says; with who changed what."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

import msgspec
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.desk_values import Override
from handoff.storage.caseworkers import Member
from handoff.storage.database import Database
from handoff.storage.tables.organisations import desk_changes, desk_settings

HISTORY = 50
"""The latest changes of a desk that are shown."""

Along = Callable[[AsyncConnection], Awaitable[None]]

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Override).decode


class ChangedMeanwhile(Exception):
    """Somebody else changed the desk after the version that was seen."""


@dataclass(frozen=True)
class Kept:
    """The override of a desk. ``version`` grows by one with each change; 0: nobody ever changed it."""

    version: int = 0
    override: Override = field(default_factory=Override)


@dataclass(frozen=True)
class DeskChange:
    """One change of a desk. ``who`` is the supervisor's name at that time."""

    at: datetime
    who: str
    before: Override
    after: Override


async def nothing(_: AsyncConnection) -> None:
    """Writes nothing."""


class DeskSettings:
    """All overrides, in the database."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self.database = database
        self.clock = clock

    async def all(self) -> dict[str, Kept]:
        """Every desk that somebody ever changed, by id."""
        async with self.database.read() as connection:
            rows = await connection.execute(select(desk_settings))
            return {row.desk: Kept(row.version, _decode(row.override)) for row in rows}

    async def change(self, desk: str, version: int, after: Override, who: Member, along: Along = nothing) -> Kept:
        """Keep ``after`` instead of what ``version`` was. Raises :class:`ChangedMeanwhile`. ``along``: what is written
        in the same transaction.
        """
        async with self.database.write() as connection:
            kept = await _locked(connection, desk)
            if kept.version != version:
                raise ChangedMeanwhile
            await along(connection)
            return await self._store(connection, desk, kept, after, who)

    async def undo(self, desk: str, version: int, who: Member, along: Along = nothing) -> Kept | None:
        """Back to what was before the last change; none when there was no change. Raises :class:`ChangedMeanwhile`.
        ``along``: what is written in the same transaction.
        """
        async with self.database.write() as connection:
            kept = await _locked(connection, desk)
            if kept.version != version:
                raise ChangedMeanwhile
            latest = (
                select(desk_changes.c.before)
                .where(desk_changes.c.desk == desk)
                .order_by(desk_changes.c.id.desc())
                .limit(1)
            )
            before = (await connection.execute(latest)).scalar()
            if before is None:
                return None
            await along(connection)
            return await self._store(connection, desk, kept, _decode(before), who)

    async def history(self, desk: str) -> list[DeskChange]:
        """The latest changes of the desk, the newest first."""
        query = (
            select(desk_changes).where(desk_changes.c.desk == desk).order_by(desk_changes.c.id.desc()).limit(HISTORY)
        )
        async with self.database.read() as connection:
            rows = (await connection.execute(query)).all()
        return [DeskChange(row.at, row.who, _decode(row.before), _decode(row.after)) for row in rows]

    async def _store(self, connection: AsyncConnection, desk: str, before: Kept, after: Override, who: Member) -> Kept:
        if after == before.override:
            return before
        now, kept = self.clock(), Kept(before.version + 1, after)
        values = {"version": kept.version, "override": _encode(after).decode()}
        if before.version:
            await connection.execute(update(desk_settings).where(desk_settings.c.desk == desk).values(values))
        else:
            try:
                await connection.execute(insert(desk_settings).values(desk=desk, **values))
            except IntegrityError:  # the first change of all, and somebody else made it at the same moment
                raise ChangedMeanwhile from None
        row = {
            "desk": desk,
            "at": now,
            "caseworker": who.id,
            "who": who.name,
            "before": _encode(before.override).decode(),
            "after": values["override"],
        }
        await connection.execute(insert(desk_changes).values(row))
        return kept


async def _locked(connection: AsyncConnection, desk: str) -> Kept:
    query = select(desk_settings).where(desk_settings.c.desk == desk).with_for_update()
    row = (await connection.execute(query)).one_or_none()
    return Kept() if row is None else Kept(row.version, _decode(row.override))
