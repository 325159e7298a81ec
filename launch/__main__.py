"""``python -m launch COMMAND``: what the Makefile calls. Runs on any Python from 3.8, before anything is installed."""

from __future__ import annotations

import fcntl
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from launch import checks, environments, locking, programs, steps, web
from launch.leash import die_with_parent
from launch.places import ENVIRONMENTS, ROOT, VAR, WEB, python_of
from launch.problem import Problem


def set_up() -> None:
    """Make the environments, see to what PDFs are made with, and build the web parts."""
    with one_at_a_time():
        environments.make_environments()
        programs.look_for_pdf()
        web.build_web()


def tools_for_reading() -> dict[str, str]:
    """Make the environments without building anything. Gives the variables to run npm with."""
    with one_at_a_time():
        environments.make_environments()
        return web.install_packages()


def run() -> None:
    """Set up, then become the program that starts everything."""
    set_up()
    become("launch.up")


def demo() -> None:
    """The same as :func:`run`, with citizens and colleagues who are played."""
    set_up()
    become("launch.up", "service", "--living")


def run_many() -> None:
    """Set up, then become the program that starts several processes of everything."""
    set_up()
    programs.find_or_install_many()
    become("launch.many")


def restart_many() -> None:
    """Replace the handoff processes of ``run-many``, one after the other."""
    become("launch.restart")


def faults() -> None:
    """Try what happens when things go wrong, each many times."""
    train()
    programs.find_or_install_many()
    become("tests.faults")


def train() -> None:
    """Train the model when what it is made from changed."""
    set_up()
    steps.run([python_of("rasa"), "-m", "bot.train"], "The model", "See what the training says.")


def test() -> None:
    """Set up and run everything that checks something."""
    set_up()
    variables = {**web.node(), **programs.find_or_install()}
    without_servers = [[*checks.static_checks(), *checks.tests_of_web()], checks.tests_of_bot()]
    in_lanes = [without_servers, checks.tests_of_browser(), checks.tests_of_service()]
    checks.report([*in_lanes, [checks.tests_with_a_clock()]], variables)


def check() -> None:
    """Run what reads the code without running it; nothing has to be built for that."""
    checks.report([[checks.static_checks()]], tools_for_reading())


def format_code() -> None:
    """Bring the code into the project's form."""
    variables = tools_for_reading()
    ruff = python_of("service").with_name("ruff")
    steps.run([ruff, "check", "--fix", "--exit-zero", "."], "ruff check --fix", "See what ruff says.")
    steps.run([ruff, "format", "."], "ruff format", "See what ruff says.")
    steps.run(["npm", "--prefix", WEB, "run", "format"], "prettier", "See what prettier says.", variables)


def try_it() -> None:
    """Train the model when what it is made from changed, and talk with it in this terminal."""
    make_environments()
    become("bot.trying", "rasa")


def bench() -> None:
    """Measure."""
    train()
    become("bench")


def bench_scale() -> None:
    """Measure how far this machine goes."""
    train()
    programs.find_or_install()
    become("bench.scale")


def evaluate() -> None:
    """Ask the whole bot the questions of the file named by QUESTIONS, or the project's own."""
    make_environments()
    become("evaluation", "rasa")


def evaluate_growth() -> None:
    """Measure training and parsing with the directory as it is, and with one of double size."""
    make_environments()
    become("evaluation.growth", "rasa")


def import_products() -> None:
    """Import the list of product names in the file that FILE names. Raises :class:`Problem` when it names none."""
    file = os.environ.get("FILE")
    if not file:
        raise Problem("Say which file: make products FILE=upl.csv.")
    make_environments()
    become("bot.products", "rasa", file)


def lock() -> None:
    """Write the locked requirements anew."""
    locking.lock_all(environments.make_tools())


def clean() -> None:
    """Remove what can be made again; the database and the logs stay."""
    for folder in (ENVIRONMENTS, WEB / "node_modules", WEB / "dist", ROOT / "models", ROOT / ".rasa"):
        shutil.rmtree(folder, ignore_errors=True)


COMMANDS: dict[str, Callable[[], None]] = {
    "setup": set_up,
    "run": run,
    "demo": demo,
    "run-many": run_many,
    "restart-many": restart_many,
    "faults": faults,
    "train": train,
    "try": try_it,
    "test": test,
    "check": check,
    "format": format_code,
    "bench": bench,
    "bench-scale": bench_scale,
    "eval": evaluate,
    "eval-growth": evaluate_growth,
    "products": import_products,
    "lock": lock,
    "clean": clean,
}


def make_environments() -> None:
    """Make the environments, without npm's packages and the web parts."""
    with one_at_a_time():
        environments.make_environments()


def become(module: str, environment: str = "service", *arguments: str) -> None:
    """Replace this program by ``module`` with ``arguments``, run with the Python of ``environment``."""
    python = str(python_of(environment))
    sys.stdout.flush()
    os.environ["PYTHONPATH"] = str(ROOT)
    os.execv(python, [python, "-m", module, *arguments])  # noqa: S606 - no shell wanted


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two set-ups at the same time would spoil each other's environments: the second waits."""
    VAR.mkdir(exist_ok=True)
    with (VAR / "setup.lock").open("a") as lock_file:
        try:
            fcntl.flock(lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            steps.say("    … another set-up is at work in this folder; waiting for it")
            fcntl.flock(lock_file, fcntl.LOCK_EX)
        yield


def main() -> None:
    """Carry out the command on the command line."""
    if "MAKELEVEL" in os.environ:
        die_with_parent()  # make killed the hard way takes Loket along
    os.chdir(ROOT)
    command = COMMANDS.get(sys.argv[1]) if len(sys.argv) == 2 else None
    with steps.told_plainly():
        if command is None:
            raise Problem(f"Give one command: {', '.join(COMMANDS)}.")
        command()


if __name__ == "__main__":
    main()
