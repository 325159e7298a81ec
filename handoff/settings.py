"""Settings, read from the environment (``LOKET_…``); each has a default that suits one machine."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("LOKET_VAR") or ROOT / "var").resolve()


@dataclass(frozen=True)
class Settings:
    """How one handoff process runs."""

    host: str = "127.0.0.1"
    port: int = 8080
    database_url: str = f"sqlite+aiosqlite:///{VAR / 'loket.db'}"
    redis_url: str | None = None
    redis_prefix: str = "loket"
    bot_urls: list[str] = field(default_factory=lambda: ["http://127.0.0.1:5055"])
    bot_timeout: float = 4.0
    """Seconds a turn may take. A citizen hears within five that no answer comes, also when the machine is busy."""
    directory: Path = ROOT / "data" / "directory"
    web: Path = ROOT / "handoff" / "web" / "dist"
    desks_always_open: bool = False
    """Ignore the desks' opening hours: for a demonstration at any hour."""
    duty_lease: timedelta = timedelta(seconds=45)
    wrap_up: timedelta = timedelta(seconds=60)
    """What a caseworker gets for rounding off a conversation that they closed; none: 0."""
    sweep_every: float = 1.0
    transfer_patience: timedelta = timedelta(minutes=2)
    """How long a desk may be closed or empty before a transfer to it comes back."""
    drain: float = 0.0
    """Seconds between the signal to stop and the end, in which browsers go over to another process, if there is one."""
    retention: timedelta = timedelta(days=28)
    """How long a conversation is kept after its last change."""
    messages_per_second: float = 5.0
    message_burst: int = 20
    proxies: int = 0
    """How many load balancers stand before this process, whose word for a client's address is taken."""
    secure_cookie: bool = False
    """Mark the session cookie ``Secure``: set it when the public side is https."""

    @staticmethod
    def from_environment() -> Settings:
        """The settings in the environment. Raises ``ValueError`` naming the variable that is wrong."""
        given: dict[str, object] = {}
        for name, read in _READERS.items():
            text = os.environ.get(f"LOKET_{name.upper()}")
            if text is None or text == "":
                continue
            try:
                given[name] = read(text)
            except ValueError as error:
                raise ValueError(f"LOKET_{name.upper()}={text!r} is not right: {error}") from error
        return Settings(**given)  # type: ignore[arg-type]


def _seconds(text: str) -> timedelta:
    return timedelta(seconds=float(text))


def _days(text: str) -> timedelta:
    return timedelta(days=float(text))


def _yes(text: str) -> bool:
    if text.lower() not in {"0", "1", "true", "false", "yes", "no"}:
        raise ValueError("expected yes or no")
    return text.lower() in {"1", "true", "yes"}


def _list(text: str) -> list[str]:
    return [part.strip().rstrip("/") for part in text.split(",") if part.strip()]


_READERS: dict[str, Callable[[str], object]] = {
    "host": str,
    "port": int,
    "database_url": str,
    "redis_url": str,
    "redis_prefix": str,
    "bot_urls": _list,
    "bot_timeout": float,
    "directory": Path,
    "web": Path,
    "desks_always_open": _yes,
    "duty_lease": _seconds,
    "wrap_up": _seconds,
    "sweep_every": float,
    "transfer_patience": _seconds,
    "drain": float,
    "retention": _days,
    "messages_per_second": float,
    "message_burst": int,
    "proxies": int,
    "secure_cookie": _yes,
}
