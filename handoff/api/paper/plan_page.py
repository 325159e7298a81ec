"""A plan as a page to print and to keep: complete in itself, without a script, in the language of the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from urllib.parse import urlsplit

from html5tagger import Builder, Document, E

from handoff.api.paper.plan_words import GROUPS, date_in_words, source_words, words
from handoff.api.paper.style import policy_of, style_of
from loket.wire import Channel, Plan, PlanStep

STYLE = style_of("plan_page")
POLICY = policy_of(STYLE)
"""The page's own Content-Security-Policy: its style and nothing else."""


_WEB = ("https://", "http://")


def plan_page(plan: Plan, done: Collection[str], language: str, today: date) -> str:
    """``plan`` as an HTML document in ``language`` (nl or en); the steps with an id in ``done`` are ticked."""
    page: Builder = Document(plan.title, lang=language)
    page.meta(name="viewport", content="width=device-width, initial-scale=1").style(STYLE)
    count = sum(step.id in done for step in plan.steps)
    titles = {step.id: step.title for step in plan.steps}
    parts = [
        E.h1(plan.title),
        E.p(plan.intro, class_="intro"),
        *([E.h2(words("facts", language)), E.ul(_items(plan.facts), class_="facts")] if plan.facts else []),
        E.p(words("progress", language, done=count, all=len(plan.steps)), class_="progress"),
    ]
    for group in GROUPS:
        steps = [step for step in plan.steps if step.when == group]
        if steps:
            shown = E(*(_step(step, titles, step.id in done, language) for step in steps))
            parts += [E.h2(words(group, language)), E.ul(shown, class_="steps")]
    parts.append(E.footer(E.p(words("made", language, date=date_in_words(today, language)))))
    page.main(E(*parts))
    return str(page)


def _step(step: PlanStep, titles: dict[str, str], done: bool, language: str) -> Builder:
    told = E.span(f"{words('done' if done else 'open', language)}: ", class_="hidden")
    parts = [E.h3(told, step.title), E.p(step.what, class_="what")]
    facts = [
        E(E.dt(words(name, language)), E.dd(value))
        for name, value in _facts(step, titles, language)
    ]  # fmt: skip
    if facts:
        parts.append(E.dl(E(*facts)))
    if not step.verified:
        parts.append(_not_confirmed(language))
    if step.source and step.checked_on:
        parts.append(_source(step.source, step.checked_on, step.verified, language))
    box = E.span("✓" if done else "", class_="box", aria_hidden="true")
    return E.li(box, E.div(E(*parts)), class_="step")


def _facts(step: PlanStep, titles: dict[str, str], language: str) -> Iterator[tuple[str, str | Builder]]:
    """What is known of the step, by the name of its label."""
    if step.organisation_name:
        yield "organisation", step.organisation_name
    if step.term:
        yield "term", step.term
    if step.due:
        yield "due", date_in_words(date.fromisoformat(step.due), language)
    if step.why:
        yield "why", step.why
    if step.bring:
        yield "bring", E.ul(_items(step.bring))
    if step.cost:
        yield "cost", step.cost
    if step.duration:
        yield "duration", step.duration
    before = [titles[each] for each in step.after if each in titles]
    if before:
        yield "after", E.ul(_items(before))
    if step.channels:
        yield "channels", E.ul(E(*(_channel(channel, language) for channel in step.channels)))


def _source(source: str, checked_on: str, verified: bool, language: str) -> Builder:
    """Where it comes from: the name of the site, for its whole address is long; or what stands there in words."""
    site = urlsplit(source).netloc.removeprefix("www.")
    shown = E.a(site, href=source) if site and source.startswith(_WEB) else E(source)
    checked = date_in_words(date.fromisoformat(checked_on), language)
    before, _, after = words(source_words(verified), language, source="\0", date=checked).partition("\0")
    return E.p(E(before, shown, after), class_="source")


def _items(texts: Iterable[str]) -> Builder:
    return E(*(E.li(text) for text in texts))


def _channel(channel: Channel, language: str) -> Builder:
    """A way to reach it; on paper an address must be read, so the whole of it stands there."""
    way: str | Builder = channel.label
    if channel.kind == "online" and channel.value.startswith(_WEB):
        way = E.a(channel.value, href=channel.value)
    elif channel.kind == "telephone":
        way = E.a(channel.label, href=f"tel:{''.join(sign for sign in channel.value if sign in '+*#0123456789')}")
    parts = [way]
    if channel.hours:
        parts += [" ", E.span(channel.hours, class_="hours")]
    if not channel.verified:
        parts.append(_not_confirmed(language))
    return E.li(E(*parts))


def _not_confirmed(language: str) -> Builder:
    return E.p(words("not_confirmed", language), class_="not-confirmed")
