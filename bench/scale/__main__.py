"""``make bench-scale``, or ``python -m bench.scale``: how far this machine goes; tables and one line of JSON."""

from __future__ import annotations

import argparse
import asyncio
import resource
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from bench import machine
from bench.progress import Progress
from bench.scale import sizes as all_sizes
from bench.scale.figures import Figures, Round, Talked, as_json
from bench.scale.fill import Fill
from bench.scale.limits import bot_turns, limits
from bench.scale.rounds import Place
from bench.scale.servers import postgres, redis_server
from bench.scale.service import sqlalchemy
from bench.scale.sizes import FIRST, GROWN, STUFFED, Sizes
from bench.scale.tables import tables
from handoff.settings import Settings
from handoff.storage import migrate
from handoff.storage.database import Database
from launch.steps import told_plainly
from loket.directory import load

BESIDES = 1000
"""File descriptors that a process needs beside those of its windows."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="little of everything: does it work at all")
    parser.add_argument("--code", type=Path, help="another checkout, of the same schema, to take handoff from")
    parser.add_argument("--rounds", help="of the rounds first, grown and full store only these, divided by commas")
    parser.add_argument("--without-bot", action="store_true", help="leave out the turns of the bot")
    chosen = parser.parse_args(arguments)
    sizes = all_sizes.QUICK if chosen.quick else all_sizes.FULL
    if chosen.rounds:
        wanted = set(chosen.rounds.split(",")) | {FIRST}
        sizes = replace(sizes, rounds=tuple(name for name in sizes.rounds if name in wanted))
    if chosen.without_bot:
        sizes = replace(sizes, bot_turns=0)
    with told_plainly(), tempfile.TemporaryDirectory(prefix="loket-scale-") as folder:
        facts, tell = machine.facts(), Progress()
        figures = measure(sizes, Path(folder), tell, chosen.code)
        tell("done")
        facts.append(("load", f"{sizes.handoffs} handoff processes, {sizes.processes} of clients on the same cores"))
        print(tables([each for each in facts if each[0] != "store"], figures))
        print(f"\n{as_json(figures)}")


def measure(sizes: Sizes, folder: Path, tell: Callable[[str], None], code: Path | None = None) -> Figures:
    """Everything, one after the other. Raises :class:`~launch.problem.Problem`."""
    descriptors = allowed(sizes.windows * sizes.growth + BESIDES, tell)
    with postgres(folder) as (_, database), redis_server(folder) as (_, redis):
        bare = limits(folder, database, sizes, tell)
        desk = load(Settings().directory).general_desk
        fill = Fill(database, desk)
        asyncio.run(_migrated(database))
        sessions = asyncio.run(fill.caseworkers(sizes.caseworkers))
        place = Place(folder, database, redis, fill, sessions, sizes, tell, code)
        loads, rounds = list[Talked](), dict[str, Round]()
        for name in sizes.rounds:
            if name == STUFFED:
                tell(f"putting {sizes.closed} closed conversations into the store")
                asyncio.run(fill.closed(sizes.closed))
            if name == FIRST:
                loads, rounds[name] = place.round(name, loads=sizes.loads)
            else:
                _, rounds[name] = place.round(name, sizes.growth if name == GROWN else 1)
    bot = bot_turns(folder, sizes, tell)
    return Figures(
        limits=bare,
        loads=loads,
        rounds=rounds,
        bot=bot,
        closed=sizes.closed,
        growth=sizes.growth,
        descriptors=descriptors,
    )


def allowed(wanted: int, tell: Callable[[str], None]) -> int:
    """See to it that a process may have so many file descriptors open, as far as the machine lets us; how many."""
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    got = max(now, wanted if most == resource.RLIM_INFINITY else min(wanted, most))
    resource.setrlimit(resource.RLIMIT_NOFILE, (got, most))
    if got < wanted:
        tell(f"this machine allows {got} file descriptors in a process and {wanted} are needed: see `ulimit -Hn`")
    return got


async def _migrated(database: str) -> None:
    store = Database(sqlalchemy(database))
    await migrate.upgrade(store)
    await store.close()


if __name__ == "__main__":
    main()
