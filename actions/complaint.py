"""A complaint about an organisation goes to that organisation first; after that to the ombudsman."""

from __future__ import annotations

from actions.knowledge import button_title, has_complained
from actions.moment import Moment
from actions.organisations import named_in
from loket.directory import MUNICIPALITY, Municipality, Organisation, Service
from loket.directory.card import channels_of

_OMBUDSMAN = "ombudsman"
_OF_THE_GOVERNMENT = "nationale-ombudsman"


def complain_there_first(moment: Moment, service: Service) -> None:
    """Before the way to an ombudsman (``service``): how to complain at the organisation that is meant, or that this was
    done already.
    """
    if moment.directory.provider_of(service).kind != _OMBUDSMAN or not moment.is_typed:
        return
    named = named_in(moment)
    about = [each for each in named if each.kind != _OMBUDSMAN]
    if has_complained(moment.text):
        response = "utter_complained_there" if about else "utter_complained_there_unknown"
        moment.say(response, organisation=_name(moment, about[0]) if about else "")
    elif about:
        moment.say(
            "utter_complain_there_first",
            organisation=_name(moment, about[0]),
            entrance=_entrance(moment, about[0]),
            organisations=[] if len(about) < len(named) else [about[0].id],  # who asks about an ombudsman goes there
        )
    elif service.provider == _OF_THE_GOVERNMENT:
        moment.say("utter_complain_there_first_unknown")


def complaint_service(moment: Moment) -> Service | None:
    """The likeliest service for complaints, when the message names an organisation that a complaint can be about."""
    if not any(each.kind != _OMBUDSMAN for each in named_in(moment)):
        return None
    likely = moment.likely_services(0.0)
    return next((each for each in likely if moment.directory.provider_of(each).kind == _OMBUDSMAN), None)


def _name(moment: Moment, organisation: Organisation) -> str:
    own = _municipality(moment, organisation)
    if own is not None:
        return button_title("municipality_of", moment.language).format(name=own.name)
    return organisation.name.in_language(moment.language)


def _entrance(moment: Moment, organisation: Organisation) -> str:
    """Where to reach it, behind its name: “ (www.uwv.nl, 088 898 9294)”; a level has none, unless the citizen's own
    municipality is known.
    """
    own = _municipality(moment, organisation)
    if organisation.kind == "level" and own is None:
        return ""
    found = channels_of(organisation, moment.language, own)
    first = {each.kind: each.label for each in reversed(found)}
    ways = [first[kind] for kind in ("online", "telephone") if kind in first]
    return f" ({', '.join(ways)})"


def _municipality(moment: Moment, organisation: Organisation) -> Municipality | None:
    """The citizen's own, where ``organisation`` stands for all of them."""
    return moment.directory.municipality(moment.slot("municipality")) if organisation.id == MUNICIPALITY else None
