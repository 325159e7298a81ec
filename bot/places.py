"""Where the parts of the Rasa project are, and the environment that it runs in."""

from __future__ import annotations

import logging
import os
import warnings
from pathlib import Path

from bot import kernels

PROJECT = Path(__file__).resolve().parent.parent
CONFIG = PROJECT / "bot" / "config.yml"
DOMAIN = PROJECT / "bot" / "domain"
TRAINING_DATA = (PROJECT / "data" / "nlu", PROJECT / "data" / "rules", PROJECT / "data" / "stories")
DIRECTORY = PROJECT / "data" / "directory"
MODEL = PROJECT / "models" / "loket.tar.gz"

_ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "RASA_MAX_CACHE_SIZE": "200",  # MB; without a limit the cache grows with every training
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    # One turn at a time: more threads only take the core from the next process.
    "TF_INTRA_OP_PARALLELISM_THREADS": "1",
    "TF_INTER_OP_PARALLELISM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}


def prepare(level: int = logging.WARNING) -> None:
    """Set the environment and the logs of Rasa. Must run before Rasa or NumPy is imported, which read them then.

    Below ``level`` nothing is logged: Rasa writes what a citizen typed at lower levels, also through structlog, which
    prints everything unless it is told otherwise.
    """
    for name, value in {**_ENVIRONMENT, **kernels.environment()}.items():
        os.environ.setdefault(name, value)
    os.environ["LOG_LEVEL"] = logging.getLevelName(level)
    warnings.filterwarnings("ignore", module=r"(?!bot|actions|loket)")
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)
    for noisy in ("rasa", "rasa_sdk", "apscheduler", "matplotlib", "absl", "tensorflow", "sanic.root"):
        logging.getLogger(noisy).setLevel(level)

    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(level))
