"""How far one machine goes: what the bench of it makes of what it measures, and that all of it works."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import subprocess
import sys
from typing import Any

import msgspec
import pytest

from bench.scale.__main__ import allowed
from bench.scale.clients.claims import AT_THE_FRONT, Queue
from bench.scale.clients.talk import Post
from bench.scale.crowd import shares
from bench.scale.figures import (
    ClaimsMade,
    Figures,
    Limits,
    Opened,
    Resumed,
    Round,
    Stored,
    Talked,
    Times,
    as_json,
    growth,
    missed,
    times,
)
from bench.scale.fill import Fill
from bench.scale.orders import Claims, Key, Order, Report, Session, Talk, together
from bench.scale.sizes import FIRST, FULL, GROWN, STUFFED
from bench.scale.tables import tables
from handoff.conversation.fold import fold
from handoff.service import Service
from handoff.settings import Settings
from handoff.storage import migrate
from launch.places import ROOT
from loket.directory import load

QUICK = Times(p50=5.0, p95=10.0, p99=12.0, count=600)


def a_round(**changed: Any) -> Round:
    """A round in which all is reached that is wanted, except for what is ``changed``."""
    well: dict[str, Any] = {
        "talked": Talked(load=100.0, per_second=100.0, committed=QUICK, delivered=QUICK, cpu_ms=4.0, failures={}),
        "fastest": Talked(load=None, per_second=400.0, committed=QUICK, delivered=QUICK, cpu_ms=3.0, failures={}),
        "stored": Stored(per_second=600.0, committed=QUICK, delivered=QUICK, delivered_per_second=600.0),
        "claims": ClaimsMade(per_second=100.0, made=200, left=0, refused=9, wrong=0, times=QUICK, failures={}),
        "opened": Opened(
            wanted=5000, opened=5000, still_open=5000, per_second=200.0, kb_each=40.0, idle_cores=0.05, failures={}
        ),
        "resumed": Resumed(windows=2000, whole=2000, well=3.0, half=5.0, last=9.0, failures={}),
    }
    return Round(**{**well, **changed})


def figures(grown: Round | None = None, **changed: Any) -> Figures:
    """Figures in which all is reached that is wanted, except for what is ``changed``."""
    limits = Limits(echo_per_second=20000.0, echo=QUICK, echo_kb_each=20.0, inserts_per_second=6000.0, insert=QUICK)
    well: dict[str, Any] = {
        "limits": limits,
        "loads": [a_round().talked],
        "rounds": {FIRST: a_round(), GROWN: grown or a_round(), STUFFED: a_round()},
        "bot": {1: 12.0, 150: 13.0},
        "closed": 100_000,
        "growth": 10,
        "descriptors": 20000,
    }
    return Figures(**{**well, **changed})


def test_nothing_is_missed_when_all_is_reached() -> None:
    assert missed(figures()) == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (
            {
                "opened": Opened(
                    wanted=5000, opened=4000, still_open=3990, per_second=9.0, kb_each=1.0, idle_cores=0.1, failures={}
                )
            },
            "windows open at a time: 3990, wanted 5000",
        ),
        (
            {"resumed": Resumed(windows=2000, whole=1999, well=3.0, half=4.0, last=9.0, failures={})},
            "windows whole after a restart: 1999 of 2000",
        ),
        (
            {"claims": ClaimsMade(per_second=9.0, made=5, left=0, refused=0, wrong=1, times=QUICK, failures={})},
            "conversations with more than one claim, or another owner than who claimed: 1",
        ),
    ],
)
def test_what_is_missed_is_told_with_by_how_much(changed: dict[str, Any], words: str) -> None:
    assert missed(figures(a_round(**changed)))[0].startswith(words)


def test_a_bot_that_grows_slower_with_the_conversation_is_told() -> None:
    assert missed(figures(bot={1: 6.0, 150: 69.0})) == [
        "a turn of the bot grows from 6.0 to 69.0 ms with the conversation"
    ]


def test_growth_is_how_a_round_stands_to_the_first() -> None:
    slower = a_round(stored=Stored(per_second=300.0, committed=QUICK, delivered=QUICK, delivered_per_second=300.0))
    assert growth(a_round(), slower)["store_messages_per_second"] == 0.5
    assert growth(a_round(), a_round()) == dict.fromkeys(growth(a_round(), a_round()), 1.0)


def test_percentiles_of_nothing_are_zero_and_say_that_nothing_was_measured() -> None:
    assert times([]) == Times(count=0)
    assert times([3.0, 1.0, 2.0]) == Times(p50=2.0, p95=3.0, p99=3.0, count=3)


def test_the_line_of_json_has_the_promised_names() -> None:
    text = as_json(figures())
    assert "\n" not in text
    line = json.loads(text)
    assert line["windows_open"] == 5000
    assert line["kb_per_conversation"] == 40.0
    assert line["store_messages_per_second"] == 600.0
    assert line["claims_per_second"] == 100.0
    assert line["delivery"]["100"]["delivered"]["p99"] == 12.0
    assert line["of_the_limit"] == {
        "door_messages_to_echo": 0.02,
        "store_messages_to_inserts": 0.1,
        "kb_to_echo": 2.0,
    }
    assert set(line["growth"]) == {"conversations_x10", "closed_100000"}
    assert line["bot_turn_ms"] == {"1": 12.0, "150": 13.0}
    assert line["missed"] == []


def test_the_tables_show_loads_growth_limits_and_the_bot() -> None:
    shown = tables([("cores", "2")], figures())
    for words in ("the most", "closed 100000", "conversations x10", "commits a second, PostgreSQL", "turn 150"):
        assert words in shown
    assert shown.endswith("All that was wanted was reached.")


def test_clients_share_what_there_is_evenly() -> None:
    assert shares(list(range(7)), 3) == [[0, 3, 6], [1, 4], [2, 5]]


def test_reports_of_several_processes_are_added_up() -> None:
    one = Report(committed=[1.0], done=1, refused=2, failures={"lost": 1})
    other = Report(committed=[2.0], moments=[9.0], done=3, failures={"lost": 2, "late": 1})
    both = together([one, other])
    assert (both.committed, both.moments, both.done, both.refused) == ([1.0, 2.0], [9.0], 4, 2)
    assert both.failures == {"lost": 3, "late": 1}


@pytest.mark.parametrize(
    "order",
    [
        Talk(urls=["http://x"], sessions=[Session(id="a", key="b", csrf="c")], pairs=[], load=None, seconds=2.0),
        Claims(urls=["http://x"], sessions=[], waiting=["a"], seconds=3.0),
    ],
)
def test_an_order_reaches_the_clients_as_it_was_given(order: Order) -> None:
    assert msgspec.json.decode(msgspec.json.encode(order), type=Order) == order


def test_caseworkers_take_whom_they_see_at_the_front_and_nobody_twice() -> None:
    queue = Queue([str(number) for number in range(AT_THE_FRONT + 50)])
    assert {queue.pick() for _ in range(2000)} <= {str(number) for number in range(AT_THE_FRONT)}
    for number in range(AT_THE_FRONT + 50):
        queue.gone(str(number))
    assert queue.pick() is None


def test_words_count_once_and_only_in_the_time_of_measuring() -> None:
    post = Post(begin=0.0, end=float("inf"))
    post.unstored = {"a": 10.0, "b": 10.0}
    post.unheard = {"a": 10.0}
    for _ in range(2):
        post.stored("a")
        post.heard("a")
    post.heard("of somebody else")
    assert (len(post.committed), len(post.delivered), post.in_time) == (1, 1, 1)
    early = Post(begin=100.0, end=200.0)
    early.unheard = {"a": 99.0}
    early.heard("a")
    assert early.delivered == []


def test_a_machine_that_allows_too_few_files_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _what: (256, 1024))
    monkeypatch.setattr(resource, "setrlimit", lambda _what, _limits: None)
    told: list[str] = []
    assert allowed(1000, told.append) == 1000
    assert told == []
    assert allowed(6000, told.append) == 1024
    assert "allows 1024 file descriptors" in told[0]


async def test_what_is_filled_in_is_what_the_service_would_have_written(postgres_url: str) -> None:
    known = load(Settings().directory)
    service = Service(Settings(database_url=postgres_url, bot_urls=[]), directory=known)
    await migrate.upgrade(service.database)
    fill = Fill(postgres_url.replace("+asyncpg", ""), known.general_desk)
    sessions = await fill.caseworkers(2)
    assert await service.sessions.of(sessions[0].key) is not None
    keys = [*await fill.with_bot(1), *await fill.waiting(2), *await fill.claimed(2, sessions)]
    for key in keys:
        await service.conversations.authenticate(key.id, key.token)
        log = await service.conversations.all_events(key.id)
        assert [event.seq for event in log] == list(range(1, key.last_seq + 1))
        assert (await service.conversations.read(key.id)).state == fold(log)
    assert await fill.owners(keys) == (2, 0)
    await fill.closed(30)
    await fill.clear()
    async with service.database.read() as connection:
        left = (await connection.exec_driver_sql("SELECT owner, count(*) FROM conversations GROUP BY owner")).all()
    assert [tuple(row) for row in left] == [("closed", 30)]
    await service.database.close()


def test_a_claim_by_somebody_else_is_seen(postgres_url: str) -> None:
    async def claims() -> tuple[int, int]:
        known = load(Settings().directory)
        service = Service(Settings(database_url=postgres_url, bot_urls=[]), directory=known)
        await migrate.upgrade(service.database)
        fill = Fill(postgres_url.replace("+asyncpg", ""), known.general_desk)
        keys: list[Key] = await fill.claimed(3, await fill.caseworkers(1))
        async with service.database.write() as connection:
            await connection.exec_driver_sql(
                "UPDATE conversations SET caseworker = 'somebody' WHERE id = $1", (keys[0].id,)
            )
        await service.database.close()
        return await fill.owners(keys)

    assert asyncio.run(claims()) == (2, 1)


def test_a_little_of_everything_works_on_real_processes() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench.scale", "--quick"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    line = json.loads(done.stdout.splitlines()[-1])
    assert line["windows_open"] == 20
    assert line["claims_wrong"] == 0
    first = line["rounds"]["first"]
    assert (first["claims"]["made"], first["claims"]["left"]) == (12, 0)
    assert first["resumed"]["whole"] == 10
    assert first["stored"]["delivered"]["count"] > 0
    assert line["delivery"]["10"]["delivered"]["count"] > 0
    assert line["limits"]["inserts_per_second"] > 0
    assert FULL.windows * FULL.growth == 5000
