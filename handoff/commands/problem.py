"""A refusal that the one who asked can understand; the words for each code are in ``handoff/api/problems.yml``."""

from __future__ import annotations


class CommandProblem(Exception):
    """The command is not carried out. ``params`` go into the words, ``retry_after`` is in seconds."""

    def __init__(self, code: str, retry_after: float | None = None, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.retry_after = retry_after
        self.params = params
