"""The widget's own message files, for a test that presses what they name."""

from __future__ import annotations

import json

from launch.places import WEB

TEXTS = WEB / "widget" / "texts"

NL: dict[str, str] = json.loads((TEXTS / "nl.json").read_text(encoding="utf-8"))["words"]
EN: dict[str, str] = json.loads((TEXTS / "en.json").read_text(encoding="utf-8"))["words"]
