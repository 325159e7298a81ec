"""Showing the way: which organisation, the first step, and how."""

from __future__ import annotations

from actions.card import card_of
from actions.knowledge import is_urgent
from actions.moment import LoketAction, Moment
from loket.directory import Municipality, Service
from loket.directory.municipalities import find
from loket.wire import Button

_ALSO_LIKELY = 0.02
"""Services less likely than this are not offered when the first answer was not what the citizen needed."""
_CHOICES = 4
"""Municipalities to choose from, at most: no name of a place is had by more of them."""


def show_way(moment: Moment, service: Service) -> None:
    """Answer with ``service``: the card and "was this what you needed?", first the municipality if that matters, and a
    person as well where the directory says so.
    """
    moment.remember_question()
    others = [each.id for each in moment.likely_services(_ALSO_LIKELY) if each.id != service.id]
    moment.remember(next_best=others, rejections=0, service=service.id)
    if needs_municipality(moment, service):
        ask_municipality(moment, service)
        return
    municipality = moment.directory.municipality(moment.slot("municipality"))
    card = card_of(moment.directory, service, moment.language, municipality)
    urgent = is_urgent(moment.directory, service)
    summary = service.summary.in_language(moment.language)
    moment.say("utter_card", card=card, urgent=urgent, kind="answered", services=[service], summary=summary)
    moment.remember_shown(service)
    if service.person_first:
        moment.say("utter_distress_person" if urgent else "utter_person_first")
        moment.ask_for_person("distress" if urgent else "human_only", topic=service, urgent=urgent)
    elif moment.writes_other_language:
        moment.say("utter_person_in_your_language")
        moment.ask_for_person("human_only", topic=service)
    else:
        moment.say(
            "utter_needed",
            buttons=[
                moment.button("yes_needed", "/affirm"),
                moment.button("no_needed", "/deny"),
                moment.button("person", "/ask_person"),
            ],
        )
        moment.asked = "needed"


def needs_municipality(moment: Moment, service: Service) -> bool:
    """Whether the citizen's municipality should be asked first: once in a conversation, and never in an emergency."""
    return (
        service.provider == "gemeente"
        and not service.person_first
        and not moment.writes_other_language
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


class FindWay(LoketAction):
    """Somebody asks for something that the directory knows, by words or by a choice."""

    title = "action_find_way"

    def act(self, moment: Moment) -> None:
        """Show the way to the service that was chosen, or else the likeliest one."""
        chosen = (
            moment.services([moment.entity("service") or ""])
            or (moment.likely_services(0.0)[:1] if moment.is_typed and moment.intent == "way" else [])
            or moment.services([moment.slot("service") or ""])
        )
        if chosen:
            show_way(moment, chosen[0])
        else:
            moment.say("utter_tell_me", kind="other")
            moment.asked = "rephrase"


class TakeMunicipality(LoketAction):
    """The citizen answers in which municipality they live."""

    title = "action_municipality"

    def act(self, moment: Moment) -> None:
        """Show the way in that municipality; ask again once when it is not known or more than one is meant."""
        found = _municipalities_in(moment)
        waiting = moment.services([moment.slot("service") or ""])
        if len(found) == 1:
            moment.remember(municipality=found[0].code)
            if waiting:
                show_way(moment, waiting[0])
            else:
                moment.say("utter_municipality_noted", municipality=found[0].name)
        elif found:
            payloads = [(each, f'/municipality_given{{"municipality":"{each.code}"}}') for each in found[:_CHOICES]]
            moment.say(
                "utter_which_municipality",
                buttons=[Button(title=f"{each.name} ({each.province})", payload=p) for each, p in payloads],
            )
            moment.asked = "municipality"
        elif waiting and moment.slot("misses"):
            show_way(moment, waiting[0])
        else:
            moment.say("utter_municipality_not_found", buttons=[moment.button("municipality_unknown", "/deny")])
            moment.remember(misses=1)
            moment.asked = "municipality"


def _municipalities_in(moment: Moment) -> list[Municipality]:
    named = moment.directory.municipality(moment.entity("municipality"))
    return [named] if named else find(moment.directory, moment.text)
