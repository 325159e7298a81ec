"""A complaint about an organisation goes to that organisation first; after that to the ombudsman."""

from __future__ import annotations

from actions.moment import Moment
from actions.organisations import named_in
from loket.directory import Organisation, Service
from loket.telephone import as_read

_OMBUDSMAN = "ombudsman"


def complain_there_first(moment: Moment, service: Service) -> None:
    """Before the way to an ombudsman (``service``): how to complain at the organisation that is meant."""
    if moment.directory.provider_of(service).kind != _OMBUDSMAN or not moment.is_typed:
        return
    about = [each for each in named_in(moment) if each.kind != _OMBUDSMAN]
    if about:
        moment.say(
            "utter_complain_there_first",
            organisation=about[0].name.in_language(moment.language),
            entrance=_entrance(moment, about[0]),
        )
    else:
        moment.say("utter_complain_there_first_unknown")


def complaint_service(moment: Moment) -> Service | None:
    """The likeliest service for complaints, when the message names an organisation that a complaint can be about."""
    if not any(each.kind != _OMBUDSMAN for each in named_in(moment)):
        return None
    likely = moment.likely_services(0.0)
    return next((each for each in likely if moment.directory.provider_of(each).kind == _OMBUDSMAN), None)


def _entrance(moment: Moment, organisation: Organisation) -> str:
    """Where to reach it, behind its name: “ (www.uwv.nl, 088 898 9294)”; a level has none of its own."""
    if organisation.kind == "level":
        return ""
    website = organisation.website.in_language(moment.language)
    numbers = [as_read(each.number) for each in organisation.telephone[:1]]
    return f" ({', '.join([website, *numbers])})"
