"""The directory as it is shipped, read once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from loket.directory import Directory, load

FOLDER = Path(__file__).parents[2] / "data" / "directory"


@cache
def directory() -> Directory:
    """What Loket knows."""
    return load(FOLDER)
