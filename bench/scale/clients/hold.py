"""Windows that are open, in which nothing happens."""

from __future__ import annotations

import asyncio
from collections import Counter

from websockets.protocol import State

from bench.scale.clients.sockets import windows
from bench.scale.clients.stage import Stage
from bench.scale.orders import Hold, Report


async def measure(order: Hold, stage: Stage) -> Report:
    """Carry out ``order``; ``done`` are the windows that are still open at the end."""
    failures: Counter[str] = Counter()
    found = await windows(order.urls, order.keys, failures)
    await stage.ready(len(found), failures)
    await asyncio.sleep(order.seconds)
    still = sum(each.socket.state is State.OPEN for each in found)
    if still < len(found):
        failures["lost"] = len(found) - still
    return Report(done=still, failures=dict(failures))
