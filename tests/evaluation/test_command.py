"""``python -m evaluation`` as it is typed: what it reads, what it prints where, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
ASKED = [
    {"lang": "nl", "text": "hoe vraag ik huurtoeslag aan", "orgs": ["toeslagen"], "topic": "huurtoeslag"},
    {"lang": "en", "text": "how do I apply for child benefit", "orgs": ["svb"], "topic": "kinderbijslag"},
    {"lang": "nl", "text": "vertel eens een mop", "orgs": ["none"], "style": "short"},
    {"lang": "nl", "text": "ik wil een medewerker spreken", "orgs": ["none"], "must_handoff": True},
    {"lang": "nl", "text": "waar vraag ik een bouwvergunning aan", "orgs": ["bouwloket"]},
]


def file_of(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def evaluate(*arguments: str, questions: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The command with ``arguments``, and QUESTIONS in its environment. It never trains."""
    environment = {name: value for name, value in os.environ.items() if name != "QUESTIONS"}
    environment |= {"PYTHONPATH": str(PROJECT)} | ({"QUESTIONS": str(questions)} if questions else {})
    command = [sys.executable, "-m", "evaluation", "--as-it-is", *arguments]
    return subprocess.run(
        command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False, timeout=300
    )


def test_the_questions_of_the_environment_are_asked_and_the_last_line_is_json(tmp_path: Path) -> None:
    file = file_of(tmp_path / "questions.jsonl", *(json.dumps(each) for each in ASKED))
    done = evaluate("--misses", "0", questions=file)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("}\n")
    *lines, last = done.stdout.splitlines()
    figures = json.loads(last)
    assert (figures["questions"], figures["service_questions"], figures["failed"]) == (5, 2, 0)
    assert (figures["top1"], figures["service_top1"], figures["handoff_recall_called"]) == (0.8, 1.0, 1.0)
    assert "All together" in lines
    assert "By language" in lines
    assert "no organisation has the id bouwloket (1 questions): it is never shown" in done.stderr
    assert "5 of 5 questions" in done.stderr


def test_a_bad_file_ends_with_a_line_for_each_fault_and_nothing_is_asked(tmp_path: Path) -> None:
    file = file_of(
        tmp_path / "bad.jsonl", '{"lang": "nl", "text": "hallo", "orgs": ["svb"]}', '{"lang": "Dutch"}', "no"
    )
    done = evaluate(questions=file)
    assert done.returncode == 1
    assert done.stdout == ""
    for told in ("✗ ", "bad.jsonl", 'line 2: lang is "Dutch"; allowed', "line 2: text is missing", "line 3: no JSON"):
        assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert "loading the bot" not in done.stderr


def test_a_file_that_is_named_goes_before_the_one_of_the_environment(tmp_path: Path) -> None:
    there = file_of(tmp_path / "there.jsonl", json.dumps(ASKED[0]))
    done = evaluate(str(tmp_path / "nowhere.jsonl"), questions=there)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "nowhere.jsonl cannot be read: No such file" in done.stderr
