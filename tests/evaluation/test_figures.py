"""The figures, from outcomes that can be counted by hand."""

from __future__ import annotations

import json
import re

import pytest

from evaluation.figures import (
    CLARIFIED,
    NOTHING,
    OTHER,
    areas_of,
    bins,
    calibration_error,
    confusions,
    figures_of,
    macro_top1,
)
from evaluation.misses import explained, topics_of, worst
from evaluation.phrases import Near, Phrase
from evaluation.report import as_json, report
from tests.evaluation.examples import (
    PROVIDER_OF,
    a_person,
    a_question,
    a_question_back,
    an_answer,
    outcomes_of,
    talk,
)

OUTCOMES = outcomes_of(
    (a_question("svb", topic="aow"), an_answer("aow", confidence=0.95)),
    (a_question("svb", topic="kinderbijslag"), an_answer("ww", confidence=0.85)),
    (a_question("uwv", lang="en"), a_question_back("ww", "bijstand")),
    (a_question("uwv", lang="en", must=True), a_person("ww")),
    (a_question("gemeente", must=True), an_answer("bijstand", confidence=0.45, offered=True)),
    (a_question("gemeente", lang="pl", must=True), talk("not_understood")),
    (a_question("none"), an_answer("aow", confidence=0.55)),
    (a_question("none"), talk()),
    (a_question("none"), a_person()),
    (a_question("gemeente"), None),
)


def test_the_last_line_has_every_figure() -> None:
    figures = json.loads(as_json(figures_of(OUTCOMES, PROVIDER_OF, 1.25)))
    assert figures == {
        "questions": 10,
        "top1": 0.5,
        "top3": 0.6,
        "top3_shown": 0.6,
        "top1_nl": 0.5714,
        "top1_en": 0.5,
        "top1_other": 0.0,
        "top3_nl": 0.5714,
        "top3_en": 1.0,
        "macro_top1": pytest.approx((1 / 2 + 1 / 2 + 1 / 3) / 3, abs=1e-4),
        "service_questions": 2,
        "service_top1": 0.5,
        "service_top3": 0.5,
        "answered": 0.4,
        "clarified": 0.1,
        "not_understood": 0.1,
        "handed_over": 0.2,
        "failed": 1,
        "handoff_recall": 0.6667,
        "handoff_recall_called": 0.3333,
        "handoff_needless": 0.1429,
        "person_offered_needless": 0.0,
        "wrong_confident": 0.1,
        "ece": pytest.approx((0.05 + 0.85 + 0.55 + 0.55) / 4, abs=1e-4),
        "out_of_scope_answered": 0.3333,
        "turn_p50_ms": figures["turn_p50_ms"],
        "turn_p95_ms": figures["turn_p95_ms"],
        "seconds": 1.2,
    }


def test_what_no_question_tells_is_left_open() -> None:
    figures = figures_of(outcomes_of((a_question("svb"), talk())), PROVIDER_OF, 1.0)
    assert (figures.handoff_recall, figures.top1_en, figures.ece, figures.out_of_scope_answered) == (None,) * 4


def test_nothing_asked_gives_no_figures() -> None:
    with pytest.raises(ValueError):
        figures_of([], PROVIDER_OF, 1.0)


def test_only_answers_are_in_the_reliability_table() -> None:
    table = bins(OUTCOMES)
    assert [(each.low, each.count) for each in table if each.count] == [(0.4, 1), (0.5, 1), (0.8, 1), (0.9, 1)]


def test_full_confidence_belongs_to_the_last_bin() -> None:
    [*_, last] = bins(outcomes_of((a_question("svb"), an_answer("aow", confidence=1.0))))
    assert (last.count, last.right) == (1, 1.0)


def test_a_bot_that_knows_how_sure_it_is_has_no_calibration_error() -> None:
    sure = [(a_question("svb" if number < 8 else "uwv"), an_answer("aow", confidence=0.8)) for number in range(10)]
    assert calibration_error(bins(outcomes_of(*sure))) == pytest.approx(0)


def test_a_small_organisation_weighs_as_much_as_a_large_one() -> None:
    asked = [(a_question("gemeente"), an_answer("bijstand"))] * 9 + [(a_question("svb"), an_answer("ww"))]
    assert macro_top1(outcomes_of(*asked)) == 0.5


def test_confusions_are_counted_most_often_first() -> None:
    asked = [
        (a_question("svb"), an_answer("ww")),
        (a_question("svb"), an_answer("ww")),
        (a_question("svb"), an_answer("aow")),
        (a_question("uwv"), a_question_back("ww")),
        (a_question("uwv"), talk()),
    ]
    assert confusions(outcomes_of(*asked)) == [("svb", "uwv", 2), ("uwv", CLARIFIED, 1), ("uwv", NOTHING, 1)]


def test_a_topic_has_the_area_of_its_services() -> None:
    area_of = {"aow": "money", "rijbewijs-kwijt": "traffic", "rijbewijs-halen": "traffic", "pas-kwijt": "travel"}
    area_of |= {"pas-auto": "traffic"}
    topics = ["aow", "rijbewijs", "pas", "person", "person", "person", "money", None, "rare"]
    assert areas_of(topics, area_of) == {
        "aow": "money",
        "rijbewijs": "traffic",
        "pas": OTHER,
        "person": "person",
        "money": "money",
        None: OTHER,
        "rare": OTHER,
    }


def test_the_worst_miss_is_the_wrong_answer_that_was_most_certain() -> None:
    first, second, *_, last = worst(OUTCOMES)
    assert (first.confidence, second.confidence) == (0.85, 0.55)
    assert not last.is_answered


def test_a_question_back_with_the_right_choice_is_no_miss() -> None:
    assert worst(outcomes_of((a_question("uwv"), a_question_back("ww")))) == []


def test_a_miss_is_shown_with_the_phrases_that_are_nearest() -> None:
    asked: list[tuple[str, frozenset[str]]] = []

    def nearest(text: str, topics: object) -> Near:
        assert isinstance(topics, list | set)
        asked.append((text, frozenset(topics)))
        return Near(Phrase("de dichtste zin", "aow"), 0.5)

    outcomes = outcomes_of((a_question("svb", topic="kinderbijslag", text="kind"), an_answer("ww")))
    misses = explained(outcomes, PROVIDER_OF, nearest)
    assert asked == [("0 kind", frozenset({"ww"})), ("0 kind", frozenset({"kinderbijslag"}))]
    lines = "\n".join(report(outcomes, figures_of(outcomes, PROVIDER_OF, 1.0), {}, misses))
    assert "“0 kind”" in lines
    assert "right: aow 0.50 “de dichtste zin”" in lines


def test_without_a_service_as_topic_all_services_of_the_best_organisation_are_right() -> None:
    [outcome] = outcomes_of((a_question("provincie", "svb", topic="geld"), an_answer("ww")))
    assert topics_of(outcome, PROVIDER_OF) == ["aow", "kinderbijslag"]


def test_each_group_tells_the_service_of_the_questions_that_name_one_and_how_many_those_are() -> None:
    area_of = {"aow": "money", "kinderbijslag": "money", "ww": "work"}
    asked = outcomes_of(
        (a_question("svb", topic="aow"), an_answer("aow")),
        (a_question("svb", topic="kinderbijslag"), an_answer("aow")),
        (a_question("svb", topic="money"), an_answer("aow")),
        (a_question("uwv", lang="en", topic="ww"), an_answer("ww")),
        (a_question("none", lang="pl", topic="poem"), talk()),
    )
    lines = report(asked, figures_of(asked, area_of, 1.0), area_of, [])

    def told_of(section: str, group: str) -> list[str]:
        """The last two columns of the line of ``group``."""
        after = lines[lines.index(section) :]
        line = next(line for line in after if line.split()[:1] == [group])
        return re.split(r"\s{2,}", line)[-2:]

    assert told_of("By language", "nl") == ["50.0 %", "2"]
    assert told_of("By language", "en") == ["100.0 %", "1"]
    assert told_of("By language", "pl") == ["-", "0"]
    assert told_of("By area", "money") == ["50.0 %", "2"]
    assert told_of("By style", "plain") == ["66.7 %", "3"]
    assert told_of("By organisation (the first that is accepted)", "svb") == ["50.0 %", "2"]


def test_the_report_groups_and_names_what_is_missed() -> None:
    figures = figures_of(OUTCOMES, PROVIDER_OF, 1.0)
    lines = report(OUTCOMES, figures, {"aow": "money", "kinderbijslag": "money"}, [])
    text = "\n".join(lines)
    assert "top1: 50.0 %, wanted at least 90.0 %" in text
    assert "out_of_scope_answered: 33.3 %, wanted at most 3.0 %" in text
    money = next(line for line in lines if line.strip().startswith("money"))
    assert money.split()[:3] == ["money", "2", "50.0"]
    assert "A person should have come, and none was called or offered" in lines
