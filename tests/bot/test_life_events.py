"""Who tells what happened gets a kind word and a plan, and may go on about it."""

from __future__ import annotations

import pytest

from loket.wire import Answer, Plan
from tests.bot.conftest import Citizen


def plan_in(answer: Answer) -> Plan:
    """The one plan of ``answer``."""
    [plan] = [message.plan for message in answer.messages if message.plan]
    return plan


def test_the_death_of_a_partner_gets_condolences_a_plan_and_the_offer_of_a_person(citizen: Citizen) -> None:
    answer = citizen.says("Afgelopen nacht is mijn vrouw gestorven. Ik weet niet wat ik moet regelen.")
    assert answer.messages[0].text.startswith("Gecondoleerd")
    plan = plan_in(answer)
    assert plan.id == "partner-overleden"
    assert [step.when for step in plan.steps][:3] == ["now", "now", "deadline"]
    assert answer.understood is not None
    assert (answer.understood.kind, answer.understood.person_offered) == ("answered", True)
    assert answer.understood.organisations[:2] == ["gemeente", "svb"]
    assert [button.title for button in answer.messages[-1].buttons] == ["Praat met een medewerker", "Nee, dank u"]


def test_the_person_who_thinks_along_knows_what_happened(citizen: Citizen) -> None:
    citizen.says("mijn man is vorige week gestorven en ik sta overal alleen voor")
    answer = citizen.chooses("Praat met een medewerker")
    assert answer.handoff is not None
    assert answer.handoff.topic_title == "Uw partner is overleden"
    assert answer.handoff.organisation == "gemeente"
    assert "Kreeg het plan: Uw partner is overleden." in answer.handoff.summary


def test_a_short_question_after_the_plan_is_about_its_steps(citizen: Citizen) -> None:
    citizen.says("mijn partner is overleden, wat moet ik regelen?")
    answer = citizen.says("krijg ik nu een uitkering?")
    [card] = [message.card for message in answer.messages if message.card]
    assert card.service == "anw"


def test_another_subject_after_the_plan_is_another_subject(citizen: Citizen) -> None:
    citizen.says("mijn partner is overleden, wat moet ik regelen?")
    answer = citizen.says("Hoe vraag ik huurtoeslag aan?")
    assert [message.card.service for message in answer.messages if message.card] == ["huurtoeslag"]


def test_asking_what_has_to_be_done_shows_the_plan_again_without_condolences(citizen: Citizen) -> None:
    first = plan_in(citizen.says("mijn vader is overleden en ik moet van alles regelen"))
    answer = citizen.says("wat moet er nu allemaal gebeuren?")
    assert plan_in(answer) == first
    assert not any(message.text.startswith("Gecondoleerd") for message in answer.messages)


def test_the_day_and_the_municipality_come_into_the_plan(citizen: Citizen) -> None:
    undated = plan_in(citizen.says("mijn vrouw is overleden, wat moet ik doen"))
    assert not any(step.due for step in undated.steps)
    dated = plan_in(citizen.says("het was op 12 november 2026"))
    assert {step.id: step.due for step in dated.steps if step.due} == {"uitvaart": "2026-11-20"}
    told = citizen.says("Utrecht")
    assert told.municipality == "GM0344"
    names = {step.id: step.organisation_name for step in plan_in(told).steps}
    assert names["aangifte"] == "Gemeente Utrecht"
    assert any(step.due for step in plan_in(told).steps)


def test_the_death_of_a_child_brings_a_person_first(citizen: Citizen) -> None:
    answer = citizen.says("ons kindje is bij de geboorte overleden")
    assert answer.messages[0].text.startswith("Wat vreselijk")
    assert answer.handoff is not None
    assert (answer.handoff.reason, answer.handoff.topic_title) == ("human_only", "Uw kind is overleden")
    assert plan_in(answer).id == "kind-overleden"


def test_debts_lead_to_one_caseworker_of_the_municipality(citizen: Citizen) -> None:
    citizen.says("ik zit tot mijn nek in de schulden en weet niet waar ik moet beginnen")
    answer = citizen.chooses("Praat met een medewerker")
    assert answer.handoff is not None
    assert answer.handoff.organisation == "gemeente"


def test_a_light_event_asks_whether_it_helped(visitor: Citizen) -> None:
    answer = visitor.says("We are having a baby in spring. What do we need to arrange?")
    assert plan_in(answer).id == "kind-krijgen"
    assert answer.messages[-1].text == "Was this what you needed?"
    assert answer.understood is not None
    assert not answer.understood.person_offered
    assert not any(message.plan for message in visitor.says("yes thank you").messages)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Mijn contract loopt af en ik heb straks geen werk meer, wat moet ik allemaal doen?", "baan-kwijt"),
        ("We hebben besloten te gaan scheiden, wat komt er op ons af?", "uit-elkaar"),
        ("Volgend voorjaar emigreren wij naar Portugal, wat moeten wij regelen?", "naar-het-buitenland"),
        ("Na twintig jaar in Canada kom ik weer in Nederland wonen", "uit-het-buitenland"),
        ("Mijn zoon wordt binnenkort achttien, wat moet er geregeld worden?", "achttien-worden"),
        ("I will retire next year, what should I arrange?", "met-pensioen"),
        ("Ik ben mantelzorger voor mijn zieke moeder en houd het niet meer vol, wie helpt mij?", "zorgen-voor-iemand"),
        ("My asylum application was granted, what are my next steps?", "gevlucht"),
        ("Wij hebben ons eerste huis gekocht, wat moeten wij nu regelen?", "huis-kopen"),
    ],
)
def test_a_story_leads_to_its_plan(citizen: Citizen, text: str, event: str) -> None:
    assert plan_in(citizen.says(text)).id == event


def test_a_postcode_alone_after_the_plan_is_the_municipality(citizen: Citizen) -> None:
    citizen.says("mijn vader is overleden")
    answer = citizen.says("3511")
    assert answer.municipality == "GM0344"
    assert plan_in(answer).id == "familielid-overleden"


@pytest.mark.parametrize("day", ["31 februari", "volgende week"])
def test_what_is_no_day_yet_is_asked_again(citizen: Citizen, day: str) -> None:
    citizen.says("wij gaan verhuizen")
    assert "Welke dag is dat precies?" in citizen.says(day).messages[0].text


def test_too_few_digits_for_a_postcode_are_no_telephone_number(citizen: Citizen) -> None:
    assert "In welke gemeente woont u?" in citizen.says("Hoe vraag ik bijstand aan?").messages[-1].text
    assert "gemeente ken ik niet" in citizen.says("0123").messages[0].text


@pytest.mark.parametrize(
    "text",
    ["mijn vrouw is ernstig ziek", "mijn vrouw is ziek", "mijn man heeft kanker", "my wife is seriously ill"],
)
def test_who_lives_with_somebody_ill_is_not_taken_for_the_patient(citizen: Citizen, text: str) -> None:
    answer = citizen.says(text)
    assert plan_in(answer).id == "zorgen-voor-iemand"
    assert answer.handoff is None
    assert "Beterschap" not in answer.messages[0].text


@pytest.mark.parametrize("text", ["ik ben gevlucht uit Syrië", "I fled from Syria"])
def test_who_fled_is_promised_no_stay(citizen: Citizen, text: str) -> None:
    answer = citizen.says(text)
    assert plan_in(answer).id == "gevlucht"
    assert "IND" in answer.messages[0].text
    assert "mag blijven" not in answer.messages[0].text
    assert "may stay" not in answer.messages[0].text


@pytest.mark.parametrize("text", ["ik wil trouwen", "wij gaan trouwen op 5 mei 2027 in Utrecht"])
def test_who_is_going_to_marry_gets_the_plan(citizen: Citizen, text: str) -> None:
    assert plan_in(citizen.says(text)).id == "gaan-trouwen"
