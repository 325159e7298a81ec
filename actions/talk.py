"""What is not about a service: languages, and questions that no government answers."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.business.asking import state_of, stop
from actions.callback import forget_number, take_day_part
from actions.contact import tell_contact
from actions.danger import leave_danger, say_after_danger, stay_with_danger
from actions.knowledge import language_called
from actions.longtail import answer_from_list
from actions.moment import Event, LoketAction, Moment
from actions.other_language import say_in_their_language
from actions.way import say_card

_SPOKEN = ("nl", "en")
_SURELY_NOT_OURS = 0.5
_STORY = 600  # characters: who writes more than that has a reason
_AMONG_THE_LIKELIEST = 3


class OutOfScope(LoketAction):
    """A question that no government answers."""

    title = "action_out_of_scope"

    def act(self, moment: Moment) -> None:
        """Say so kindly, and what can be asked; with a way to a person, who may know better. What the imported list of
        products has a name for is no such question.
        """
        if any(take(moment) for take in (say_after_danger, take_day_part, tell_contact, answer_from_list)):
            return
        if moment.chance("out_of_scope") < _SURELY_NOT_OURS and stay_with_danger(moment):
            return
        if moment.is_typed and len(moment.text) > _STORY:
            _ask_what_matters(moment)
            return
        # In a language that is not spoken here, it may well be that it was not understood.
        say_in_their_language(moment)
        offers = moment.other_language is not None
        moment.say("utter_out_of_scope", buttons=[moment.button("person", "/ask_person")], offers_person=offers)


def _ask_what_matters(moment: Moment) -> None:
    """A long story is never sent away: ask for the heart of it, offer a person, and say what to do in danger where that
    may be in it.
    """
    say_in_their_language(moment)
    moment.say("utter_long_story", buttons=[moment.button("person", "/ask_person")], offers_person=True)
    if any(each.urgent for each in moment.likely_services(0.0)[:_AMONG_THE_LIKELIEST]):
        moment.say("utter_long_story_danger")


class ChangeLanguage(LoketAction):
    """Somebody wants another language."""

    title = "action_change_language"

    def act(self, moment: Moment) -> None:
        """Go on in Dutch or English; for every other language ask for a person."""
        wanted = moment.entity("wanted_language")
        if wanted is None:
            wanted = "nl" if moment.language == "en" else "en"
        if wanted in _SPOKEN:
            _go_on_in(moment, wanted)
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


class Agreed(LoketAction):
    """Yes, when nothing was asked."""

    title = "action_agreed"

    def act(self, moment: Moment) -> None:
        """Who was told that a person is coming is told so once more; else what it is about is asked."""
        if not say_after_danger(moment):
            moment.say("utter_person_is_asked" if moment.slot("person_asked") else "utter_affirm_what")


class Stop(LoketAction):
    """Never mind: what was asked or offered need not be answered any more."""

    title = "action_stop"

    def act(self, moment: Moment) -> None:
        """Leave it, without a question about it; a number that was given is forgotten."""
        plan = state_of(moment)
        if moment.in_plan and plan is not None:
            stop(moment, plan)
            return
        if str(moment.slot("asked")).startswith("callback_"):
            moment.say("utter_callback_stopped")
            forget_number(moment)
        elif moment.slot("callback_number"):
            moment.say("utter_callback_stands", buttons=[moment.button("person", "/ask_person")])
        elif not leave_danger(moment):
            moment.say("utter_stopped")
        moment.remember(next_best=[], needs=[], rejections=0)


class FollowLanguage(Action):
    """Runs before every prediction: the assistant speaks the language that the citizen writes, when that is sure."""

    def name(self) -> str:
        """The name that Rasa calls after each message (see parent class)."""
        return "action_validate_slot_mappings"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, object]) -> list[Event]:
        """The slots ``language``, English for everything but Dutch, and ``writes_other``, when they change. What tells
        no language of its own, such as “danke”, is in that of the words before it.
        """
        found = tracker.latest_message.get("language") or {}
        other = found["code"] not in _SPOKEN if found.get("sure") else bool(tracker.slots.get("writes_other"))
        if not found.get("sure") and not other:
            return []
        spoken = "nl" if found.get("sure") and found["code"] == "nl" else "en"
        now = {"language": spoken, "writes_other": other or None}
        return [SlotSet(name, value) for name, value in now.items() if tracker.slots.get(name) != value]


def _go_on_in(moment: Moment, language: str) -> None:
    """Speak ``language`` from here on; what was answered last is said again in it."""
    again = moment.services([moment.slot("service") or ""])
    moment.say(f"utter_go_on_{language}" if again else f"utter_language_{language}", language_now=language)
    moment.remember(language=language, writes_other=None)  # what comes after is in the language that was asked for
    for service in again:
        say_card(moment, service, again=True)
