"""Names of services and organisations, with the directory as it is."""

from __future__ import annotations

import pytest

from actions.knowledge import directory
from bot.topics.names import FOUND, Names

TOPICS = ["sent_from_elsewhere", "way/huurtoeslag", "way/uwv-betaling", "way/aow"]


def found(text: str) -> dict[tuple[str, str], float]:
    [rows] = Names(directory(), TOPICS).find([text])
    return {
        (topic, kind): round(float(rows[at, column]), 2)
        for at, topic in enumerate(TOPICS)
        for column, kind in enumerate(FOUND)
        if rows[at, column]
    }


def test_a_name_alone_is_all_of_what_is_said_and_one_in_a_sentence_a_part_of_it() -> None:
    alone = found("HUURTOESLAG?")
    assert alone[("way/huurtoeslag", "named")] == alone[("way/huurtoeslag", "covered")] == 1
    aside = found("mijn dochter studeert in Groningen en krijgt huurtoeslag, betaalt zij collegegeld")
    assert aside[("way/huurtoeslag", "covered")] < 0.3


@pytest.mark.parametrize("text", ["zonder huurtoeslag", "without any huurtoeslag", "geen huurtoeslag"])
def test_what_somebody_has_not_is_not_what_they_name(text: str) -> None:
    assert set(found(text)) == {("way/huurtoeslag", "denied")}


def test_an_organisation_speaks_for_its_topics_and_two_for_being_sent_around() -> None:
    assert found("een brief van het uwv") == {("way/uwv-betaling", "organisation"): 1}
    assert found("uwv zegt svb en svb zegt uwv") == {("sent_from_elsewhere", "between"): 1}
    assert found("iets heel anders") == {}
