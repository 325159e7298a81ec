"""What can go wrong while setting up or running, told so that somebody can act on it."""

from __future__ import annotations


class Problem(Exception):
    """The message is one line: what is wrong and what to do about it."""
