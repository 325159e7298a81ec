"""The check of the directory: each rule finds what breaks it, and the command says so."""

from __future__ import annotations

import csv
import os
from datetime import date
from pathlib import Path

import pytest

from loket.directory import load
from loket.directory.__main__ import FOLDER, main
from loket.directory.check import facts, problems, warnings

REAL_LIST = Path(os.environ.get("LOKET_TEST_PRODUCTS") or Path(__file__).parents[3] / "shared" / "data" / "upl.csv")
TODAY = date(2026, 6, 10)
SERVICE = "services/money/huurtoeslag.yml"
ORGANISATION = "organisations/dienst-toeslagen.yml"
TOWNS = "municipalities.yml"
PAYMENT = (
    "payment:\n  rule: {nl: Rond de 20e., en: Around the 20th.}\n"
    "  fact: {source: https://www.example.nl/dag, checked_on: 2026-01-31, verified: true}\n"
)


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_good_directory_has_no_problems(folder: Path) -> None:
    assert problems(load(folder), TODAY) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (SERVICE, "en: Rent benefit}", 'en: ""}', ": name.en: is empty"),
        (SERVICE, "nl: Huurtoeslag,", 'nl: "Huurtoeslag ",', ": name.nl: starts or ends with a space"),
        (SERVICE, "nl: [hulp", 'nl: ["", hulp', ": examples.nl 1: is empty"),
        (SERVICE, "huur te hoog, huurt", "hulp? bij de HUUR, huurt", ": examples.nl: “hulp bij de huur” is there 2"),
        (SERVICE, ", toeslag]", "]", ": examples.nl: at least 8 are needed, there are 7"),
        (SERVICE, ", rent benefit]", "]", ": examples.en: at least 5 are needed, there are 4"),
        (SERVICE, "http://standaarden", "https://standaarden", ": product.uri: must start with http://standaarden"),
        (SERVICE, "https://www.example.nl/huur", "http://example.nl", ": channels.online.nl: must be an address"),
        (SERVICE, "https://www.example.nl/bron", "http://example.nl", ": fact.source: must be an address"),
        (SERVICE, "2026-01-31", "2026-06-11", ": fact.checked_on: 2026-06-11 is still to come"),
        (SERVICE, "2026-01-31", "2024-12-10", ": fact.checked_on: 2024-12-10 is 18 months ago or more"),
        (SERVICE, "audience: [citizen]", "audience: []", ": audience: is empty"),
        (SERVICE, "audience:", "see_also: [zorg]\naudience:", ": see_also: there is no other service “zorg”"),
        (SERVICE, "audience:", "see_also: [huurtoeslag]\naudience:", ": see_also: there is no other service"),
        (SERVICE, "{online:", "{telephone: false} #", ": channels: leads nowhere"),
        (SERVICE, "audience:", "other_languages: {pools: [czynsz]}\naudience:", ": other_languages: “pools” is not"),
        (SERVICE, "audience:", "other_languages: {en: [the rent]}\naudience:", ": other_languages: “en” is not the"),
        (SERVICE, "audience:", "other_languages: {pl: [czynsz, Czynsz]}\naudience:", ": other_languages.pl: “czynsz”"),
        (ORGANISATION, "nl: https://www.example.nl,", "nl: www.example.nl,", ": website.nl: must be an address"),
        (ORGANISATION, "0800-0543", "0800-05", ": telephone 1.number: “0800-05” is no telephone number"),
        (ORGANISATION, "0800-0543", '"+31123"', ": telephone 1.number: “+31123” is no telephone number"),
        (ORGANISATION, "0800-0543", "088-1234567", ": telephone 1.number: “088-1234567” is no"),
        (ORGANISATION, "opens: 08:30, closes: 20:00", "opens: 20:00, closes: 8:30", ": telephone 1.hours 1: The"),
        (ORGANISATION, "days: [fri]", "days: []", ": telephone 1.hours 2: days: Choose at least one day."),
        (ORGANISATION, "  - number", "  - always_open: true\n    number", ": telephone 1.hours: must be left out"),
        (ORGANISATION, "https://www.example.nl/bel", "http://x.nl", ": telephone 1.fact.source"),
        (ORGANISATION, "words:", "languages: [nl, engels]\nwords:", ": languages: “engels” is no language code"),
        (SERVICE, "audience:", PAYMENT + "  dates: [2026-02-20, 2026-01-20]\naudience:", ": payment.dates: must be in"),
        (SERVICE, "audience:", PAYMENT + "  dates: [2026-02-20, 2026-02-20]\naudience:", ": payment.dates: must be in"),
        (SERVICE, "audience:", PAYMENT + "  rhythm: {precision: day, day: 31}\naudience:", ": payment.rhythm.day"),
        (SERVICE, "audience:", PAYMENT + "  rhythm: {precision: about, months: [13]}\naudience:", ": payment.rhythm.m"),
        (SERVICE, "audience:", PAYMENT + "  of: {nl: van de toeslag, en: of it}\naudience:", ": payment.of: says"),
        (SERVICE, "audience:", PAYMENT.replace("Rond de 20e.", '""') + "audience:", ": payment.rule.nl: is empty"),
        (SERVICE, "audience:", PAYMENT.replace("https", "http") + "audience:", ": payment.fact.source: must be"),
        ("desks.yml", "opens: 09:00", "opens: 17:00", " 1: hours 1: The opening time 17:00 is not before"),
        (TOWNS, "GM0344", "0344", ": Utrecht: code: must be GM and four digits"),
        (TOWNS, "province: Utrecht", "province: Holland", ": Utrecht: province: “Holland” is no province"),
        (TOWNS, "14 030", "14", ": Utrecht: telephone: “14” is no telephone number"),
        (TOWNS, "website: https", "website: http", ": Utrecht: website: must be an address"),
        (TOWNS, "[3500, 3585]", "[3585, 3500]", ": Utrecht: postcodes: [3585, 3500] must go up"),
        (TOWNS, "[3500, 3585]", "[350, 3585]", ": Utrecht: postcodes: [350, 3585] must go up"),
        (TOWNS, "[[3500, 3585]]", "[[3500, 3585], [3511, 3511]]", ": Utrecht: postcodes: [3511, 3511] also"),
    ],
)  # fmt: skip
def test_what_breaks_a_rule_is_named(folder: Path, name: str, old: str, new: str, problem: str) -> None:
    change(folder, name, old, new)

    found = problems(load(folder), TODAY)

    assert any(line.startswith(name + problem) for line in found), found


@pytest.mark.parametrize(
    ("name", "page", "because"),
    [
        (SERVICE, "https://en.wikipedia.org/wiki/Rent", "en.wikipedia.org is an encyclopaedia"),
        (SERVICE, "https://www.nu.nl/huur", "nu.nl is a news site"),
        (SERVICE, "https://utrecht.example.nl/huur", "utrecht.example.nl is a municipality and not dienst-toeslagen"),
        (ORGANISATION, "https://loket.utrecht.example.nl", "loket.utrecht.example.nl is a municipality and not dienst"),
        (TOWNS, "https://nos.nl/artikel/1", "nos.nl is a news site"),
    ],
)
def test_only_who_does_it_or_the_law_can_verify(folder: Path, name: str, page: str, because: str) -> None:
    change(folder, name, "https://www.example.nl/bron", page)

    found = problems(load(folder), TODAY)

    assert found
    assert all(f"verified: cannot be true, because {because}" in line for line in found), found
    assert all(line.startswith(f"{name}: fact") for line in found), found

    change(
        folder,
        name,
        f"{page}, checked_on: 2026-01-31, verified: true",
        f"{page}, checked_on: 2026-01-31, verified: false",
    )
    assert problems(load(folder), TODAY) == []


@pytest.mark.parametrize("page", ["https://www.renu.nl/huur", "https://www.example.nl/utrecht", "nu.nl in words"])
def test_a_page_that_only_resembles_a_news_site_may_verify(folder: Path, page: str) -> None:
    change(folder, SERVICE, "https://www.example.nl/bron", page)

    assert problems(load(folder), TODAY) == []


def test_a_municipality_may_verify_what_municipalities_do(folder: Path) -> None:
    change(folder, ORGANISATION, "id: dienst-toeslagen", "id: gemeente")
    change(folder, ORGANISATION, "https://www.example.nl/bron", "https://utrecht.example.nl")
    change(folder, SERVICE, "provider: dienst-toeslagen", "provider: gemeente")
    change(folder, SERVICE, "https://www.example.nl/bron", "https://utrecht.example.nl/huur")
    change(folder, "desks.yml", "organisation: dienst-toeslagen", "organisation: gemeente")
    change(folder, "desks.yml", "organisations: [dienst-toeslagen]", "organisations: [gemeente]")
    (folder / ORGANISATION).rename(folder / "organisations/gemeente.yml")

    assert problems(load(folder), TODAY) == []


@pytest.mark.parametrize(
    "number", ["112", "113", "14 030", "1400", "116123", "0800-2000", "0900-8844", '"+31888989294"']
)
def test_short_and_free_numbers_are_telephone_numbers(folder: Path, number: str) -> None:
    change(folder, ORGANISATION, "0800-0543", number)

    assert problems(load(folder), TODAY) == []


def test_one_example_cannot_belong_to_two_services(folder: Path) -> None:
    text = (folder / SERVICE).read_text(encoding="utf-8").replace("id: huurtoeslag", "id: zorgtoeslag")
    (folder / "services/money/zorgtoeslag.yml").write_text(text.replace("hulp bij de huur", "Hulp bij de huur?!"))

    found = problems(load(folder), TODAY)

    assert f"services/money/zorgtoeslag.yml: examples: “hulp bij de huur” is also an example in {SERVICE}" in found
    assert len(found) == 13


def test_one_name_cannot_belong_to_two_organisations(folder: Path) -> None:
    text = (folder / ORGANISATION).read_text(encoding="utf-8").replace("id: dienst-toeslagen", "id: uitkeringen")
    (folder / "organisations/uitkeringen.yml").write_text(text.replace("[toeslagen, no, on]", "[Toeslagen]"))

    found = problems(load(folder), TODAY)

    assert found == [
        f"organisations/uitkeringen.yml: words: “{word}” also stands in {ORGANISATION}"
        for word in ("toeslagen", "benefits")
    ]


def test_an_organisation_without_a_number_says_how_to_reach_a_person(folder: Path) -> None:
    path = folder / ORGANISATION
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("telephone:")] + text[text.index("fact: {source: https://www.example.nl/bron") :])

    assert problems(load(folder), TODAY) == [f"{ORGANISATION}: person: is needed, because there is no telephone"]

    change(folder, ORGANISATION, "kind:", "person: {nl: Schrijf een brief., en: Write a letter.}\nkind:")
    assert problems(load(folder), TODAY) == []


@pytest.mark.parametrize(("last", "count"), [("2026-01-20", 1), ("2026-07-10", 1), ("2026-07-11", 0)])
def test_payment_days_that_end_are_something_to_do_and_no_problem(folder: Path, last: str, count: int) -> None:
    change(folder, SERVICE, "audience:", f"{PAYMENT}  dates: [2025-12-20, {last}]\naudience:")
    directory = load(folder)

    assert problems(directory, TODAY) == []
    told = f"{SERVICE}: payment.dates: the last day is {last}; add the days that come after"
    assert warnings(directory, TODAY) == [told] * count


def test_the_command_tells_what_to_do_soon_and_succeeds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder, SERVICE, "audience:", f"{PAYMENT}  dates: [2025-12-20]\naudience:")

    assert main(["check", "--folder", str(folder)]) == 0

    assert "To do soon:\n" + SERVICE + ": payment.dates: the last day is 2025-12-20" in capsys.readouterr().out


def test_a_municipality_cannot_be_there_twice(folder: Path) -> None:
    path = folder / TOWNS
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text[text.index("  - {code") :].replace("3500, 3585", "1000, 1001"), encoding="utf-8")

    assert sorted(problems(load(folder), TODAY)) == [
        f"{TOWNS}: Utrecht: “GM0344” is there twice",
        f"{TOWNS}: Utrecht: “Utrecht” is there twice",
    ]


def test_facts_that_nobody_confirmed_are_counted(folder: Path) -> None:
    found = facts(load(folder))

    assert len(found) == 6
    assert sum(not fact.verified for fact in found) == 1


def test_the_command_prints_a_table_of_a_good_directory(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--folder", str(folder)]) == 0

    printed = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["services", "1"] in printed
    assert ["money", "1"] in printed
    assert ["not", "verified", "1"] in printed


@pytest.mark.parametrize(("old", "new"), [("area: money", "area: mony"), ("audience: [citizen]", "audience: []")])
def test_the_command_prints_each_problem_and_fails(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    change(folder, SERVICE, old, new)

    assert main(["check", "--folder", str(folder)]) == 1

    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"{SERVICE}: ")
    assert printed.err.endswith("\n1 problem in the directory.\n")


def test_the_directory_of_the_project_has_no_problems(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0, capsys.readouterr().err


def test_a_conversation_goes_to_the_desk_that_knows_the_organisation() -> None:
    directory = load(FOLDER)
    desks = {
        "schadefonds": "recht",
        "openbaar-ministerie": "recht",
        "nuffic": "duo",
        "vluchtelingenwerk": "ind",
        "octrooicentrum": "ondernemersplein",
        "voedselbank": "gemeente",
        "werkcentrum": "uwv",
        "igj": "zorg",
        "politie": "algemeen",
        "justis": "algemeen",
    }

    assert {id_: directory.desk_for(directory.organisation(id_).id).id for id_ in desks} == desks


def test_every_product_of_the_project_stands_in_the_list_under_its_name() -> None:
    if not REAL_LIST.exists():
        pytest.skip(f"no product list at {REAL_LIST}; set LOKET_TEST_PRODUCTS to one")
    # Read as it is: the import leaves out products without a level, and a service may be tied to one of those.
    with REAL_LIST.open(encoding="utf-8-sig", newline="") as file:
        names = {row["URI"]: row["UniformeProductnaam"] for row in csv.DictReader(file)}
    products = {service.id: service.product for service in load(FOLDER).services if service.product is not None}

    assert len(products) > 300
    assert {id_: product for id_, product in products.items() if names.get(product.uri) != product.name} == {}
