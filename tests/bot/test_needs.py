"""Several needs at once are named back; nobody gets five referrals in a row."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from bot.places import DOMAIN
from loket.directory.reading import read
from tests.bot.conftest import Citizen

NEEDS = DOMAIN / "responses.needs.yml"


def test_of_two_questions_one_is_begun_with_and_the_other_is_offered_after_it(citizen: Citizen) -> None:
    answer = citizen.says("ik wil mijn paspoort verlengen en ik wil ook kinderbijslag aanvragen", municipality="GM0344")
    assert answer.understood is not None
    assert (answer.understood.kind, answer.understood.organisations) == ("answered", ["gemeente", "svb"])
    assert answer.messages[0].text.startswith(
        "Ik lees twee dingen: Paspoort of identiteitskaart aanvragen en Kinderbijslag. Ik begin met: Paspoort"
    )
    assert [message.card.service for message in answer.messages if message.card] == ["paspoort-id-kaart-aanvragen"]
    then = citizen.says("ja, dank u")
    assert "U vroeg ook naar" in then.messages[0].text
    assert "kinderbijslag" in then.messages[0].text.lower()


def test_of_two_subjects_the_one_that_is_asked_about_comes_first_and_the_other_is_named(citizen: Citizen) -> None:
    answer = citizen.says("Ik krijg een AOW-pensioen. Kan ik ook zorgtoeslag aanvragen?")
    assert answer.understood is not None
    assert (answer.understood.kind, answer.understood.organisations[0]) == ("answered", "toeslagen")
    assert [message.card.service for message in answer.messages if message.card] == ["zorgtoeslag"]


def test_where_one_of_two_is_a_trouble_the_citizen_says_what_is_most_urgent(citizen: Citizen) -> None:
    answer = citizen.says("Ik heb een huurachterstand. Hoe verleng ik mijn rijbewijs?")
    assert answer.understood is not None
    assert (answer.understood.kind, answer.understood.person_offered) == ("clarified", True)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "ik loop achter met de huur, mijn uitkering is stopgezet en er ligt een brief van de deurwaarder",
            ["Huur niet kunnen betalen", "Bijstandsuitkering", "deurwaarder"],
        ),
        (
            "I'm behind with my rent, my benefit was stopped and now the bailiff is coming",
            ["pay the rent", "your UWV benefit", "bailiff"],
        ),
    ],
)
def test_of_several_problems_all_are_named_and_one_caseworker_is_offered(
    citizen: Citizen, text: str, named: list[str]
) -> None:
    answer = citizen.says(text)
    assert answer.understood is not None
    assert (answer.understood.kind, answer.understood.person_offered) == ("clarified", True)
    assert answer.handoff is None
    for each in [*named, "het dringendst?" if citizen.language == "nl" else "most urgent now?"]:
        assert each in answer.messages[0].text
    asked = citizen.says("ja" if citizen.language == "nl" else "yes")
    assert asked.handoff is not None
    assert (asked.handoff.reason, asked.handoff.organisation) == ("several_problems", "gemeente")
    assert text in asked.handoff.summary


def test_each_of_four_needs_can_be_chosen_as_the_most_urgent(citizen: Citizen) -> None:
    answer = citizen.says(
        "ik kan mijn huur niet betalen, mijn uitkering is stopgezet, er is een brief van de deurwaarder"
        " en mijn zorgpremie heb ik niet betaald"
    )
    assert [button.title for button in answer.messages[-1].buttons] == [
        "Eén medewerker voor alles",
        "Huur niet kunnen betalen of uitzetting",
        "Bijstandsuitkering aanvragen",
        "Brief of bezoek van een deurwaarder",
        "Achterstand met de zorgpremie",
    ]
    shown = citizen.chooses("Achterstand met de zorgpremie")
    assert [message.card.service for message in shown.messages if message.card] == ["zorgpremie-achterstand"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "I can't pay my rent, I lost my job and my husband is ill and I have debts",
            ["pay the rent", "lost your job", "care for somebody", "debts"],
        ),
        (
            "mijn man is overleden, ik heb schulden, huur niet betaald, dochter niet naar school",
            ["Uw partner is overleden", "schulden", "Huur niet kunnen betalen", "Leerplicht"],
        ),
        (
            "ik ben zwanger, mijn vriend is weg, ik ben mijn huis kwijt en ik heb schulden",
            ["U krijgt een kind", "schulden"],
        ),
    ],
)
def test_what_happened_in_life_is_named_with_the_needs_and_stands_in_the_summary(
    citizen: Citizen, text: str, named: list[str]
) -> None:
    answer = citizen.says(text)
    for each in named:
        assert each in answer.messages[0].text
    asked = citizen.says("ja" if citizen.language == "nl" else "yes")
    assert asked.handoff is not None
    [line] = [line for line in asked.handoff.summary.splitlines() if line.startswith(("Speelt tegelijk", "Happening"))]
    for each in named:
        assert each in line


@pytest.mark.parametrize("response", ["utter_two_needs", "utter_two_troubles", "utter_several_needs"])
def test_who_has_to_choose_is_asked_in_both_languages_what_is_most_urgent(response: str) -> None:
    dutch, english = msgspec.convert(read(NEEDS), dict[str, Any])["responses"][response]
    assert "Wat is het dringendst?" in dutch["text"] or "Wat is nu het dringendst?" in dutch["text"]
    assert "most urgent" in english["text"]


def test_of_two_troubles_is_asked_which_one_is_most_urgent(citizen: Citizen) -> None:
    answer = citizen.says("ik kan mijn huur niet betalen en mijn uitkering is gestopt")
    assert answer.handoff is None
    assert "het dringendst" in answer.messages[0].text
    shown = citizen.chooses("Huur niet kunnen betalen of uitzetting")
    assert "huurachterstand" in [message.card.service for message in shown.messages if message.card]


def test_three_troubles_one_after_another_get_one_caseworker_of_the_municipality(citizen: Citizen) -> None:
    citizen.says("ik heb huurachterstand")
    citizen.says("mijn uitkering is ook gestopt")
    answer = citizen.says("deurwaarder voor de deur")
    assert answer.handoff is not None
    assert (answer.handoff.reason, answer.handoff.organisation) == ("several_problems", "gemeente")
    [line] = [line for line in answer.handoff.summary.splitlines() if line.startswith("Speelt tegelijk")]
    assert "Huur niet kunnen betalen" in line
    assert "deurwaarder" in line


def test_troubles_that_come_up_one_after_another_lead_to_the_offer_of_one_caseworker(citizen: Citizen) -> None:
    citizen.says("ik woon in Breda")
    seen = [
        citizen.says(text)
        for text in (
            "ik heb een achterstand met mijn zorgpremie",
            "mijn baas betaalt mijn loon niet",
            "hoeveel mag een deurwaarder van mijn loon afhalen",
        )
    ]
    assert not any(answer.handoff for answer in seen)
    assert all("meer tegelijk" not in message.text for answer in seen[:-1] for message in answer.messages)
    offer = seen[-1].messages[-1]
    assert offer.text.startswith(
        "Ik zie dat er meer tegelijk speelt: Achterstand met de zorgpremie, Loon niet betaald en Beslag op loon"
    )
    asked = citizen.says("ja")
    assert asked.handoff is not None
    assert (asked.handoff.reason, asked.handoff.organisation) == ("several_problems", "gemeente")


@pytest.mark.parametrize(
    "text",
    [
        "Ik ga in april verhuizen van Breda naar Tilburg en wil weten hoe en wanneer ik dat moet doorgeven",
        "My passport expires next month and I would like to know what I have to bring and what it costs",
        "Ik ben mijn rijbewijs verloren op vakantie, hoe vraag ik een nieuwe aan en wat kost dat",
    ],
)
def test_one_question_with_many_words_stays_one_question(citizen: Citizen, text: str) -> None:
    answer = citizen.says(text)
    assert answer.understood is not None
    assert answer.understood.kind == "answered"


def test_who_was_sent_on_is_not_sent_back_and_counted(citizen: Citizen) -> None:
    answer = citizen.says("het uwv stuurt me naar de svb en de svb stuurt me weer naar het uwv")
    assert answer.understood is not None
    assert set(answer.understood.sent_from) == {"uwv", "svb"}
    assert answer.handoff is not None
    assert answer.handoff.organisation not in ("uwv", "svb")
    assert "UWV" in answer.handoff.summary


@pytest.mark.parametrize(
    ("text", "organisation", "name"),
    [
        ("het uwv stuurde mij naar jullie", "uwv", "UWV"),
        ("ik ben door de belastingdienst naar u doorgestuurd", "belastingdienst", "Belastingdienst"),
        ("UWV told me to come to you", "uwv", "UWV"),
    ],
)
def test_who_was_sent_here_by_one_organisation_is_not_sent_back_to_it(
    citizen: Citizen, text: str, organisation: str, name: str
) -> None:
    answer = citizen.says(text)
    assert answer.understood is not None
    assert answer.understood.sent_from == [organisation]
    assert organisation not in answer.understood.organisations
    assert name in answer.messages[0].text
    assert not any(message.card for message in answer.messages)
    assert answer.handoff is not None
    assert answer.handoff.organisation != organisation
    assert name in answer.handoff.summary


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("ik wil een klacht indienen over de svb", "Praat met een medewerker"),
        ("ik ben niet goed behandeld door een ambtenaar", "Praat met een medewerker"),
        ("I want to complain about my municipality", "Talk to a person"),
    ],
)
def test_a_complaint_comes_with_the_offer_of_a_person_who_can_be_called(
    citizen: Citizen, text: str, person: str
) -> None:
    answer = citizen.says(text)
    assert answer.understood is not None
    assert answer.understood.person_offered
    assert person in [button.title for button in answer.messages[-1].buttons]
    called = citizen.chooses(person)
    assert called.handoff is not None
    assert text in called.handoff.summary


def test_a_complaint_goes_to_the_organisation_first(citizen: Citizen) -> None:
    answer = citizen.says("ik wil een klacht indienen over de svb")
    assert "svb" in answer.messages[0].text.lower()
    assert answer.understood is not None
    assert answer.understood.organisations == ["svb", "nationale-ombudsman"]


def test_a_plan_and_a_tax_that_cannot_be_paid_count_as_troubles_of_the_conversation(citizen: Citizen) -> None:
    citizen.says("ik kan mijn belastingaanslag niet betalen")
    citizen.says("ik heb huurachterstand")
    answer = citizen.says("mijn man is overleden")
    assert "meer tegelijk" in answer.messages[-1].text
    asked = citizen.says("ja")
    assert asked.handoff is not None
    assert asked.handoff.reason == "several_problems"
    assert "Uw partner is overleden" in asked.handoff.summary


def test_what_a_clause_plainly_asks_for_is_the_main_one_and_not_its_neighbour(citizen: Citizen) -> None:
    answer = citizen.says("ik wil zorgtoeslag aanvragen en ook mijn kind inschrijven bij de opvang").understood
    assert answer is not None
    assert answer.service == "zorgtoeslag"
    assert answer.organisations == ["toeslagen", "gemeente"]
