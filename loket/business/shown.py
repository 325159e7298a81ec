"""The plan as it travels to the citizen, and the answers in words."""

from __future__ import annotations

from datetime import date

from loket.business.answers import Answers, asked_about
from loket.business.dates import in_words
from loket.business.load import Guide
from loket.business.plan import closed, fitting, last_day, steps_for
from loket.business.types import UNKNOWN, Question, Step
from loket.directory import MUNICIPALITY, Directory, Municipality, Organisation
from loket.directory.card import online, telephones
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
        steps=[
            PlanStep(
                id=step.id,
                when=step.when,
                title=step.title.in_language(language),
                what=step.what.in_language(language),
                organisation=step.organisation,
                organisation_name=_name(known.organisation(step.organisation), language, own),
                service=step.service,
                why=next((each.in_language(language) for each in fitting(step.why, values)), None),
                bring=[each.in_language(language) for each in fitting(step.bring, values)],
                cost=step.cost.in_language(language) if step.cost else None,
                duration=step.duration.in_language(language) if step.duration else None,
                term=step.term.in_language(language) if step.term else None,
                due=_due(step, answers.start, today),
                after=[each for each in step.after if each in ids],
                channels=_channels(known, step, language, own),
                source=step.fact.source,
                checked_on=step.fact.checked_on.isoformat(),
                verified=step.fact.verified,
            )
            for step in steps
        ],
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


def _channels(known: Directory, step: Step, language: str, municipality: Municipality | None) -> list[Channel]:
    provider = known.organisation(step.organisation)
    service = known.find_service(step.service)
    own = municipality if provider.id == MUNICIPALITY else None
    page = step.online or (service.channels.online if service else None)
    links = [own.website] if own and own.website and not step.online else []
    if page and not links:
        links.append(page.in_language(language))
    found = [*(online(link) for link in links), *telephones(provider, language, own)]
    if not found:
        found.append(online(provider.website.in_language(language)))
    if step.desk:
        place = step.desk.in_language(language)
        found.append(Channel(kind="desk", value=place, label=place))
    return found
