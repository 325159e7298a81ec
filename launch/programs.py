"""What comes from the machine and not from a Python package: what PDFs are made with, and the programs that only the
tests and ``make run-many`` need. Installs what is missing.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from launch.places import python_of
from launch.problem import Problem
from launch.steps import answer_of, run, say

APT = {"DEBIAN_FRONTEND": "noninteractive"}


@dataclass(frozen=True)
class Program:
    """A program: the names it goes by, its Debian package, and where it may be outside the PATH (patterns from /)."""

    name: str
    names: tuple[str, ...]
    package: str
    places: tuple[str, ...] = field(default=())

    def find(self) -> str | None:
        """Its path; None when it is not installed."""
        found = [path for name in self.names for path in [shutil.which(name)] if path]
        found += [str(path) for place in self.places for path in Path("/").glob(place)]
        return found[0] if found else None


CHROMIUM = Program("Chromium", ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"), "chromium")
FIREFOX = Program("Firefox", ("firefox-esr", "firefox"), "firefox-esr")
POSTGRES = Program(
    "PostgreSQL", ("initdb",), "postgresql", ("usr/lib/postgresql/*/bin/initdb", "usr/pgsql-*/bin/initdb")
)
REDIS = Program("Redis", ("redis-server",), "redis-server")
HAPROXY = Program("HAProxy", ("haproxy",), "haproxy", ("usr/sbin/haproxy",))


def _library(file: str) -> tuple[str, ...]:
    return tuple(f"{folder}/{file}" for folder in ("usr/lib/*", "usr/lib64", "usr/lib"))


FONTS = "usr/share/fonts/**"
# No programs but libraries, and letters for what people write in: without these there are boxes on the paper.
FOR_PDF = (
    Program("Pango", (), "libpangoft2-1.0-0", _library("libpangoft2-1.0.so.0")),
    Program("HarfBuzz", (), "libharfbuzz-subset0", _library("libharfbuzz-subset.so.0")),
    Program("Noto Sans", (), "fonts-noto-core", (f"{FONTS}/NotoSansEthiopic-Regular.*",)),
    Program("Noto Color Emoji", (), "fonts-noto-color-emoji", (f"{FONTS}/NotoColorEmoji.*",)),
    Program("WenQuanYi Micro Hei", (), "fonts-wqy-microhei", (f"{FONTS}/wqy-microhei.*",)),
)


def look_for_pdf() -> None:
    """Install what PDFs need. Where that cannot be, Loket does without them, and one line says what is missing."""
    missing = [program for program in FOR_PDF if program.find() is None]
    if not missing:
        return
    try:
        _install(missing)
    except Problem:
        packages = " ".join(program.package for program in missing)
        say(f"  ! PDFs cannot be made, or not with all letters. On Debian: apt-get install {packages}")


def find_or_install() -> dict[str, str]:
    """See to it that all of them are there. Gives the variables that tell the tests where. Raises :class:`Problem`."""
    needed = [CHROMIUM, FIREFOX]
    if not os.environ.get("LOKET_TEST_POSTGRES_URL"):
        needed.append(POSTGRES)
    if not os.environ.get("LOKET_TEST_REDIS_URL"):
        needed.append(REDIS)
    missing = [program for program in (*needed, *FOR_PDF) if program.find() is None]
    if missing:
        _install(missing)
    browser = CHROMIUM.find() or _chromium_of_playwright()
    return {"LOKET_TEST_CHROMIUM": browser, "LOKET_TEST_FIREFOX": FIREFOX.find() or ""}


def find_or_install_many() -> None:
    """See to it that what several processes need is there. Raises :class:`Problem`."""
    missing = [program for program in (POSTGRES, REDIS, HAPROXY) if program.find() is None]
    if missing:
        _install(missing)


def _install(missing: list[Program]) -> None:
    apt = _apt()
    if apt is not None:
        run([*apt, "update", "-qq"], "Refreshing the list of packages", "Is there internet?", APT)
        packages = [program.package for program in missing]
        install = [*apt, "install", "--yes", "-qq", "--no-install-recommends", *packages]
        run(install, f"Installing {', '.join(packages)}", "See what apt-get says.", APT)
    elif CHROMIUM in missing:
        playwright = [python_of("service"), "-m", "playwright", "install", "chromium"]
        run(playwright, "Installing Chromium", "Install a Chromium or Chrome yourself and try again.")
    for program in missing:
        if program is not CHROMIUM and program.find() is None:
            raise Problem(f"{program.name} is not installed: install it (Debian: apt-get install {program.package}).")


def _apt() -> list[str] | None:
    """How to call apt-get with the rights to install; None when this user has no such rights, or there is no apt."""
    if shutil.which("apt-get") is None:
        return None
    if os.getuid() == 0:
        return ["apt-get"]
    # `env` carries the settings over: sudo itself keeps them out.
    settings = [f"{name}={value}" for name, value in APT.items()]
    return ["sudo", "-n", "env", *settings, "apt-get"] if answer_of(["sudo", "-n", "true"]) is not None else None


def _chromium_of_playwright() -> str:
    script = "from playwright.sync_api import sync_playwright as p\nwith p() as b: print(b.chromium.executable_path)"
    path = answer_of([python_of("service"), "-c", script])
    if not path or not Path(path).exists():
        raise Problem("Chromium is not installed: install it (Debian: apt-get install chromium) and try again.")
    return path
