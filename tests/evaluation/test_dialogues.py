"""Whole conversations are played with their memory, and what goes wrong in them is told."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from bot.memory import Memory, encode
from evaluation.dialogues import Course, Dialogue, Expected, Wanted, lines_of, play, read
from launch.problem import Problem
from loket.wire import Answer, BotMessage, HandoffRequest, Turn, Understood


class Plays:
    """Gives the answers that it was made with, and keeps the turns."""

    def __init__(self, *answers: Answer) -> None:
        self._answers = list(answers)
        self.turns: list[Turn] = []

    async def answer(self, turn: Turn) -> Answer:
        self.turns.append(turn)
        return self._answers.pop(0)


def answer(*organisations: str, kind: str = "answered", language: str = "nl", person: bool = False) -> Answer:
    return Answer(
        memory=encode(Memory(slots={"language": language})),
        messages=[BotMessage(text="…")],
        understood=Understood(intent="way", confidence=0.9, organisations=list(organisations), kind=kind),  # type: ignore[arg-type]
        handoff=HandoffRequest(reason="asked") if person else None,
    )


def course(answers: list[Answer], *wanted: Wanted, final: Wanted | None = None) -> Course:
    turns = tuple(f"zin {number}" for number in range(len(wanted)))
    expected = Expected(per_turn=wanted, final=final or Wanted(orgs=("none",)))
    dialogue = Dialogue(id="een", lang="nl", turns=turns, expected=expected)
    return asyncio.run(play(Plays(*answers), dialogue, {}, {}))


def test_the_memory_of_a_turn_goes_along_to_the_next() -> None:
    bot = Plays(answer("svb"), answer("svb"))
    wanted = (Wanted(orgs=("svb",)), Wanted(orgs=("svb",)))
    dialogue = Dialogue(id="x", lang="pl", turns=("a", "b"), expected=Expected(per_turn=wanted, final=wanted[0]))
    asyncio.run(play(bot, dialogue, {}, {}))
    assert [turn.memory is None for turn in bot.turns] == [True, False]
    assert bot.turns[0].language == "en"


def test_a_wrong_door_a_missing_person_and_a_wrong_language_are_told() -> None:
    played = course([answer("uwv", language="en")], Wanted(orgs=("svb",), handoff=True, reply_lang="nl"))
    assert not played.is_right
    assert len(played.turns[0].wrong) == 3
    assert any("✗ uwv was shown" in line for line in lines_of(played))


def test_a_question_back_is_right_where_it_was_foreseen_or_begins_with_the_door() -> None:
    back = answer("uwv", "svb", kind="clarified")
    assert not course([back], Wanted(orgs=("svb",))).is_right
    assert course([back], Wanted(orgs=("uwv",))).is_right
    assert course([back], Wanted(orgs=("svb",), clarify=True)).is_right


def test_a_person_without_need_is_told_in_the_end() -> None:
    called = answer("svb", kind="handed_over", person=True)
    played = course([called], Wanted(orgs=("svb",)), final=Wanted(orgs=("svb",), handoff=False))
    assert played.turns[0].wrong == ()
    assert len(played.wrong) == 1


def test_a_line_that_is_wrong_is_named(tmp_path: Path) -> None:
    path = tmp_path / "dialogues.jsonl"
    two = {"per_turn": [{"orgs": ["svb"]}], "final": {"orgs": ["svb"]}}
    path.write_text(json.dumps({"id": "x", "lang": "nl", "turns": ["a", "b"], "expected": two}), encoding="utf-8")
    with pytest.raises(Problem, match="line 1"):
        read(path)
