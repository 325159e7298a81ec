"""The conversations beside this file, played by Rasa's own test: each message understood, each action predicted."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from rasa.core.agent import load_agent
from rasa.core.test import test as play

from bot.places import MODEL

CONVERSATIONS = Path(__file__).parent / "conversations"


def test_every_conversation_goes_as_written(in_loop: Callable[[Awaitable[Any]], Any], tmp_path: Path) -> None:
    agent = in_loop(load_agent(str(MODEL)))
    for path in sorted(CONVERSATIONS.glob("*.yml")):
        in_loop(play(str(path), agent, out_directory=str(tmp_path), e2e=True, disable_plotting=True))
        failed = (tmp_path / "failed_test_stories.yml").read_text(encoding="utf-8")
        assert failed.startswith("# None of the test stories failed"), failed
        report = json.loads((tmp_path / "story_report.json").read_text(encoding="utf-8"))
        assert report["conversation_accuracy"]["total"] >= 9
