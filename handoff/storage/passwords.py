"""Passwords as they are kept: argon2, slow on purpose. Not for the loop."""

from __future__ import annotations

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher()
NOBODYS = _hasher.hash(secrets.token_urlsafe())
"""Checked when a name is unknown, so that both take as long."""


def hashed(password: str) -> str:
    """``password`` as it is kept."""
    return _hasher.hash(password)


def right(kept: str, password: str) -> bool:
    """Whether ``password`` is the one that is ``kept`` so."""
    try:
        return _hasher.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False
