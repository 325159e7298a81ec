"""The plan as it travels to the citizen, and the answers in words."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from loket.business.answers import Answers, asked_about
from loket.business.conditions import Known
from loket.business.dates import in_words
from loket.business.load import Guide
from loket.business.plan import closed, fitting, last_day, steps_for
from loket.business.types import UNKNOWN, Question, Step
from loket.directory import MUNICIPALITY, Directory, Municipality, Organisation, Service
from loket.directory.card import one_telephone, online, telephone, telephones
from loket.wire import Channel, Plan, PlanStep

PLAN = "business"
"""The id of the plan on the wire."""


def plan_of(
    guide: Guide,
    known: Directory,
    answers: Answers,
    language: str,
    today: date,
    own: Municipality | None = None,
) -> Plan:
    """The plan after ``answers`` in ``language``, for a founder in the municipality ``own``. A deadline that is over on
    ``today`` is told in words only.
    """
    steps = steps_for(guide, answers)
    ids = {each.id for each in steps}
    values = closed(guide, answers)
    return Plan(
        id=PLAN,
        title=guide.frame.title.in_language(language),
        intro=guide.frame.intro.in_language(language),
        facts=facts_of(guide, answers, language),
        steps=[_step(known, step, values, ids, language, own, _due(step, answers.start, today)) for step in steps],
    )


def _step(
    known: Directory,
    step: Step,
    values: Known,
    planned: Collection[str],
    language: str,
    own: Municipality | None,
    due: str | None,
) -> PlanStep:
    service = known.find_service(step.service)
    bring = [each.in_language(language) for each in fitting(step.bring, values)]
    cost, duration, term = step.cost, step.duration, step.term
    taken = False
    if service is not None:
        # A card has one term: it is the deadline, or how long it takes. Who says one of them has said it.
        if not cost and service.cost and "cost" not in step.without:
            cost, taken = service.cost, True
        if not duration and not term and service.term and "term" not in step.without:
            term, taken = service.term, True
        if not step.bring and service.at_hand.nl and "bring" not in step.without:
            bring, taken = service.at_hand.in_language(language), True
    facts = [step.fact, *step.more, *([service.fact] if service is not None and taken else [])]
    return PlanStep(
        id=step.id,
        when=step.when,
        title=step.title.in_language(language),
        what=step.what.in_language(language),
        organisation=step.organisation,
        organisation_name=_name(known.organisation(step.organisation), language, own),
        service=step.service,
        why=next((each.in_language(language) for each in fitting(step.why, values)), None),
        bring=bring,
        cost=cost.in_language(language) if cost else None,
        duration=duration.in_language(language) if duration else None,
        term=term.in_language(language) if term else None,
        due=due,
        after=[each for each in step.after if each in planned],
        channels=_channels(known, step, service, language, own),
        source=step.fact.source,
        checked_on=min(each.checked_on for each in facts).isoformat(),
        verified=all(each.verified for each in facts),
    )


def facts_of(guide: Guide, answers: Answers, language: str) -> list[str]:
    """What was answered and counts, one line each: "Staff: yes"."""
    values = closed(guide, answers)
    return [
        f"{question.label.in_language(language)}: {answer_in_words(guide, question, answers, language)}"
        for question in asked_about(guide, answers)
        if values[question.id] != UNKNOWN
    ]


def answer_in_words(guide: Guide, question: Question, answers: Answers, language: str) -> str:
    """The answer to ``question``; empty when there is none."""
    if not question.choices:
        return date_in_words(guide, answers.start, language) if answers.start else ""
    choice = guide.choice(question.id, answers.value(question.id) or "")
    return choice.title.in_language(language) if choice else ""


def date_in_words(guide: Guide, day: date, language: str) -> str:
    """``day`` as it is read in ``language``, for example 1 March 2027."""
    return in_words(day, guide.frame.day.in_language(language), guide.frame.month_names.in_language(language))


def _due(step: Step, start: date | None, today: date) -> str | None:
    if step.due is None or start is None:
        return None
    day = last_day(step.due, start)
    return day.isoformat() if day >= today else None


def _name(organisation: Organisation, language: str, own: Municipality | None) -> str:
    name = organisation.name.in_language(language)
    return f"{name} {own.name}" if own and organisation.id == MUNICIPALITY else name


def _channels(
    known: Directory, step: Step, service: Service | None, language: str, municipality: Municipality | None
) -> list[Channel]:
    provider = known.organisation(step.organisation)
    own = municipality if provider.id == MUNICIPALITY else None
    page = step.online or (service.channels.online if service else None)
    links = [own.website] if own and own.website and not step.online else []
    if page and not links:
        links.append(page.in_language(language))
    people = [*_telephone(known, step, service, language, own), *_desk(step, service, language)]
    if not people and provider.person:
        words = provider.person.in_language(language)
        people.append(Channel(kind="desk", value=words, label=words))
    if not links:
        links.append(provider.website.in_language(language))
    return [*(online(link) for link in links), *people]


def _telephone(
    known: Directory, step: Step, service: Service | None, language: str, own: Municipality | None
) -> list[Channel]:
    """The number to call: the step's own, else that of who does it, of who helps, or of who does the service."""
    if step.telephone:
        return [telephone(step.telephone, language)]
    provider = known.organisation(step.organisation)
    if found := one_telephone(telephones(provider, language, own)):
        return found
    helper = step.helper
    if helper is None and service is not None and "telephone" not in step.without:
        helper = service.provider if service.provider != provider.id else None
    if helper is None:
        return []
    other = known.organisation(helper)
    return [telephone(each, language, of=other.name.in_language(language)) for each in other.telephone[:1]]


def _desk(step: Step, service: Service | None, language: str) -> list[Channel]:
    place = step.desk or (service.channels.desk if service and "desk" not in step.without else None)
    if place is None:
        return []
    words = place.in_language(language)
    return [Channel(kind="desk", value=words, label=words)]
