"""Starts everything, says where to go, and stops everything: ``make run`` once the set-up is done."""

from __future__ import annotations

import fcntl
import http.client
import os
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext

from launch.demo import FILE as DEMO_FILE
from launch.demo import DemoCaseworker, demo_caseworker
from launch.living import Others, make_others, playing
from launch.places import DATABASE, LOGS, VAR, python_of, shown
from launch.ports import Ports
from launch.problem import Problem
from launch.steps import begun, run, say, seconds_since, told_plainly
from launch.supervision import Supervisor, log_of, supervised

HEALTHY_WITHIN = 180.0  # seconds; on two busy cores a bot needs half a minute
ADVICE = "See what the training says: a mistake in data/ is told with its file."
LOOK_EVERY = 0.25  # seconds, while starting
WATCH_EVERY = 2.0  # seconds, after that
DEFAULTS = {
    "LOKET_DESKS_ALWAYS_OPEN": "yes",  # whoever tries Loket in the evening wants to see a caseworker too
    "PYTHONUNBUFFERED": "1",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    # Two cores serve several processes; TensorFlow would start a thread per core in each.
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_INTRA_OP_PARALLELISM_THREADS": "1",
    "TF_INTER_OP_PARALLELISM_THREADS": "1",
}


def main(arguments: Sequence[str] = ()) -> None:
    """Run until told to stop; with ``--living`` citizens and colleagues are played."""
    started = time.monotonic()
    living = "--living" in arguments
    with told_plainly(), only_one():
        ports = Ports.from_environment(os.environ)
        ports.check_free()
        with begun([python_of("rasa"), "-m", "bot.train"], "The model", ADVICE, DEFAULTS) as model:
            caseworker = prepare_database()
            others = make_others() if living else None
            model.finish()
        variables = {
            **{name: os.environ.get(name, value) for name, value in DEFAULTS.items()},
            "LOKET_HOST": ports.host,
            "LOKET_PORT": str(ports.public),
            "LOKET_BOTS": str(len(ports.bots)),
            "LOKET_BOT_PORT": str(ports.bots[0]),
            "LOKET_BOT_URLS": ports.bot_urls,
        }
        with supervised(variables) as supervisor:
            wait_until_healthy(supervisor, ports)
            with playing(public_address(ports), others) if others else nullcontext() as players:
                say(where_to_go(ports, caseworker, seconds_since(started), others))
                try:
                    while True:
                        supervisor.check()
                        if players is not None:
                            players.check()
                        time.sleep(WATCH_EVERY)
                except KeyboardInterrupt:
                    say("\nStopping …")
        say("Stopped.")


@contextmanager
def only_one() -> Iterator[None]:
    """Raises :class:`Problem` when Loket already runs from this folder: two would share a database and a model."""
    VAR.mkdir(exist_ok=True)
    with (VAR / "running.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Problem("Loket already runs from this folder: stop that one first (Ctrl-C in its window).") from None
        yield


def prepare_database() -> DemoCaseworker:
    """Create the database or bring it up to date. Gives the demo caseworker in it."""
    if "LOKET_DATABASE_URL" not in os.environ and not DATABASE.exists():
        DEMO_FILE.unlink(missing_ok=True)  # of a database that is gone
    run([python_of("service"), "-m", "handoff", "migrate"], "The database", "See what the migration says.")
    return demo_caseworker()


def wait_until_healthy(supervisor: Supervisor, ports: Ports) -> None:
    """Come back when every part says that it is well. Raises :class:`Problem`."""
    waiting = {f"bot-{port}": f"http://127.0.0.1:{port}/health" for port in ports.bots}
    waiting["handoff"] = f"{public_address(ports)}/health"
    started = said = time.monotonic()
    say(f"  … starting {' and '.join(waiting)}")
    while waiting:
        supervisor.check()
        waiting = {part: url for part, url in waiting.items() if not healthy(url)}
        now = time.monotonic()
        if now - started > HEALTHY_WITHIN:
            logs = ", ".join(shown(log_of(part)) for part in waiting)
            raise Problem(f"Not healthy after {HEALTHY_WITHIN:.0f} s: {', '.join(waiting)}. What they say: {logs}")
        if now - said > 10:
            said = now
            say(f"    … waiting for {', '.join(waiting)}: {seconds_since(started)}")
        if waiting:
            time.sleep(LOOK_EVERY)
    say(f"  ✓ healthy: {seconds_since(started)}")


def healthy(url: str) -> bool:
    """Whether ``url`` answers 200 within two seconds."""
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310 - one of our own addresses
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError, http.client.HTTPException):
        return False


def public_address(ports: Ports) -> str:
    """Where a browser on this machine finds handoff."""
    host = "127.0.0.1" if ports.host in {"0.0.0.0", "::", ""} else ports.host  # noqa: S104 - compared, not bound
    return f"http://[{host}]:{ports.public}" if ":" in host else f"http://{host}:{ports.public}"


def where_to_go(ports: Ports, caseworker: DemoCaseworker, took: str, others: Others | None = None) -> str:
    """What to tell whoever started this."""
    address = public_address(ports)
    rows: list[tuple[str, str]] = [
        ("Demo website", f"{address}/"),
        ("in English", f"{address}/en/"),
        ("Console", f"{address}/console/"),
        ("log in as", caseworker.name),
        ("password", caseworker.password),
    ]
    if others is not None:
        rows += [("supervisor", others.supervisor.name), ("password", others.supervisor.password)]
    rows.append(("Logs", shown(LOGS)))
    lines = "\n".join(f"  {name:<14}{value}" for name, value in rows)
    return f"\nLoket is up ({took}). Ctrl-C stops it.\n\n{lines}\n"


if __name__ == "__main__":
    main(sys.argv[1:])
