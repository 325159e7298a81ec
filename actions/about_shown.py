"""A short question about what is on the table, without a subject of its own: “wat kost dat?”, “en voor mijn vrouw?”."""

from __future__ import annotations

from actions.card_questions import answer_from, part_asked
from actions.choices import offer
from actions.life_events import event_so_far
from actions.moment import LoketAction, Moment
from actions.other_language import say_in_their_language
from actions.sent_on import send_on_to_person
from actions.way import ask_needed
from loket.directory import Service
from loket.directory.card import card_of


class AboutShown(LoketAction):
    """Somebody asks on about the service that was shown, the plan, or the choices."""

    title = "action_about_shown"

    def act(self, moment: Moment) -> None:
        """Answer from the card; of a plan and of choices ask which part of it is meant."""
        moment.remember_question()
        service = next(iter(moment.services([moment.slot("service") or ""])), None)
        event = event_so_far(moment)
        choices = moment.services(moment.slot("next_best"))
        if service is not None and _was_there(moment, service):
            _leave_to_person(moment, service)
        elif service is not None:
            _answer(moment, service)
        elif event is not None:
            offer(moment, moment.services(list(dict.fromkeys(event.services))), "utter_which_step")
        elif choices:
            offer(moment, choices, "utter_which")
        else:
            moment.say("utter_tell_me", buttons=[moment.button("person", "/ask_person")])
            moment.asked = "rephrase"


def _was_there(moment: Moment, service: Service) -> bool:
    """Whether they came from who does ``service``, and ask what to do now; what it costs is told all the same."""
    return service.provider in (moment.slot("been_at") or []) and part_asked(moment.text) is None


def _leave_to_person(moment: Moment, service: Service) -> None:
    if not moment.slot("person_asked"):
        send_on_to_person(moment, service)
        return
    moment.say("utter_person_is_asked")  # who asks on is not sent around in words
    moment.remember(person_asked=True)


def _answer(moment: Moment, service: Service) -> None:
    say_in_their_language(moment)
    municipality = moment.directory.municipality(moment.slot("municipality"))
    card = card_of(moment.directory, service, moment.language, municipality)
    answer, known = answer_from(moment, service, card)
    moment.say("utter_about_shown", card=card, kind="answered", services=[service], answer=answer)
    moment.remember_shown(service)
    if not moment.in_plan:  # the plan asks its own question after this
        ask_needed(moment, service, beside=not known or moment.other_language is not None)
