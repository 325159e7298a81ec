"""A service as a card: who does it, what to do first, how, and what to have at hand."""

from __future__ import annotations

from datetime import date, datetime
from urllib.parse import urlsplit

from loket.directory import MUNICIPALITY, Directory, Municipality, Organisation, Service, Text
from loket.directory.hours import ZONE, telephone_in_words
from loket.directory.payment import payment_in_words
from loket.directory.types import Telephone
from loket.telephone import as_read
from loket.wire import Card, Channel


def card_of(
    known: Directory,
    service: Service,
    language: str,
    municipality: Municipality | None,
    today: date | None = None,
) -> Card:
    """The card of ``service`` in ``language``. What a municipality does carries the entrance of the citizen's own
    ``municipality`` when that is known. The next payment is counted from ``today``; left out, from this day in the
    Netherlands.
    """
    provider = known.provider_of(service)
    own = municipality if provider.id == MUNICIPALITY else None
    name = provider.name.in_language(language)
    return Card(
        service=service.id,
        title=service.name.in_language(language),
        organisation=provider.id,
        organisation_name=f"{name} {own.name}" if own else name,
        first_step=service.first_step.in_language(language),
        channels=[
            *_online(service.channels.online, provider, language, own),
            *(telephones(provider, language, own) if service.channels.telephone else []),
            *_desk(service, language),
        ],
        at_hand=service.at_hand.in_language(language),
        term=service.term.in_language(language) if service.term else None,
        cost=service.cost.in_language(language) if service.cost else None,
        payment=_payment(service, language, today or datetime.now(ZONE).date()),
        source=service.fact.source,
        checked_on=service.fact.checked_on.isoformat(),
        verified=service.fact.verified,
    )


def _payment(service: Service, language: str, today: date) -> str | None:
    return payment_in_words(service.payment, today, language) if service.payment else None


def channels_of(provider: Organisation, language: str, municipality: Municipality | None) -> list[Channel]:
    """How ``provider`` is reached: when it is the municipality, the entrance of the citizen's own one if known."""
    own = municipality if provider.id == MUNICIPALITY else None
    return [*_online(provider.website, provider, language, own), *telephones(provider, language, own)]


def online(link: str) -> Channel:
    """The page at ``link`` as a way in."""
    return Channel(kind="online", value=link, label=_site(link))


def _online(page: Text | None, provider: Organisation, language: str, own: Municipality | None) -> list[Channel]:
    links = [own.website] if own and own.website else []
    if page and not links:
        links.append(page.in_language(language))
    # No service without a door: where neither page nor number is known, the site of who does it.
    if not links and not provider.telephone:
        links.append(provider.website.in_language(language))
    return [online(link) for link in links]


def telephones(provider: Organisation, language: str, own: Municipality | None) -> list[Channel]:
    """The telephones of ``provider``, each with what it is for and when it is answered, or that of ``own``."""
    if own and own.telephone:
        return [Channel(kind="telephone", value=own.telephone, label=as_read(own.telephone))]
    return [telephone(each, language) for each in provider.telephone]


def telephone(entrance: Telephone, language: str, of: str | None = None) -> Channel:
    """``entrance`` with what it is for, or whose it is (``of``), and when it is answered."""
    named = of or (entrance.label.in_language(language) if entrance.label else None)
    number = as_read(entrance.number)
    return Channel(
        kind="telephone",
        value=entrance.number,
        label=f"{number} ({named})" if named else number,
        hours=telephone_in_words(entrance, language),
        verified=entrance.fact.verified,
    )


def one_telephone(channels: list[Channel]) -> list[Channel]:
    """``channels`` with one telephone, the entrance that is shown most: a plan has many steps."""
    first = next((each for each in channels if each.kind == "telephone"), None)
    return [each for each in channels if each.kind != "telephone" or each is first]


def _desk(service: Service, language: str) -> list[Channel]:
    if service.channels.desk is None:
        return []
    place = service.channels.desk.in_language(language)
    return [Channel(kind="desk", value=place, label=place)]


def _site(link: str) -> str:
    """The name of a site, as people say it."""
    return urlsplit(link).netloc.removeprefix("www.")
