"""``python -m demo URL``: plays citizens and colleagues at a running Loket until it is stopped.

Reads the log-ins of the colleagues from its standard input: JSON, a list of ``{"name": …, "password": …}``.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import signal
import sys

import httpx
import msgspec

from demo.crowd import Crowd
from demo.pace import Pace
from demo.stories import load


class LogIn(msgspec.Struct, frozen=True):
    """A colleague."""

    name: str
    password: str


def main() -> int:
    """Play until told to stop."""
    parser = argparse.ArgumentParser(prog="python -m demo", description=__doc__)
    parser.add_argument("url", help="address of a running Loket")
    parser.add_argument("--citizens", type=int, default=9, help="at the same time")
    parser.add_argument("--speed", type=float, default=1.0, help="1 is that of people")
    chosen = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    colleagues = msgspec.json.decode(sys.stdin.buffer.read() or b"[]", type=list[LogIn])
    asyncio.run(_play(chosen.url.rstrip("/"), colleagues, chosen.citizens, Pace(chosen.speed)))
    return 0


async def _play(url: str, colleagues: list[LogIn], citizens: int, pace: Pace) -> None:
    me = asyncio.current_task()
    assert me is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, me.cancel)
    async with httpx.AsyncClient(base_url=url, timeout=30) as client:
        crowd = Crowd(url, client, load(), pace)
        with contextlib.suppress(asyncio.CancelledError):  # told to stop: everybody has left
            await crowd.play(citizens, [(each.name, each.password) for each in colleagues])


if __name__ == "__main__":
    sys.exit(main())
