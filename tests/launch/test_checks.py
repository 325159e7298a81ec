"""The summary of `make test` tells how it was, and its exit code too."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from launch.checks import Check, Outcome, closing_line, count, report, totals

RESULTS = """<testsuites><testsuite>
  <testcase name="a"/><testcase name="b"><failure/></testcase><testcase name="c"><error/></testcase>
  <testcase name="d"><skipped/></testcase><testcase name="e"><system-out/></testcase>
</testsuite></testsuites>"""


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
    checks = [
        Check("first", [sys.executable, "-c", "exit(3)"]),
        Check("second", [sys.executable, "-c", "print('ran')"]),
    ]
    with pytest.raises(SystemExit) as ending:
        report(checks, {})
    lines = capfd.readouterr().out.splitlines()
    assert ending.value.code == 1
    assert "ran" in lines
    assert [line[:10] for line in lines[-3:-1]] == ["  ✗ first:", "  ✓ second"]
    assert lines[-1] == "0 passed, 1 failed"


def test_when_all_is_well_the_program_goes_on(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    results = tmp_path / "results.xml"
    writes = f"import pathlib; pathlib.Path({str(results)!r}).write_text('<a><testcase/></a>')"
    report([Check("tests", [sys.executable, "-c", writes], results)], {})
    assert capfd.readouterr().out.splitlines()[-1] == "1 passed, 0 failed"


def test_results_of_an_earlier_run_are_not_taken_for_these(tmp_path: Path) -> None:
    results = tmp_path / "results.xml"
    results.write_text("<a><testcase/></a>")
    with pytest.raises(SystemExit):
        report([Check("tests", [sys.executable, "-c", "exit(1)"], results)], {})
    assert not results.exists()
