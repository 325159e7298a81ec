"""The summary of `make test` tells how it was, and its exit code too."""

from __future__ import annotations

import itertools
import re
import sys
import time
from collections import Counter
from pathlib import Path

import psutil
import pytest

from launch import checks, steps
from launch.checks import (
    RASA_TESTS,
    Check,
    Outcome,
    closing_line,
    count,
    report,
    tests_of_browser,
    tests_of_service,
    tests_with_a_clock,
    totals,
)
from launch.places import ROOT

RESULTS = """<testsuites><testsuite>
  <testcase name="a"/><testcase name="b"><failure/></testcase><testcase name="c"><error/></testcase>
  <testcase name="d"><skipped/></testcase><testcase name="e"><system-out/></testcase>
</testsuite></testsuites>"""


@pytest.fixture(autouse=True)
def own_logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "LOGS", tmp_path / "log")


def program(name: str, text: str) -> Check:
    """A check that runs ``text``, which is Python."""
    return Check(name, [sys.executable, "-c", f"import pathlib, sys, time, os\n{text}"])


def waits_for(path: Path) -> str:
    """Python that goes on when there is a file at ``path``."""
    return f"\nwhile not pathlib.Path({str(path)!r}).exists(): time.sleep(0.01)\n"


def makes(path: Path) -> str:
    """Python that makes a file at ``path``."""
    return f"\npathlib.Path({str(path)!r}).touch()\n"


def test_results_are_counted_by_how_they_ended(tmp_path: Path) -> None:
    results = tmp_path / "results.xml"
    results.write_text(RESULTS)
    assert count(results) == Counter(passed=2, failed=2, skipped=1)


def test_tests_that_left_no_results_failed(tmp_path: Path) -> None:
    assert count(tmp_path / "results.xml") == Counter(failed=1)


def test_a_check_without_tests_that_fails_counts_as_one_failure() -> None:
    ruff = Outcome(Check("ruff", []), 1, "1 s", Counter())
    tests = Outcome(Check("tests", []), 0, "1 s", Counter(passed=3))
    assert closing_line(totals([ruff, tests])) == "3 passed, 1 failed"


def test_skipped_tests_are_not_hidden() -> None:
    assert closing_line(Counter(passed=3, skipped=1)) == "3 passed, 0 failed, 1 skipped"


def test_a_failure_does_not_keep_the_rest_from_running(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        report([[[program("first", "exit(3)"), program("second", "print('ran')")]]], {})
    lines = capfd.readouterr().out.splitlines()
    assert ending.value.code == 1
    assert "ran" in lines
    assert [line[:10] for line in lines[-3:-1]] == ["  ✗ first:", "  ✓ second"]
    assert lines[-1] == "0 passed, 1 failed"


def test_when_all_is_well_the_program_goes_on(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    results = tmp_path / "results.xml"
    writes = f"import pathlib; pathlib.Path({str(results)!r}).write_text('<a><testcase/></a>')"
    report([[[Check("tests", [sys.executable, "-c", writes], results)]]], {})
    assert capfd.readouterr().out.splitlines()[-1] == "1 passed, 0 failed"


def test_results_of_an_earlier_run_are_not_taken_for_these(tmp_path: Path) -> None:
    results = tmp_path / "results.xml"
    results.write_text("<a><testcase/></a>")
    with pytest.raises(SystemExit):
        report([[[Check("tests", [sys.executable, "-c", "exit(1)"], results)]]], {})
    assert not results.exists()


def test_lanes_run_beside_each_other_and_what_each_said_stays_together(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Each waits for the other in the middle of what it says: one after the other they would wait for ever."""
    one, two = tmp_path / "one", tmp_path / "two"
    first = program("first", f"print('one, begun', flush=True){makes(one)}{waits_for(two)}print('one, done')")
    second = program("second", f"{waits_for(one)}print('two, begun', flush=True){makes(two)}print('two, done')")
    report([[[first], [second]], [[program("third", "print('three')")]]], {})
    shown = capfd.readouterr().out
    assert "── first\none, begun\none, done\n" in shown
    assert "── second\ntwo, begun\ntwo, done\n" in shown
    assert shown.index("── third\nthree\n") > max(shown.index("one, done"), shown.index("two, done"))
    assert [line[:10] for line in shown.splitlines()[-4:-1]] == ["  ✓ first:", "  ✓ second", "  ✓ third:"]


def test_a_failure_in_a_lane_keeps_neither_lane_from_going_on(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    results = tmp_path / "results.xml"
    fails = Check("fails", [sys.executable, "-c", "print('why'); exit(3)"], results)
    with pytest.raises(SystemExit) as ending:
        report([[[fails, program("next", "")], [program("beside", "")]], [[program("after", "print('ran')")]]], {})
    lines = capfd.readouterr().out.splitlines()
    assert ending.value.code == 1
    assert "why" in lines
    assert "ran" in lines
    marks = [line.split(":")[0] for line in lines[lines.index("── summary") + 1 : -1]]
    assert marks == ["  ✗ fails", "  ✓ next", "  ✓ beside", "  ✓ after"]
    assert lines[-1] == "0 passed, 1 failed"


def test_lanes_give_signs_of_life(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(checks, "STILL_BUSY_EVERY", 0.0)
    report([[[program("first", waits_for(tmp_path / "two"))], [program("second", makes(tmp_path / "two"))]]], {})
    assert re.search(r"^    … first, \d+ s; second, \d+ s$", capfd.readouterr().out, re.MULTILINE)


def test_an_interruption_stops_all_lanes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    files = [tmp_path / "one", tmp_path / "two"]
    deadline = time.monotonic() + 30

    def interrupted(line: str) -> None:
        if all(file.exists() and file.read_text() for file in files) or time.monotonic() > deadline:
            raise KeyboardInterrupt

    monkeypatch.setattr(checks, "STILL_BUSY_EVERY", 0.0)
    monkeypatch.setattr(checks, "say", interrupted)
    tells = "pathlib.Path({!r}).write_text(str(os.getpid())); time.sleep(600)"
    with pytest.raises(KeyboardInterrupt):
        report([[[program(file.name, tells.format(str(file)))] for file in files]], {})
    assert not any(psutil.pid_exists(int(file.read_text())) for file in files)


def test_each_file_with_tests_is_run_once_and_what_looks_at_the_clock_alone() -> None:
    lanes = [[Path(part) for part in parts_of(check)] for [check] in (*tests_of_browser(), *tests_of_service())]
    [alone] = tests_with_a_clock()
    with_a_clock = [file for part in parts_of(alone) for file in files_in(Path(part))]
    assert with_a_clock
    run = [*itertools.chain(*lanes), *with_a_clock, *(file for part in RASA_TESTS for file in files_in(Path(part)))]
    assert sorted(run) == sorted(files_in(Path("tests")))


def test_two_lanes_have_about_as_much_to_do() -> None:
    for [one], [other] in (tests_of_browser(), tests_of_service()):
        assert size_of(one) == pytest.approx(size_of(other), rel=0.05)


def parts_of(check: Check) -> list[str]:
    """The files and folders that the command of ``check`` names."""
    return [str(part) for part in check.command if str(part).startswith("tests/")]


def files_in(part: Path) -> list[Path]:
    """The files with tests in ``part``, a file or a folder of the project."""
    if part.suffix:
        return [part]
    return [path.relative_to(ROOT) for path in (ROOT / part).rglob("test_*.py")]


def size_of(check: Check) -> int:
    """The bytes of all files that ``check`` runs."""
    return sum((ROOT / part).stat().st_size for part in parts_of(check))
