"""Who is on duty now, and how much room they have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.queue.assignment import Worker
from handoff.storage.caseworkers import Member, member_of
from handoff.storage.duties import Duty, duty_now
from handoff.storage.tables.conversation_log import conversations
from handoff.storage.tables.staff import caseworkers, duties, presence
from loket.directory import Desk


@dataclass(frozen=True)
class OnDuty:
    """A caseworker on duty. ``has`` counts their conversations by the desk that these belong to."""

    member: Member
    serves: frozenset[str]
    duty: Duty
    has: dict[str, int]
    idle_since: datetime

    @property
    def languages(self) -> list[str]:
        """What they speak."""
        return self.member.languages

    @property
    def skills(self) -> list[str]:
        """What they can do."""
        return self.member.skills

    @property
    def room(self) -> int:
        """How many conversations they can take now; none in a pause. Below none when a supervisor took more."""
        return 0 if self.duty.state == "pause" else self.member.capacity - sum(self.has.values())

    def as_worker(self) -> Worker:
        """For the assignment."""
        return Worker(
            id=self.member.id,
            serves=self.serves,
            languages=frozenset(self.languages),
            skills=frozenset(self.skills),
            capacity=self.member.capacity,
            has=sum(self.has.values()),
            idle_since=self.idle_since,
            wrapping_up=self.duty.state == "wrap_up",
        )


async def staff(
    connection: AsyncConnection, now: datetime, caseworker: str | None = None, *, desk: str | None = None
) -> list[OnDuty]:
    """Everybody who is on duty now; only this ``caseworker``, or who serves this ``desk``, when that is given."""
    there = presence.c.lease_until > now
    if caseworker is not None:
        there &= presence.c.caseworker == caseworker
    if desk is not None:
        there &= presence.c.caseworker.in_(select(duties.c.caseworker).where(duties.c.desk == desk))
    desks = select(duties).join(presence, presence.c.caseworker == duties.c.caseworker).where(there)
    serves: dict[str, set[str]] = {}
    for row in await connection.execute(desks):
        serves.setdefault(row.caseworker, set()).add(row.desk)
    query = (
        select(caseworkers, presence.c.state, presence.c.state_until, presence.c.idle_since)
        .join(presence, presence.c.caseworker == caseworkers.c.id)
        .where(there)
        .order_by(caseworkers.c.id)
    )
    rows = [row for row in await connection.execute(query) if row.id in serves] if serves else []
    has = await held(connection, [row.id for row in rows])
    return [
        OnDuty(
            member=member_of(row),
            serves=frozenset(serves[row.id]),
            duty=duty_now(row.state, row.state_until, now),
            has=has.get(row.id, {}),
            idle_since=row.idle_since or now,
        )
        for row in rows
    ]


async def held(connection: AsyncConnection, identities: list[str]) -> dict[str, dict[str, int]]:
    """How many conversations each of these caseworkers has now, by the desk of the conversation."""
    if not identities:
        return {}
    query = (
        select(conversations.c.caseworker, conversations.c.desk, func.count().label("number"))
        .where(conversations.c.caseworker.in_(identities), conversations.c.owner == "caseworker")
        .group_by(conversations.c.caseworker, conversations.c.desk)
    )
    found: dict[str, dict[str, int]] = {}
    for row in await connection.execute(query):
        found.setdefault(row.caseworker, {})[row.desk or ""] = row.number
    return found


def places(on_duty: list[OnDuty], desk: Desk) -> int:
    """How many conversations of ``desk`` its caseworkers can have at a time now: what they are in the middle of for
    another desk takes a place away, and so does a pause.
    """
    there = [each for each in on_duty if desk.id in each.serves and each.duty.state != "pause"]
    able = suited_by_skill(there, desk)
    elsewhere = [sum(number for at, number in each.has.items() if at != desk.id) for each in able]
    return sum(max(each.member.capacity - other, 0) for each, other in zip(able, elsewhere, strict=True))


def free_places(on_duty: list[OnDuty], desk: Desk) -> int:
    """How many more conversations the caseworkers of ``desk`` can take now."""
    there = [each for each in on_duty if desk.id in each.serves and each.duty.state != "pause"]
    return sum(max(each.room, 0) for each in suited_by_skill(there, desk))


def suited_by_skill(there: list[OnDuty], desk: Desk) -> list[OnDuty]:
    """Who of those on duty serves the desk as it should be served; everybody when nobody does."""
    skills = frozenset(desk.skills)
    return [each for each in there if skills <= set(each.skills)] or there


def may_take(on_duty: list[OnDuty], caseworker: str, desk: str) -> bool:
    """Whether this caseworker serves ``desk`` and could take one more now."""
    return any(each.member.id == caseworker and desk in each.serves and each.room > 0 for each in on_duty)
