"""Start the bot's server: ``python -m bot --model models/loket.tar.gz --port 5055``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from bot.places import MODEL, prepare


def main() -> int:
    """Serve on 127.0.0.1 until told to stop. Gives 1 when there is no model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=MODEL, help="made by python -m bot.train")
    parser.add_argument("--port", type=int, default=int(os.environ.get("LOKET_BOT_PORT", "5055")))
    chosen = parser.parse_args()
    if not chosen.model.exists():
        print(f"there is no model at {chosen.model}: make one with python -m bot.train", file=sys.stderr)
        return 1
    # Rasa reads its environment while it is imported.
    prepare()
    from bot.server import make_app

    make_app(chosen.model).run(host="127.0.0.1", port=chosen.port, workers=1, access_log=False, debug=False, motd=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
