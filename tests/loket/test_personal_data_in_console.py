"""The console warns of the same numbers that are hidden in a citizen's words: the cases of its test hold here too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loket.personal_data import mask

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "handoff/web/console/state/personal-data.cases.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:40])
def test_what_the_console_warns_of_is_what_is_masked(case: dict[str, Any]) -> None:
    assert list(mask(case["text"]).kinds) == case["kinds"]
