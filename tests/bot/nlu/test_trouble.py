"""A person is offered where it sounds heavy: by what the message, or a part of it, is likely about, or by its words."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.nlu.constants import INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.topic import NEEDS_PERSON, RANKED_CLAUSES, RankedClause
from bot.nlu.trouble import TROUBLE, Trouble


def ranking(**chances: float) -> list[dict[str, Any]]:
    return [
        {"name": name.replace("_at_", "/").replace("__", "-"), "confidence": sure} for name, sure in chances.items()
    ]


def trouble_of(text: str, whole: list[dict[str, Any]], clauses: list[list[dict[str, Any]]] | None = None) -> float:
    message = Message({TEXT: text, INTENT_RANKING_KEY: whole})
    message.set(RANKED_CLAUSES, [RankedClause("…", each, 0.9) for each in clauses or []])
    Trouble({**Trouble.get_default_config(), "signs": ["needs_help"]}).process([message])
    return float(message.get(TROUBLE))


def test_heavy_subjects_add_up_whichever_of_them_it_is() -> None:
    found = trouble_of("…", ranking(way_at_schulden=0.2, way_at_deurwaarder=0.15, needs_help=0.1, way_at_aow=0.5))
    assert found == pytest.approx(0.45)


def test_one_clause_is_enough() -> None:
    assert trouble_of("…", ranking(way_at_aow=1.0)) == 0
    assert trouble_of("…", ranking(way_at_aow=1.0), [ranking(way_at_schulden=0.9)]) > 0.5


@pytest.mark.parametrize("text", ["Wij zijn bang  dat we eruit moeten", "I don’t know what to do any more"])
def test_words_of_despair_are_enough_too(text: str) -> None:
    assert trouble_of(text, ranking(way_at_aow=1.0)) >= 0.5
    assert trouble_of("hoe bang is een haas", ranking(way_at_aow=1.0)) == 0


def test_what_was_learned_of_such_messages_counts_and_is_raised() -> None:
    message = Message({TEXT: "…", INTENT_RANKING_KEY: ranking(way_at_aow=1.0)})
    message.set(NEEDS_PERSON, 0.1)
    found = []
    for added in (0.0, 1.0):
        Trouble({**Trouble.get_default_config(), "as_learned": added}).process([message])
        found.append(message.get(TROUBLE))
    assert found[0] == pytest.approx(0.1)
    assert found[1] > 0.2
