"""The message files of the widget and the console, for a test that presses what they name or adds a language."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any, Literal

from launch.places import WEB

Part = Literal["widget", "console"]

# Made up for the tests: every message of the third language has this sign, so that a text from elsewhere is seen.
SIGN = "٭"


def words_of(part: Part, language: str) -> dict[str, str]:
    """The messages of that part in that language."""
    words: dict[str, str] = json.loads((WEB / part / "texts" / f"{language}.json").read_text(encoding="utf-8"))["words"]
    return words


NL = words_of("widget", "nl")
EN = words_of("widget", "en")


def with_third_language(part: Part, folder: Path, **changes: Any) -> Path:
    """A folder in ``folder`` with the message files of that part and a third one, read from right to left.

    Its speakers are answered in English. A change to ``None`` leaves the message out.
    """
    texts = folder / "texts"
    texts.mkdir()
    for name in ("nl.json", "en.json"):
        (texts / name).write_bytes((WEB / part / "texts" / name).read_bytes())
    language = {"name": "العربية", "direction": "rtl", "conversation": "en", **changes.pop("language", {})}
    words = {name: f"{SIGN} {text}" for name, text in words_of(part, "en").items()} | changes
    file = {"language": language, "words": {name: text for name, text in words.items() if text is not None}}
    (texts / "ar.json").write_text(json.dumps(file), encoding="utf-8")
    return texts


def build(part: Part, texts: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """That part with those message files, in ``out``."""
    command = ["node", "build.mjs", "--texts", str(texts), "--out", str(out), part]
    return subprocess.run(command, cwd=WEB, capture_output=True, text=True, check=False)
