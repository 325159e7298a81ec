"""Rasa's own server and action server, as its documentation starts them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.default_bot.model import MODEL, PATIENT
from bench.processes import Running, free_ports, running, wait_until_healthy
from launch.places import ROOT, python_of

READY_WITHIN = 240.0  # seconds: TensorFlow builds its graphs at the start


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, list[Running]]]:
    """The address of the REST channel, and the two processes behind it."""
    rasa = [python_of("rasa"), "-m", "rasa", "run"]
    channel, actions = free_ports(2)
    endpoints = folder / "endpoints.yml"
    endpoints.write_text(f"action_endpoint:\n  url: http://127.0.0.1:{actions}/webhook\n")
    url = f"http://127.0.0.1:{channel}"
    serve = [*rasa, "--enable-api", "--interface", "127.0.0.1", "--port", channel, "--model", MODEL]
    serve += ["--endpoints", endpoints, "--credentials", ROOT / "bot" / "credentials.yml"]
    act = [*rasa, "actions", "--actions", "actions", "--port", actions]
    with (
        running("default actions", act, f"http://127.0.0.1:{actions}/health", folder, PATIENT) as action_server,
        running("default bot", serve, f"{url}/version", folder, PATIENT) as server,
    ):
        wait_until_healthy([action_server, server], READY_WITHIN)
        yield url, [server, action_server]
