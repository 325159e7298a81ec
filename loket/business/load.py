"""Reading the questions and steps of ``data/business`` into one unchangeable object."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from loket.business.conditions import Condition
from loket.business.types import (
    Choice,
    Countries,
    Country,
    Field,
    Frame,
    Question,
    Questions,
    Step,
    Steps,
    Words,
)
from loket.directory.convert import read_as

FOLDER = Path(__file__).parents[2] / "data" / "business"


class GuideError(Exception):
    """The guide cannot be used. ``problems``: every reason, each with file and field, in words for an editor."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True, eq=False)
class Guide:
    """All questions and steps, in their order. One guide equals itself."""

    frame: Frame
    words: Words
    countries: tuple[Country, ...]
    questions: tuple[Question, ...]
    steps: tuple[Step, ...]

    def question(self, field: str) -> Question:
        """The question about ``field``. Raises KeyError."""
        return self._questions[field]

    def choice(self, field: str, value: str) -> Choice | None:
        """The choice ``value`` of the question about ``field``, if there is one."""
        question = self._questions.get(field)
        return next((each for each in question.choices if each.value == value), None) if question else None

    @cached_property
    def _questions(self) -> dict[str, Question]:
        return {each.id: each for each in self.questions}

    @cached_property
    def asked_when(self) -> dict[Field, Condition]:
        """When each question makes sense at all."""
        return {each.id: Condition(each.needs) for each in self.questions}

    @cached_property
    def offered_when(self) -> dict[tuple[str, str], Condition]:
        """When each choice can be chosen, by field and value."""
        return {(each.id, choice.value): Condition(choice.needs) for each in self.questions for choice in each.choices}

    @cached_property
    def planned_when(self) -> dict[str, Condition]:
        """When each step is in the plan, by its id."""
        return {each.id: Condition(each.needs, each.unless) for each in self.steps}

    @cached_property
    def touched_by(self) -> dict[str, tuple[Step, ...]]:
        """The steps that depend on each field, or whose texts do."""
        return {
            question.id: tuple(
                step
                for step in self.steps
                if question.id in self.planned_when[step.id].fields
                or any(question.id in each.fields for each in self.varied_by[step.id])
            )
            for question in self.questions
        }

    @cached_property
    def varied_by(self) -> dict[str, tuple[Condition, ...]]:
        """On what the texts of each step depend, by its id."""
        return {
            each.id: tuple(Condition(variant.needs) for variant in (*each.why, *each.bring) if variant.needs)
            for each in self.steps
        }


def load(folder: Path = FOLDER) -> Guide:
    """The guide in ``folder``. Raises :class:`GuideError` when a file cannot be read or a field is not what it must be.
    Whether it all fits together is for :func:`loket.business.check.problems`.
    """
    problems: list[str] = []
    frame = read_as(folder, "plan.yml", Frame, problems)
    words = read_as(folder, "words.yml", Words, problems)
    countries = read_as(folder, "countries.yml", Countries, problems)
    questions = read_as(folder, "questions.yml", Questions, problems)
    files = [read_as(folder, f"steps/{stage}.yml", Steps, problems) for stage in (frame.stages if frame else [])]
    if problems or not (frame and words and countries and questions):
        raise GuideError(problems)
    return Guide(
        frame=frame,
        words=words,
        countries=tuple(countries.countries),
        questions=tuple(questions.questions),
        steps=tuple(step for file in files if file for step in file.steps),
    )
