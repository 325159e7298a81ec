"""The parts of the Rasa project fit together: intents, rules, responses, titles, and the training phrases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.utils.io import read_yaml_file

from actions.knowledge import directory, topic_title
from bot import train
from bot.nlu.directory_importer import DISTRESS, EVENT, WAY, topic_of
from bot.places import CONFIG, DOMAIN, TRAINING_DATA
from bot.processor import InThisProcess


@pytest.fixture(scope="module")
def domain() -> Domain:
    """The domain of the assistant."""
    return Domain.load(str(DOMAIN))


def own_intents(domain: Domain) -> set[str]:
    """The intents that somebody can have, with the fallback."""
    return {*domain.intents} - {"restart", "back", "session_start"}


def rules() -> Iterator[dict[str, Any]]:
    """Every rule as written."""
    for path in sorted(TRAINING_DATA[1].glob("*.yml")):
        yield from read_yaml_file(path)["rules"]


def test_every_response_has_one_variant_for_each_language(domain: Domain) -> None:
    for name, variants in domain.responses.items():
        languages = [[c["value"] for c in each["condition"] if c["name"] == "language"] for each in variants]
        assert languages == [["nl"], ["en"]], name


def test_there_is_a_rule_for_every_intent_and_whatever_was_asked(domain: Domain) -> None:
    asked = set(next(slot for slot in domain.slots if slot.name == "asked").values) - {"__other__"}
    covered: dict[str, set[str]] = {}
    for rule in rules():
        values = {v for c in rule.get("condition", []) for k, v in c["slot_was_set"][0].items() if k == "asked"}
        covered.setdefault(rule["steps"][0]["intent"], set()).update(values or asked)
    assert dict.fromkeys(own_intents(domain), asked) == covered


def test_every_intent_has_a_title_for_the_caseworker(domain: Domain) -> None:
    for intent in own_intents(domain) - {WAY, "nlu_fallback"}:
        assert topic_title(intent, "en") != intent
        assert topic_title(intent, "nl") != intent


def test_every_action_of_the_domain_exists() -> None:
    known = set(InThisProcess("actions").names)
    wanted = set(read_yaml_file(DOMAIN / "domain.yml")["actions"])
    assert wanted == known


def test_every_service_and_every_life_event_is_a_topic_with_phrases_in_both_languages() -> None:
    importer = TrainingDataImporter.load_from_config(str(CONFIG), str(DOMAIN), [str(each) for each in TRAINING_DATA])
    topics = {topic_of(each) for each in importer.get_nlu_data().intent_examples}
    assert {topic for topic in topics if topic.startswith(f"{EVENT}/")} == {
        f"{EVENT}/{event.id}" for event in directory().life_events
    }
    services = {topic.partition("/")[2] for topic in topics if "/" in topic and not topic.startswith(f"{EVENT}/")}
    assert services == {service.id for service in directory().services}
    assert {topic for topic in topics if topic.startswith(f"{DISTRESS}/")} >= {
        "distress/noodgeval-112",
        "distress/zelfmoordgedachten",
        "distress/huiselijk-geweld",
    }


def test_a_change_of_a_phrase_asks_for_training(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    phrases = tmp_path / "phrases.yml"
    phrases.write_text("nlu: []")
    monkeypatch.setattr(train, "PROJECT", tmp_path)
    monkeypatch.setattr(train, "_sources", lambda: iter([phrases]))
    model = tmp_path / "model.tar.gz"
    assert not train.is_current(model)
    model.touch()
    model.with_name("model.tar.gz.made-from").write_text(train.fingerprint())
    assert train.is_current(model)
    phrases.write_text("nlu: [changed]")
    assert not train.is_current(model)
