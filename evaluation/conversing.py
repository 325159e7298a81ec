"""``python -m evaluation.conversing FILE``: plays whole conversations and prints them with what went wrong."""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

from bot.places import DIRECTORY, MODEL, prepare
from launch.steps import told_plainly
from loket.directory import load

OWN_DIALOGUES = Path("tests/evaluation/dialogues.jsonl")


def main(arguments: Sequence[str] | None = None) -> None:
    """Play and print; the last line is one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.conversing", description=__doc__)
    parser.add_argument("dialogues", nargs="?", type=Path, default=OWN_DIALOGUES, help="JSON lines; see the docs")
    parser.add_argument("--model", type=Path, default=MODEL, help="of the bot that is asked")
    given = parser.parse_args(arguments)
    with told_plainly():
        print("\n".join(report_on(given.dialogues, given.model)))


def report_on(path: Path, model: Path) -> list[str]:
    """The lines of the report on the bot of ``model``."""
    # Rasa reads its environment while it is imported, and takes seconds.
    prepare()
    from bot.answering import Bot
    from evaluation.dialogues import Course, lines_of, play, read

    dialogues = read(path)
    known = load(DIRECTORY)
    provider_of = {service.id: service.provider for service in known.services}
    part_of = {each.id: each.part_of for each in known.organisations if each.part_of is not None}
    bot = Bot(model)

    async def play_all() -> list[Course]:
        return [await play(bot, each, provider_of, part_of) for each in dialogues]

    courses = asyncio.run(play_all())
    turns = [turn for course in courses for turn in course.turns]
    total = {
        "dialogues": len(courses),
        "right": sum(course.is_right for course in courses),
        "turns": len(turns),
        "turns_right": sum(not turn.wrong for turn in turns),
    }
    return [*(line for course in courses for line in lines_of(course)), "", json.dumps(total)]


if __name__ == "__main__":
    main()
