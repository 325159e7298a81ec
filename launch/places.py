"""Where things are in the project's folder."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENTS = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements"
WEB = ROOT / "handoff" / "web"
VAR = Path(os.environ.get("LOKET_VAR") or ROOT / "var").resolve()
LOGS = VAR / "log"
DATABASE = VAR / "loket.db"


def python_of(environment: str) -> Path:
    """The interpreter of the environment called ``environment`` (tools, rasa or service)."""
    return ENVIRONMENTS / environment / "bin" / "python"


def shown(path: Path) -> str:
    """``path`` as somebody in the project's folder would type it."""
    try:
        return str(path.relative_to(ROOT))
    except ValueError:
        return str(path)
