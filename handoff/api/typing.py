"""Typing signs on the bus: who types, or stopped. Never stored."""

from __future__ import annotations

from typing import Literal

import msgspec

from handoff.api.protocol import TypingNow

_encode = msgspec.json.Encoder().encode
decode_typing = msgspec.json.Decoder(TypingNow).decode
"""A signal back into the frame that it is."""


def typing_signal(role: Literal["caseworker", "citizen"], *, on: bool) -> bytes:
    """The signal that somebody of ``role`` types."""
    return _encode(TypingNow(role=role, on=on))
