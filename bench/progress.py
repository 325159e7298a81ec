"""What the bench says while it is at work."""

from __future__ import annotations

import sys
import time


class Progress:
    """Tells on standard error what is going on, and since how long."""

    def __init__(self) -> None:
        self._started = time.monotonic()

    def __call__(self, line: str) -> None:
        """Show ``line``."""
        print(f"{time.monotonic() - self._started:6.1f} s  {line}", file=sys.stderr, flush=True)
