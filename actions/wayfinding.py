"""Somebody asks for something that the directory knows, and says in which municipality they live."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.choices import offer_at_organisation
from actions.contact import tell_contact, tell_contact_there
from actions.follow_up import take_up_shown
from actions.heard import is_more_than_a_topic
from actions.knowledge import follow_up_words
from actions.letter import take_letter
from actions.life_events import show_plan_again, tells_event
from actions.longtail import show_product
from actions.moment import LoketAction, Moment
from actions.way import show_way
from loket.directory import MUNICIPALITY, Municipality, Service
from loket.directory.municipalities import find
from loket.wire import Button

_CHOICES = 6
"""More places with one name there are not: the most is four."""
_WORDS_OF_A_PLACE = 4
_WORD = re.compile(r"\w+")
_BUT = re.compile(r"\b(?:maar|but|bedoel|bedoelde|meant|mean)\b", re.IGNORECASE)


class FindWay(LoketAction):
    """Somebody asks for something that the directory knows, by words or by a choice."""

    title = "action_find_way"

    def act(self, moment: Moment) -> None:
        """Show the way to the service that was chosen, or else the likeliest one; several needs are asked back."""
        if is_more_than_a_topic(moment):
            return
        if show_product(moment, moment.entity("product")):
            return
        if moment.is_typed and moment.intent == "way" and tells_event(moment):
            return
        chosen = (
            moment.services([moment.entity("service") or ""])
            or (moment.likely_services(0.0)[:1] if moment.is_typed and moment.intent == "way" else [])
            or moment.services([moment.slot("service") or ""])
        )
        if chosen and moment.is_typed and moment.intent == "way" and offer_at_organisation(moment, chosen[0]):
            return
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
        if take_letter(moment) or (moment.is_typed and tell_contact(moment)):
            return
        found = _municipalities_in(moment)
        if not found and moment.is_typed and take_up_shown(moment):
            return
        waiting = moment.services([moment.slot("service") or ""])
        if len(found) == 1:
            moment.remember(municipality=found[0].code)
            if waiting and _is_told_already(moment, waiting[0]):
                moment.say("utter_municipality_noted", municipality=found[0].name)
            elif waiting:
                show_way(moment, waiting[0])
            elif not tell_contact_there(moment) and not show_plan_again(moment):
                moment.say("utter_municipality_noted", municipality=found[0].name)
        elif found:
            _ask_which(moment, found[:_CHOICES])
        elif waiting and (moment.slot("misses") or _is_no_place(moment)):
            show_way(moment, waiting[0])
        else:
            moment.say("utter_municipality_not_found", buttons=[moment.button("municipality_unknown", "/deny")])
            moment.remember(misses=1)
            moment.asked = "municipality"


def _ask_which(moment: Moment, found: Sequence[Municipality]) -> None:
    """Ask which of ``found`` is meant; nobody has to say it."""
    choices = [
        Button(
            title=f"{each.name} ({each.province})",
            payload=f'/municipality_given{{"municipality":"{each.code}"}}',
        )
        for each in found
    ]
    moment.say("utter_which_municipality", buttons=[*choices, moment.button("municipality_unknown", "/deny")])
    moment.asked = "municipality"


def _municipalities_in(moment: Moment) -> list[Municipality]:
    named = moment.directory.municipality(moment.entity("municipality"))
    if named:
        return [named]
    # "Niet Utrecht maar Zeist": what is said last is meant.
    corrected = _BUT.split(moment.text)[-1]
    return find(moment.directory, corrected) or find(moment.directory, moment.text)


def _is_told_already(moment: Moment, service: Service) -> bool:
    """Whether the way to ``service`` was shown, and is the same in every municipality."""
    return service.provider != MUNICIPALITY and service.id in (moment.slot("shown") or [])


def _is_no_place(moment: Moment) -> bool:
    """Whether the words are too many, or begin like a question, to be the name of a place."""
    words = _WORD.findall(moment.text.casefold())
    return moment.is_typed and (len(words) > _WORDS_OF_A_PLACE or bool(words and words[0] in follow_up_words()))
