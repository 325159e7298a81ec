"""What a browser says over its WebSocket, until the connection is over, however it ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from sanic import Websocket


async def incoming(ws: Websocket) -> AsyncIterator[str | bytes]:
    """The messages in order. Ends with the connection; raises ``WebsocketClosed`` when that was over already.

    Sanic interrupts whoever waits for a message only for a word of parting that comes during that wait. A connection
    that is reset, that answers no ping, or that parts while a message is worked on would be waited for for ever, and
    what :mod:`handoff.api.unbroken` carries on is not cancelled with its request.
    """
    lost = ws.connection_lost_waiter
    while True:
        receiving = asyncio.ensure_future(ws.recv())
        try:
            await asyncio.wait({receiving} if lost is None else {receiving, lost}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            if not receiving.done():
                receiving.cancel()
        if not receiving.done() or receiving.cancelled():
            return
        if (said := receiving.result()) is not None:
            yield said
