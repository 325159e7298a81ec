"""What is counted in a text: the same numbers as scikit-learn's, read one text at a time."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.topics.grams import Counting

TEXTS = [
    "Ik kan de huur niet meer betalen",
    "ik kan mijn zorgpremie niet betalen, 1200 euro",
    "Waar vraag ik huurtoeslag aan?",
    "huurtoeslag aanvragen voor 2 personen",
    "Où puis-je demander une carte d'identité",
    "où est la carte",
]
ASKED = ["ik kan de huur huur huur niet betalen in 2026", "OÙ EST MA CARTE", "zzz qqq", ""]


@pytest.mark.parametrize(
    ("counting", "settings"),
    [
        (Counting("char_wb", 2, 4), {"analyzer": "char_wb", "ngram_range": (2, 4)}),
        (Counting("word", 1, 2, accents=False), {"ngram_range": (1, 2), "strip_accents": "unicode"}),
        (Counting("char_wb", 1, 3, most=40), {"analyzer": "char_wb", "ngram_range": (1, 3), "max_features": 40}),
    ],
    ids=["letters", "words", "the most frequent letters"],
)
def test_a_text_is_read_as_scikit_learn_reads_it(counting: Counting, settings: dict[str, object]) -> None:
    grams, found = counting.learn(TEXTS)
    theirs = TfidfVectorizer(min_df=2, sublinear_tf=True, dtype=np.float32, **settings)
    as_learned = theirs.fit_transform([text.lower().replace("1200", "0000").replace("2 p", "0 p") for text in TEXTS])
    asked = theirs.transform([text.lower().replace("2026", "0000") for text in ASKED])
    np.testing.assert_allclose(found.toarray(), as_learned.toarray(), atol=1e-6)
    np.testing.assert_allclose(grams.read(TEXTS).toarray(), as_learned.toarray(), atol=1e-6)
    np.testing.assert_allclose(grams.read(ASKED).toarray(), asked.toarray(), atol=1e-6)
    assert asked[0].nnz > 0


def test_what_was_kept_reads_the_same() -> None:
    counting = Counting("char_wb", 2, 4)
    grams, _ = counting.learn(TEXTS)
    again = counting.known(grams.vocabulary, grams.idf.tolist())
    np.testing.assert_array_equal(again.read(ASKED).toarray(), grams.read(ASKED).toarray())


def test_without_texts_nothing_is_read() -> None:
    grams, _ = Counting("word", 1, 1).learn(TEXTS)
    assert grams.read([]).shape == (0, len(grams.vocabulary))
    assert Counting("word", 1, 1).known({}, []).read(["iets"]).shape == (1, 0)
