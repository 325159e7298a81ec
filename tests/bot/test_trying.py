"""A conversation in the terminal, through its own door: what is typed goes in, what is printed comes out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot import trying
from bot.answering import Bot
from bot.places import PROJECT


def printed(*typed: str, options: tuple[str, ...] = ()) -> list[str]:
    """What stands in the terminal after these lines were typed, each answer after its prompt."""
    done = subprocess.run(
        [sys.executable, "-m", "bot.trying", "--as-it-is", *options],
        cwd=PROJECT,
        input="".join(f"{line}\n" for line in typed),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout.split("\n\n")


def test_a_question_shows_the_answer_the_card_the_choices_and_what_was_understood() -> None:
    welcome, answer, chosen, again, person, end = printed(
        "huurtoeslag aanvragen", "1", "/opnieuw", "ik wil een medewerker spreken", "/stop"
    )
    assert "/opnieuw" in welcome
    lines = answer.splitlines()
    assert "  [Huurtoeslag · Dienst Toeslagen]" in lines
    assert [line for line in lines if line.startswith("  Eerste stap: ")]
    assert [line for line in lines if line.startswith("  1. ")]
    assert lines[-1].startswith("huurtoeslag ")
    assert "“huurtoeslag aanvragen” (" in lines[-1], "the training phrase that it is most like"
    assert lines[-1].endswith("way/huurtoeslag)")
    assert "gekozen" in chosen, "the number is the choice that was pressed"
    assert "Een nieuw gesprek." in again
    assert "algemeen loket" in person
    assert end.strip() == "u> Tot ziens."


def test_the_language_is_chosen_or_follows_the_words_and_the_end_of_the_input_is_an_end() -> None:
    _, dutch, followed, end = printed("/nl", "how do I apply for rent benefit?", options=("--language", "en"))
    assert "Typ een vraag" in dutch
    assert "First step: " in followed
    assert end.strip() in ("Goodbye.", "you> \nGoodbye.")


def test_what_changed_is_trained_first(
    bot: Bot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    trained: list[Path] = []
    monkeypatch.setattr(trying, "train", trained.append)
    monkeypatch.setattr("bot.answering.Bot", lambda _model: bot)
    monkeypatch.setattr(sys, "stdin", [])
    for current in (False, True):
        monkeypatch.setattr(trying, "is_current", lambda _model, current=current: current)
        assert trying.main([]) == 0
    assert len(trained) == 1
    assert capsys.readouterr().out.count("Something changed") == 1


def test_a_directory_that_cannot_be_read_is_told_before_anything_is_trained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(trying, "DIRECTORY", tmp_path)
    assert trying.main([]) == 1
    assert "desks.yml: cannot be opened" in capsys.readouterr().err
