"""Changing the hours and the words of a desk: checked as the directory's files are, in force at once everywhere."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from handoff.bus import BOARD, DESKS
from handoff.commands.problem import CommandProblem
from handoff.desk_values import DeskField, DeskValues, Override, applied, faults, override_of, tidied, values_of
from handoff.desk_watch import DeskWatch
from handoff.storage import callbacks
from handoff.storage.caseworkers import Caseworkers, Member
from handoff.storage.desk_settings import Along, ChangedMeanwhile, DeskChange, Kept
from loket.directory import Desk, Text
from loket.directory.desk_faults import Fault
from loket.directory.timetable import timetable_of
from loket.plain_language.check import Checker, Problem, checker
from loket.plain_language.sources import Shown


@dataclass(frozen=True)
class Hard:
    """A text of a desk that is harder to read than B1; ``language`` is that of the text."""

    field: DeskField
    language: str
    problem: Problem


@dataclass(frozen=True)
class Checked:
    """``faults`` keep the desk from being stored; ``hard`` texts and ``calls`` promised for hours in which it would be
    closed are for thinking it over.
    """

    faults: list[Fault]
    hard: list[Hard] = field(default_factory=list)
    calls: int = 0


class DeskCommands:
    """What supervisors do about desks. Each raises :class:`CommandProblem`."""

    def __init__(self, watch: DeskWatch, caseworkers: Caseworkers, folder: Path) -> None:
        self.watch = watch
        self.desks = watch.desks
        self.caseworkers = caseworkers
        self.folder = folder

    def written(self, member: Member, desk: str) -> Desk:
        """The desk as the directory has it, for a supervisor of it. Raises ``supervisors-only``."""
        found = next((each for each in self.desks.written.desks if each.id == desk), None)
        if found is None or member.role != "supervisor" or desk not in member.desks:
            raise CommandProblem("supervisors-only")
        return found

    async def check(self, member: Member, desk: str, values: DeskValues) -> Checked:
        """What is wrong with these values, and what to think over."""
        written = self.written(member, desk)
        wanted = applied(written, override_of(written, tidied(values)))
        found = faults(wanted)
        if found:
            return Checked(found)
        now = applied(written, self.watch.kept(desk).override)
        hard = await asyncio.to_thread(lambda: list(self._hard(now, wanted)))
        return Checked([], hard, await self._calls_outside(now, wanted))

    async def change(self, member: Member, desk: str, version: int, values: DeskValues) -> Kept:
        """Have the desk be so from now on. Raises ``desk-not-right`` or ``changed-meanwhile``."""
        written = self.written(member, desk)
        override = override_of(written, tidied(values))
        if faults(applied(written, override)):
            raise CommandProblem("desk-not-right")
        try:
            kept = await self.watch.settings.change(
                desk, version, override, member, self._noted(member, desk, "desk_change")
            )
        except ChangedMeanwhile:
            raise CommandProblem("changed-meanwhile") from None
        await self._in_force()
        return kept

    async def undo(self, member: Member, desk: str, version: int) -> Kept:
        """Back to before the last change; that is a change too. Raises ``nothing-to-undo`` or ``changed-meanwhile``."""
        self.written(member, desk)
        try:
            kept = await self.watch.settings.undo(desk, version, member, self._noted(member, desk, "desk_undo"))
        except ChangedMeanwhile:
            raise CommandProblem("changed-meanwhile") from None
        if kept is None:
            raise CommandProblem("nothing-to-undo")
        await self._in_force()
        return kept

    async def history(self, member: Member, desk: str) -> list[DeskChange]:
        """Who changed what, the newest first."""
        self.written(member, desk)
        return await self.watch.settings.history(desk)

    def _noted(self, member: Member, desk: str, action: str) -> Along:
        """In the audit log, in the same transaction as the change."""
        return lambda connection: self.caseworkers.note(member.id, action, subject=desk, along=connection)

    async def _in_force(self) -> None:
        """Here before the answer, in the other processes a moment later."""
        await self.watch.look()
        bus = self.watch.bus
        await bus.publish(DESKS)
        await bus.publish(BOARD)

    async def _calls_outside(self, now: Desk, wanted: Desk) -> int:
        """How many call-backs were promised for a time in which the desk is open now, and would be closed."""
        before, after = timetable_of(now), timetable_of(wanted)
        if before == after:
            return 0
        async with self.caseworkers.database.read() as connection:
            rows = await callbacks.open_for(connection, [wanted.id])
        starts = [row.begins_at for row in rows if row.begins_at is not None]
        return sum(before.is_open(start) and not after.is_open(start) for start in starts)

    def _hard(self, now: Desk, wanted: Desk) -> Iterator[Hard]:
        """The texts that would be new and are harder to read than B1."""
        known = set(_texts(now))
        for name, text in _texts(wanted):
            if (name, text) in known:
                continue
            for language in ("nl", "en"):
                shown = Shown("desks.yml", name, language, getattr(text, language), f"{name}.{language}")
                for problem in self._checker.problems([shown]):
                    yield Hard(name, language, problem)

    @cached_property
    def _checker(self) -> Checker:
        return checker(self.folder)


def _texts(desk: Desk) -> list[tuple[DeskField, Text]]:
    found: list[tuple[DeskField, Text | None]] = [
        ("name", desk.name),
        ("closed_words", desk.closed_words),
        ("waiting_words", desk.waiting_words),
        *(("special_days", special.why) for special in desk.special_days),
    ]
    return [(name, text) for name, text in found if text is not None]


def kept_values(written: Desk, override: Override) -> DeskValues:
    """What holds for the desk with this override."""
    return values_of(applied(written, override))
