"""A handoff process whose clock is wrong: ``python -m tests.faults.skewed SECONDS``."""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime, timedelta

from handoff.app import create_app
from handoff.service import Service
from handoff.settings import Settings


def main() -> None:
    """Serve until told to stop."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    wrong = timedelta(seconds=float(sys.argv[1]))
    settings = Settings.from_environment()
    app = create_app(Service(settings, clock=lambda: datetime.now(UTC) + wrong))
    app.run(host=settings.host, port=settings.port, single_process=True, access_log=False, motd=False)


if __name__ == "__main__":
    main()
