"""A bot process for the faults: ``python -m tests.faults.bot PORT``. Answers at once, late, or never, as the text says.

Each answer carries the citizen's words, so that it can be seen from the outside what was answered, and how often.
"""

from __future__ import annotations

import asyncio
import re
import sys
from typing import Any

from sanic import HTTPResponse, Request, Sanic, raw

from loket.wire import Answer, BotMessage, HandoffRequest, Understood, decode_turn, encode

LATE = re.compile(r"\[late ([0-9.]+)\]")


async def turn(request: Request) -> HTTPResponse:
    """What this bot says."""
    asked = decode_turn(request.body)
    text = asked.text or asked.choice or ""
    if late := LATE.search(text):
        await asyncio.sleep(float(late[1]))
    if "[never]" in text:
        await asyncio.sleep(3600)
    memory = str(int(asked.memory or "0") + 1)
    understood = Understood(intent="echo", confidence=0.9, kind="answered")
    if "[person]" in text:
        wanted = HandoffRequest(reason="asked", organisation="uwv", summary="for the test")
        said = [BotMessage(text=f"re: {text}")]
        return raw(encode(Answer(memory=memory, messages=said, handoff=wanted, understood=understood)))
    return raw(encode(Answer(memory=memory, messages=[BotMessage(text=f"re: {text}")], understood=understood)))


async def health(_request: Request) -> HTTPResponse:
    """Well."""
    return raw(b"{}")


def main() -> None:
    """Serve until killed."""
    app: Sanic[Any, Any] = Sanic("stand-in", configure_logging=False)
    app.add_route(turn, "/turn", methods=["POST"])
    app.add_route(health, "/health")
    app.run(host="127.0.0.1", port=int(sys.argv[1]), single_process=True, access_log=False, motd=False)


if __name__ == "__main__":
    main()
