"""Migrating a database of the first release with a million events in it, while its conversations must stay right."""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from handoff.conversation.events import Event
from handoff.conversation.fold import fold
from handoff.conversation.kinds.talk import Analysis, Message, Started
from handoff.conversation.parties import Sender
from handoff.storage import migrate
from handoff.storage.conversations import _encode, _hash
from handoff.storage.database import Database
from loket.wire import Understood
from tests.faults.clients import CitizenBrowser, Record, Talk
from tests.faults.cluster import Cluster
from tests.faults.laws import broken, connect

EVENTS_EACH = 50
BATCH = 400
TALKS_AFTER = 20
"""Conversations that are gone on with after the migration."""


@dataclass
class Migrated:
    """What was seen."""

    events: int = 0
    seconds: float = 0.0
    failures: list[str] = field(default_factory=list)


def migrate_a_million(say: Callable[[str], None], events: int = 1_000_000) -> Migrated:
    """Fill a database of the first schema, migrate it, and go on with some of its conversations."""
    found = asyncio.run(_migrate(events))
    mark = "✗" if found.failures else "✓"
    say(f"  {mark} migration: {found.events} events from the first schema to the newest in {found.seconds:.1f} s")
    for what in found.failures[:5]:
        say(f"    ✗ {what}")
    return found


async def _migrate(events: int) -> Migrated:
    cluster = Cluster(random.Random(1), Path(tempfile.mkdtemp(prefix="loket-faults-logs-")))
    found = Migrated()
    try:
        cluster.postgres.start()
        cluster.redis.start()
        cluster.url = cluster.postgres.server.create()
        database = Database(cluster.url)
        await migrate.upgrade(database, "0001")
        talks = await _fill(cluster.url, events // EVENTS_EACH)
        connection = await connect(cluster.url)
        found.events = await connection.fetchval("SELECT count(*) FROM events")
        await connection.close()
        started = time.monotonic()
        await migrate.upgrade(database)
        found.seconds = time.monotonic() - started
        await database.close()
        found.failures = await _go_on(cluster, talks)
    finally:
        await cluster.close()
    return found


async def _go_on(cluster: Cluster, talks: list[Talk]) -> list[str]:
    """Citizens come back to conversations from before, and say something."""
    await cluster.resume()
    rng, record = random.Random(2), Record()
    browsers = [CitizenBrowser(cluster, talk, record, rng) for talk in rng.sample(talks, TALKS_AFTER)]
    running = [asyncio.create_task(browser.run()) for browser in browsers]
    for browser in browsers:
        browser.give("say", text="nog een vraag")
    deadline = time.monotonic() + 60
    while any(browser.after != EVENTS_EACH + 3 for browser in browsers):
        await asyncio.sleep(0.1)
        if time.monotonic() > deadline:
            break
    failures = [
        f"{browser.talk.id}: stays at {browser.after}" for browser in browsers if browser.after != EVENTS_EACH + 3
    ]
    for browser, task in zip(browsers, running, strict=True):
        browser.stop()
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    return failures + [what for what in await broken(cluster.url, record, browsers) if "sent by nobody" not in what]


async def _fill(url: str, count: int) -> list[Talk]:
    """``count`` conversations as the first release wrote them."""
    talks: list[Talk] = []
    began = datetime.now(UTC) - timedelta(days=2)
    connection = await connect(url)
    try:
        log = list(_log(began))
        state = _encode(fold(log)).decode()
        rows = [(event.body.__struct_config__.tag, _key(event.sender), _encode(event).decode()) for event in log]
        for start in range(0, count, BATCH):
            batch = [Talk(str(uuid.uuid4()), f"token-{start + each}") for each in range(min(BATCH, count - start))]
            talks += batch
            await connection.copy_records_to_table(
                "conversations",
                columns=[
                    "id", "token_hash", "created_at", "updated_at", "state", "last_seq", "owner", "owner_epoch", "rank",
                ],
                records=[
                    (talk.id, _hash(talk.token), began, began, state, len(log), "bot", 0, 0) for talk in batch
                ],
            )  # fmt: skip
            await connection.copy_records_to_table(
                "events",
                columns=["conversation", "seq", "kind", "sender", "event", "created_at", "client_id"],
                records=[
                    (talk.id, event.seq, kind, sender, text, began, event.client_id)
                    for talk in batch
                    for event, (kind, sender, text) in zip(log, rows, strict=True)
                ],
            )
    finally:
        await connection.close()
    return talks


def _log(began: datetime) -> Iterator[Event]:
    citizen, bot = Sender(role="citizen"), Sender(role="bot")
    yield Event(seq=1, sender=citizen, body=Started(language="nl"), created_at=began)
    seq = 2
    while seq + 2 <= EVENTS_EACH:
        yield Event(seq=seq, sender=citizen, body=Message(text=f"vraag {seq}"), created_at=began, client_id=f"c{seq}")
        understood = Understood(intent="echo", confidence=0.9)
        yield Event(seq=seq + 1, sender=bot, body=Analysis(of=seq, understood=understood), created_at=began)
        yield Event(seq=seq + 2, sender=bot, body=Message(text=f"antwoord {seq}"), created_at=began)
        seq += 3
    while seq <= EVENTS_EACH:
        yield Event(seq=seq, sender=bot, body=Message(text="tot ziens"), created_at=began)
        seq += 1


def _key(sender: Sender) -> str:
    return sender.role
