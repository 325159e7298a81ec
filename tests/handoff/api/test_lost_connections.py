"""However a connection ends, nothing of it is left: nobody listens, and nobody is seen to look."""

from __future__ import annotations

import asyncio
import socket
import struct

import pytest
from websockets.protocol import State

from handoff.api import protocol
from handoff.api.staff.stream import StaffStream
from handoff.bus import LocalBus, desk_of
from tests.handoff.api.moving import there
from tests.handoff.routed import waiting
from tests.handoff.running import Running, Stream


def reset(stream: Stream) -> None:
    """The connection is gone without a word of parting, as when a network or a proxy drops it."""
    raw: socket.socket = stream.socket.transport.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    stream.socket.transport.abort()


async def nobody_listens(loket: Running, topic: str) -> None:
    """No stream of this process hears ``topic`` any more."""
    bus = loket.service.bus
    assert isinstance(bus, LocalBus)
    async with asyncio.timeout(20):
        while bus.listeners.get(topic):  # noqa: ASYNC110 - looked at from outside
            await asyncio.sleep(0.01)


async def test_a_console_whose_connection_is_reset_is_forgotten_and_looks_at_nothing(loket: Running) -> None:
    anna, bram = await there(loket, "anna", "uwv"), await there(loket, "bram", "uwv")
    citizen = await waiting(loket)
    async with anna.stream() as hers, bram.stream() as his:
        await hers.send("looking", conversation=citizen.id)
        await his.send("looking", conversation=citizen.id)
        await hers.until(lambda frame: frame["type"] == "looking_now" and frame["people"], text="Bram")
        reset(his)
        await hers.until(lambda frame: frame["type"] == "looking_now" and not frame["people"], 20, text="nobody")
        await nobody_listens(loket, desk_of(bram.profile["id"]))


async def test_a_window_whose_connection_is_reset_is_forgotten(loket: Running) -> None:
    citizen = await loket.citizen()
    async with citizen.stream() as widget:
        await widget.until_type("welcome")
        reset(widget)
        await nobody_listens(loket, citizen.id)


@pytest.mark.parametrize("rounds", range(5))
async def test_a_console_that_parts_while_a_message_is_worked_on_is_forgotten(
    loket: Running, monkeypatch: pytest.MonkeyPatch, rounds: int
) -> None:
    """``rounds``: of the event loop, between the word of parting and the end of the work."""
    anna = await there(loket, "anna", "uwv")
    begun = asyncio.Event()

    async def until_parting(stream: StaffStream, _frame: protocol.Typing) -> None:
        begun.set()
        while stream.ws.ws_proto.state is State.OPEN:  # noqa: ASYNC110 - each round of the loop counts
            await asyncio.sleep(0)
        for _ in range(rounds):
            await asyncio.sleep(0)

    monkeypatch.setattr(StaffStream, "_typing", until_parting)
    async with anna.stream() as hers:
        await hers.send("typing", on=True)
        await begun.wait()
    await nobody_listens(loket, desk_of(anna.profile["id"]))
