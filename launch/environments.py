"""Makes the three Python environments from the locked requirements: tools, rasa (3.10) and service (3.12)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from launch.interpreters import find_python, version_of
from launch.places import ENVIRONMENTS, REQUIREMENTS, python_of
from launch.stamps import Stamp, fingerprint
from launch.steps import Failed, run

ADVICE = "Is there internet, and room on the disk (the three need 4 GB)? Try again;"
AGAIN = "if it keeps failing, `make clean` and start afresh."
# Behind a proxy with a certificate of its own, the machine knows that certificate and uv's own list does not.
TRUST_THE_MACHINE = {"UV_SYSTEM_CERTS": "true"}


def make_environments() -> None:
    """Make what is not there, and bring what is there up to date. Raises :class:`Problem`."""
    uv = make_tools()
    make(uv, "rasa", "3.10")
    make(uv, "service", "3.12")


def make_tools() -> Path:
    """Make the environment with uv, which makes the others. Gives the path of uv."""
    requirements, python = REQUIREMENTS / "tools.txt", python_of("tools")
    version = version_of(str(python))
    stamp = Stamp(ENVIRONMENTS / "tools" / ".made-from")
    wanted = fingerprint([requirements], version or "")
    if version is None or not stamp.fits(wanted):
        if version is None:
            run([sys.executable, "-m", "venv", "--clear", ENVIRONMENTS / "tools"], "Environment for tools", AGAIN)
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
        run([*pip, "--require-hashes", "-r", requirements], "Installing uv", f"{ADVICE} {AGAIN}")
        stamp.put(fingerprint([requirements], version_of(str(python)) or ""))
    return python.with_name("uv")


def make(uv: Path, name: str, version: str) -> None:
    """Make or update the environment ``name`` with Python ``version`` from ``requirements/<name>.txt``."""
    requirements, python = REQUIREMENTS / f"{name}.txt", python_of(name)
    stamp = Stamp(ENVIRONMENTS / name / ".made-from")
    wanted = fingerprint([requirements], version)
    there = version_of(str(python)) == version
    if there and stamp.fits(wanted):
        return
    if not there:
        interpreter = find_python(version, uv)
        run(
            [uv, "venv", "--clear", "--no-project", "--python", interpreter, python.parent.parent],
            f"Environment {name}",
            AGAIN,
        )
    # Compiled now, for Rasa starts twice as fast so; Python would not do it where PYTHONDONTWRITEBYTECODE is set.
    install([uv, "pip", "sync", "--compile-bytecode"], python, [requirements], f"Packages of {name} (Python {version})")
    stamp.put(wanted)


def install(uv_pip: list[object], python: Path, requirements: list[object], what: str) -> None:
    """Install ``requirements`` for ``python``; once more when the first try fails, as networks do at times."""
    command = [*uv_pip, "--require-hashes", "--quiet", "--python", python, *requirements]
    variables = {**TRUST_THE_MACHINE, **{name: os.environ[name] for name in TRUST_THE_MACHINE if name in os.environ}}
    try:
        run(command, what, ADVICE, variables)
    except Failed:
        run(command, f"{what}, second try", f"{ADVICE} {AGAIN}", variables)
