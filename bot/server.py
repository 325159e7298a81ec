"""The private door of the bot: one route that answers a turn, and one that tells whether it can.

``POST /turn`` takes a :class:`loket.wire.Turn` and gives a :class:`loket.wire.Answer`; ``GET /health`` gives 200 once
the model is loaded and has understood a first sentence. No text of a citizen is logged.
"""

from __future__ import annotations

import asyncio
import logging
import time
from pathlib import Path

import msgspec
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json, raw

from bot.answering import Bot, NoAnswer
from bot.reading import NotAChoice
from loket.wire import Turn, decode_turn, encode

logger = logging.getLogger("bot")

_LARGEST = 256 * 1024  # bytes of a request: 2,000 characters, a memory, and what a caseworker said meanwhile
_WARM_UP = "Waar kan ik mijn paspoort verlengen?"


def make_app(model: Path) -> Sanic:
    """The application around ``model``, which is loaded when it starts."""
    app = Sanic("loket-bot", configure_logging=False)
    app.config.REQUEST_MAX_SIZE = _LARGEST
    app.config.KEEP_ALIVE_TIMEOUT = 75
    app.config.MOTD = False
    app.ctx.bot = None

    @app.before_server_start
    async def load(app: Sanic, _: asyncio.AbstractEventLoop) -> None:
        start = time.monotonic()
        bot = Bot(model)
        await bot.answer(Turn(conversation_id="warm-up", language="nl", text=_WARM_UP))
        app.ctx.bot = bot
        logger.warning("ready after %.1f s", time.monotonic() - start)

    @app.get("/health")
    async def health(request: Request) -> HTTPResponse:
        return json({"ready": app.ctx.bot is not None}, status=200 if app.ctx.bot is not None else 503)

    @app.post("/turn")
    async def turn(request: Request) -> HTTPResponse:
        try:
            asked = decode_turn(request.body)
            if (asked.text is None) == (asked.choice is None):
                return _problem(400, "exactly one of text and choice must be given")
            return raw(encode(await app.ctx.bot.answer(asked)), content_type="application/json")
        except (msgspec.MsgspecError, NotAChoice) as error:
            return _problem(400, str(error))
        except NoAnswer as error:
            return _problem(500, str(error))

    return app


def _problem(status: int, detail: str) -> HTTPResponse:
    logger.warning("turn refused with %d: %s", status, detail)
    return json({"status": status, "detail": detail}, status=status, content_type="application/problem+json")
