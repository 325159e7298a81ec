"""What is known of a product in the Uniforme Productnamenlijst."""

from __future__ import annotations

from typing import Literal

import msgspec

Level = Literal["gemeente", "provincie", "waterschap", "rijk"]

LEVELS: tuple[Level, ...] = ("gemeente", "provincie", "waterschap", "rijk")
"""The levels of government, the one nearest to people first."""


class ListedProduct(msgspec.Struct, frozen=True, kw_only=True):
    """A name of the list, its URI, and the levels of government that provide it, in the order of :data:`LEVELS`."""

    name: str
    uri: str
    levels: list[Level]
