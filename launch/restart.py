"""``make restart-many``: replaces the handoff processes one after the other, so that one always serves."""

from __future__ import annotations

import time
from pathlib import Path

from launch.many import running
from launch.problem import Problem
from launch.steps import say, seconds_since, told_plainly
from launch.supervision import restart_part
from launch.up import LOOK_EVERY, healthy

READY_WITHIN = 60.0


def main() -> None:
    """Restart them; the next only when the one before takes clients again."""
    with told_plainly():
        found = running()
        for port in found.handoffs:
            started = time.monotonic()
            restart_part(Path(found.supervisor), f"handoff:handoff-{port}")
            while not healthy(f"http://127.0.0.1:{port}/ready"):
                if time.monotonic() - started > READY_WITHIN:
                    raise Problem(
                        f"handoff-{port} is not ready after {READY_WITHIN:.0f} s; the others were left alone."
                    )
                time.sleep(LOOK_EVERY)
            say(f"  ✓ handoff-{port} was replaced: {seconds_since(started)}")


if __name__ == "__main__":
    main()
