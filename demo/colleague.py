"""A colleague of the demonstration: takes who waits when the queue is long, and helps them as the story says."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from demo.door import Body, Console, Refused, console
from demo.pace import Pace
from demo.stories import Story

log = logging.getLogger(__name__)

LEAVES = 4
"""Waiting conversations that colleagues leave to whoever watches the demonstration."""
SIGN_OF_LIFE = 15.0
LOOK_EVERY = 5.0  # seconds
AT_ONCE = 2

StoryOf = Callable[[str], Story | None]


async def work(url: str, login: str, password: str, story_of: StoryOf, pace: Pace) -> None:
    """Be on duty at every desk of one's own, until cancelled. ``story_of`` gives the story of a conversation."""
    async with console(url, login, password) as at:
        profile = await at.do("GET", "/session")
        await at.do("PUT", "/duty", {"desks": profile["desks"]})
        always = [asyncio.create_task(at.listen()), asyncio.create_task(at.signs_of_life(SIGN_OF_LIFE))]
        helping: dict[str, asyncio.Task[None]] = {}
        try:
            while True:
                await asyncio.wait([*always, *helping.values()], timeout=LOOK_EVERY / pace.speed)
                for ended in [task for task in [*always, *helping.values()] if task.done()]:
                    ended.result()  # raises what ended it
                helping = {one: task for one, task in helping.items() if not task.done()}
                chosen = _next(at.board["waiting"]) if len(helping) < AT_ONCE else None
                story = story_of(chosen["conversation"]) if chosen else None
                if chosen and story and story.exchanges:
                    identity = str(chosen["conversation"])
                    helping[identity] = asyncio.create_task(_help(at, identity, story, pace))
        finally:
            for task in [*always, *helping.values()]:
                task.cancel()


def _next(waiting: list[Body]) -> Body | None:
    """Who has waited longest, when there are more than are left to others."""
    longest = sorted(waiting, key=lambda item: str(item["since"]))
    return longest[0] if len(longest) > LEAVES else None


async def _help(at: Console, conversation: str, story: Story, pace: Pace) -> None:
    try:
        await at.do("POST", f"/conversations/{conversation}/claim")
        for exchange in story.exchanges:
            heard = await _words_of_citizen(at, conversation)
            await pace.pause(4.0)
            await pace.typing(exchange.caseworker)
            await at.act(conversation, "messages", text=exchange.caseworker)
            await _answered(at, conversation, heard, pace)
        await pace.pause(10.0)
        await at.act(conversation, "close", outcome="answered")
    except Refused as refused:  # taken by somebody else, or closed by the citizen
        log.debug("colleague: %s", refused.code)


async def _words_of_citizen(at: Console, conversation: str) -> int:
    detail = await at.do("GET", f"/conversations/{conversation}")
    return sum(event["sender"]["role"] == "citizen" for event in detail["events"])


async def _answered(at: Console, conversation: str, before: int, pace: Pace) -> None:
    """The citizen said something more, or does not within a minute."""
    for _ in range(20):
        await pace.pause(3.0)
        if await _words_of_citizen(at, conversation) > before:
            return
