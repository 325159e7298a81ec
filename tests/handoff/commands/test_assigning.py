"""Two processes assign two hundred conversations to twenty caseworkers: one owner each, nobody above capacity."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta

from handoff.commands.person import wait
from handoff.conversation.kinds.helping import Claimed
from handoff.conversation.kinds.talk import Started
from handoff.conversation.state import Need
from handoff.service import Service
from handoff.settings import Settings
from handoff.storage import migrate
from handoff.storage.caseworkers import Member
from loket.directory import Directory
from tests.handoff.routed import automatic

CASEWORKERS, CONVERSATIONS, CAPACITY = 20, 200, 4
PLACES = CASEWORKERS * CAPACITY


async def test_two_processes_assign_two_hundred_conversations(
    store: tuple[str, str | None], directory: Directory
) -> None:
    settings = Settings(database_url=store[0], desks_always_open=True, wrap_up=timedelta(0))
    here, there = (Service(settings, directory=automatic(directory)) for _ in range(2))
    await migrate.upgrade(here.database)
    members = dict([await _on_duty(here, number) for number in range(CASEWORKERS)])
    waiting = [await _waiting(here, number) for number in range(CONVERSATIONS)]

    left = set(waiting)
    while left:
        given = sum(await asyncio.gather(here.assigner.round(), there.assigner.round()))
        assert given == min(PLACES, len(left)), "each place is filled, and each only once"
        owners = await _owners(here, waiting)
        assert max(Counter(owners.values()).values()) <= CAPACITY
        assert len(owners) == given
        left -= owners.keys()
        closing = [
            service.caseworker.close(conversation, members[owner], f"close-{conversation}", "answered", [])
            for service, (conversation, owner) in zip([here, there] * len(owners), owners.items(), strict=False)
        ]
        await asyncio.gather(*closing)

    for conversation in waiting:
        log = await there.conversations.all_events(conversation)
        assert [event.seq for event in log] == list(range(1, len(log) + 1))
        assert [event.body.assigned for event in log if isinstance(event.body, Claimed)] == [True]
    for service in (here, there):
        await service.bot.close()
        await service.database.close()


async def test_processes_that_assign_while_caseworkers_pick_never_go_above_the_capacity(
    store: tuple[str, str | None], directory: Directory
) -> None:
    settings = Settings(database_url=store[0], desks_always_open=True, wrap_up=timedelta(0))
    here, there = (Service(settings, directory=automatic(directory)) for _ in range(2))
    await migrate.upgrade(here.database)
    members = dict([await _on_duty(here, number) for number in range(4)])
    waiting = [await _waiting(here, number) for number in range(30)]

    async def pick(service: Service, member: Member) -> None:
        for _ in range(CAPACITY + 1):
            await asyncio.gather(service.assigner.next(member), return_exceptions=True)

    picking = [pick(service, member) for member in members.values() for service in (here, there)]
    await asyncio.gather(here.assigner.round(), there.assigner.round(), *picking)
    await asyncio.gather(here.assigner.round(), there.assigner.round())

    assert Counter((await _owners(here, waiting)).values()) == dict.fromkeys(members, CAPACITY)
    for service in (here, there):
        await service.bot.close()
        await service.database.close()


async def _on_duty(service: Service, number: int) -> tuple[str, Member]:
    name = f"collega-{number}"
    identity = await service.caseworkers.add(name, "een goed wachtwoord", name, "UWV", ["uwv"], capacity=CAPACITY)
    await service.duties.serve(identity, ["uwv"])
    return identity, Member(identity, name, "UWV", ["uwv"], capacity=CAPACITY)


async def _waiting(service: Service, number: int) -> str:
    conversation, _ = await service.conversations.open(Started(language="nl" if number % 3 else "en"))
    desk = service.directory.desk("uwv")
    async with service.conversations.change(conversation) as change:
        wait(change, service.desks, desk, Need(reason="asked", urgent=number % 7 == 0))
    return conversation


async def _owners(service: Service, conversations: list[str]) -> dict[str, str]:
    """Who has each conversation that somebody has."""
    states = {each: (await service.conversations.read(each)).state for each in conversations}
    return {
        each: state.caseworker.id for each, state in states.items() if state.owner == "caseworker" and state.caseworker
    }
