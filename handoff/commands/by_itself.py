"""Things that are done one after the other, of which one that fails keeps no other from being done."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Awaitable

from handoff.storage.conversations import NotFound

log = logging.getLogger(__name__)


async def by_itself(work: Awaitable[object]) -> bool:
    """Do ``work``; whether it was done. When it fails, that is in the log, and the next round tries it again; a
    conversation that is gone is nothing to do.
    """
    try:
        with contextlib.suppress(NotFound):
            await work
    except Exception:
        log.exception("one thing of many failed; the next round tries it again")
        return False
    return True
