"""The guide of the project, the kinds of founder, and a founder who answers what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from loket.business import Answers, Guide, load, next_question

FOUNDERS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("founders.yml").read_text(encoding="utf-8"))


@dataclass
class Asked:
    """What was asked, in order, and all answers at the end."""

    fields: list[str]
    answers: Answers


def interview(guide: Guide, told: dict[str, str], begin: Answers | None = None) -> Asked:
    """Answer each question with what is in ``told``; skip the others."""
    answers, fields = begin or Answers(), []
    while (question := next_question(guide, answers)) is not None:
        fields.append(question.id)
        value = told.get(question.id)
        answers = answers.with_value(question.id, value) if value else answers.with_skipped(question.id)
    return Asked(fields, answers)


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The questions and steps of ``data/business``."""
    return load()
