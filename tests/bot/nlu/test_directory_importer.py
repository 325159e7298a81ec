"""A phrase of the directory is copied and compared quickly, and still by what it holds."""

from __future__ import annotations

from copy import deepcopy

import numpy as np
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.directory_importer import Phrase


def test_the_same_words_for_the_same_topic_are_one_phrase() -> None:
    one, again, other = _phrase("way/huurtoeslag"), _phrase("way/huurtoeslag"), _phrase("way/zorgtoeslag")
    assert len({one, again}) == 1
    assert len({one, other}) == 2
    assert one != Message({TEXT: "hulp bij de huur", INTENT: "way/huurtoeslag"})


def test_a_change_is_seen_after_it_was_compared() -> None:
    one, again = _phrase("way/huurtoeslag"), _phrase("way/huurtoeslag")
    assert one == again
    one.set(INTENT, "way/zorgtoeslag")
    assert one != again


def test_features_count() -> None:
    one, again, other = (_phrase("way/huurtoeslag") for _ in range(3))
    for phrase, value in ((one, 0.5), (again, 0.5), (other, 0.25)):
        vector = np.full((1, 3), value, np.float32)
        phrase.add_features(Features(vector, FEATURE_TYPE_SENTENCE, TEXT, "encoder"))
    assert one == again
    assert one != other
    assert one != _phrase("way/huurtoeslag")


def test_what_a_copy_is_given_the_first_does_not_have() -> None:
    one = _phrase("way/huurtoeslag")
    one.fingerprint()
    copied = deepcopy(one)
    assert copied == one
    copied.add_features(Features(np.zeros((1, 3), np.float32), FEATURE_TYPE_SENTENCE, TEXT, "encoder"))
    copied.set(INTENT, "way/zorgtoeslag")
    assert copied != one
    assert one == _phrase("way/huurtoeslag")


def _phrase(topic: str) -> Phrase:
    return Phrase({TEXT: "hulp bij de huur", INTENT: topic})
