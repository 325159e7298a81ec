"""Ties a process to the one that started it, so that nothing stays behind when that one is killed.

``python -m launch.leash PROGRAM ARGUMENT…`` replaces itself by the program. Works on Linux; elsewhere a process that
is killed with SIGKILL leaves its children to the operating system.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1  # prctl(2)

# Loaded at import: between fork and exec a child may hardly do anything, and certainly not load a library.
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def die_with_parent() -> None:
    """Ask the kernel to send SIGTERM to this process when its parent ends. Survives exec, not a change of user."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def main(arguments: list[str]) -> None:
    """Run ``arguments`` as a program in the place of this process."""
    parent = os.getppid()
    die_with_parent()
    if os.getppid() != parent:  # it ended before the kernel was asked
        sys.exit(1)
    os.execvp(arguments[0], arguments)  # noqa: S606 - the supervisor's own configuration says what to run


if __name__ == "__main__":
    main(sys.argv[1:])
