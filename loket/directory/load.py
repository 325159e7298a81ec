"""Reading the whole directory from its folder into one unchangeable object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from loket.directory.convert import read_as
from loket.directory.life_events import LifeEvent
from loket.directory.types import Desk, Fact, Municipality, Organisation, Record, Service

R = TypeVar("R", Organisation, Service, LifeEvent)


class DirectoryError(Exception):
    """The directory cannot be used. ``problems``: every reason, each with file and field, in words for an editor."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class MunicipalityFacts(Record, frozen=True, kw_only=True):
    """Where the list of municipalities comes from. ``contact``: their telephone numbers and websites."""

    names: Fact
    postcodes: Fact
    contact: Fact


class Municipalities(Record, frozen=True, kw_only=True):
    """The file ``municipalities.yml``: where the list comes from, and the list."""

    facts: MunicipalityFacts
    municipalities: list[Municipality]
    # Names of municipalities and places that are also ordinary words.
    everyday_names: list[str] = msgspec.field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Directory:
    """All that Loket knows. Organisations and services are in the order of their ids. One directory equals itself."""

    organisations: tuple[Organisation, ...]
    services: tuple[Service, ...]
    desks: tuple[Desk, ...]
    municipalities: tuple[Municipality, ...]
    municipality_facts: MunicipalityFacts
    everyday_names: tuple[str, ...]
    life_events: tuple[LifeEvent, ...] = ()

    def organisation(self, organisation_id: str) -> Organisation:
        """The organisation with that id. Raises KeyError."""
        return self._organisations[organisation_id]

    def find_organisation(self, organisation_id: str | None) -> Organisation | None:
        """The organisation with that id, or None: for ids that come from outside."""
        return self._organisations.get(organisation_id) if organisation_id is not None else None

    def service(self, service_id: str) -> Service:
        """The service with that id. Raises KeyError."""
        return self._services[service_id]

    def find_service(self, service_id: str | None) -> Service | None:
        """The service with that id, or None: for ids that come from outside."""
        return self._services.get(service_id) if service_id is not None else None

    def find_life_event(self, event_id: str | None) -> LifeEvent | None:
        """The life event with that id, or None: for ids that come from outside."""
        return self._life_events.get(event_id) if event_id is not None else None

    def organisations_of(self, event: LifeEvent) -> list[str]:
        """The ids of the organisations in the plan of ``event``, in the order of the steps, each once."""
        services = [self.find_service(step.service) for step in event.steps]
        found = [
            step.organisation or (service.provider if service else None)
            for step, service in zip(event.steps, services, strict=True)
        ]
        return list(dict.fromkeys(each for each in found if each is not None))

    def helper_in(self, event: LifeEvent) -> str | None:
        """The id of the organisation whose caseworker should think along in ``event``; None when no step has one."""
        return event.caseworker or next(iter(self.organisations_of(event)), None)

    def provider_of(self, service: Service) -> Organisation:
        """The organisation that provides ``service``; of kind "level" when it is the citizen's own one."""
        return self._organisations[service.provider]

    def desk(self, desk_id: str) -> Desk:
        """The desk with that id. Raises KeyError."""
        return self._desks[desk_id]

    def desk_for(self, organisation_id: str | None, municipality: str | None = None) -> Desk:
        """The desk where conversations for that organisation go; the general desk when no other takes them. A desk of
        a group of municipalities comes first for who belongs to ``municipality`` (CBS code) in it.
        """
        if organisation_id is None:
            return self.general_desk
        near = next((desk for desk in self.desks_near(municipality) if organisation_id in desk.organisations), None)
        return near or self._desk_of.get(organisation_id, self.general_desk)

    def desks_near(self, municipality: str | None) -> list[Desk]:
        """The desks for who belongs to ``municipality`` (CBS code): those of a group it is in, then those for all."""
        of_group = [desk for desk in self.desks if municipality in desk.municipalities]
        return of_group + [desk for desk in self.desks if not desk.municipalities]

    @cached_property
    def general_desk(self) -> Desk:
        """The desk for everything that has no desk of its own."""
        return next(desk for desk in self.desks if is_general(desk))

    def municipality(self, code: str | None) -> Municipality | None:
        """The municipality with that CBS code ("GM0344"), or None when there is none."""
        return self._municipalities.get(code) if code is not None else None

    @cached_property
    def _organisations(self) -> dict[str, Organisation]:
        return {each.id: each for each in self.organisations}

    @cached_property
    def _services(self) -> dict[str, Service]:
        return {each.id: each for each in self.services}

    @cached_property
    def _life_events(self) -> dict[str, LifeEvent]:
        return {each.id: each for each in self.life_events}

    @cached_property
    def _desks(self) -> dict[str, Desk]:
        return {each.id: each for each in self.desks}

    @cached_property
    def _desk_of(self) -> dict[str, Desk]:
        for_all = self.desks_near(None)
        own = {desk.organisation: desk for desk in for_all if desk.organisation is not None}
        return own | {organisation: desk for desk in for_all for organisation in desk.organisations}

    @cached_property
    def _municipalities(self) -> dict[str, Municipality]:
        return {each.code: each for each in self.municipalities}


def is_general(desk: Desk) -> bool:
    """Whether ``desk`` is the one for everything that has no desk of its own."""
    return desk.organisation is None and not desk.organisations and not desk.municipalities


def load(folder: Path) -> Directory:
    """The directory in ``folder``. Raises :class:`DirectoryError` when a file cannot be read, a field is not what it
    must be, or something points to an organisation that does not exist.
    """
    problems: list[str] = []
    organisations = _read_each(folder, "organisations/*.yml", Organisation, problems)
    services = _read_each(folder, "services/*/*.yml", Service, problems)
    life_events = _read_each(folder, "life_events/*.yml", LifeEvent, problems, needed=False)
    desks = read_as(folder, "desks.yml", list[Desk], problems) or []
    municipalities = read_as(folder, "municipalities.yml", Municipalities, problems)
    for misplaced in sorted(folder.glob("services/*.yml")):
        problems.append(f"{misplaced.relative_to(folder)}: must stand in the folder of its area")
    # References into files that could not be read would only say the same thing again in a darker way.
    if not problems:
        problems += _broken_references(organisations, services, life_events, desks)
    if problems or municipalities is None:
        raise DirectoryError(problems)
    return Directory(
        organisations=tuple(sorted(organisations.values(), key=lambda each: each.id)),
        services=tuple(sorted(services.values(), key=lambda each: each.id)),
        desks=tuple(desks),
        municipalities=tuple(municipalities.municipalities),
        municipality_facts=municipalities.facts,
        everyday_names=tuple(municipalities.everyday_names),
        life_events=tuple(sorted(life_events.values(), key=lambda each: each.id)),
    )


def _read_each(folder: Path, pattern: str, kind: type[R], problems: list[str], *, needed: bool = True) -> dict[str, R]:
    """What the files hold, by the name of the file within ``folder``."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.glob(pattern))
    if needed and not names:
        problems.append(f"{pattern}: there is no such file in {folder}")
    found = {name: read_as(folder, name, kind, problems) for name in names}
    return {name: record for name, record in found.items() if record is not None}


def _broken_references(
    organisations: dict[str, Organisation],
    services: dict[str, Service],
    life_events: dict[str, LifeEvent],
    desks: list[Desk],
) -> Iterator[str]:
    """Everything without which a look-up in the directory would fail."""
    records: dict[str, Organisation | Service | LifeEvent] = {**organisations, **services, **life_events}
    ids = {name: record.id for name, record in records.items()}
    for name, record_id in ids.items():
        if record_id != Path(name).stem:
            yield f"{name}: id: must be “{Path(name).stem}”, the name of the file, but is “{record_id}”"
    known = {organisation.id for organisation in organisations.values()}
    for name, organisation in organisations.items():
        if organisation.part_of is not None and organisation.part_of not in known:
            yield f"{name}: part_of: there is no organisation “{organisation.part_of}”"
    first_file: dict[str, str] = {}
    for name, service in services.items():
        if service.area != Path(name).parent.name:
            yield f"{name}: area: must be “{Path(name).parent.name}”, the name of the folder, but is “{service.area}”"
        if service.provider not in known:
            yield f"{name}: provider: there is no organisation “{service.provider}”"
        if service.id in first_file:
            yield f"{name}: id: “{service.id}” is already the id of {first_file[service.id]}"
        first_file.setdefault(service.id, name)
    yield from _broken_desks(known, desks)


def _broken_desks(known: set[str], desks: list[Desk]) -> Iterator[str]:
    general = [desk.id for desk in desks if is_general(desk)]
    if len(general) != 1:
        yield (
            "desks.yml: there must be exactly one general desk (organisation empty, organisations []), "
            f"but there are {len(general)}"
        )
    taken: dict[tuple[str, str], str] = {}  # the desk by organisation and municipality ("": those for all)
    for place, desk in enumerate(desks, 1):
        where = f"desks.yml {place}: "
        if desk.id in {other.id for other in desks[: place - 1]}:
            yield f"{where}id: “{desk.id}” is there twice"
        if desk.organisation is not None and desk.organisation not in known:
            yield f"{where}organisation: there is no organisation “{desk.organisation}”"
        for organisation in desk.organisations:
            if organisation not in known:
                yield f"{where}organisations: there is no organisation “{organisation}”"
            first = {taken.setdefault((organisation, each), desk.id) for each in desk.municipalities or [""]}
            for other in sorted(first - {desk.id}):
                yield f"{where}organisations: “{organisation}” already goes to the desk “{other}”"
