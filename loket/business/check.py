"""Whether the questions and steps fit together, with every problem in words for an editor."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, get_args, get_type_hints

import msgspec

from loket.business.load import Guide
from loket.business.plan import part_of
from loket.business.types import FIELDS, UNKNOWN, Needs, Question, Step
from loket.directory import Directory
from loket.directory.check import MONTHS_FRESH
from loket.directory.forms import can_be_called
from loket.directory.types import Fact, Record, Service

_URL = re.compile(r"https://[^\s/]+\.[^\s/]+(/\S*)?")


def problems(guide: Guide, directory: Directory, today: date) -> list[str]:
    """Everything that an editor must still do, each with its place. ``today`` decides which facts are stale."""
    found = list(_questions(guide))
    for step in guide.steps:
        found += [f"steps: {step.id}: {line}" for line in _step(step, guide, directory, today)]
    for step_id, times in Counter(each.id for each in guide.steps).items():
        if times > 1:
            found.append(f"steps: {step_id}: id: is there {times} times")
    for service in guide.frame.offered_with:
        if directory.find_service(service) is None:
            found.append(f"plan.yml: offered_with: there is no service “{service}”")
    found += [f"plan.yml: {line}" for line in _texts(guide.frame, "")]
    found += _circles(guide)
    return found


def facts(guide: Guide) -> list[Fact]:
    """The facts of every step."""
    return [fact for step in guide.steps for fact in (step.fact, *step.more)]


def _questions(guide: Guide) -> Iterator[str]:
    asked = [each.id for each in guide.questions]
    for field in FIELDS:
        if asked.count(field) != 1:
            yield f"questions.yml: {field}: must be asked exactly once, but stands there {asked.count(field)} times"
    before: set[str] = set()
    for question in guide.questions:
        name = f"questions.yml: {question.id}: "
        yield from (f"{name}{line}" for line in _texts(question, ""))
        values = [each.value for each in question.choices]
        if set(values) != allowed(question.id) or len(values) != len(set(values)):
            wanted = ", ".join(sorted(allowed(question.id)))
            yield f"{name}choices: must be {wanted}, each once, but are {', '.join(values)}"
        for other in _fields_in(question) - before:
            yield f"{name}needs: “{other}” is asked later; only what was asked before can be a condition"
        before.add(question.id)
        if question.choices and not any(question.id in guide.planned_when[s.id].fields for s in guide.steps):
            varies = (c for s in guide.steps for c in guide.varied_by[s.id])
            if not any(question.id in each.fields for each in varies):
                yield f"{name}no step depends on it, so it would never be asked"


def allowed(field: str) -> set[str]:
    """The values that a question about ``field`` must offer; none for a date."""
    hint: Any = get_type_hints(Needs).get(field)
    if hint is None:
        return set()
    (values,) = get_args(hint)
    return set(get_args(values)) - {UNKNOWN}


def _fields_in(question: Question) -> set[str]:
    groups = [*question.needs, *(group for choice in question.choices for group in choice.needs)]
    return {field for group in groups for field in msgspec.structs.asdict(group) if getattr(group, field)}


def _step(step: Step, guide: Guide, directory: Directory, today: date) -> Iterator[str]:
    yield from _texts(step, "")
    if directory.find_organisation(step.organisation) is None:
        yield f"organisation: there is no organisation “{step.organisation}”"
    if step.helper is not None:
        helper = directory.find_organisation(step.helper)
        if helper is None:
            yield f"helper: there is no organisation “{step.helper}”"
        elif not helper.telephone:
            yield f"helper: “{step.helper}” has no telephone"
    if step.service is not None and directory.find_service(step.service) is None:
        yield f"service: there is no service “{step.service}”"
    if not step.why or step.why[-1].needs:
        yield "why: the last one must be without needs, so that everybody gets a reason"
    for place, group in enumerate([*step.needs, *step.unless], 1):
        if not any(msgspec.structs.asdict(group).values()):
            yield f"needs {place}: names no field"
    others = {each.id: each for each in guide.steps}
    for other in step.after:
        if other not in others:
            yield f"after: there is no step “{other}”"
        elif part_of(others[other]) > part_of(step):
            yield f"after: “{other}” stands in a later part of the plan ({others[other].when})"
    if step.online is not None:
        for address in (step.online.nl, step.online.en):
            if not _URL.fullmatch(address):
                yield f"online: must be an address that starts with https://, but is “{address}”"
    yield from (f"without: {part}: {reason}" for part, reason in _without(step, directory))
    yield from _fact(step.fact, today)
    if step.telephone is not None:
        if not can_be_called(step.telephone.number):
            yield f"telephone.number: “{step.telephone.number}” is no telephone number"
        yield from (f"telephone.{line}" for line in _fact(step.telephone.fact, today))
    for source in step.more:
        yield from (f"more.{line}" for line in _fact(source, today))
        for part in source.of:
            if not getattr(step, part):
                yield f"more: {source.source} is the source of “{part}”, which the step does not say"


def _without(step: Step, directory: Directory) -> Iterator[tuple[str, str]]:
    """Parts that are kept out and would not come in: a reader would take them for what the plan lacks."""
    service = directory.find_service(step.service)
    for part in step.without:
        if getattr(step, part):
            yield part, "the step says this itself"
        elif part not in _said_by(service, directory):
            yield part, "the service does not say this"


def _said_by(service: Service | None, directory: Directory) -> Iterator[str]:
    if service is None:
        return
    told = {
        "cost": service.cost,
        "term": service.term,
        "bring": service.at_hand.nl,
        "desk": service.channels.desk,
        "telephone": directory.provider_of(service).telephone,
    }
    yield from (part for part, value in told.items() if value)


def _fact(fact: Fact, today: date) -> Iterator[str]:
    age = (today.year - fact.checked_on.year) * 12 + today.month - fact.checked_on.month
    if fact.checked_on > today:
        yield f"fact.checked_on: {fact.checked_on} is still to come"
    elif age >= MONTHS_FRESH:
        yield f"fact.checked_on: {fact.checked_on} is {MONTHS_FRESH} months ago or more; look again"
    if "://" in fact.source and not _URL.fullmatch(fact.source):
        yield f"fact.source: must be an address that starts with https://, but is “{fact.source}”"


def _texts(record: Record, name: str) -> Iterator[str]:
    """Texts that are empty, or start or end with a space."""
    for field, value in msgspec.structs.asdict(record).items():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, Record):
                yield from _texts(item, f"{name}{field}.")
            elif isinstance(item, str) and (not item or item != item.strip()):
                yield f"{name}{field}: {'starts or ends with a space' if item.strip() else 'is empty'}"


def _circles(guide: Guide) -> Iterator[str]:
    after = {each.id: set(each.after) for each in guide.steps}
    while done := {each for each, others in after.items() if not others & after.keys()}:
        after = {each: others for each, others in after.items() if each not in done}
    if after:
        yield f"steps: {', '.join(sorted(after))}: after: these steps wait for each other"
