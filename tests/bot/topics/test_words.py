"""Naive Bayes over words, on a handful of phrases."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.topics.words import Words, learn

PHRASES = [
    ("auto schorsen bij de rdw", 0),
    ("mijn auto schorsen voor een jaar", 0),
    ("schorsen van een kenteken", 0),
    ("belasting voor mijn auto", 1),
    ("belasting voor een oldtimer", 1),
    ("belasting van een kenteken terug", 1),
    ("huis gekocht, belasting betalen", 2),
    ("belasting voor mijn huis", 2),
    ("een huis van mijn ouders", 2),
]
WHOSE = np.asarray([0, 1, 1])


@pytest.fixture(scope="module")
def words() -> Words:
    classes = np.asarray([topic for _, topic in PHRASES])
    return learn([text for text, _ in PHRASES], classes, np.ones(len(classes), np.float32), WHOSE)


@pytest.mark.parametrize(("text", "topic"), [("Schorsen?", 0), ("Belasting, auto", 1), ("een huis erven", 2)])
def test_a_text_is_about_the_topic_that_has_its_words(words: Words, text: str, topic: int) -> None:
    assert words.seen([text])[0, :, 0].argmax() == topic


def test_each_row_is_the_logarithm_of_chances_that_add_up_to_one(words: Words) -> None:
    seen = words.seen(["belasting voor mijn auto", "", "iets anders"])
    assert np.allclose(np.exp(seen[:, :, 0]).sum(axis=1), 1, atol=1e-5)
    assert np.allclose(np.exp(seen[:, [0, 1], 1]).sum(axis=1), 1, atol=1e-5)


def test_topics_of_one_owner_share_their_words(words: Words) -> None:
    [seen] = words.seen(["belasting"])
    assert seen[1, 1] == seen[2, 1] > seen[0, 1]


def test_capitals_and_accents_make_no_difference(words: Words) -> None:
    assert np.array_equal(words.seen(["Bélasting voor mijn HUIS"]), words.seen(["belasting voor mijn huis"]))


def test_a_text_of_unknown_words_tells_nothing(words: Words) -> None:
    [seen] = words.seen(["xyzzy plugh"])
    assert np.allclose(seen[:, 0], -np.log(3), atol=1e-5)


def test_what_is_saved_is_read_back_the_same(words: Words, tmp_path: Path) -> None:
    words.save(tmp_path)
    texts = ["mijn auto en de belasting", "huis"]
    assert np.allclose(Words.load(tmp_path, WHOSE).seen(texts), words.seen(texts), atol=1e-3)


def test_words_of_other_topics_are_refused(words: Words, tmp_path: Path) -> None:
    words.save(tmp_path)
    with pytest.raises(ValueError, match="not that of its topics"):
        Words.load(tmp_path, np.asarray([0, 1]))
