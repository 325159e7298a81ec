"""Which topics are right for a question on which is learned how to weigh."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.nlu.asked import Judge, read
from bot.nlu.topic import organisation_of
from bot.places import PROJECT
from evaluation.questions import read as read_carefully

FILE = PROJECT / "data" / "weighing" / "questions.jsonl"
JUDGE = Judge(organisation_of, {"start_business": ["kvk"]}, ["ask_person", "distress"])


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ({"orgs": ["svb"]}, ["way/aow", "way/kinderbijslag"], ["way/huurtoeslag", "out_of_scope#03", "ask_person"]),
        ({"orgs": ["none"]}, ["out_of_scope#03", "greet"], ["way/aow", "ask_person"]),
        ({"orgs": ["kvk", "none"]}, ["start_business", "way/kvk-inschrijven", "greet"], ["way/aow"]),
        ({"orgs": ["svb"], "must_handoff": True}, ["way/aow", "ask_person"], ["greet", "start_business"]),
        ({"orgs": ["none"], "must_handoff": True}, ["ask_person", "distress/noodhulp"], ["out_of_scope#00"]),
    ],
)
def test_what_is_right(tmp_path: Path, question: dict[str, object], right: list[str], wrong: list[str]) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(json.dumps({"text": "een vraag", **question}) + "\n\n", encoding="utf-8")
    [asked] = read(file, JUDGE)
    assert asked.text == "een vraag"
    assert {topic: asked.is_right(topic) for topic in [*right, *wrong]} == {
        **dict.fromkeys(right, True),
        **dict.fromkeys(wrong, False),
    }


def test_the_questions_of_the_project_can_be_used_and_many_are_fresh() -> None:
    asked = read(FILE, JUDGE)
    assert len(asked) == len(read_carefully(FILE))
    assert sum(each.is_fresh for each in asked) > 500
