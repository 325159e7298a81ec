"""Canned replies: reading them, and what a supervisor changes in them, each change with a way back."""

from __future__ import annotations

import re
import uuid
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import yaml
from sqlalchemy import Row
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.commands.problem import CommandProblem
from handoff.commands.texts import checked
from handoff.conversation.placeholders import PLACEHOLDERS, unknown_in
from handoff.settings import ROOT
from handoff.storage import canned as rows
from handoff.storage.caseworkers import Caseworkers, Member
from handoff.storage.conversations import NotFound
from handoff.storage.database import Database
from loket.directory import Directory, Text

START_SET = ROOT / "data" / "canned" / "start.yml"
UNDO_FOR = timedelta(minutes=10)
"""How long one's own last change can be undone."""
TITLE_LIMIT, KEY_LIMIT = 120, 40
"""Characters."""

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Reply(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a canned reply says. ``key`` is what is typed to find it; ``service`` the id of what it is about."""

    key: str
    title: Text
    text: Text
    service: str | None = None


class KeptReply(msgspec.Struct, frozen=True, kw_only=True):
    """A canned reply of an organisation. ``version`` counts its changes."""

    id: str
    reply: Reply
    version: int
    deleted: bool = False


def start_set(file: Path = START_SET) -> list[Reply]:
    """The replies that every organisation starts with. Raises ``msgspec.ValidationError``."""
    return msgspec.convert(yaml.safe_load(file.read_text(encoding="utf-8")), list[Reply])


class CannedReplies:
    """The canned replies of each organisation. Its caseworkers read them, its supervisors change them."""

    def __init__(
        self, database: Database, caseworkers: Caseworkers, directory: Directory, clock: Callable[[], datetime]
    ) -> None:
        self.database = database
        self.caseworkers = caseworkers
        self.directory = directory
        self.clock = clock
        self.start: Sequence[Reply] = start_set()

    async def of(self, organisation: str) -> list[KeptReply]:
        """All of an organisation, by key; who has none yet is given the start set, once."""
        async with self.database.read() as connection:
            if await rows.has_set(connection, organisation):
                return [_kept(row) for row in await rows.of_organisation(connection, organisation)]
        async with self.database.write() as connection:
            await self._give_start(connection, organisation)
            return [_kept(row) for row in await rows.of_organisation(connection, organisation)]

    async def create(self, member: Member, reply: Reply) -> KeptReply:
        """A new one. Raises :class:`CommandProblem`, as everything here that changes something."""
        clean = checked_reply(reply, self.directory)
        identity = str(uuid.uuid4())
        async with self._writing(member, clean.key) as connection:
            row = _values(clean) | self._stamp(member, 1) | {"id": identity, "organisation": member.organisation}
            await rows.add(connection, [row])
        await self.caseworkers.note(member.id, "canned_create")
        return KeptReply(id=identity, reply=clean, version=1)

    async def change(self, member: Member, identity: str, version: int, reply: Reply) -> KeptReply:
        """Other words for the reply as it was in ``version``. Raises ``NotFound`` too."""
        clean = checked_reply(reply, self.directory)
        async with self._writing(member, clean.key) as connection:
            kept = await self._at(connection, member, identity, version)
            if kept.deleted:
                raise NotFound
            before = {"before": msgspec.to_builtins(kept.reply)}
            await rows.change(connection, identity, _values(clean) | before | self._stamp(member, version + 1))
        await self.caseworkers.note(member.id, "canned_change")
        return KeptReply(id=identity, reply=clean, version=version + 1)

    async def delete(self, member: Member, identity: str, version: int) -> KeptReply:
        """Take the reply away as it was in ``version``; for a time that can be undone. Raises ``NotFound`` too."""
        async with self._writing(member) as connection:
            kept = await self._at(connection, member, identity, version)
            if kept.deleted:
                raise NotFound
            await rows.forget_deleted(connection, self.clock())
            gone = {"deleted_at": self.clock(), "before": None}
            await rows.change(connection, identity, gone | self._stamp(member, version + 1))
        await self.caseworkers.note(member.id, "canned_delete")
        return KeptReply(id=identity, reply=kept.reply, version=version + 1, deleted=True)

    async def undo(self, member: Member, identity: str, version: int) -> KeptReply:
        """Take one's own last change back, which made ``version``: a new reply goes, a changed one is as it was, a
        deleted one is there again. Raises ``NotFound`` too.
        """
        async with self._writing(member) as connection:
            row = await rows.locked(connection, member.organisation, identity)
            if row is None:
                raise NotFound
            if row.version != version:
                raise CommandProblem("changed-meanwhile")
            created = row.version == 1
            can = row.deleted_at is not None or row.before is not None or created
            if not can or row.changed_by != member.id or self.clock() - row.changed_at > UNDO_FOR:
                raise CommandProblem("undo-too-late")
            kept = _kept(row)
            reply = msgspec.convert(row.before, Reply) if row.before is not None else kept.reply
            if created:
                await rows.remove(connection, identity)
            else:
                again = _values(reply) | {"deleted_at": None, "before": None}
                await rows.change(connection, identity, again | self._stamp(member, version + 1))
        await self.caseworkers.note(member.id, "canned_undo")
        return KeptReply(id=identity, reply=reply, version=version + 1, deleted=created)

    @asynccontextmanager
    async def _writing(self, member: Member, key: str = "") -> AsyncIterator[AsyncConnection]:
        """A transaction for who may change the replies. Raises ``key-taken`` when another reply has ``key``."""
        if member.role != "supervisor":
            raise CommandProblem("supervisors-only")
        try:
            async with self.database.write() as connection:
                await self._give_start(connection, member.organisation)
                yield connection
        except IntegrityError as error:
            raise CommandProblem("key-taken", key=key) from error

    async def _give_start(self, connection: AsyncConnection, organisation: str) -> None:
        now = self.clock()
        if not await rows.begin_set(connection, organisation, now):
            return
        common = {"organisation": organisation, "version": 1, "changed_at": now, "changed_by": None}
        await rows.add(connection, [_values(each) | common | {"id": str(uuid.uuid4())} for each in self.start])

    async def _at(self, connection: AsyncConnection, member: Member, identity: str, version: int) -> KeptReply:
        row = await rows.locked(connection, member.organisation, identity)
        if row is None:
            raise NotFound
        if row.version != version:
            raise CommandProblem("changed-meanwhile")
        return _kept(row)

    def _stamp(self, member: Member, version: int) -> dict[str, object]:
        return {"version": version, "changed_at": self.clock(), "changed_by": member.id}


def checked_reply(reply: Reply, directory: Directory) -> Reply:
    """``reply`` as it is kept. Raises :class:`CommandProblem`, naming what is not right."""
    key = reply.key.strip().removeprefix("/").lower()
    if len(key) > KEY_LIMIT or not _KEY.fullmatch(key):
        raise CommandProblem("key-not-right", limit=str(KEY_LIMIT))
    title = Text(nl=checked(reply.title.nl), en=checked(reply.title.en))
    if max(len(title.nl), len(title.en)) > TITLE_LIMIT:
        raise CommandProblem("title-too-long", limit=str(TITLE_LIMIT))
    text = Text(nl=checked(reply.text.nl), en=checked(reply.text.en))
    unknown = [*unknown_in(text.nl), *unknown_in(text.en)]
    if unknown:
        known = " ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        raise CommandProblem("unknown-placeholder", unknown=" ".join(dict.fromkeys(unknown)), known=known)
    if reply.service is not None and directory.find_service(reply.service) is None:
        raise CommandProblem("not-in-directory")
    return Reply(key=key, title=title, text=text, service=reply.service)


def _values(reply: Reply) -> dict[str, object]:
    return {
        "key": reply.key,
        "title_nl": reply.title.nl,
        "title_en": reply.title.en,
        "text_nl": reply.text.nl,
        "text_en": reply.text.en,
        "service": reply.service,
    }


def _kept(row: Row[tuple[object, ...]]) -> KeptReply:
    title, text = Text(nl=row.title_nl, en=row.title_en), Text(nl=row.text_nl, en=row.text_en)
    reply = Reply(key=row.key, title=title, text=text, service=row.service)
    return KeptReply(id=row.id, reply=reply, version=row.version, deleted=row.deleted_at is not None)
