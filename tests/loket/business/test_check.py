"""The check tells an editor in words what is wrong with a step or a question."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from loket.business import GuideError, load
from loket.business.__main__ import main
from loket.business.check import problems
from loket.business.load import FOLDER
from loket.directory import Directory
from loket.directory import load as load_directory

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def directory() -> Directory:
    """The directory of the project."""
    return load_directory(Path(__file__).parents[3] / "data" / "directory")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the guide that a test may damage."""
    return Path(shutil.copytree(FOLDER, tmp_path / "business"))


def damage(folder: Path, name: str, old: str, new: str) -> Path:
    """Put ``new`` for the first ``old`` in the file ``name``."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_the_guide_of_the_project_is_good(directory: Directory) -> None:
    assert problems(load(), directory, TODAY) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        ("steps/stay.yml", "permit: [student]", "permit: [studnet]", "must be one of asylum, family"),
        ("steps/stay.yml", "needs: [{permit: [student]}]", "needs: [{permits: [student]}]", "there is no such field"),
        ("steps/tax.yml", "when: soon", "when: tomorrow", "must be one of now, deadline, soon, later"),
        ("questions.yml", "- id: staff", "- id: stuff", "must be one of nationality"),
    ],
)
def test_what_cannot_be_read_is_told_in_words(folder: Path, name: str, old: str, new: str, line: str) -> None:
    with pytest.raises(GuideError) as refused:
        load(damage(folder, name, old, new))
    assert any(line in each for each in refused.value.problems)


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        ("steps/staff.yml", "organisation: belastingdienst", "organisation: belastingen", "there is no organisation"),
        ("steps/staff.yml", "service: personeel-aannemen", "service: personeel", "there is no service “personeel”"),
        ("steps/staff.yml", "after: [employer]", "after: [employers]", "there is no step “employers”"),
        ("steps/stay.yml", "after: [legal-papers]", "after: [pension]", "stands in a later part of the plan"),
        ("steps/stay.yml", "after: [find-facilitator]", "after: [permit-startup]", "wait for each other"),
        ("steps/tax.yml", "checked_on: 2026-11-22", "checked_on: 2024-01-01", "look again"),
        ("steps/stay.yml", "id: keep-study", "id: keep-job", "is there 2 times"),
        ("questions.yml", "{value: dutch,", "{value: nederlands,", "choices: must be dutch, eu"),
        (
            "questions.yml",
            "needs: [{place: [nl], nationality",
            "needs: [{premises: [home], nationality",
            "is asked later",
        ),
        ("steps/money.yml", "helper: kvk", "helper: kvkk", "there is no organisation “kvkk”"),
        ("steps/money.yml", "helper: kvk", "helper: ggd", "“ggd” has no telephone"),
        (
            "steps/stay.yml",
            "without: [desk]",
            "without: [cost, desk, bring]",
            "without: bring: the step says this itself",
        ),
        ("steps/tax.yml", "without: [term]", "without: [desk]", "without: desk: the service does not say this"),
        ("steps/money.yml", "{of: [cost],", "{of: [term],", "is the source of “term”, which the step does not say"),
        (
            "steps/money.yml",
            "checked_on: 2026-11-23, verified: true},",
            "checked_on: 2020-01-01, verified: true},",
            "more.",
        ),
        ("steps/money.yml", "number: 0800-6464644", "number: 12-34", "is no telephone number"),
        ("plan.yml", "- bedrijf-starten", "- bedrijf-begonnen", "there is no service “bedrijf-begonnen”"),
    ],
)
def test_what_does_not_fit_together_is_told_in_words(
    folder: Path, directory: Directory, name: str, old: str, new: str, line: str
) -> None:
    found = problems(load(damage(folder, name, old, new)), directory, TODAY)
    assert any(line in each for each in found), found


def test_the_command_prints_a_table_or_the_problems(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "questions" in capsys.readouterr().out
    assert main(["check", "--folder", str(damage(folder, "plan.yml", "title:", "titel:"))]) == 1
    assert "plan.yml: titel: there is no such field" in capsys.readouterr().err
