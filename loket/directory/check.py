"""What makes a directory good beyond being readable: the checks before it may go out, in words for an editor."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from urllib.parse import urlsplit

import msgspec

from loket.directory import desk_check, desk_faults, life_event_check, municipality_check
from loket.directory.forms import bad_url, can_be_called
from loket.directory.life_events import LifeEvent
from loket.directory.load import Directory
from loket.directory.types import MUNICIPALITY, Fact, Hours, Organisation, Payment, Record, Service, Telephone, Text

MONTHS_FRESH = 18
"""A fact that nobody looked at for longer is stale: the check fails until somebody did."""

EXAMPLES = {"nl": 8, "en": 5}
"""The least number of example questions per language: fewer, and the bot does not learn the service."""

LAST_DAY_OF_MONTHS = 28
"""The highest day that every month has: a payment by rule cannot be on a later one."""

_DAYS_AHEAD = timedelta(days=31)

_BETTER = "give the organisation's own page or the law, or write false"

_ENCYCLOPAEDIAS = ("encyclo.nl", "wikidata.org", "wikikids.nl", "wikipedia.org")
_NEWS = (
    *("ad.nl", "blikopnieuws.nl", "bnnvara.nl", "destentor.nl", "fd.nl", "metronieuws.nl", "nieuws.nl", "nos.nl"),
    *("nrc.nl", "nu.nl", "omroepbrabant.nl", "parool.nl", "plusonline.nl", "rtl.nl", "rtlnieuws.nl", "telegraaf.nl"),
    *("trouw.nl", "upday.com", "volkskrant.nl"),
)

_UPL_TERMS = "http://standaarden.overheid.nl/owms/terms/"
_LANGUAGE = re.compile(r"[a-z]{2}")


def problems(directory: Directory, today: date) -> list[str]:
    """Everything that an editor must still do, each with file and field. ``today`` decides which facts are stale."""
    found = [
        line
        for name, record in _records(directory)
        for line in (*_empty_texts(name, record), *_bad_facts(name, record, today))
    ]
    for organisation in directory.organisations:
        found += _organisation(organisation)
    for service in directory.services:
        found += _service(directory, service)
    found += _of_a_municipality(directory)
    for event in directory.life_events:
        found += _life_event(directory, event)
    found += _shared_examples((*directory.services, *directory.life_events))
    found += _shared_words(directory.organisations)
    for place, desk in enumerate(directory.desks, 1):
        found += _hours(f"desks.yml {place}: hours", desk.hours)
    found += desk_check.problems(directory)
    found += municipality_check.problems(directory.municipalities)
    return found


def warnings(directory: Directory, today: date) -> list[str]:
    """What an editor should do soon, each with file and field, while the directory may still go out: payment days that
    have passed or end within a month. Until new ones are there, the rule of that payment is told.
    """
    return [
        f"{file_of(service)}: payment.dates: the last day is {max(service.payment.dates)}; add the days that come after"
        for service in directory.services
        if service.payment and service.payment.dates and max(service.payment.dates) < today + _DAYS_AHEAD
    ]


def facts(directory: Directory) -> list[Fact]:
    """Every fact in the directory."""
    return [fact for _, record in _records(directory) for _, fact in _facts(record, "")]


def file_of(record: Organisation | Service | LifeEvent) -> str:
    """The file of ``record`` within the folder of the directory."""
    if isinstance(record, LifeEvent):
        return life_event_check.file_of(record)
    if isinstance(record, Service):
        return f"services/{record.area}/{record.id}.yml"
    return f"organisations/{record.id}.yml"


def _records(directory: Directory) -> Iterator[tuple[str, Record]]:
    """Everything in the directory with the place where it stands, as far as a colon and a field can follow."""
    for organisation in directory.organisations:
        yield f"{file_of(organisation)}: ", organisation
    for service in directory.services:
        yield f"{file_of(service)}: ", service
    for event in directory.life_events:
        yield f"{file_of(event)}: ", event
    for place, desk in enumerate(directory.desks, 1):
        yield f"desks.yml {place}: ", desk
    yield "municipalities.yml: facts.", directory.municipality_facts
    for municipality in directory.municipalities:
        yield f"municipalities.yml: {municipality.name}: ", municipality


def _values(record: Record) -> Iterator[tuple[str, object]]:
    for field in msgspec.structs.fields(record):
        value = getattr(record, field.name)
        if isinstance(value, list):
            yield from ((f"{field.name} {place}", item) for place, item in enumerate(value, 1))
        else:
            yield field.name, value


def _empty_texts(name: str, record: Record) -> Iterator[str]:
    for field, value in _values(record):
        if isinstance(value, Record):
            yield from _empty_texts(f"{name}{field}.", value)
        elif isinstance(value, str) and (not value or value != value.strip()):
            yield f"{name}{field}: {'starts or ends with a space' if value.strip() else 'is empty'}"


def _facts(record: Record, name: str) -> Iterator[tuple[str, Fact]]:
    for field, value in _values(record):
        if isinstance(value, Fact):
            yield f"{name}{field}.", value
        elif isinstance(value, Record):
            yield from _facts(value, f"{name}{field}.")


def _bad_facts(name: str, record: Record, today: date) -> Iterator[str]:
    for place, fact in _facts(record, name):
        if fact.checked_on > today:
            yield f"{place}checked_on: {fact.checked_on} is still to come"
        elif _months(fact.checked_on, today) >= MONTHS_FRESH:
            yield f"{place}checked_on: {fact.checked_on} is {MONTHS_FRESH} months ago or more; look again"
        if "://" in fact.source:
            yield from bad_url(f"{place}source", fact.source)
        for kind, sites in (("an encyclopaedia", _ENCYCLOPAEDIAS), ("a news site", _NEWS)):
            if fact.verified and _is_at(fact.source, sites):
                yield f"{place}verified: cannot be true, because {_host(fact.source)} is {kind}; {_BETTER}"


def _of_a_municipality(directory: Directory) -> Iterator[str]:
    """What is verified by a page of one municipality, while another organisation does it."""
    sites = {_host(place.website) for place in directory.municipalities if place.website}
    organisations = ((file_of(each), each.id, each) for each in directory.organisations)
    services = ((file_of(each), each.provider, each) for each in directory.services)
    for file, doer, record in (*organisations, *services):
        for place, fact in _facts(record, f"{file}: "):
            if doer != MUNICIPALITY and fact.verified and _is_at(fact.source, sites):
                host = _host(fact.source)
                yield f"{place}verified: cannot be true, because {host} is a municipality and not {doer}; {_BETTER}"


def _host(address: str) -> str:
    return urlsplit(address).netloc.removeprefix("www.")


def _is_at(address: str, sites: Collection[str]) -> bool:
    """Whether ``address`` is at one of ``sites``, or at a part of one, such as nl.wikipedia.org."""
    parts = _host(address).split(".")
    return any(".".join(parts[start:]) in sites for start in range(len(parts)))


def _months(since: date, today: date) -> int:
    """Whole months from ``since`` to ``today``."""
    return (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)


def _urls(place: str, text: Text) -> Iterator[str]:
    yield from bad_url(f"{place}.nl", text.nl)
    yield from bad_url(f"{place}.en", text.en)


def _organisation(organisation: Organisation) -> Iterator[str]:
    name = f"{file_of(organisation)}: "
    yield from _urls(f"{name}website", organisation.website)
    if not organisation.telephone and organisation.person is None:
        yield f"{name}person: is needed, because there is no telephone"
    for place, telephone in enumerate(organisation.telephone, 1):
        yield from _telephone(f"{name}telephone {place}.", telephone)
    for language in organisation.languages:
        if not _LANGUAGE.fullmatch(language):
            yield f"{name}languages: “{language}” is no language code of two letters, such as nl or en"


def _telephone(name: str, telephone: Telephone) -> Iterator[str]:
    if not can_be_called(telephone.number):
        yield f"{name}number: “{telephone.number}” is no telephone number, such as +31888989294, 0800-2000 or 112"
    if telephone.always_open and telephone.hours:
        yield f"{name}hours: must be left out when always_open is true"
    yield from _hours(f"{name}hours", telephone.hours)


def _hours(name: str, hours: Sequence[Hours]) -> Iterator[str]:
    yield from (f"{fault.where}: {fault.in_words('en')}" for fault in desk_faults.week(hours, name))


def _service(directory: Directory, service: Service) -> Iterator[str]:
    name = f"{file_of(service)}: "
    provider = directory.provider_of(service)
    if service.product is not None and not service.product.uri.startswith(_UPL_TERMS):
        yield f"{name}product.uri: must start with {_UPL_TERMS}, but is “{service.product.uri}”"
    if service.channels.online is not None:
        yield from _urls(f"{name}channels.online", service.channels.online)
    callable_ = service.channels.telephone and (provider.telephone or provider.kind == "level")
    if not (service.channels.online or service.channels.desk or callable_):
        yield f"{name}channels: leads nowhere: give online or desk, or {provider.id} a telephone number"
    if service.payment is not None:
        yield from _payment(f"{name}payment.", service.payment)
    if not service.audience:
        yield f"{name}audience: is empty"
    for other in service.see_also:
        if directory.find_service(other) is None or other == service.id:
            yield f"{name}see_also: there is no other service “{other}”"
    for language, least in EXAMPLES.items():
        examples = service.examples.in_language(language)
        if len(examples) < least:
            yield f"{name}examples.{language}: at least {least} are needed, there are {len(examples)}"
        yield from _repeated(f"{name}examples.{language}", examples)
    for language, examples in service.other_languages.items():
        if not _LANGUAGE.fullmatch(language) or language in EXAMPLES:
            yield f"{name}other_languages: “{language}” is not the code of another language, such as pl"
        yield from _repeated(f"{name}other_languages.{language}", examples)


def _life_event(directory: Directory, event: LifeEvent) -> Iterator[str]:
    yield from life_event_check.problems_of(directory, event)
    name = f"{file_of(event)}: "
    for place, step in enumerate(event.steps, 1):
        if step.link is not None:
            yield from _urls(f"{name}steps {place}: link", step.link)
    for language in EXAMPLES:
        yield from _repeated(f"{name}examples.{language}", event.examples.in_language(language))


def _repeated(place: str, examples: Sequence[str]) -> Iterator[str]:
    for text, times in Counter(map(_alike, examples)).items():
        if times > 1:
            yield f"{place}: “{text}” is there {times} times"


def _payment(name: str, payment: Payment) -> Iterator[str]:
    if payment.dates != sorted(set(payment.dates)):
        yield f"{name}dates: must be in order, each day once"
    rhythm = payment.rhythm
    if rhythm is not None and not 1 <= rhythm.day <= LAST_DAY_OF_MONTHS:
        yield f"{name}rhythm.day: must be from 1 to {LAST_DAY_OF_MONTHS}, but is {rhythm.day}"
    if rhythm is not None and not all(1 <= month <= 12 for month in rhythm.months):
        yield f"{name}rhythm.months: must be from 1 (January) to 12 (December)"
    if payment.of is not None and not (payment.dates or rhythm):
        yield f"{name}of: says which payment the days are of, but there are no dates and no rhythm"


def _alike(text: str) -> str:
    """``text`` as the bot sees it: without capitals, punctuation and double spaces."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _of_other_languages(service: Service | LifeEvent) -> Iterator[str]:
    if isinstance(service, Service):
        yield from itertools.chain.from_iterable(service.other_languages.values())


def _shared_examples(services: Iterable[Service | LifeEvent]) -> Iterator[str]:
    where: dict[str, dict[str, None]] = defaultdict(dict)
    for service in services:
        for text in (*service.examples.nl, *service.examples.en, *_of_other_languages(service)):
            where[_alike(text)][file_of(service)] = None
    for text, files in where.items():
        first, *others = files
        for other in others:
            yield f"{other}: examples: “{text}” is also an example in {first}"


def _shared_words(organisations: Iterable[Organisation]) -> Iterator[str]:
    where: dict[str, str] = {}
    for organisation in organisations:
        for text in dict.fromkeys(map(_alike, (*organisation.words.nl, *organisation.words.en))):
            if text in where:
                yield f"{file_of(organisation)}: words: “{text}” also stands in {where[text]}"
            where.setdefault(text, file_of(organisation))
