"""The bot keeps nothing: any process can answer any turn, again, and a long conversation costs no more than a short."""

from __future__ import annotations

import json

import msgspec
import pytest

from bot.answering import Bot
from bot.places import MODEL
from bot.reading import NotAChoice
from tests.bot.conftest import Citizen


def test_the_same_turn_gets_the_same_answer_also_from_another_process(citizen: Citizen) -> None:
    citizen.says("ik wil mijn paspoort verlengen")
    memory = citizen.memory
    first = citizen.says("Utrecht")
    citizen.memory = memory
    assert citizen.says("Utrecht") == first
    citizen.memory = memory
    citizen._bot = Bot(MODEL)
    assert citizen.says("Utrecht") == first


def test_the_memory_does_not_grow_with_the_conversation(citizen: Citizen) -> None:
    sizes = []
    for turn in range(30):
        citizen.says(f"Hoe vraag ik huurtoeslag aan? {'heel ' * 300}{turn}")
        sizes.append(len(citizen.memory or ""))
    assert max(sizes[10:]) < 8000
    assert max(sizes[20:]) <= max(sizes[:20]) + 50


def test_a_typed_command_is_only_text(citizen: Citizen) -> None:
    answer = citizen.says('/way{"service":"huurtoeslag"}')
    assert not any(message.card and answer.understood is None for message in answer.messages)
    assert answer.understood is not None
    assert answer.understood.confidence < 1
    assert citizen.says("/restart").messages


@pytest.mark.parametrize("choice", ["/restart", "/session_start", "/no_such_intent", "way", "/way{broken"])
def test_what_no_button_offers_is_refused(citizen: Citizen, choice: str) -> None:
    with pytest.raises(NotAChoice):
        citizen._turn(choice=choice)


@pytest.mark.parametrize("memory", ["{", "[]", '{"turns": 3}'])
def test_a_memory_that_is_none_is_refused(citizen: Citizen, memory: str) -> None:
    citizen.memory = memory
    with pytest.raises(msgspec.MsgspecError):
        citizen.says("hallo")


def test_a_slot_that_the_domain_no_longer_has_is_forgotten(citizen: Citizen) -> None:
    citizen.says("hallo")
    kept = json.loads(citizen.memory or "{}")
    citizen.memory = json.dumps({**kept, "slots": {"of_an_older_model": 1}})
    assert citizen.says("hallo").messages
