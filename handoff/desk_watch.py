"""Keeps the desks of this process as supervisors have set them, also when another process stored the change."""

from __future__ import annotations

import asyncio
import logging

from handoff.bus import BOARD, DESKS, Bus
from handoff.commands.by_itself import by_itself
from handoff.commands.reminding import Reminding
from handoff.desks import Desks
from handoff.storage.desk_settings import DeskSettings, Kept

log = logging.getLogger(__name__)


class DeskWatch:
    """Reads what was changed when the bus says so, and now and then unasked. What is asked of who waits follows the
    hours.
    """

    def __init__(self, settings: DeskSettings, desks: Desks, bus: Bus, reminding: Reminding) -> None:
        self.settings = settings
        self.desks = desks
        self.bus = bus
        self.reminding = reminding
        self._known: dict[str, Kept] = {}
        self._planned: dict[str, Kept] = {}
        """By which the questions were planned, here: behind what is known when that failed, and nothing at a start."""
        self._looking = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Know what was changed before anybody is served; then listen in the background, until :meth:`close`."""
        await self.look()
        self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Stop."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def look(self) -> None:
        """Read the store and go by it; who watches the board here sees it at once. A desk whose questions could not be
        planned keeps no other from it, and is planned at the next look.
        """
        async with self._looking:  # one at a time: what was read before a change never comes after what was read later
            await self._read()
            for desk, kept in self._known.items():
                if self._planned.get(desk) != kept and await by_itself(self.reminding.plan_anew(desk)):
                    self._planned[desk] = kept

    async def catch_up(self) -> None:
        """Read the store and go by it, for who must not see what was; the questions are planned at the next look."""
        async with self._looking:
            await self._read()

    def kept(self, desk: str) -> Kept:
        """What is known here of this desk."""
        return self._known.get(desk, Kept())

    async def _read(self) -> None:
        found = await self.settings.all()
        if found != self._known:
            self._known = found
            self.desks.use({desk: kept.override for desk, kept in found.items()})
            self.bus.tell(BOARD, b"")

    async def _run(self) -> None:
        with self.bus.subscribe(DESKS) as heard:
            while True:
                await heard.next(self.bus.patience)
                try:
                    await self.look()
                except Exception:
                    log.exception("desks: what was changed is not all in force; the next look sees to it")
