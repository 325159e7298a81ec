"""References of cases, such as ``LK-7F3K-92Q``: short, easy to read aloud, and safe against a slip.

Letters and digits that look alike are left out, and vowels, so that no words appear. The last of the seven characters
is a check: with 23 characters (a prime) and a weight of its own for every place, one wrong character or two that
changed places never give a valid reference. A reference is a name and no key: whoever knows one sees nothing.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

ALPHABET = "234679CDFGHJKMNPQRTVWXY"
_PREFIX = "LK"
_LENGTH = 6  # without the check: 148 million references


def make(choose: Callable[[str], str] = secrets.choice) -> str:
    """A new reference; that nobody has it yet is for the caller to see to."""
    body = "".join(choose(ALPHABET) for _ in range(_LENGTH))
    return _written(body + _check(body))


def understood(text: str) -> str | None:
    """The reference in ``text`` as it is written, however somebody typed it; none when it cannot be one."""
    characters = "".join(letter for letter in text.upper() if letter.isalnum())
    core = characters.removeprefix(_PREFIX) if len(characters) > _LENGTH + 1 else characters
    if len(core) != _LENGTH + 1 or any(letter not in ALPHABET for letter in core):
        return None
    return _written(core) if core[-1] == _check(core[:-1]) else None


def _check(body: str) -> str:
    total = sum((place + 2) * ALPHABET.index(letter) for place, letter in enumerate(body))
    return ALPHABET[-total % len(ALPHABET)]


def _written(core: str) -> str:
    return f"{_PREFIX}-{core[:4]}-{core[4:]}"
