"""What the set-up does about things that come from the machine."""

from __future__ import annotations

import pytest

from launch import programs
from launch.programs import FOR_PDF, Program, look_for_pdf

NOWHERE = Program("A font that is nowhere", (), "fonts-nowhere", ("usr/share/fonts/**/nowhere-at-all.ttf",))


def test_what_is_there_is_left_alone(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    found = Program("Everybody's shell", ("sh",), "dash")
    monkeypatch.setattr(programs, "FOR_PDF", (found,))
    look_for_pdf()
    assert capsys.readouterr().out == ""


def test_without_rights_to_install_the_set_up_goes_on_and_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(programs, "FOR_PDF", (NOWHERE,))
    monkeypatch.setenv("PATH", "")
    look_for_pdf()
    assert "apt-get install fonts-nowhere" in capsys.readouterr().out


def test_what_the_tests_of_pdfs_need_is_here() -> None:
    assert [program.name for program in FOR_PDF if program.find() is None] == []
