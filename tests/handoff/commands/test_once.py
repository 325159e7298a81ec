"""A command whose answer was lost is sent again, and was carried out once."""

from __future__ import annotations

import uuid

from tests.handoff.running import Running


async def test_asking_for_a_person_again_after_leaving_the_queue_changes_nothing(loket: Running) -> None:
    anna = await loket.caseworker("anna", "uwv")
    await anna.on_duty("uwv")
    citizen, press = await loket.citizen(organisation="uwv"), str(uuid.uuid4())
    first = await citizen.command("ask_person", client_id=press)
    assert first.status_code == 200
    assert (await citizen.command("back_to_bot")).status_code == 200
    again = await citizen.command("ask_person", client_id=press)
    assert again.status_code == 200
    assert again.json()["seq"] <= first.json()["seq"]
    assert (await loket.service.conversations.read(citizen.id)).state.owner == "bot"


async def test_asking_for_a_person_again_while_waiting_is_the_same_press(loket: Running) -> None:
    anna = await loket.caseworker("anna", "uwv")
    await anna.on_duty("uwv")
    citizen, press = await loket.citizen(organisation="uwv"), str(uuid.uuid4())
    assert (await citizen.command("ask_person", client_id=press)).status_code == 200
    assert (await citizen.command("ask_person", client_id=press)).status_code == 200
    log = await loket.service.conversations.all_events(citizen.id)
    assert len([event for event in log if event.client_id == press]) == 1
