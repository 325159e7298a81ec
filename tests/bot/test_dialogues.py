"""The project's own conversations go well from the first turn to the last."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.answering import Bot
from bot.places import DIRECTORY
from evaluation.dialogues import Course, Dialogue, lines_of, play, read
from loket.directory import load

KNOWN = load(DIRECTORY)
PROVIDERS = {service.id: service.provider for service in KNOWN.services}
PARTS = {each.id: each.part_of for each in KNOWN.organisations if each.part_of is not None}
DIALOGUES = read(Path("tests/evaluation/dialogues.jsonl"))


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue.id)
def test_a_conversation_goes_well(dialogue: Dialogue, bot: Bot, in_loop: Callable[[Awaitable[Course]], Course]) -> None:
    course = in_loop(play(bot, dialogue, PROVIDERS, PARTS))
    assert course.is_right, "\n".join(lines_of(course))
