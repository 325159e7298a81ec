"""``make eval QUESTIONS=file.jsonl``: asks the whole bot, and prints tables and, as the last line, one JSON object."""

from __future__ import annotations

import argparse
import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bot.places import DIRECTORY, MODEL, prepare
from bot.train import is_current
from evaluation.questions import Question, read, unknown_organisations
from launch.problem import Problem
from launch.steps import told_plainly
from loket.directory import Directory, load

OWN_QUESTIONS = Path("tests/evaluation/questions.jsonl")
_PROJECT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print. What goes on is told on standard error."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument(
        "questions",
        nargs="?",
        type=Path,
        default=Path(os.environ.get("QUESTIONS") or OWN_QUESTIONS),
        help=f"JSON lines with lang, text and orgs; QUESTIONS in the environment, else {OWN_QUESTIONS}",
    )
    parser.add_argument("--model", type=Path, default=MODEL, help="of the bot that is asked")
    parser.add_argument("--as-it-is", action="store_true", help="do not train a model that is not current")
    parser.add_argument("--misses", type=int, default=25, help="how many of the worst misses are shown (25)")
    given = parser.parse_args(arguments)
    with told_plainly():
        questions = read(given.questions)
        known = load(DIRECTORY)
        for organisation, count in unknown_organisations(questions, [each.id for each in known.organisations]).items():
            tell(f"no organisation has the id {organisation} ({count} questions): it is never shown")
        if not given.as_it_is and not is_current(given.model):
            train(given.model)
        print("\n".join(measured(questions, known, given.model, given.misses)))


def measured(questions: Sequence[Question], known: Directory, model: Path, worst_shown: int) -> list[str]:
    """The lines of the report on the bot of ``model``."""
    # Rasa reads its environment while it is imported, and takes seconds.
    prepare()
    tell("loading the bot")
    from bot.answering import Bot
    from evaluation.asking import ask_all
    from evaluation.figures import figures_of
    from evaluation.misses import explained, worst
    from evaluation.phrases import Encoder, Neighbourhood, training_phrases
    from evaluation.report import as_json, report

    bot = Bot(model)
    provider_of = {service.id: service.provider for service in known.services}
    part_of = {each.id: each.part_of for each in known.organisations if each.part_of is not None}
    started = time.monotonic()
    outcomes = asyncio.run(ask_all(bot, questions, provider_of, tell, part_of))
    figures = figures_of(outcomes, provider_of, time.monotonic() - started)
    misses = worst(outcomes)[:worst_shown]
    if misses:
        tell("looking for the nearest training phrases")
    neighbourhood = Neighbourhood(training_phrases() if misses else [], Encoder())
    explanations = explained(misses, provider_of, neighbourhood.nearest)
    area_of = {service.id: str(service.area) for service in known.services}
    return [*report(outcomes, figures, area_of, explanations), "", as_json(figures)]


def train(model: Path) -> None:
    """Train ``model`` in a process of its own, which prints to standard error. Raises :class:`Problem`."""
    command = [sys.executable, "-m", "bot.train", "--model", str(model)]
    environment = {**os.environ, "PYTHONPATH": str(_PROJECT)}
    if subprocess.run(command, cwd=_PROJECT, env=environment, stdout=sys.stderr, check=False).returncode != 0:
        raise Problem("The model could not be trained; its output above says why.")


def tell(line: str) -> None:
    """Show ``line`` on standard error: the output is for the report."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
