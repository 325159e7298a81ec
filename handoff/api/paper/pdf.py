"""Has a page made into a PDF by a program beside the server, so that nobody's conversation waits for it."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from handoff.commands.problem import CommandProblem
from handoff.settings import ROOT

log = logging.getLogger(__name__)

PROGRAM = (sys.executable, "-m", "handoff.api.paper.pdf_program")
LONGEST, PATIENCE = 45.0, 15.0

# The program gets nothing else of the environment: it has the passwords of the database and of the bus.
_TAKES = ("HOME", "LANG", "LD_LIBRARY_PATH", "PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "XDG_CACHE_HOME")


class PdfMaker:
    """Makes one PDF at a time, for one of the machine's processors at most. ``longest`` and ``patience`` are seconds:
    for making one, and for waiting until those before it are made.
    """

    def __init__(self, longest: float = LONGEST, patience: float = PATIENCE, program: Sequence[str] = PROGRAM) -> None:
        self._longest = longest
        self._patience = patience
        self._program = program
        self._turn = asyncio.Semaphore(1)

    async def make(self, page: str) -> bytes:
        """``page`` (HTML) as a PDF. Raises :class:`CommandProblem` ``pdf-not-made`` when it cannot be made, takes too
        long, or too many others wait for theirs. Whoever stops waiting stops the program.
        """
        try:
            async with asyncio.timeout(self._patience):
                await self._turn.acquire()
        except TimeoutError:
            raise CommandProblem("pdf-not-made", retry_after=self._patience) from None
        try:
            async with asyncio.timeout(self._longest):
                code, pdf, told = await self._run(page.encode())
        except (TimeoutError, OSError) as error:
            log.warning("no PDF was made: %s", type(error).__name__)
            raise CommandProblem("pdf-not-made") from None
        finally:
            self._turn.release()
        if code != 0:
            log.error("no PDF was made: exit code %s, %s", code, told.decode(errors="replace").strip()[-300:])
            raise CommandProblem("pdf-not-made")
        return pdf

    async def _run(self, page: bytes) -> tuple[int, bytes, bytes]:
        """The exit code of the program, what it gave, and what it told of a failure."""
        program = await asyncio.create_subprocess_exec(
            *self._program,
            cwd=ROOT,
            env={name: os.environ[name] for name in _TAKES if name in os.environ},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            pdf, told = await program.communicate(page)
        finally:
            if program.returncode is None:
                with suppress(ProcessLookupError):
                    program.kill()
                await program.wait()
        return program.returncode or 0, pdf, told
