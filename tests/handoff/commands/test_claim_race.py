"""Twenty caseworkers, two hundred waiting conversations, all at once, on PostgreSQL: each gets exactly one owner."""

from __future__ import annotations

import asyncio
import random
from collections import Counter

from handoff.conversation.kinds.helping import Claimed
from handoff.conversation.kinds.talk import Started
from handoff.conversation.ownership import Refused
from handoff.conversation.state import Need
from handoff.service import Service
from handoff.settings import Settings
from handoff.storage import migrate
from handoff.storage.caseworkers import Member
from loket.directory import Directory

CASEWORKERS, CONVERSATIONS = 20, 200


async def test_twenty_caseworkers_claim_two_hundred_conversations(postgres_url: str, directory: Directory) -> None:
    from handoff.commands.person import wait

    settings = Settings(database_url=postgres_url, desks_always_open=True)
    processes = [Service(settings, directory=directory) for _ in range(2)]
    await migrate.upgrade(processes[0].database)
    desk = directory.desk_for("uwv")
    waiting: list[str] = []
    for _ in range(CONVERSATIONS):
        conversation, _token = await processes[0].conversations.open(Started(language="nl"))
        async with processes[0].conversations.change(conversation) as change:
            wait(change, processes[0].desks, desk, Need(reason="asked"))
        waiting.append(conversation)

    members: list[Member] = []
    for number in range(CASEWORKERS):
        identity = str(number)
        members.append(Member(identity, f"Collega {number}", "UWV", [desk.id], capacity=CONVERSATIONS))
    refusals: Counter[tuple[str, bool]] = Counter()

    async def claim_all(number: int) -> int:
        service, mine = processes[number % 2], 0
        order = random.Random(number).sample(waiting, CONVERSATIONS)
        for conversation in order:
            try:
                await service.caseworker.claim(conversation, members[number])
                mine += 1
            except Refused as refused:
                refusals[(refused.code, refused.who == members[number].name)] += 1
        return mine

    taken = await asyncio.gather(*(claim_all(number) for number in range(CASEWORKERS)))

    assert sum(taken) == CONVERSATIONS
    assert refusals == {("already-claimed", False): CONVERSATIONS * (CASEWORKERS - 1)}
    for conversation in waiting:
        log = await processes[0].conversations.all_events(conversation)
        assert [event.seq for event in log] == list(range(1, len(log) + 1))
        assert sum(isinstance(event.body, Claimed) for event in log) == 1
        assert (await processes[1].conversations.read(conversation)).state.owner == "caseworker"
    for service in processes:
        await service.bot.close()
        await service.database.close()
