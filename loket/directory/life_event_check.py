"""What makes a life event good: a plan in which every step leads somewhere, in words for an editor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loket.directory.life_events import STEP_TIMES, LifeEvent, LifeEventStep
from loket.directory.load import Directory

STEPS = (5, 10)
"""The least and the most steps: fewer is a service and no plan, more is too much for one moment."""

EXAMPLES = {"nl": 12, "en": 8}
"""The least number of example questions per language: people tell what happened to them in many ways."""


def file_of(event: LifeEvent) -> str:
    """The file of ``event`` within the folder of the directory."""
    return f"life_events/{event.id}.yml"


def problems_of(directory: Directory, event: LifeEvent) -> Iterator[str]:
    """Everything that an editor must still do for ``event``, each with file and field."""
    name = f"{file_of(event)}: "
    least, most = STEPS
    if not least <= len(event.steps) <= most:
        yield f"{name}steps: there must be {least} to {most}, but there are {len(event.steps)}"
    for language, needed in EXAMPLES.items():
        count = len(event.examples.in_language(language))
        if count < needed:
            yield f"{name}examples.{language}: at least {needed} are needed, there are {count}"
    for language in EXAMPLES:
        yield from _unsaid(event, f"{name}examples.{language}: ", event.examples.in_language(language))
    if event.caseworker is not None and directory.find_organisation(event.caseworker) is None:
        yield f"{name}caseworker: there is no organisation “{event.caseworker}”"
    if directory.find_service(event.id) is not None:
        yield f"{name}id: “{event.id}” is already the id of a service"
    order = [STEP_TIMES.index(step.when) for step in event.steps]
    if order != sorted(order):
        yield f"{name}steps: must stand in the order now, deadline, soon, later"
    before: set[str] = set()
    for place, step in enumerate(event.steps, 1):
        where = f"{name}steps {place}: "
        if step.id in before:
            yield f"{where}id: “{step.id}” is there twice"
        for other in step.after:
            if other not in before:
                yield f"{where}after: “{other}” must be the id of a step before this one"
        before.add(step.id)
        yield from _step(directory, step, where)


def _step(directory: Directory, step: LifeEventStep, where: str) -> Iterator[str]:
    if step.service is not None and directory.find_service(step.service) is None:
        yield f"{where}service: there is no service “{step.service}”"
    if step.organisation is not None and directory.find_organisation(step.organisation) is None:
        yield f"{where}organisation: there is no organisation “{step.organisation}”"
    if step.service is None and step.fact is None:
        yield f"{where}fact: is needed when there is no service"
    if step.fact is None and step.term is not None:
        yield f"{where}fact: is needed when the step says a term"
    dated = step.when == "deadline" or step.within is not None
    if dated and step.term is None and not _service_has_term(directory, step):
        yield f"{where}term: is needed in words when the step has a deadline, and its service says none"
    within = step.within
    if within is not None and not (within.working_days or within.days or within.weeks or within.months):
        yield f"{where}within: give working_days, days, weeks or months"


def _service_has_term(directory: Directory, step: LifeEventStep) -> bool:
    service = directory.find_service(step.service)
    return service is not None and service.term is not None


def _unsaid(event: LifeEvent, name: str, examples: Sequence[str]) -> Iterator[str]:
    """That some examples could never be taken for ``event``."""
    unsaid = [text for text in examples if event.said and not event.said(text)]
    if unsaid:
        yield f"{name}“{unsaid[0]}” has none of the words in only_when_said ({len(unsaid)} in all)"
