"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
import sqlite3
import subprocess
from importlib.metadata import version
from pathlib import Path

import psutil

from launch.places import python_of

_RASA_FACTS = (
    "import platform; from importlib.metadata import version;"
    "print(platform.python_version(), version('rasa'), version('tensorflow'))"
)


def facts() -> list[tuple[str, str]]:
    """What somebody needs who wants to compare: names and values, in the order in which they are shown."""
    python, rasa, tensorflow = _in_rasa()
    return [
        ("processor", processor(_read("/proc/cpuinfo")) or platform.processor() or platform.machine()),
        ("cores", f"{cores()} (load average before: {os.getloadavg()[0]:.2f})"),
        ("memory", f"{psutil.virtual_memory().total / 1e9:.1f} GB"),
        ("system", f"{platform.system()} {platform.release()}"),
        ("service", f"Python {platform.python_version()}, {_versions('sanic', 'sqlalchemy', 'httpx')}"),
        ("store", f"SQLite {sqlite3.sqlite_version}, write-ahead log, synchronous=FULL"),
        ("bot", f"Python {python}, Rasa {rasa}, TensorFlow {tensorflow}"),
    ]


def cores() -> int:
    """The processor's cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def processor(cpuinfo: str) -> str | None:
    """The name of the processor in the text of /proc/cpuinfo."""
    names = (line.partition(":")[2].strip() for line in cpuinfo.splitlines() if line.startswith("model name"))
    return next(names, None)


def _in_rasa() -> tuple[str, str, str]:
    asked = subprocess.run([python_of("rasa"), "-c", _RASA_FACTS], capture_output=True, text=True, check=True)
    python, rasa, tensorflow = asked.stdout.split()
    return python, rasa, tensorflow


def _versions(*packages: str) -> str:
    return ", ".join(f"{package} {version(package)}" for package in packages)


def _read(path: str) -> str:
    try:
        return Path(path).read_text()
    except OSError:
        return ""
