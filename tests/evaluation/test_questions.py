"""Anyone can bring questions; a file that is wrong is told line by line what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.questions import Question, read, unknown_organisations
from launch.problem import Problem

GOOD = '{"lang": "nl", "text": "wanneer komt de aow", "orgs": ["svb"]}'


def file_of(folder: Path, *lines: str) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_question_needs_a_language_a_text_and_organisations(tmp_path: Path) -> None:
    assert read(file_of(tmp_path, GOOD)) == [Question(lang="nl", text="wanneer komt de aow", orgs=("svb",))]


def test_everything_else_may_be_there_too(tmp_path: Path) -> None:
    line = (
        '{"id": 7, "lang": "en", "text": "hi", "orgs": ["none"], "must_handoff": true, "style": "short", "topic": "x"}'
    )
    [question] = read(file_of(tmp_path, "", line, ""))
    assert (question.must_handoff, question.style, question.topic) == (True, "short", "x")


def test_a_byte_order_mark_is_no_problem(tmp_path: Path) -> None:
    path = file_of(tmp_path, GOOD)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(read(path)) == 1


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"lang": "nl", ', "line 2: no JSON"),
        ('["nl"]', 'line 2: ["nl"] is no object; allowed is such as'),
        ('{"text": "a", "orgs": ["svb"]}', "line 2: lang is missing; allowed is a code of two small letters"),
        ('{"lang": "Dutch", "text": "a", "orgs": ["svb"]}', 'line 2: lang is "Dutch"; allowed'),
        ('{"lang": "nl", "text": " ", "orgs": ["svb"]}', 'line 2: text is " "; allowed is what somebody asks'),
        ('{"lang": "nl", "text": "a"}', "line 2: orgs is missing; allowed is a list"),
        ('{"lang": "nl", "text": "a", "orgs": []}', "line 2: orgs is []; allowed is a list"),
        ('{"lang": "nl", "text": "a", "orgs": "svb"}', 'line 2: orgs is "svb"; allowed is a list'),
        ('{"lang": "nl", "text": "a", "orgs": [3]}', "line 2: orgs is [3]; allowed in the list are organisation ids"),
        (
            '{"lang": "nl", "text": "a", "orgs": ["svb"], "must_handoff": "yes"}',
            'line 2: must_handoff is "yes"; allowed is true or false',
        ),
        ('{"lang": "nl", "text": "a", "orgs": ["svb"], "topic": 3}', "line 2: topic is 3; allowed is a text"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, line: str, problem: str) -> None:
    with pytest.raises(Problem) as raised:
        read(file_of(tmp_path, GOOD, line))
    assert problem in str(raised.value)


def test_all_problems_are_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(Problem) as raised:
        read(file_of(tmp_path, '{"lang": "nl"}', GOOD, "no"))
    assert all(part in str(raised.value) for part in ("line 1: text", "line 1: orgs", "line 3: no JSON"))


def test_a_file_without_questions_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="has no questions"):
        read(file_of(tmp_path, "", ""))


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="cannot be read: No such file"):
        read(tmp_path / "nothing.jsonl")


def test_a_file_that_is_not_utf_8_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_bytes(b'{"text": "\xff"}')
    with pytest.raises(Problem, match="is not UTF-8"):
        read(path)


def test_unknown_organisations_are_named_and_counted() -> None:
    questions = [
        Question(lang="nl", text="a", orgs=("svb", "sbv")),
        Question(lang="nl", text="b", orgs=("sbv", "none")),
    ]
    assert unknown_organisations(questions, ["svb"]) == {"sbv": 2}
