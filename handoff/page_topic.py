"""What the page is about on which a conversation begins: a service or a life event of the directory."""

from __future__ import annotations

from loket.directory import Directory, LifeEvent, Service


def find_topic(directory: Directory, topic: str | None) -> Service | LifeEvent | None:
    """The service or life event with that id; ``None`` for one that the directory does not have."""
    return directory.find_service(topic) or directory.find_life_event(topic)


def payload_of(topic: Service | LifeEvent) -> str:
    """What the bot understands as the choice of ``topic``; the same that its own buttons carry (actions/choices.py)."""
    if isinstance(topic, LifeEvent):
        return f'/event{{"event":"{topic.id}"}}'
    return f'/way{{"service":"{topic.id}"}}'
