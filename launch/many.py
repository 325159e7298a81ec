"""Loket as it runs past one process: two of handoff behind a load balancer, two bots, PostgreSQL and Redis.

``make run-many`` ends here once the set-up is done. All of it is on this machine, on ports of its own, with its data in
``var/many``; elsewhere each part may be on another machine.
"""

from __future__ import annotations

import json
import os
import pwd
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from launch.demo import demo_caseworker
from launch.many_ports import ManyPorts
from launch.places import LOGS, ROOT, VAR, python_of, shown
from launch.problem import Problem
from launch.programs import HAPROXY, POSTGRES, REDIS, Program
from launch.steps import answer_of, begun, run, say, seconds_since, told_plainly
from launch.supervision import Supervisor, log_of, supervised
from launch.up import ADVICE, DEFAULTS, HEALTHY_WITHIN, LOOK_EVERY, WATCH_EVERY, healthy, only_one

FOLDER = VAR / "many"
STATE = FOLDER / "running.json"
DEMO = FOLDER / "demo-caseworker.json"
CONFIGURATION = ROOT / "launch" / "many.conf"
DRAIN = 3.0
"""Seconds in which a handoff process that stops sends its browsers to the other one."""


@dataclass(frozen=True)
class Running:
    """Where ``make restart-many`` finds what runs: the supervisor's folder, and the ports of the handoff processes."""

    supervisor: str
    handoffs: list[int]


def main() -> None:
    """Run until told to stop."""
    started = time.monotonic()
    with told_plainly(), only_one():
        ports = ManyPorts.from_environment(os.environ)
        ports.check_free()
        with begun([python_of("rasa"), "-m", "bot.train"], "The model", ADVICE, DEFAULTS) as model:
            variables = {**prepare(ports), **{name: os.environ.get(name, value) for name, value in DEFAULTS.items()}}
            model.finish()
        with supervised(variables, CONFIGURATION) as supervisor:
            os.environ.update(variables)
            wait_until_ready(supervisor, ports)
            caseworker = demo_caseworker(DEMO)
            STATE.write_text(json.dumps(asdict(Running(str(supervisor.folder), list(ports.handoffs)))))
            say(where_to_go(ports, caseworker.name, caseworker.password, seconds_since(started)))
            try:
                while True:
                    supervisor.check()
                    time.sleep(WATCH_EVERY)
            except KeyboardInterrupt:
                say("\nStopping …")
            finally:
                STATE.unlink(missing_ok=True)
        say("Stopped.")


def prepare(ports: ManyPorts) -> dict[str, str]:
    """Make the folder of PostgreSQL when there is none. Gives the variables that the parts run with."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    postgres = Path(_path(POSTGRES)).with_name("postgres")
    as_user = _as_unprivileged()
    data = FOLDER / "postgres"
    if not (data / "PG_VERSION").exists():
        DEMO.unlink(missing_ok=True)  # of a database that is gone
        data.mkdir(mode=0o700, exist_ok=True)
        if as_user:
            user = _user()
            os.chown(data, user.pw_uid, user.pw_gid)
        options = ["--username", "loket", "--auth", "trust", "--encoding", "UTF8", "--locale", "C"]
        advice = "PostgreSQL's user must be able to enter this folder: run this as yourself, or move the project."
        run([*as_user, _path(POSTGRES), "--pgdata", data, *options], "The folder of PostgreSQL", advice)
    url = f"postgresql+asyncpg://loket@127.0.0.1:{ports.postgres}/postgres"
    return {
        "LOKET_POSTGRES": " ".join([*as_user, str(postgres)]),
        "LOKET_POSTGRES_DATA": str(data),
        "LOKET_POSTGRES_PORT": str(ports.postgres),
        "LOKET_REDIS": _path(REDIS),
        "LOKET_REDIS_PORT": str(ports.redis),
        "LOKET_HAPROXY": _path(HAPROXY),
        "LOKET_FRONT_HOST": ports.host,
        "LOKET_FRONT_PORT": str(ports.public),
        "LOKET_HANDOFFS": str(len(ports.handoffs)),
        "LOKET_HANDOFF_PORT": str(ports.handoffs[0]),
        "LOKET_HANDOFF_PORT_2": str(ports.handoffs[1]),
        "LOKET_BOTS": str(len(ports.bots)),
        "LOKET_BOT_PORT": str(ports.bots[0]),
        "LOKET_BOT_URLS": ports.bot_urls,
        "LOKET_DATABASE_URL": os.environ.get("LOKET_DATABASE_URL", url),
        "LOKET_REDIS_URL": os.environ.get("LOKET_REDIS_URL", f"redis://127.0.0.1:{ports.redis}/0"),
        "LOKET_DRAIN": os.environ.get("LOKET_DRAIN", str(DRAIN)),
        "LOKET_PROXIES": "1",
        "LOKET_MANY": str(FOLDER),
    }


def wait_until_ready(supervisor: Supervisor, ports: ManyPorts) -> None:
    """Come back when every part answers. Raises :class:`Problem`."""
    waiting = {f"bot-{port}": f"http://127.0.0.1:{port}/health" for port in ports.bots}
    waiting |= {f"handoff-{port}": f"http://127.0.0.1:{port}/ready" for port in ports.handoffs}
    waiting["haproxy"] = f"http://{ports.address}/ready"
    started = time.monotonic()
    say(f"  … starting PostgreSQL, Redis, {', '.join(waiting)}")
    while waiting:
        supervisor.check()
        waiting = {part: url for part, url in waiting.items() if not healthy(url)}
        if waiting and time.monotonic() - started > HEALTHY_WITHIN:
            logs = ", ".join(shown(log_of(part)) for part in waiting)
            raise Problem(f"Not ready after {HEALTHY_WITHIN:.0f} s: {', '.join(waiting)}. What they say: {logs}")
        if waiting:
            time.sleep(LOOK_EVERY)
    say(f"  ✓ ready: {seconds_since(started)}")


def where_to_go(ports: ManyPorts, name: str, password: str, took: str) -> str:
    """What to tell whoever started this."""
    address = f"http://{ports.address}"
    rows = [
        ("Demo website", f"{address}/"),
        ("in English", f"{address}/en/"),
        ("Console", f"{address}/console/"),
        ("log in as", name),
        ("password", password),
        ("handoff", ", ".join(f"127.0.0.1:{port}" for port in ports.handoffs)),
        ("bots", ", ".join(f"127.0.0.1:{port}" for port in ports.bots)),
        ("PostgreSQL", f"127.0.0.1:{ports.postgres}"),
        ("Redis", f"127.0.0.1:{ports.redis}"),
        ("Logs", shown(LOGS)),
    ]
    lines = "\n".join(f"  {what:<14}{value}" for what, value in rows)
    stop = "Ctrl-C stops it; make restart-many replaces the handoff processes one by one."
    return f"\nLoket is up ({took}). {stop}\n\n{lines}\n"


def running(file: Path = STATE) -> Running:
    """What ``make run-many`` started. Raises :class:`Problem` when it does not run."""
    try:
        return Running(**json.loads(file.read_text()))
    except FileNotFoundError:
        raise Problem("make run-many does not run from this folder.") from None


def _path(program: Program) -> str:
    found = program.find()
    if found is None:
        raise Problem(f"{program.name} is not installed: install it (Debian: apt-get install {program.package}).")
    return found


def _user() -> pwd.struct_passwd:
    names = {user.pw_name: user for user in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _as_unprivileged() -> list[str]:
    """How to start PostgreSQL, which refuses root; it ends with the supervisor all the same."""
    if os.getuid() != 0:
        return []
    setpriv = answer_of(["sh", "-c", "command -v setpriv"])
    if setpriv is None:
        raise Problem("PostgreSQL refuses to run as root: run this as an ordinary user.")
    user = _user()
    return [setpriv, f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--pdeathsig", "INT"]


if __name__ == "__main__":
    main()
