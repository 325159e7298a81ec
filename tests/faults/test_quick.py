"""A few of the faults, once each: that the laws hold, and that the suite itself works. ``make faults`` has them all."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from tests.faults.cases import CASES
from tests.faults.rounds import run_case

SEED = int(os.environ.get("LOKET_FAULTS_SEED", "1"))
QUICK = ("handoff killed", "PostgreSQL restarted", "rolling restart")


@pytest.mark.quick
@pytest.mark.skipif("LOKET_TEST_POSTGRES_URL" in os.environ, reason="servers that are not the tests' own stay alive")
@pytest.mark.parametrize("name", QUICK)
def test_nothing_is_lost_doubled_or_stuck(name: str, tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name == name)
    outcome = asyncio.run(run_case(case, 1, SEED, print, tmp_path))
    assert outcome.failures == []
    assert outcome.acknowledged > outcome.conversations, "a load that does nothing proves nothing"
