"""``python -m evaluation.parsing MODEL``: how long the bot takes to understand each of the texts on standard input."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bot.places import prepare

_WARM_UP = 20


def milliseconds(model: Path, texts: Sequence[str]) -> list[float]:
    """What understanding each of ``texts`` takes: language, meaning, ranking, names, doubt. One at a time."""
    from rasa.core.channels.channel import UserMessage

    from bot.processor import TurnProcessor

    processor = TurnProcessor(model)

    async def parse(text: str) -> float:
        started = time.perf_counter()
        await processor.parse_message(UserMessage(text))
        return (time.perf_counter() - started) * 1000

    async def parse_all() -> list[float]:
        for text in texts[:_WARM_UP]:
            await parse(text)
        return [await parse(text) for text in texts]

    return asyncio.run(parse_all())


def main() -> None:
    """Read a JSON list of texts, and print a JSON list of times."""
    prepare()
    print(json.dumps(milliseconds(Path(sys.argv[1]), json.load(sys.stdin))))


if __name__ == "__main__":
    main()
