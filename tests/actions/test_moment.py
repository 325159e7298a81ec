"""One turn as an action sees it: what is said, remembered, and told to the caseworker."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.moment import PART, Moment
from actions.person import HandOver
from actions.summary import summary_of
from actions.talk import FollowLanguage

SLOTS: dict[str, Any] = {"language": "nl", "asked": "needed", "misses": 1, "service": "huurtoeslag"}


def tracker_with(text: str, slots: dict[str, Any] | None = None, **message: Any) -> Tracker:
    """A tracker whose last message is ``text``."""
    latest = {"text": text, "intent": {"name": "way"}, "entities": [], **message}
    return Tracker("c", {**SLOTS, **(slots or {})}, latest, [], False, None, {}, "action_listen")


def events_of(events: list[dict[str, Any]]) -> dict[str, Any]:
    """The slots that are set."""
    return {each["name"]: each["value"] for each in events if each["event"] == "slot"}


def test_what_is_not_asked_or_missed_again_is_over_and_the_turn_ends() -> None:
    events = Moment(CollectingDispatcher(), tracker_with("x")).events()
    assert events_of(events) == {"misses": 0, "person_asked": False, "asked": "nothing"}
    assert (events[-1]["event"], events[-1]["name"]) == ("followup", "action_listen")


def test_the_last_three_questions_are_remembered_each_once() -> None:
    moment = Moment(CollectingDispatcher(), tracker_with("vier", {"questions": ["een", "vier", "twee", "drie"]}))
    moment.remember_question()
    assert moment.slot("questions") == ["twee", "drie", "vier"]


def test_a_choice_is_not_a_question_in_own_words() -> None:
    moment = Moment(CollectingDispatcher(), tracker_with("/affirm"))
    moment.remember_question()
    assert moment.slot("questions") is None


def test_services_are_ranked_and_unknown_ones_left_out() -> None:
    ranking = [
        {"name": f"way/{each}", "confidence": c}
        for each, c in (("huurtoeslag", 0.5), ("of-yesterday", 0.3), ("zorgtoeslag", 0.1))
    ]
    moment = Moment(CollectingDispatcher(), tracker_with("x", intent_ranking=ranking))
    assert [each.id for each in moment.likely_services(0.1)] == ["huurtoeslag", "zorgtoeslag"]
    assert [each.id for each in moment.likely_services(0.2)] == ["huurtoeslag"]


def test_the_summary_tells_the_question_the_answer_and_the_municipality() -> None:
    slots = {
        "questions": ["krijg ik huurtoeslag"],
        "shown": ["huurtoeslag"],
        "municipality": "GM0344",
        "seen_by_person": True,
    }
    summary = summary_of(Moment(CollectingDispatcher(), tracker_with("/ask_person", slots)))
    assert summary.splitlines() == [
        "Vraag: “krijg ik huurtoeslag”",
        "De assistent wees de weg naar: Huurtoeslag.",
        "Gemeente: Utrecht.",
        "Sprak in dit gesprek al eerder met een medewerker.",
    ]


def test_a_request_for_a_person_goes_beside_the_words() -> None:
    dispatcher = CollectingDispatcher()
    HandOver().run(dispatcher, tracker_with("een mens graag"), {})
    said, asked = dispatcher.messages
    assert said["response"] == "utter_hand_over"
    assert asked["custom"][PART]["handoff"]["reason"] == "asked"
    assert asked["custom"][PART]["handoff"]["topic"] == "huurtoeslag"


def test_the_language_follows_the_citizen_only_when_it_is_sure() -> None:
    def follow(code: str, sure: bool) -> dict[str, Any]:
        found = tracker_with("x", language={"code": code, "sure": sure})
        return events_of(FollowLanguage().run(CollectingDispatcher(), found, {}))

    assert follow("en", True) == {"language": "en"}
    assert follow("pl", True) == {"language": "en", "writes_other": True}
    assert follow("en", False) == {}
    assert follow("nl", True) == {}


def test_what_was_not_understood_twice_does_not_go_to_the_desk_of_an_older_subject() -> None:
    dispatcher = CollectingDispatcher()
    moment = Moment(dispatcher, tracker_with("blub", {"event": "baan-kwijt", "shown": ["huurtoeslag"]}))
    moment.ask_for_person("not_understood")
    asked = dispatcher.messages[0]["custom"][PART]["handoff"]
    assert not {"topic", "topic_title", "organisation"} & asked.keys()
    assert "Huurtoeslag" in asked["summary"], "what was shown is still told"
