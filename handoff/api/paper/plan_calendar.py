"""The last days of a plan as a calendar file (iCalendar, RFC 5545)."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from handoff.api.paper.plan_words import words
from loket.wire import Plan, PlanStep

_WARN_BEFORE = timedelta(days=7)
_DAY = timedelta(days=1)


def plan_calendar(plan: Plan, done: Collection[str], language: str, conversation: str, now: datetime) -> bytes | None:
    """The steps of ``plan`` with a last day that are not in ``done`` (ids), each as a whole day with a reminder a week
    before; ``None`` when there are none, for a calendar without anything in it is not valid. The same step of the same
    ``conversation`` has the same UID, so that a calendar that takes the file again changes the appointment instead of
    doubling it. ``now`` is in UTC.
    """
    dated = [step for step in plan.steps if step.due and step.id not in done]
    if not dated:
        return None
    calendar = Calendar()
    calendar.add("prodid", "-//Loket//Plan//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for step in dated:
        calendar.add_component(_event(step, plan, language, conversation, now))
    return bytes(calendar.to_ical())


def _event(step: PlanStep, plan: Plan, language: str, conversation: str, now: datetime) -> Event:
    day = date.fromisoformat(step.due or "")
    event = Event()
    # A name made of the conversation's would tell others that it exists; its hash tells nothing.
    event.add("uid", f"{uuid.uuid5(uuid.NAMESPACE_URL, f'{conversation}/{plan.id}/{step.id}')}@loket")
    event.add("dtstamp", now)
    event.add("dtstart", day)
    event.add("dtend", day + _DAY)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    event.add("summary", f"{step.title} ({step.organisation_name})" if step.organisation_name else step.title)
    event.add("description", words("calendar_step", language, what=step.what))
    link = next((channel.value for channel in step.channels if channel.kind == "online"), None)
    if link:
        event.add("url", link)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", step.title)
    alarm.add("trigger", -_WARN_BEFORE)
    event.add_component(alarm)
    return event
