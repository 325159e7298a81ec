"""Runs every check and every test, and says at the end how each went.

What only has to be right, however long it takes, runs in lanes beside each other; what looks at the clock runs alone.
"""

from __future__ import annotations

import sys
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen
from typing import Any

from launch.places import LOGS, ROOT, WEB, python_of
from launch.steps import STILL_BUSY_EVERY, ended, log_of, say, seconds_since, start, stop

RASA_CODE = ("bot", "actions", "evaluation")  # what Rasa's Python runs; the rest, with its tests, is the service's
SERVICE_CODE = ("loket", "handoff", "demo", "launch", "bench", "tests")
LOOK_AT_THE_CLOCK = (
    "tests/bench",
    "tests/demo",
    "tests/e2e/test_widget_is_quick.py",
    "tests/faults",
    "tests/handoff/api/paper/test_pdf.py",
    "tests/handoff/api/test_bad_input.py",
    "tests/handoff/test_leaving.py",
    "tests/handoff/test_redis_bus.py",
    "tests/launch",
)
"""Tests that say how long something may take, or let whole processes wait for each other: alone on the machine."""
RASA_TESTS = ("tests/bot", "tests/actions", "tests/evaluation")
PYTEST = ("-m", "pytest", "-q", "--no-header")
LOOK_EVERY = 0.1  # seconds between two looks at whether a check has ended
QUIET_RASA = {"SQLALCHEMY_SILENCE_UBER_WARNING": "1", "TF_CPP_MIN_LOG_LEVEL": "3"}


@dataclass(frozen=True)
class Check:
    """A part of the checks: a command that ends with 0 when all is well. Tests write ``results`` (JUnit XML)."""

    name: str
    command: Sequence[object]
    results: Path | None = None


@dataclass(frozen=True)
class Outcome:
    """How a check went. ``counts`` has the tests that passed, failed and were skipped, where there are tests."""

    check: Check
    code: int
    took: str
    counts: Counter[str]

    @property
    def line(self) -> str:
        """The outcome in the summary."""
        tests = f", {closing_line(self.counts)}" if self.counts else ""
        return f"  {'✓' if self.code == 0 else '✗'} {self.check.name}: {self.took}{tests}"


def static_checks() -> list[Check]:
    """What reads the code without running it."""
    service, rasa = python_of("service"), python_of("rasa")
    ruff, mypy = service.with_name("ruff"), [service, "-m", "mypy"]
    not_here = ["--exclude", "^handoff/web/", "--exclude", "^tests/(bot|actions|evaluation)/"]
    return [
        Check("ruff check", [ruff, "check", "."]),
        Check("ruff format", [ruff, "format", "--check", "."]),
        Check("mypy, service", [*mypy, *not_here, *SERVICE_CODE]),
        Check("mypy, Rasa", [*mypy, "--python-executable", rasa, *RASA_CODE, *RASA_TESTS]),
        Check("TypeScript", ["npm", "--prefix", WEB, "run", "--silent", "check"]),
        Check("directory", [service, "-m", "loket.directory", "check"]),
        Check("starting a business", [service, "-m", "loket.business", "check"]),
        Check("plain language", [service, "-m", "loket.plain_language"]),
    ]


def tests_of_web() -> list[Check]:
    """The tests of the widget and the console without a browser."""
    results = LOGS / "tests-web.xml"
    junit = ["--reporter=default", "--reporter=junit", f"--outputFile.junit={results}"]
    return [Check("tests of the web parts", ["npm", "--prefix", WEB, "test", "--silent", "--", *junit], results)]


def tests_of_bot() -> list[Check]:
    """The tests of the bot, with a model trained first."""
    results = LOGS / "tests-bot.xml"
    return [
        Check("training the model", [python_of("rasa"), "-m", "bot.train"]),
        Check("tests of the bot", [python_of("rasa"), *PYTEST, f"--junit-xml={results}", *RASA_TESTS], results),
    ]


def tests_of_browser() -> list[list[Check]]:
    """The tests in a browser, in two lanes: each waits for pages more than it works."""
    return _in_two_lanes("tests in the browser", "tests-browser", files_with_tests("tests/e2e"))


def tests_of_service() -> list[list[Check]]:
    """The other tests of the service that do not look at the clock, in two lanes. They need the model."""
    elsewhere = ("tests/e2e", *RASA_TESTS)
    files = [file for file in files_with_tests("tests") if not file.startswith(elsewhere)]
    return _in_two_lanes("tests of the service", "tests-service", files)


def tests_with_a_clock() -> list[Check]:
    """The tests that look at the clock. They need the model, and the machine for themselves."""
    results = LOGS / "tests-clock.xml"
    command = [python_of("service"), *PYTEST, f"--junit-xml={results}", *LOOK_AT_THE_CLOCK]
    return [Check("tests with a clock", command, results)]


def files_with_tests(folder: str) -> list[str]:
    """The files below ``folder`` with tests that do not look at the clock, from the root of the project."""
    found = (path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("test_*.py"))
    return sorted(path for path in found if not path.startswith(LOOK_AT_THE_CLOCK))


def _in_two_lanes(name: str, results_in: str, files: list[str]) -> list[list[Check]]:
    lanes = []
    for part, half in enumerate(_halves(files), 1):
        results = LOGS / f"{results_in}-{part}.xml"
        command = [python_of("service"), *PYTEST, f"--junit-xml={results}", *half]
        lanes.append([Check(f"{name}, {part} of 2", command, results)])
    return lanes


def _halves(files: list[str]) -> tuple[list[str], list[str]]:
    """Two lanes that take about as long: a longer file has more to do."""
    size = {each: (ROOT / each).stat().st_size for each in files}
    halves: tuple[list[str], list[str]] = [], []
    for each in sorted(files, key=lambda each: -size[each]):
        min(halves, key=lambda half: sum(size[other] for other in half)).append(each)
    return halves


def report(rounds: Sequence[Sequence[Sequence[Check]]], variables: Mapping[str, str]) -> None:
    """Run ``rounds`` one after the other, the lanes of each beside each other, and say how they went.

    The later ones run also after a failure. Ends with 1 when one failed.
    """
    variables = {**QUIET_RASA, **variables}
    outcomes: list[Outcome] = []
    for lanes in rounds:
        if len(lanes) == 1:
            outcomes += [run(check, variables) for check in lanes[0]]
        else:
            outcomes += beside_each_other(lanes, variables)
    say("\n── summary")
    for outcome in outcomes:
        say(outcome.line)
    say(closing_line(totals(outcomes)))
    if any(outcome.code for outcome in outcomes):
        sys.exit(1)


def run(check: Check, variables: Mapping[str, str]) -> Outcome:
    """Run ``check``; its output is shown as it comes."""
    say(f"\n── {check.name}")
    started = time.monotonic()
    forget_results(check)
    code = ended(start(check.command, None, variables))
    return outcome_of(check, code, started)


@dataclass
class Lane:
    """Checks that run one after the other, beside those of another lane; the output of each is shown at its end."""

    checks: Iterator[Check]
    variables: Mapping[str, str]
    outcomes: list[Outcome] = field(default_factory=list)
    _check: Check | None = None
    _process: Popen[Any] | None = None
    _started: float = 0

    def go_on(self) -> bool:
        """Tell of the check that has ended, if one has, and begin the next. Whether there is still something to do."""
        if self._check is not None and self._process is not None:
            code = self._process.poll()
            if code is None:
                return True
            self._tell(self._check, code)
        self._check = next(self.checks, None)
        if self._check is None:
            return False
        forget_results(self._check)
        self._started = time.monotonic()
        with log_of(self._check.name, "check").open("wb") as output:
            self._process = start(self._check.command, output, self.variables)
        return True

    def stop(self) -> None:
        """Stop what is at work."""
        if self._process is not None and self._process.poll() is None:
            stop(self._process)

    @property
    def busy_with(self) -> str:
        """What is at work, and for how long; empty at the end of the lane."""
        return f"{self._check.name}, {seconds_since(self._started)}" if self._check else ""

    def _tell(self, check: Check, code: int) -> None:
        say(f"\n── {check.name}")
        say(log_of(check.name, "check").read_text(encoding="utf-8", errors="replace").rstrip())
        self.outcomes.append(outcome_of(check, code, self._started))


def beside_each_other(lanes: Sequence[Sequence[Check]], variables: Mapping[str, str]) -> list[Outcome]:
    """Run ``lanes`` at the same time, with a line now and then that says what is at work; how they went, in order."""
    running = [Lane(iter(checks), variables) for checks in lanes]
    told = time.monotonic()
    try:
        while busy := [lane for lane in running if lane.go_on()]:
            if time.monotonic() - told > STILL_BUSY_EVERY:
                told = time.monotonic()
                say("    … " + "; ".join(lane.busy_with for lane in busy))
            time.sleep(LOOK_EVERY)
    finally:
        for lane in running:
            lane.stop()
    return [outcome for lane in running for outcome in lane.outcomes]


def forget_results(check: Check) -> None:
    """Make room for the results of ``check``: those of an earlier run prove nothing."""
    if check.results is not None:
        check.results.parent.mkdir(parents=True, exist_ok=True)
        check.results.unlink(missing_ok=True)


def outcome_of(check: Check, code: int, started: float) -> Outcome:
    """How ``check`` went, that ended with ``code``."""
    return Outcome(check, code, seconds_since(started), count(check.results) if check.results else Counter())


def count(results: Path) -> Counter[str]:
    """The tests in a JUnit file that passed, failed (or could not run) and were skipped; one failed without a file."""
    if not results.exists():
        return Counter(failed=1)
    counts: Counter[str] = Counter()
    for case in ElementTree.parse(results).iter("testcase"):  # noqa: S314 - written by our own test runners
        kinds = {child.tag for child in case}
        counts["failed" if kinds & {"failure", "error"} else "skipped" if "skipped" in kinds else "passed"] += 1
    return counts


def totals(outcomes: Iterable[Outcome]) -> Counter[str]:
    """All tests together; a check that failed without a failing test counts as one."""
    together: Counter[str] = Counter()
    for outcome in outcomes:
        together.update(outcome.counts)
        if outcome.code != 0 and not outcome.counts["failed"]:
            together["failed"] += 1
    return together


def closing_line(counts: Counter[str]) -> str:
    """``12 passed, 0 failed``, and how many were skipped if any were."""
    skipped = f", {counts['skipped']} skipped" if counts["skipped"] else ""
    return f"{counts['passed']} passed, {counts['failed']} failed{skipped}"
