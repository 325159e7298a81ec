"""The parts of one handoff process, put together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from handoff.bot_client import BotClient
from handoff.bus import Bus, LocalBus
from handoff.commands.act import Acts
from handoff.commands.assigning import Assigner
from handoff.commands.beside import BesideCommands
from handoff.commands.bot_turn import BotTurns
from handoff.commands.calling import CallbackDesk
from handoff.commands.canned import CannedReplies
from handoff.commands.case import CaseCommands
from handoff.commands.caseworker import CaseworkerCommands
from handoff.commands.citizen import CitizenCommands
from handoff.commands.escalation import EscalationCommands
from handoff.commands.labelling import LabelCommands
from handoff.commands.overdue import Overdue
from handoff.commands.reminding import Reminding
from handoff.commands.showing import ShowCommands
from handoff.commands.supervising import SupervisorCommands
from handoff.commands.supervising_desks import DeskCommands
from handoff.commands.supervising_people import PeopleCommands
from handoff.commands.transfer import TransferCommands
from handoff.desk_watch import DeskWatch
from handoff.desks import Desks
from handoff.patrol import Patrol
from handoff.queue import wrap_up
from handoff.redis_bus import RedisBus
from handoff.settings import Settings
from handoff.storage import migrate
from handoff.storage.board import Board
from handoff.storage.caseworkers import Caseworkers
from handoff.storage.conversations import Conversations
from handoff.storage.database import Database
from handoff.storage.desk_settings import DeskSettings
from handoff.storage.duties import Duties
from handoff.storage.sessions import Sessions
from handoff.sweeper import Sweeper
from loket.directory import Directory, load

TURNS_END_WITHIN = 2.0
"""Seconds that a turn of the bot gets at the end; after that another process takes it over."""


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


class Service:
    """Everything that the API needs. ``clock`` and ``directory`` can be given by a test."""

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Callable[[], datetime] = utc_now,
        directory: Directory | None = None,
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.directory = directory if directory is not None else load(settings.directory)
        self.database = Database(settings.database_url)
        self.bus: Bus = RedisBus(settings.redis_url, settings.redis_prefix) if settings.redis_url else LocalBus()
        self.patrol = Patrol(self.database, self.bus)
        self.bot = BotClient(settings.bot_urls, settings.bot_timeout)
        self.desks = Desks(self.directory, always_open=settings.desks_always_open)
        self.conversations = Conversations(self.database, self.bus, clock, settings.wrap_up)
        self.bus.elsewhere = self.conversations.recent.elsewhere
        self.caseworkers = Caseworkers(self.database, clock)
        self.sessions = Sessions(self.database, clock)
        self.duties = Duties(self.database, self.bus, clock, settings.duty_lease)
        self.board = Board(self.database)
        self.turns = BotTurns(self.conversations, self.bot, self.desks)
        self.citizen = CitizenCommands(self.conversations, self.desks, self.turns)
        self.labels = LabelCommands(self.conversations, self.desks, self.caseworkers)
        acts = Acts(self.conversations, self.caseworkers)
        self.caseworker = CaseworkerCommands(acts, self.desks, self.labels)
        self.transfers = TransferCommands(acts, self.desks)
        self.beside = BesideCommands(acts, self.desks)
        self.escalations = EscalationCommands(acts, self.desks)
        self.cases = CaseCommands(acts)
        self.canned = CannedReplies(self.database, self.caseworkers, self.directory, clock)
        self.showing = ShowCommands(acts, self.directory)
        self.callbacks = CallbackDesk(self.conversations, self.desks)
        self.assigner = Assigner(self.conversations, self.desks, self.caseworkers)
        self.conversations.moved = self.duties.changed = self.assigner.wake
        self.conversations.wrap_up_at = lambda desk, usual: wrap_up.by_itself(self.desks.get(desk), usual)
        reminding = Reminding(self.conversations, self.desks)
        self.desk_watch = DeskWatch(DeskSettings(self.database, clock), self.desks, self.bus, reminding)
        overdue = Overdue(self.conversations, self.desks, reminding, self.callbacks, settings.transfer_patience)
        self.supervisor = SupervisorCommands(acts, self.desks)
        self.desk_commands = DeskCommands(self.desk_watch, self.caseworkers, settings.directory)
        self.people = PeopleCommands(self.caseworkers, self.desks, self.board, self.caseworker, overdue, self.bus)
        self.sweeper = Sweeper(
            self.conversations,
            self.turns,
            self.caseworker,
            self.sessions,
            self.duties,
            self.board,
            self.assigner,
            overdue,
            every=settings.sweep_every,
            retention=settings.retention,
        )

    async def start(self) -> None:
        """Bring the schema up to date, connect the bus, begin to sweep."""
        await migrate.upgrade(self.database)
        await self.bus.start()
        await self.desk_watch.start()
        self.assigner.start()
        self.sweeper.start()
        self.patrol.start()

    async def close(self) -> None:
        """Finish the turns that run, then disconnect."""
        await self.patrol.close()
        await self.desk_watch.close()
        await self.sweeper.close()
        await self.assigner.close()
        await self.turns.close(TURNS_END_WITHIN)
        await self.bus.close()
        await self.bot.close()
        await self.database.close()
