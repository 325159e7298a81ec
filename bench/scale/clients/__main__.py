"""``python -m bench.scale.clients FILE``: reads an order, gets ready, waits for the word, writes what it measured."""

from __future__ import annotations

import gc
import logging
import resource
import sys
from pathlib import Path

import msgspec
import uvloop

from bench.scale.clients import bare, claims, hold, resume, store, talk
from bench.scale.clients.stage import Stage
from bench.scale.orders import Claims, Echo, Hold, Insert, Order, Report, Resume, Store, Talk


def main() -> None:
    """Carry out one order."""
    logging.disable(logging.INFO)
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    order: Order = msgspec.json.decode(sys.stdin.buffer.readline(), type=Order)
    gc.freeze()  # the clients' own pauses are not the servers'
    report = uvloop.run(_carry_out(order, Stage()))
    Path(sys.argv[1]).write_bytes(msgspec.json.encode(report))


async def _carry_out(order: Order, stage: Stage) -> Report:
    match order:
        case Hold():
            return await hold.measure(order, stage)
        case Talk():
            return await talk.measure(order, stage)
        case Claims():
            return await claims.measure(order, stage)
        case Resume():
            return await resume.measure(order, stage)
        case Store():
            return await store.measure(order, stage)
        case Echo():
            return await bare.echo(order, stage)
        case Insert():
            return await bare.insert(order, stage)


if __name__ == "__main__":
    main()
