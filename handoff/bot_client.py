"""Asking the bot: one private HTTP call for a turn, with a limit in time, over any number of bot processes."""

from __future__ import annotations

import asyncio
import itertools
import time

import httpx
import msgspec

from loket.wire import Answer, Turn, decode_answer, encode

ILL = 5.0
"""Seconds for which a process that gave no answer is asked last."""


class BotFailed(Exception):
    """The bot gave no answer that can be used, in time. Says why, without a word of the citizen's."""


class BotClient:
    """The bot processes at ``urls``, each as good as the other; ``timeout`` in seconds for a whole turn."""

    def __init__(self, urls: list[str], timeout: float) -> None:
        self.urls = urls
        self.timeout = timeout
        self._turn = itertools.count()
        self._ill: dict[str, float] = {}
        self._client = httpx.AsyncClient(timeout=timeout, limits=httpx.Limits(max_keepalive_connections=64))

    async def ask(self, turn: Turn) -> Answer:
        """The bot's answer. A process that cannot be reached is passed over. Raises :class:`BotFailed`."""
        content = encode(turn)
        deadline = time.monotonic() + self.timeout
        why = "there is no bot"
        for url in self._in_turn():
            try:
                async with asyncio.timeout(deadline - time.monotonic()):
                    response = await self._client.post(f"{url}/turn", content=content)
            except (TimeoutError, httpx.TimeoutException) as error:
                self._ill[url] = time.monotonic() + ILL
                raise BotFailed(f"took longer than {self.timeout} s") from error
            except httpx.TransportError as error:
                why = f"cannot be reached ({type(error).__name__})"
                self._ill[url] = time.monotonic() + ILL
                continue
            self._ill.pop(url, None)
            return _answer(response)
        raise BotFailed(why)

    def _in_turn(self) -> list[str]:
        """All processes, another one first each time; those that gave no answer a moment ago come last."""
        start, now = next(self._turn) % max(1, len(self.urls)), time.monotonic()
        return sorted(self.urls[start:] + self.urls[:start], key=lambda url: self._ill.get(url, 0.0) > now)

    async def healthy(self) -> bool:
        """Whether at least one bot process is ready to answer."""
        checks = await asyncio.gather(*(self._check(url) for url in self.urls))
        return any(checks)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _check(self, url: str) -> bool:
        try:
            response = await self._client.get(f"{url}/health", timeout=2)
        except httpx.HTTPError:
            return False
        return response.status_code == httpx.codes.OK


def _answer(response: httpx.Response) -> Answer:
    if response.status_code != httpx.codes.OK:
        raise BotFailed(f"answered with status {response.status_code}")
    try:
        answer = decode_answer(response.content)
    except msgspec.MsgspecError as error:
        raise BotFailed("answered something that is not an answer") from error
    if not (answer.messages or answer.handoff or answer.callback or answer.silent):
        raise BotFailed("answered nothing")
    return answer
