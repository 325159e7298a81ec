"""One citizen of the demonstration, from the first word to the last."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import httpx

from demo.door import Body, Refused, Window, enter, finish
from demo.pace import Pace
from demo.stories import Story

ANSWER_WITHIN = 20.0  # seconds, for the bot
PATIENCE = 15 * 60.0  # seconds, for a caseworker
Wanted = Callable[[Body], bool]
READING = 90.0
"""Seconds that somebody stays with the bot's answer who wants no person."""


@dataclass
class Played:
    """What came of it so far."""

    story: Story
    conversation: str | None = None
    waits: bool = False  # stands in a queue now
    helped_by: str | None = None  # the name of the caseworker


async def play(client: httpx.AsyncClient, played: Played, pace: Pace) -> None:
    """Play the story to its end; the citizen closes the conversation, also when the demonstration stops."""
    story = played.story
    entering = asyncio.ensure_future(enter(client, story.language, story.page))
    try:
        at = await asyncio.shield(entering)
        played.conversation = at.conversation
        async with at.open():
            await _with_bot(at, story, pace)
            if story.call_back:
                await at.do("ask_callback", number=story.call_back, day_part="any", confirmed=True)
            elif story.person:
                await _with_person(at, played, pace)
            await pace.pause(READING if not story.person else 5.0)
    finally:
        played.waits = False
        await finish(_leave(entering))


async def _with_bot(at: Window, story: Story, pace: Pace) -> None:
    for text in story.said:
        before = at.last_seq
        press = _button(at.events, text)
        if press is not None:
            await pace.pause(3.0)
            await at.do("choose", of=press[0], payload=press[1])
        else:
            await _say(at, text, pace)
        await at.until(_bot_speaks, before, ANSWER_WITHIN)
        await pace.pause(6.0)


async def _with_person(at: Window, played: Played, pace: Pace) -> None:
    if not any(event["body"]["kind"] == "queued" for event in at.events):
        before = at.last_seq
        await at.do("ask_person")
        answered = await at.until(_kind("queued", "unavailable"), before, ANSWER_WITHIN)
        if answered is not None and answered["body"]["kind"] == "unavailable":
            await at.do("wait")
    played.waits = True
    taken = await at.until(_kind("claimed"), 0, PATIENCE)
    played.waits = False
    if taken is None:
        return
    played.helped_by = str(taken["sender"].get("name"))
    heard = int(taken["seq"])
    for words in [*(exchange.citizen for exchange in played.story.exchanges), played.story.thanks]:
        said = await at.until(_ends_turn, heard, PATIENCE)
        if said is None or said["body"]["kind"] != "message" or not words:
            return
        heard = at.last_seq
        await pace.pause(5.0)
        await _say(at, words, pace)
    await at.until(_kind("closed"), heard, 60.0)


async def _say(at: Window, text: str, pace: Pace) -> None:
    await at.typing(on=True)
    await pace.typing(text)
    await at.do("say", text=text)
    await at.typing(on=False)


async def _leave(entering: Awaitable[Window]) -> None:
    """Close the conversation, of which whoever was only just coming in does not know yet."""
    try:
        at = await entering
        if not any(event["body"]["kind"] == "closed" for event in at.events):
            await at.do("end")
    except (Refused, httpx.HTTPError):
        pass  # it was closed meanwhile, or the service is gone


def _button(events: list[Body], title: str) -> tuple[int, str] | None:
    """The newest message's button with this title: the message's ``seq`` and the payload."""
    for event in reversed(events):
        if event["sender"]["role"] == "bot" and event["body"]["kind"] == "message":
            for button in event["body"].get("buttons", []):
                if button["title"] == title:
                    return int(event["seq"]), str(button["payload"])
    return None


def _kind(*kinds: str) -> Wanted:
    return lambda event: event["body"]["kind"] in kinds


def _bot_speaks(event: Body) -> bool:
    return bool(event["sender"]["role"] == "bot")


def _ends_turn(event: Body) -> bool:
    """Words of a caseworker, or the end."""
    kind = event["body"]["kind"]
    return bool(kind == "closed" or (kind == "message" and event["sender"]["role"] == "caseworker"))
