"""Builds what the browser loads: the widget, the console and the demo site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from launch.environments import install
from launch.places import REQUIREMENTS, WEB, python_of
from launch.stamps import Stamp, fingerprint
from launch.steps import answer_of, run

NODE_MAJOR = 20
MADE = ("node_modules", "dist")
ADVICE = "Try again; if it keeps failing, remove handoff/web/node_modules first."


def build_web() -> None:
    """Install the packages and build, when something changed since the last time. Raises ``Problem``."""
    variables = install_packages()
    stamp = Stamp(WEB / "dist" / ".made-from")
    wanted = fingerprint(sources(WEB))
    if not stamp.fits(wanted):
        run(["npm", "--prefix", WEB, "run", "build"], "Building the web parts", "See what the build says.", variables)
        stamp.put(wanted)


def install_packages() -> dict[str, str]:
    """Install what the build needs from ``package-lock.json``. Gives the variables to run npm with."""
    variables = node()
    stamp = Stamp(WEB / "node_modules" / ".made-from")
    wanted = fingerprint([WEB / "package.json", WEB / "package-lock.json"])
    if not stamp.fits(wanted):
        quietly = ["--no-audit", "--no-fund", "--loglevel=error"]
        run(["npm", "--prefix", WEB, "ci", *quietly], "Packages of the web parts", ADVICE, variables)
        stamp.put(wanted)
    return variables


def node() -> dict[str, str]:
    """The PATH with a Node that is new enough: the machine's, or one installed beside uv."""
    path = os.environ.get("PATH", os.defpath)
    if shutil.which("npm", path=path) and major(answer_of(["node", "--version"])) >= NODE_MAJOR:
        return {"PATH": path}
    tools = python_of("tools")
    requirements = REQUIREMENTS / "node.txt"
    stamp = Stamp(tools.parent.parent / ".node-made-from")
    wanted = fingerprint([requirements])
    if not stamp.fits(wanted):
        install([tools.with_name("uv"), "pip", "install"], tools, ["-r", requirements], "Installing Node")
        stamp.put(wanted)
    return {"PATH": f"{tools.parent}{os.pathsep}{path}"}


def major(version: str | None) -> int:
    """20 of ``v20.11.1``; 0 when there is none."""
    number = (version or "").lstrip("v").partition(".")[0]
    return int(number) if number.isdigit() else 0


def sources(folder: Path) -> Iterator[Path]:
    """The files in ``folder`` that people wrote."""
    for entry in folder.iterdir():
        if entry.name in MADE:
            continue
        if entry.is_dir():
            yield from sources(entry)
        else:
            yield entry
