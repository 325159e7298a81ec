"""A life event as a plan: its steps with who does them, how to reach them, and the last days where those are known."""

from __future__ import annotations

from datetime import date

from loket.directory import MUNICIPALITY, Directory, LifeEvent, LifeEventStep, Municipality, Organisation, Service
from loket.directory.card import card_of, channels_of, one_telephone, online
from loket.wire import Channel, Plan, PlanStep


def plan_of(
    known: Directory, event: LifeEvent, language: str, municipality: Municipality | None, happened: date | None
) -> Plan:
    """The plan of ``event`` in ``language``. ``municipality`` is the citizen's own, ``happened`` the day of the event,
    when they are known.
    """
    return Plan(
        id=event.id,
        title=event.name.in_language(language),
        intro=event.summary.in_language(language),
        steps=[_step(known, step, language, municipality, happened) for step in event.steps],
    )


def _step(
    known: Directory, step: LifeEventStep, language: str, municipality: Municipality | None, happened: date | None
) -> PlanStep:
    service = known.find_service(step.service)
    organisation = known.find_organisation(step.organisation or (service.provider if service else None))
    fact = step.fact or (service.fact if service else None)
    term = step.term or (service.term if service else None)
    cost = step.cost or (service.cost if service else None)
    at_hand = step.at_hand.in_language(language) or (service.at_hand.in_language(language) if service else [])
    return PlanStep(
        id=step.id,
        when=step.when,
        title=step.title.in_language(language),
        what=step.what.in_language(language),
        organisation=organisation.id if organisation else None,
        organisation_name=_name(organisation, language, municipality) if organisation else None,
        service=service.id if service else None,
        why=step.why.in_language(language) if step.why else None,
        bring=at_hand,
        cost=cost.in_language(language) if cost else None,
        term=term.in_language(language) if term else None,
        due=step.within.last_day(happened).isoformat() if step.within and happened else None,
        after=step.after,
        channels=_channels(known, step, service, organisation, language, municipality),
        source=fact.source if fact else None,
        checked_on=fact.checked_on.isoformat() if fact else None,
        verified=fact.verified if fact else False,
    )


def _name(organisation: Organisation, language: str, municipality: Municipality | None) -> str:
    name = organisation.name.in_language(language)
    return f"{name} {municipality.name}" if municipality and organisation.id == MUNICIPALITY else name


def _channels(
    known: Directory,
    step: LifeEventStep,
    service: Service | None,
    organisation: Organisation | None,
    language: str,
    municipality: Municipality | None,
) -> list[Channel]:
    link = [online(step.link.in_language(language))] if step.link else []
    if service is not None:
        return one_telephone([*link, *card_of(known, service, language, municipality).channels])
    if organisation is not None:
        others = channels_of(organisation, language, municipality)
        return one_telephone([*link, *(each for each in others if not (link and each.kind == "online"))])
    return link
