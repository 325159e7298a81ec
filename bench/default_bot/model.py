"""The model of the default pipeline: trained once, and again when what it is made from changed."""

from __future__ import annotations

from pathlib import Path

import msgspec

from bench.processes import finish
from launch.places import ROOT, python_of
from launch.stamps import fingerprint

CONFIG = ROOT / "bench" / "default_bot" / "config.yml"
DOMAIN = ROOT / "bot" / "domain"
TRAINING_DATA = [ROOT / "data" / name for name in ("nlu", "rules", "stories")]
# Not beside Loket's own model: `rasa shell` would take whichever of the two is newer.
MODEL = ROOT / "models" / "default_bot" / "default.tar.gz"
NOTE = MODEL.with_name("default.json")
PATIENT = {"RASA_TELEMETRY_ENABLED": "false", "SQLALCHEMY_SILENCE_UBER_WARNING": "1", "TF_CPP_MIN_LOG_LEVEL": "3"}


class Made(msgspec.Struct):
    """What is known of the model: what it was made from, and the seconds that took."""

    source: str
    seconds: float


def trained() -> float | None:
    """Seconds that training took; None when there is no model of what is there now."""
    try:
        made = msgspec.json.decode(NOTE.read_bytes(), type=Made)
    except (OSError, msgspec.MsgspecError):
        return None
    return made.seconds if MODEL.exists() and made.source == source() else None


def train(folder: Path) -> float:
    """Train with Rasa's own command; its output goes to a log in ``folder``. Gives the seconds that it took."""
    before = source()
    command: list[object] = [python_of("rasa"), "-m", "rasa", "train", "--config", CONFIG, "--domain", DOMAIN]
    command += ["--data", *TRAINING_DATA, "--out", MODEL.parent, "--fixed-model-name", "default", "--force"]
    variables = {**PATIENT, "RASA_CACHE_DIRECTORY": str(folder / "rasa")}
    seconds = finish({"training the default pipeline": command}, folder, variables)
    NOTE.write_bytes(msgspec.json.encode(Made(before, seconds)))
    return seconds


def source() -> str:
    """A hash of everything that the model is made from."""
    files = [CONFIG, ROOT / "requirements" / "rasa.txt", ROOT / "bot" / "nlu" / "directory_importer.py"]
    for folder in (DOMAIN, *TRAINING_DATA, ROOT / "data" / "directory"):
        files += folder.rglob("*.yml")
    return fingerprint(files)
