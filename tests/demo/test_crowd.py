"""The players of the demonstration at a real service: they wait, are helped as their story says, and leave."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from demo.crowd import Crowd
from demo.pace import Pace
from demo.stories import Exchange, Story, load
from handoff.conversation.state import State
from handoff.storage.tables.conversation_log import conversations
from loket.directory import Directory
from loket.directory import load as load_directory
from loket.telephone import understand
from tests.handoff.running import Running, running, running_bot

ROOT = Path(__file__).parents[2]
QUICK = Pace(speed=60.0)
HELPED = Story(
    id="helped",
    language="nl",
    said=["mijn uitkering is gestopt", "Ja"],
    exchanges=[Exchange("Hebt u een brief?", "ja vorige week"), Exchange("Stuurt u die op?", "dat doe ik")],
    thanks="dank u",
)
"""The bot of these tests repeats what it hears, with the buttons "Ja" and "Nee"."""


@pytest.fixture(scope="module")
def directory() -> Directory:
    """The directory as it is shipped."""
    return load_directory(ROOT / "data" / "directory")


@pytest.fixture
async def loket(directory: Directory, tmp_path: Path) -> AsyncIterator[Running]:
    """A running service with a bot that repeats what it hears."""
    async with running_bot() as bot, running(f"sqlite+aiosqlite:///{tmp_path}/loket.db", directory, None, bot) as one:
        yield one


async def states(loket: Running) -> dict[str, State]:
    """The states of all conversations."""
    async with loket.service.database.read() as connection:
        found = list((await connection.execute(select(conversations.c.id))).scalars())
    return {one: (await loket.service.conversations.read(one)).state for one in found}


async def until(wanted: Callable[[], Awaitable[bool]]) -> None:
    """Look until it is so."""
    async with asyncio.timeout(20):
        while not await wanted():  # noqa: ASYNC110 - the store is looked at, from outside
            await asyncio.sleep(0.05)


async def test_a_colleague_helps_with_the_words_of_the_story_and_leaves_some_to_others(loket: Running) -> None:
    password = "een goed wachtwoord"
    await loket.service.caseworkers.add("noor", password, "Noor", "Gemeente", ["algemeen", "uwv"])
    async with httpx.AsyncClient(base_url=loket.url, timeout=20) as client:
        crowd = Crowd(loket.url, client, [HELPED], QUICK)
        playing = asyncio.create_task(crowd.play(6, [("noor", password)]))

        async def somebody_was_helped() -> bool:
            return any(each.owner == "closed" for each in (await states(loket)).values())

        await until(somebody_was_helped)
        waiting = [each for each in (await states(loket)).values() if each.owner == "queue"]
        playing.cancel()
        await asyncio.gather(playing, return_exceptions=True)
    closed = await states(loket)
    assert waiting, "some wait for whoever watches"
    texts: list[list[tuple[str, str]]] = []
    for one, state in closed.items():
        log = await loket.service.conversations.all_events(one)
        said = [(event.sender.role, getattr(event.body, "text", "")) for event in log]
        texts.append([each for each in said if each[1] and each[0] != "bot"])
        assert state.owner == "closed", "everybody has left"
    story = [
        ("citizen", "mijn uitkering is gestopt"),
        ("caseworker", "Hebt u een brief?"),
        ("citizen", "ja vorige week"),
        ("caseworker", "Stuurt u die op?"),
        ("citizen", "dat doe ik"),
    ]
    assert any(all(line in lines for line in story) for lines in texts)


@pytest.mark.parametrize("moment", ["coming in", "leaving"])
async def test_whoever_is_coming_in_or_leaving_when_it_stops_leaves_nothing_open(loket: Running, moment: str) -> None:
    slow = asyncio.Event()

    async def coming_in(response: httpx.Response) -> None:
        if response.request.url.path.endswith("/conversations") and moment == "coming in":
            slow.set()  # the service has made it; who comes in does not know yet
            await asyncio.sleep(0.5)

    async def leaving(request: httpx.Request) -> None:
        if b'"end"' in request.content and moment == "leaving":
            slow.set()
            await asyncio.sleep(0.5)

    quiet = Story(id="quiet", language="nl", said=["hallo"], person=False)
    hooks: dict[str, list[Callable[..., Awaitable[None]]]] = {"response": [coming_in], "request": [leaving]}
    async with httpx.AsyncClient(base_url=loket.url, timeout=20, event_hooks=hooks) as client:
        playing = asyncio.create_task(Crowd(loket.url, client, [quiet], QUICK).play(1, []))
        await asyncio.wait_for(slow.wait(), 20)
        playing.cancel()
        await asyncio.gather(playing, return_exceptions=True)
    assert [state.owner for state in (await states(loket)).values()] == ["closed"]


def test_every_story_can_be_played() -> None:
    stories = load()
    assert len({story.id for story in stories}) == len(stories) >= 12
    assert {story.language for story in stories} == {"nl", "en"}
    assert sum(story.person for story in stories) > len(stories) / 2
    for story in stories:
        assert story.said, story.id
        assert story.page in {"/", "/en/"}
        if story.call_back:
            assert understand(story.call_back).kind == "mobile"
