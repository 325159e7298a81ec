"""``python -m bench.load``: reads an order from standard input, carries it out and prints what it measured."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys

import msgspec

from bench.load import deliveries, turns
from bench.load.orders import Measured, Order, Turns


def main() -> None:
    """Carry out one order."""
    logging.disable(logging.INFO)
    order: Order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
    gc.freeze()  # the clients' own pauses are not the servers'
    sys.stdout.buffer.write(msgspec.json.encode(asyncio.run(_carry_out(order))))


async def _carry_out(order: Order) -> Measured:
    return await (turns.measure(order) if isinstance(order, Turns) else deliveries.measure(order))


if __name__ == "__main__":
    main()
