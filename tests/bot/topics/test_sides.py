"""A topic whose phrases have little in common: learned as several sides, shown as one."""

from __future__ import annotations

import numpy as np
import pytest

from bot.topics.sides import folding, topic_of, with_sides

_FAR_APART = np.asarray([[1, 0, 0], [0.9, 0.1, 0], [0, 1, 0], [0, 0.9, 0.1], [0, 0, 1], [0.5, 0.5, 0]], np.float32)
_LABELS = ["none", "none", "none", "none", "none", "way/bijstand"]


def test_what_lies_together_is_one_side_and_other_topics_stay() -> None:
    split = with_sides(_LABELS, _FAR_APART, ["none"], 3)
    assert split[0] == split[1] != split[2] == split[3] != split[4]
    assert {topic_of(side) for side in split} == {"none", "way/bijstand"}
    assert split[5] == "way/bijstand"


def test_a_topic_has_no_more_sides_than_phrases_and_may_have_no_phrases_at_all() -> None:
    assert len({*with_sides(_LABELS, _FAR_APART, ["none", "unknown"], 16)}) == 6
    assert with_sides(_LABELS, _FAR_APART, ["none"], 3) == with_sides(_LABELS, _FAR_APART, ["none"], 3)


def test_the_sides_of_a_topic_add_up() -> None:
    topics, matrix = folding(["ask_person", "none#00", "none#01", "way/bijstand"])
    assert topics == ["ask_person", "none", "way/bijstand"]
    assert (np.asarray([0.1, 0.2, 0.3, 0.4], np.float32) @ matrix).tolist() == pytest.approx([0.1, 0.5, 0.4])
