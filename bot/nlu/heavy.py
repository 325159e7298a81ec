"""Topics for which a person is good to have: what is heavy or urgent, complaints, and the wish for a person."""

from __future__ import annotations

from collections.abc import Collection

from actions.knowledge import directory


def is_heavy(topic: str, signs: Collection[str], complaints: Collection[str]) -> bool:
    """Whether ``topic`` is one of the intents ``signs``, one of the services ``complaints`` (who complains may want a
    person), or a service or life event that the directory calls heavy.
    """
    intent, _, name = topic.partition("/")
    if intent in signs or name in complaints:
        return True
    service, event = directory().find_service(name), directory().find_life_event(name)
    if service is not None:
        return service.hardship or service.person_first or service.urgent
    return event is not None and (event.person or event.person_first)
