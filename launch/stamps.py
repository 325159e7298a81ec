"""Remembers from what something was made, so that it is made again only when that changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Stamp:
    """A small file beside the thing that was made; when the thing is thrown away, so is its stamp."""

    path: Path

    def fits(self, fingerprint: str) -> bool:
        """Whether the thing was made, to the end, from what ``fingerprint`` says."""
        try:
            return self.path.read_text() == fingerprint
        except OSError:
            return False

    def put(self, fingerprint: str) -> None:
        """Say that the thing is finished. Call it last: a step that was broken off leaves no stamp."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(fingerprint)


def fingerprint(files: Iterable[Path], *facts: str) -> str:
    """A hash of the names and contents of ``files`` in any order, and of ``facts``."""
    digest = hashlib.sha256()
    for fact in facts:
        digest.update(fact.encode() + b"\0")
    for file in sorted(files):
        digest.update(str(file).encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
