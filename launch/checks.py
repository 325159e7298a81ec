"""Runs every check and every test, one after the other, and says at the end how each went."""

from __future__ import annotations

import sys
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from launch.places import LOGS, WEB, python_of
from launch.steps import ended, say, seconds_since, start

RASA_CODE = ("bot", "actions", "evaluation")  # what Rasa's Python runs; the rest, with its tests, is the service's
SERVICE_CODE = ("loket", "handoff", "demo", "launch", "bench", "tests")
RASA_TESTS = ("tests/bot", "tests/actions", "tests/evaluation")
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


def tests() -> list[Check]:
    """What runs the code, with a model trained first. The tests of the service come last: they end with the browser."""
    web, bot, service = (LOGS / f"tests-{name}.xml" for name in ("web", "bot", "service"))
    junit = ["--reporter=default", "--reporter=junit", f"--outputFile.junit={web}"]
    pytest = ["-m", "pytest", "-q", "--no-header"]
    elsewhere = [f"--ignore={folder}" for folder in RASA_TESTS]
    return [
        Check("tests of the web parts", ["npm", "--prefix", WEB, "test", "--silent", "--", *junit], web),
        Check("training the model", [python_of("rasa"), "-m", "bot.train"]),
        Check("tests of the bot", [python_of("rasa"), *pytest, f"--junit-xml={bot}", *RASA_TESTS], bot),
        Check("tests of the service", [python_of("service"), *pytest, f"--junit-xml={service}", *elsewhere], service),
    ]


def report(checks: Sequence[Check], variables: Mapping[str, str]) -> None:
    """Run ``checks``, the later ones also after a failure, and say how they went. Ends with 1 when one failed."""
    outcomes = [run(check, {**QUIET_RASA, **variables}) for check in checks]
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
    if check.results is not None:
        check.results.parent.mkdir(parents=True, exist_ok=True)
        check.results.unlink(missing_ok=True)  # those of an earlier run prove nothing
    code = ended(start(check.command, None, variables))
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
