"""How quickly people of the demonstration read and type."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field

LETTERS = 14.0
"""Letters a second: quicker than most people, for whoever looks on."""
LONGEST = 12.0  # seconds


@dataclass
class Pace:
    """``speed`` 1 is that of people; 10 is ten times as quick."""

    speed: float = 1.0
    random: random.Random = field(default_factory=random.Random)

    async def pause(self, seconds: float) -> None:
        """About so many seconds, a third more or less."""
        await asyncio.sleep(seconds * self.random.uniform(0.67, 1.33) / self.speed)

    async def typing(self, text: str) -> None:
        """As long as it takes to type ``text``."""
        await self.pause(min(len(text) / LETTERS, LONGEST))
