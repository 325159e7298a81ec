"""Somebody is sent from one organisation to the other: not sent back there, counted, and a person."""

from __future__ import annotations

from actions.moment import Moment
from actions.organisations import named_in
from loket.directory import Service

_TOPIC_LIKELY = 0.25
_WHO_LOOKS_AFTER = "nationale-ombudsman"
"""Who can look along when organisations go on pointing at each other."""


def stop_sending_on(moment: Moment) -> None:
    """Say that they are not sent back to where they come from, and ask for a person who finds out who helps."""
    moment.remember_question()
    been_at = named_in(moment)
    ids = [each.id for each in been_at]
    moment.remember(been_at=list(dict.fromkeys([*(moment.slot("been_at") or []), *ids])))
    names = ", ".join(each.name.in_language(moment.language) for each in been_at)
    moment.say(
        "utter_sent_from" if been_at else "utter_sent_from_elsewhere",
        kind="handed_over",
        sent_from=ids,
        organisations=[_WHO_LOOKS_AFTER],
        names=names,
    )
    likely = moment.likely_services(_TOPIC_LIKELY)
    moment.ask_for_person("complaint", topic=likely[0] if likely else None)


def was_sent_away(moment: Moment, service: Service) -> bool:
    """Whether the citizen just told that who does ``service`` sent them on, so that a person was asked in its place."""
    if not moment.slot("person_asked") or service.provider not in (moment.slot("been_at") or []):
        return False
    send_on_to_person(moment, service)
    return True


def send_on_to_person(moment: Moment, service: Service) -> None:
    """Say that they were at who does ``service`` already, and ask for a person who finds out who helps."""
    moment.remember_question()
    moment.remember(service=service.id)
    provider = moment.directory.provider_of(service)
    moment.say(
        "utter_been_there",
        kind="handed_over",
        services=[service],
        title=service.name.in_language(moment.language),
        organisation=provider.name.in_language(moment.language),
    )
    moment.ask_for_person("complaint", topic=service)
