"""Phrases that were encoded for one training are not encoded again for the next, and give the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.nlu import vectors
from bot.nlu.vectors import encode, encode_many, encode_phrases
from bot.topics.arrays import Floats


@pytest.fixture
def encoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are really encoded, while the cache is in a folder of its own."""
    monkeypatch.setenv("RASA_CACHE_DIRECTORY", str(tmp_path))
    seen: list[str] = []
    real = vectors.encode_many

    def watched(texts: list[str]) -> Floats:
        seen.extend(texts)
        return real(texts)

    monkeypatch.setattr(vectors, "encode_many", watched)
    return seen


def test_only_what_is_new_is_encoded(encoded: list[str]) -> None:
    first = encode_phrases(["paspoort kwijt", "huur te hoog", "paspoort kwijt"])
    again = encode_phrases(["huur te hoog", "rijbewijs", "paspoort kwijt"])
    assert encoded == ["paspoort kwijt", "huur te hoog", "rijbewijs"]
    assert np.array_equal(first[[1, 0]], again[[0, 2]])
    assert np.allclose(np.linalg.norm(again, axis=1), 1, atol=1e-2)


def test_many_texts_at_once_give_bit_for_bit_what_each_batch_gives() -> None:
    texts = [f"vraag {at} over mijn paspoort" for at in range(200)]
    assert np.array_equal(encode_many(texts), encode(texts))
    assert encode_many([]).shape == (0, 512)


def test_what_is_no_longer_used_is_not_kept(encoded: list[str], tmp_path: Path) -> None:
    encode_phrases(["een", "twee"])
    encode_phrases(["een"])
    encode_phrases(["een", "twee"])
    assert encoded == ["een", "twee", "twee"]


def test_a_file_that_cannot_be_read_is_made_anew(encoded: list[str], tmp_path: Path) -> None:
    encode_phrases(["een"])
    [file] = tmp_path.glob("*.npz")
    file.write_bytes(b"half a file")
    encode_phrases(["een"])
    assert encoded == ["een", "een"]
    assert [each.name for each in tmp_path.iterdir()] == [file.name]
