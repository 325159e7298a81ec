"""A conversation as a page to print and to keep: complete in itself, without a script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from html5tagger import Builder, Document, E

from handoff.api.paper.direction import direction_of
from handoff.api.paper.plan_words import GROUPS, date_in_words, source_words, words
from handoff.api.paper.style import policy_of, style_of
from handoff.api.paper.transcript import WORDS, happened, who
from handoff.conversation.events import Event
from handoff.conversation.fold import fold
from handoff.conversation.kinds.talk import Message
from loket.directory.hours import ZONE
from loket.wire import Card, Channel, Plan

STYLE = style_of("transcript_page")
POLICY = policy_of(STYLE)
"""The page's own Content-Security-Policy: its style and nothing else."""

_WEB = ("https://", "http://")
_NOT_TO_DIAL = re.compile(r"[^+\d*#]")


def transcript_page(events: list[Event], language: str, reference: str | None) -> str:
    """``events`` as a citizen may see them, as an HTML document in ``language`` with Dutch local times."""
    pick = "nl" if language == "nl" else "en"
    ticked = fold(events).ticked
    page: Builder = Document(WORDS["title"][pick], lang=pick)
    page.meta(name="viewport", content="width=device-width, initial-scale=1").style(STYLE)
    parts = [E.h1(WORDS["title"][pick])]
    if reference:
        parts.append(E.p(WORDS["case_opened"][pick].format(reference=reference), class_="reference"))
    for day, of_day in groupby(events, key=lambda event: event.created_at.astimezone(ZONE).date()):
        lines = list(_lines(of_day, pick, ticked))
        if lines:
            parts += [E.h2(date_in_words(day, pick)), E.ol(E(*lines))]
    page.main(E(*parts))
    return str(page)


def _lines(events: Iterable[Event], pick: str, ticked: dict[str, list[str]]) -> Iterator[Builder]:
    for event in events:
        moment = event.created_at.astimezone(ZONE)
        time = E.time(f"{moment:%H:%M}", datetime=event.created_at.isoformat())
        if isinstance(event.body, Message):
            speaker = E.p(E.strong(who(event, pick)), " ", time, class_="speaker")
            yield E.li(E(speaker, *_message(event.body, pick, ticked)), class_=event.sender.role)
        elif told := happened(event, pick):
            yield E.li(E.p(told, " ", time), class_="system")


def _message(body: Message, pick: str, ticked: dict[str, list[str]]) -> Iterator[Builder]:
    yield E.p(body.text, class_="words", dir=direction_of(body.text), lang=body.language or None)
    if body.card is not None:
        yield _card(body.card, pick)
    if body.plan is not None:
        yield _plan(body.plan, ticked.get(body.plan.id, []), pick)


def _card(card: Card, pick: str) -> Builder:
    facts = [
        E(E.dt(words("organisation", pick)), E.dd(card.organisation_name)),
        E(E.dt(_label(pick)), E.dd(card.first_step)),
    ]
    if card.channels:
        facts.append(E(E.dt(words("channels", pick)), E.dd(E.ul(E(*(_channel(each) for each in card.channels))))))
    if card.at_hand:
        facts.append(E(E.dt(words("bring", pick)), E.dd(E.ul(E(*(E.li(each) for each in card.at_hand))))))
    for name, value in (
        (WORDS["payment"][pick], card.payment),
        (words("term", pick), card.term),
        (words("cost", pick), card.cost),
    ):
        if value:
            facts.append(E(E.dt(name), E.dd(value)))
    parts = [E.h3(card.title), E.dl(E(*facts))]
    if not card.verified:
        parts.append(E.p(words("not_confirmed", pick), class_="source"))
    if card.source and card.checked_on:
        checked = date_in_words(date.fromisoformat(card.checked_on), pick)
        parts.append(E.p(words(source_words(card.verified), pick, source=card.source, date=checked), class_="source"))
    return E.section(E(*parts), class_="card")


def _plan(plan: Plan, done: list[str], pick: str) -> Builder:
    parts = [E.h3(plan.title)]
    for group in GROUPS:
        steps = [step for step in plan.steps if step.when == group]
        if steps:
            items = (E.li(E(_box(step.id in done, pick), " ", step.title)) for step in steps)
            parts += [E.h4(words(group, pick)), E.ul(E(*items), class_="steps")]
    return E.section(E(*parts), class_="card")


def _box(done: bool, pick: str) -> Builder:
    return E(
        E.span("☑" if done else "☐", aria_hidden="true"),
        E.span(f"{words('done' if done else 'open', pick)}:", class_="hidden"),
    )


def _channel(channel: Channel) -> Builder:
    way: str | Builder = f"{channel.label} {channel.value}" if channel.label != channel.value else channel.label
    if channel.kind == "online" and channel.value.startswith(_WEB):
        way = E.a(channel.value, href=channel.value)
    elif channel.kind == "telephone":
        way = E.a(channel.label, href=f"tel:{_NOT_TO_DIAL.sub('', channel.value)}")
    return E.li(E(way, f" ({channel.hours})" if channel.hours else ""))


def _label(pick: str) -> str:
    return WORDS["first_step"][pick].partition(":")[0]
