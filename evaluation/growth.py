"""``make eval-growth``: what training and understanding cost now, and with a directory of double size."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from bench.table import rows_in_columns
from evaluation.doubling import double
from evaluation.figures import percentile
from evaluation.questions import read
from launch.problem import Problem
from launch.steps import told_plainly

TRAINING_SECONDS = 180.0
PARSE_P95_MS = 15.0
_SEED = 20261122
_PROJECT = Path(__file__).resolve().parent.parent
_QUESTIONS = _PROJECT / "tests" / "evaluation" / "tuning.jsonl"
_NEEDED = ("actions", "bot", "data", "evaluation", "loket")


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """What a directory of so many services costs: the whole of the training, and understanding one text."""

    services: int
    training_seconds: float
    parse_p50_ms: float
    parse_p95_ms: float
    model_mb: float


def main() -> None:
    """Measure both, one after the other, and print them side by side; the last line is JSON."""
    with told_plainly(), tempfile.TemporaryDirectory(prefix="loket-growth-") as folder:
        texts = [question.text for question in read(_QUESTIONS)]
        now = cost_of(copy_of_project(Path(folder) / "now"), texts)
        twice = copy_of_project(Path(folder) / "double")
        tell(f"making up {double(twice / 'data' / 'directory', _SEED)} services")
        doubled = cost_of(twice, texts)
        print("\n".join([*table(now, doubled), "", as_json(now, doubled)]))


def copy_of_project(folder: Path) -> Path:
    """What training needs, in ``folder``: everything reads the directory that stands beside its own code."""
    for name in _NEEDED:
        shutil.copytree(_PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def cost_of(project: Path, texts: Sequence[str]) -> Cost:
    """Train the project in ``project`` and let it understand ``texts``. Raises :class:`Problem`."""
    services = len(list((project / "data" / "directory").glob("services/*/*.yml")))
    model = project / "models" / "loket.tar.gz"
    tell(f"training with {services} services")
    started = time.monotonic()
    run(project, "bot.train", "--force", "--model", str(model))
    training = time.monotonic() - started
    tell(f"… {training:.0f} s; understanding {len(texts)} texts")
    times = json.loads(run(project, "evaluation.parsing", str(model), given=json.dumps(list(texts))).splitlines()[-1])
    return Cost(
        services=services,
        training_seconds=round(training, 1),
        parse_p50_ms=round(percentile(times, 0.5), 2),
        parse_p95_ms=round(percentile(times, 0.95), 2),
        model_mb=round(model.stat().st_size / 1e6, 1),
    )


def run(project: Path, module: str, *arguments: str, given: str = "") -> str:
    """What ``module`` of the project in ``project`` prints. Raises :class:`Problem` with the end of its complaints."""
    environment = {**os.environ, "PYTHONPATH": str(project), "RASA_CACHE_DIRECTORY": str(project / ".rasa")}
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=project,
        env=environment,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Problem(f"{module} failed:\n{done.stderr[-2000:]}")
    return done.stdout


def table(now: Cost, doubled: Cost) -> list[str]:
    """Both side by side, and what is missed of what is wanted."""
    rows = [["", "now", "double", "times"]]
    for name, field in (
        ("services", "services"),
        ("training, s", "training_seconds"),
        ("parse p50, ms", "parse_p50_ms"),
        ("parse p95, ms", "parse_p95_ms"),
        ("model, MB", "model_mb"),
    ):
        before, after = getattr(now, field), getattr(doubled, field)
        rows.append([name, str(before), str(after), f"{after / before:.2f}"])
    return [*rows_in_columns(rows), *missed(now)]


def missed(cost: Cost) -> list[str]:
    """What was wanted on two cores and not reached."""
    lines = []
    if cost.training_seconds > TRAINING_SECONDS:
        lines.append(f"training took {cost.training_seconds:.0f} s, wanted at most {TRAINING_SECONDS:.0f} s")
    if cost.parse_p95_ms > PARSE_P95_MS:
        lines.append(f"parse p95 is {cost.parse_p95_ms:.1f} ms, wanted at most {PARSE_P95_MS:.0f} ms")
    return lines


def as_json(now: Cost, doubled: Cost) -> str:
    """Both as one JSON object on one line."""
    return msgspec.json.encode({"now": now, "double": doubled}).decode()


def tell(line: str) -> None:
    """Show ``line`` on standard error: the output is for the figures."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
