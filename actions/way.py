"""Showing the way to a service: which organisation, the first step, and how."""

from __future__ import annotations

from actions.business.offering import plan_button
from actions.complaint import complain_there_first
from actions.danger import show_danger
from actions.moment import Moment
from actions.needs import hand_over_needs, note_trouble, offer_one_person, troubles_so_far
from actions.other_language import say_in_their_language
from actions.sent_on import was_sent_away
from loket.directory import MUNICIPALITY, Service
from loket.directory.card import card_of

_HARDLY_SURE = 0.6
"""An answer that is less sure comes with the offer of a person."""
_ALSO_LIKELY = 0.02
"""Services less likely than this are not offered when the first answer was not what the citizen needed."""


def show_way(moment: Moment, service: Service) -> None:
    """Answer with ``service``: the card and "was this what you needed?", first the municipality if that matters, and a
    person as well where the directory says so.
    """
    if service.urgent:
        show_danger(moment, service)
        return
    if was_sent_away(moment, service):
        return
    moment.remember_question()
    note_trouble(moment, service)
    if moment.intent != "municipality_given":  # the name of a place tells nothing of what else was meant
        others = [each.id for each in moment.likely_services(_ALSO_LIKELY) if each.id != service.id]
        moment.remember(next_best=others)
    moment.remember(rejections=0, service=service.id)
    if needs_municipality(moment, service):
        ask_municipality(moment, service)
        return
    say_in_their_language(moment)
    complain_there_first(moment, service)
    say_card(moment, service)
    _ask_on(moment, service)


def say_card(moment: Moment, service: Service, *, again: bool = False) -> None:
    """Say what ``service`` is, with its card; ``again``: the last answer in another language, no new one."""
    municipality = moment.directory.municipality(moment.slot("municipality"))
    card = card_of(moment.directory, service, moment.language, municipality)
    summary = service.summary.in_language(moment.language)
    if again:
        moment.say("utter_card", card=card, summary=summary)
        return
    moment.say("utter_card", card=card, kind="answered", services=[service], summary=summary)
    moment.remember_shown(service)


def _ask_on(moment: Moment, service: Service) -> None:
    """After the card: a person where one should come, else whether it was what they needed."""
    if service.person_first and troubles_so_far(moment):
        hand_over_needs(moment, troubles_so_far(moment))
    elif service.person_first:
        moment.say("utter_person_first")
        moment.ask_for_person("human_only", topic=service)
    elif moment.other_language:
        moment.say(
            "utter_person_in_your_language",
            buttons=[moment.button("yes_please", "/ask_person"), moment.button("no_thanks", "/deny")],
            offers_person=True,
        )
        moment.asked = "person"
    elif moment.in_plan:
        return  # the plan asks its own question after this
    elif offer_one_person(moment):
        return
    elif service.hardship:
        moment.say(
            "utter_hardship",
            buttons=[moment.button("yes_please", "/ask_person"), moment.button("no_thanks", "/deny")],
            offers_person=True,
        )
        moment.asked = "person"
    else:
        hardly_sure = moment.is_typed and moment.sure < _HARDLY_SURE
        ask_needed(moment, service, beside=moment.is_in_trouble or hardly_sure or moment.asks_again)


def ask_needed(moment: Moment, service: Service, *, beside: bool) -> None:
    """Ask whether the card of ``service`` was what they needed, with a person as well when ``beside``."""
    moment.say(
        "utter_needed_or_person" if beside else "utter_needed",
        offers_person=beside,
        buttons=[
            moment.button("yes_needed", "/affirm"),
            moment.button("no_needed", "/deny"),
            *plan_button(moment, service),
            moment.button("person", "/ask_person"),
        ],
    )
    moment.asked = "needed"


def needs_municipality(moment: Moment, service: Service) -> bool:
    """Whether the citizen's municipality should be asked first: once in a conversation, and never in an emergency."""
    return (
        service.provider == MUNICIPALITY
        and not service.person_first
        and not moment.other_language
        and not moment.slot("municipality")
        and not moment.slot("municipality_asked")
    )


def ask_municipality(moment: Moment, service: Service) -> None:
    """Ask in which municipality the citizen lives."""
    moment.say(
        "utter_ask_municipality",
        buttons=[moment.button("municipality_unknown", "/deny")],
        kind="answered",
        services=[service],
        title=service.name.in_language(moment.language),
    )
    moment.remember(municipality_asked=True)
    moment.asked = "municipality"
