"""What is not about a service: languages, and questions that no government answers."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.knowledge import language_called
from actions.longtail import answer_from_list
from actions.moment import Event, LoketAction, Moment
from actions.other_language import say_in_their_language

_SPOKEN = ("nl", "en")


class OutOfScope(LoketAction):
    """A question that no government answers."""

    title = "action_out_of_scope"

    def act(self, moment: Moment) -> None:
        """Say so kindly, and what can be asked; with a way to a person, who may know better. What the imported list of
        products has a name for is no such question.
        """
        if answer_from_list(moment):
            return
        # In a language that is not spoken here, it may well be that it was not understood.
        say_in_their_language(moment)
        offers = moment.other_language is not None
        moment.say("utter_out_of_scope", buttons=[moment.button("person", "/ask_person")], offers_person=offers)


class ChangeLanguage(LoketAction):
    """Somebody wants another language."""

    title = "action_change_language"

    def act(self, moment: Moment) -> None:
        """Go on in Dutch or English; for every other language ask for a person."""
        wanted = moment.entity("wanted_language")
        if wanted is None:
            wanted = "nl" if moment.language == "en" else "en"
        if wanted in _SPOKEN:
            moment.say(f"utter_language_{wanted}", language_now=wanted)
            moment.remember(language=wanted)
            return
        known = language_called(wanted)
        if known:
            moment.say("utter_other_language", language=known[0], sentence=known[1].sentence)
        moment.say(
            "utter_only_two_languages",
            buttons=[moment.button("yes_please", "/ask_person"), moment.button("no_thanks", "/deny")],
            offers_person=True,
        )
        moment.asked = "person"


class FollowLanguage(Action):
    """Runs before every prediction: the assistant speaks the language that the citizen writes, when that is sure."""

    def name(self) -> str:
        """The name that Rasa calls after each message (see parent class)."""
        return "action_validate_slot_mappings"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, object]) -> list[Event]:
        """The slot ``language``, when it changes: English for everything but Dutch."""
        found = tracker.latest_message.get("language") or {}
        if not found.get("sure"):
            return []
        spoken = "nl" if found["code"] == "nl" else "en"
        return [] if tracker.slots.get("language") == spoken else [SlotSet("language", spoken)]
