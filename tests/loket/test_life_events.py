"""Life events: what an editor may write, the last days of steps, and the events that are shipped."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from loket.directory import Directory, DirectoryError, Within, load
from loket.directory.__main__ import FOLDER
from loket.directory.check import problems
from loket.directory.dates import day_in

TODAY = date(2026, 6, 10)
FILE = "life_events/verhuizen.yml"
FACT = "fact: {source: https://www.example.nl/bron, checked_on: 2026-01-31, verified: false}"
EVENT = f"""\
id: verhuizen
name: {{nl: U gaat verhuizen, en: You are moving}}
summary: {{nl: Dit regelt u., en: This is what you arrange.}}
steps:
  - id: huur
    when: now
    title: {{nl: Zeg uw huis op, en: Give notice}}
    what: {{nl: Bel de verhuurder., en: Call the landlord.}}
    organisation: dienst-toeslagen
    {FACT}
  - id: adres
    when: deadline
    title: {{nl: Geef uw adres door, en: Register your address}}
    what: {{nl: Dat kan online., en: You can do it online.}}
    term: {{nl: Binnen 5 dagen, en: Within 5 days}}
    within: {{days: 5}}
    after: [huur]
    {FACT}
  - id: toeslag
    when: soon
    title: {{nl: Kijk uw toeslag na, en: Check your benefit}}
    what: {{nl: Uw huur is nu anders., en: Your rent is different now.}}
    service: huurtoeslag
  - id: bank
    when: later
    title: {{nl: Bel de bank, en: Call the bank}}
    what: {{nl: Zij willen uw adres., en: They want your address.}}
    {FACT}
  - id: arts
    when: later
    title: {{nl: Zoek een huisarts, en: Find a doctor}}
    what: {{nl: Bel er een in de buurt., en: Call one near you.}}
    {FACT}
examples:
  nl: [{", ".join(f"ik verhuis naar straat {word}" for word in "abcdefghijkl")}]
  en: [{", ".join(f"I move to street {word}" for word in "abcdefgh")}]
"""


@pytest.fixture
def written(folder: Path) -> Path:
    """The file of a life event without problems, in a directory without problems."""
    path = folder / FILE
    path.parent.mkdir()
    path.write_text(EVENT, encoding="utf-8")
    return path


def test_a_good_life_event_has_no_problems_and_knows_its_services(written: Path, folder: Path) -> None:
    known = load(folder)
    [event] = known.life_events
    assert problems(known, TODAY) == []
    assert known.find_life_event("verhuizen") is event
    assert event.services == ["huurtoeslag"]
    assert known.organisations_of(event) == ["dienst-toeslagen"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("i, ik verhuis naar straat j, ik", "i, ik", ": examples.nl: at least 12 are needed, there are 11"),
        ("I move to street b", "I move to street a", ": examples.en: “i move to street a” is there 2 times"),
        ("ik verhuis naar straat a,", "hulp bij de huur,", "“hulp bij de huur” is also an example in"),
        ("when: soon", "when: later", None),
        ("when: soon", "when: now", ": steps: must stand in the order now, deadline, soon, later"),
        ("id: bank", "id: huur", ": steps 4: id: “huur” is there twice"),
        ("after: [huur]", "after: [bank]", ": steps 2: after: “bank” must be the id of a step before this one"),
        ("service: huurtoeslag", "service: zorg", ": steps 3: service: there is no service “zorg”"),
        ("organisation: dienst-toeslagen", "organisation: uwv", ": steps 1: organisation: there is no"),
        ("    service: huurtoeslag\n", "", ": steps 3: fact: is needed when there is no service"),
        ("service: huurtoeslag", "service: huurtoeslag\n    term: {nl: Nu, en: Now}", ": steps 3: fact: is"),
        ("    term: {nl: Binnen 5 dagen, en: Within 5 days}\n", "", ": steps 2: term: is needed in words when"),
        ("within: {days: 5}", "within: {before: true}", ": steps 2: within: give working_days, days, weeks or months"),
        ("id: arts", "link: {nl: www.a.nl, en: https://a.nl}\n    id: arts", ": steps 5: link.nl: must be an address"),
        ("summary:", "caseworker: uwv\nsummary:", ": caseworker: there is no organisation “uwv”"),
        ("2026-01-31", "2020-01-31", ": steps 1.fact.checked_on: 2020-01-31 is 18 months ago or more"),
        ("summary:", "only_when_said: {nl: [verhui], en: [mov]}\nsummary:", None),
        ("summary:", "only_when_said: {nl: [flat], en: [mov]}\nsummary:", "“ik verhuis naar straat a” has none of the"),
        ("nl: Bel de bank,", 'nl: "",', ": steps 4.title.nl: is empty"),
    ],
)  # fmt: skip
def test_each_rule_is_told_in_words(written: Path, folder: Path, old: str, new: str, problem: str | None) -> None:
    assert old in EVENT
    written.write_text(EVENT.replace(old, new, 1), encoding="utf-8")
    found = problems(load(folder), TODAY)
    if problem is None:
        assert found == []
    else:
        assert len(found) == 1
        assert problem in found[0]
        assert found[0].startswith(FILE)


def test_the_name_of_the_file_is_the_id(written: Path, folder: Path) -> None:
    written.write_text(EVENT.replace("id: verhuizen", "id: verhuis"), encoding="utf-8")
    with pytest.raises(DirectoryError, match="must be “verhuizen”, the name of the file"):
        load(folder)


@pytest.mark.parametrize(
    ("within", "event", "last"),
    [
        (Within(days=5), date(2026, 2, 26), date(2026, 3, 3)),
        (Within(weeks=93), date(2026, 1, 1), date(2027, 10, 14)),
        (Within(months=8), date(2026, 6, 30), date(2027, 2, 28)),
        (Within(months=4, before=True), date(2027, 3, 31), date(2026, 11, 30)),
        (Within(days=5, before=True), date(2027, 1, 3), date(2026, 12, 29)),
        (Within(working_days=6), date(2026, 11, 20), date(2026, 11, 30)),  # Friday: the sixth working day is a Monday
        (Within(working_days=6), date(2026, 11, 21), date(2026, 11, 30)),  # Saturday
    ],
)
def test_the_last_day_is_counted_from_the_event(within: Within, event: date, last: date) -> None:
    assert within.last_day(event) == last


@pytest.mark.parametrize(
    ("text", "ahead", "day"),
    [
        ("mijn man is gisteren overleden", False, date(2026, 6, 9)),
        ("he died on the 3rd of May", False, date(2026, 5, 3)),
        ("op 3 december", False, date(2025, 12, 3)),
        ("op 3 december", True, date(2026, 12, 3)),
        ("on February 1st, 2027", False, date(2027, 2, 1)),
        ("12-11-2026", False, date(2026, 11, 12)),
        ("12/11/26", False, date(2026, 11, 12)),
        ("morgen krijg ik de sleutel", True, date(2026, 6, 11)),
        ("31 februari", False, None),
        ("bel mij op 06-12345678", False, None),
        ("ik woon op nummer 12", False, None),
    ],
)
def test_the_day_that_somebody_speaks_of(text: str, ahead: bool, day: date | None) -> None:
    assert day_in(text, TODAY, ahead=ahead) == day


@pytest.fixture(scope="module")
def shipped() -> Directory:
    """The directory as it is shipped."""
    return load(FOLDER)


def test_the_shipped_events_are_enough_and_the_heavy_ones_offer_a_person(shipped: Directory) -> None:
    events = {event.id: event for event in shipped.life_events}
    assert len(events) >= 17
    heavy = {"partner-overleden", "familielid-overleden", "kind-overleden", "uit-elkaar", "langdurig-ziek"}
    heavy |= {"geldproblemen", "gevlucht", "zorgen-voor-iemand", "slachtoffer", "leven-met-beperking"}
    assert {event.id for event in events.values() if event.person or event.person_first} == heavy
    assert [event.id for event in events.values() if event.person_first] == ["kind-overleden"]
    assert all(event.opening for event in events.values() if event.person)
    assert shipped.helper_in(events["geldproblemen"]) == "gemeente"


def test_every_shipped_event_has_a_way_in_and_an_organisation(shipped: Directory) -> None:
    for event in shipped.life_events:
        assert event.services, event.id
        assert shipped.organisations_of(event), event.id
