"""What stands beside the figures of handoff: what the machine can do at best, and the bot's turns by length."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import asyncpg
import httpx

from bench.load import questions
from bench.processes import free_ports, running, wait_until_healthy
from bench.scale.clients.bare import TABLE
from bench.scale.crowd import carried_out, crowd
from bench.scale.figures import Limits, times
from bench.scale.orders import Echo, Insert, Order
from bench.scale.rounds import WRITERS
from bench.scale.service import served
from bench.scale.sizes import Sizes
from launch import up
from launch.places import python_of
from loket.wire import Turn, decode_answer, encode

ECHO_SOCKETS = 16  # of each process of clients
BOT_READY_WITHIN = 180.0  # seconds
TURNS_TOLD = (1, 10, 75, 150)
AROUND = 2
"""A turn's time is the median over the conversations and over so many turns before and after it."""


def limits(folder: Path, database: str, sizes: Sizes, tell: Callable[[str], None]) -> Limits:
    """A bare Sanic WebSocket and a bare insert."""
    with served("echo", "bench.scale.echo", folder) as (server, url):
        before, count = server.resident(), sizes.windows * sizes.growth // sizes.processes
        held: list[Order] = [Echo(url=url, sockets=count, seconds=0) for _ in range(sizes.processes)]
        with crowd(held) as processes:
            ready = processes.ready()
            kb_each = (server.resident() - before) / max(ready.opened, 1) / 1000
            processes.go()
            processes.report()
        echoed: list[Order] = [Echo(url=url, sockets=ECHO_SOCKETS, seconds=sizes.seconds)] * sizes.processes
        _, sent_back = carried_out(echoed)
    asyncio.run(_table(database))
    inserts: list[Order] = [Insert(database=database, connections=WRITERS, seconds=sizes.seconds)] * sizes.processes
    _, inserted = carried_out(inserts)
    found = Limits(
        echo_per_second=round(sent_back.done / sizes.seconds, 1),
        echo=times(sent_back.delivered),
        echo_kb_each=round(kb_each, 1),
        inserts_per_second=round(inserted.done / sizes.seconds, 1),
        insert=times(inserted.committed),
    )
    tell(
        f"bare: {found.echo_per_second} messages sent back a second, {found.echo_kb_each} kB a socket; "
        f"{found.inserts_per_second} rows committed a second (p95 {found.insert.p95} ms)"
    )
    return found


def bot_turns(folder: Path, sizes: Sizes, tell: Callable[[str], None]) -> dict[int, float]:
    """Milliseconds of a turn by its number in the conversation, of the bot with the model that is served."""
    told = [turn for turn in TURNS_TOLD if turn <= sizes.bot_turns]
    if not told:
        return {}
    [port] = free_ports(1)
    url = f"http://127.0.0.1:{port}"
    command = [python_of("rasa"), "-m", "bot", "--port", port]
    with running("bot", command, f"{url}/health", folder, up.DEFAULTS) as bot:
        wait_until_healthy([bot], BOT_READY_WITHIN)
        _conversation(url, 0, AROUND)
        taken = [_conversation(url, number, sizes.bot_turns) for number in range(sizes.bot_conversations)]
    found = {}
    for turn in told:
        near = [each for times_of in taken for each in times_of[max(turn - 1 - AROUND, 0) : turn + AROUND]]
        found[turn] = round(statistics.median(near), 1)
    tell(f"bot: {', '.join(f'turn {turn} {each} ms' for turn, each in found.items())}")
    return found


def _conversation(url: str, citizen: int, turns: int) -> list[float]:
    """Milliseconds of each turn of one conversation, without a closed loop of others."""
    asked = questions.asked_by(citizen, questions.read())
    turn, found = Turn(conversation_id=f"bench-{citizen}", language=questions.language_of(citizen)), []
    with httpx.Client(base_url=url, timeout=30, headers={"Content-Type": "application/json"}) as client:
        for _ in range(turns):
            turn.text = next(asked)
            body, at = encode(turn), time.monotonic()
            answer = client.post("/turn", content=body)
            found.append((time.monotonic() - at) * 1000)
            turn.memory = decode_answer(answer.raise_for_status().content).memory
    return found


async def _table(database: str) -> None:
    connection = await asyncpg.connect(database)
    await connection.execute(f"CREATE TABLE {TABLE} (id bigserial PRIMARY KEY, words text NOT NULL)")
    await connection.close()
