"""Being called back: the number is checked, explained when it cannot be right, read back, and confirmed."""

from __future__ import annotations

import pytest

from tests.bot.conftest import Citizen


def test_a_wrong_number_is_explained_and_the_right_one_confirmed(citizen: Citizen) -> None:
    assert citizen.says("bel mij terug").messages[0].text.endswith("bellen?")
    wrong = citizen.says("0612")
    assert "te kort" in wrong.messages[0].text
    assert wrong.callback is None
    read_back = citizen.says("oh sorry 06-12345678")
    assert "06 12345678" in read_back.messages[0].text
    assert read_back.callback is None
    promised = citizen.says("ja dat klopt").callback
    assert promised is not None
    assert (promised.number, promised.day_part) == ("+31612345678", "any")


def test_a_foreign_number_will_do(visitor: Citizen) -> None:
    visitor.says("please call me back")
    visitor.says("my number is +44 7911 123456")
    visitor.says("in the morning")
    promised = visitor.says("yes that's right").callback
    assert promised is not None
    assert (promised.number, promised.day_part) == ("+447911123456", "morning")


def test_after_two_wrong_numbers_other_doors_are_opened(citizen: Citizen) -> None:
    citizen.says("bel mij terug")
    citizen.says("0612")
    citizen.says("061")
    third = citizen.says("06 12")
    assert "Praat met een medewerker" in [button.title for button in third.messages[-1].buttons]
    assert third.callback is None


def test_a_number_that_is_not_confirmed_is_asked_again(citizen: Citizen) -> None:
    citizen.says("bel mij terug op 0612345678")
    again = citizen.chooses("Nee, ander nummer")
    assert again.callback is None
    assert "nummer" in again.messages[0].text
    citizen.says("0687654321")
    promised = citizen.says("ja").callback
    assert promised is not None
    assert promised.number == "+31687654321"


def test_the_call_carries_the_topic(citizen: Citizen) -> None:
    citizen.says("Hoe vraag ik huurtoeslag aan?")
    citizen.says("kan iemand mij daarover terugbellen")
    citizen.says("0201234567")
    citizen.chooses("Liever in de ochtend")
    promised = citizen.chooses("Ja, dat klopt").callback
    assert promised is not None
    assert (promised.topic, promised.organisation) == ("huurtoeslag", "toeslagen")
    assert promised.day_part == "morning"


def test_who_changes_their_mind_is_not_called(citizen: Citizen) -> None:
    citizen.says("bel mij terug")
    assert citizen.says("nee laat maar").callback is None
    assert citizen.says("ja").callback is None


def test_a_number_may_come_in_pieces(citizen: Citizen) -> None:
    citizen.says("bel mij terug")
    citizen.says("mijn nummer is 06")
    read_back = citizen.says("12 34 56 78")
    assert "06 12345678" in read_back.messages[0].text
    promised = citizen.says("ja").callback
    assert promised is not None
    assert promised.number == "+31612345678"


def test_the_time_can_be_changed_after_the_promise_without_the_number_again(citizen: Citizen) -> None:
    citizen.says("bel mij terug op 0612345678")
    assert citizen.says("ja").callback is not None
    read_back = citizen.says("kan het ook morgenmiddag?")
    assert "06 12345678" in read_back.messages[-1].text
    promised = citizen.says("ja").callback
    assert promised is not None
    assert (promised.number, promised.day_part) == ("+31612345678", "afternoon")


def test_a_part_of_the_day_is_heard_inside_a_longer_word(citizen: Citizen) -> None:
    citizen.says("bel mij terug op 0612345678")
    assert "in de ochtend." in citizen.says("liever morgenochtend").messages[-1].text


@pytest.mark.parametrize("when", ["liever in de avond", "doe maar 's avonds laat", "liever ergens in het weekend"])
def test_at_other_times_nobody_calls_and_that_is_said(citizen: Citizen, when: str) -> None:
    citizen.says("bel mij terug op 0612345678")
    answer = citizen.says(when)
    assert answer.messages[0].text.startswith("We bellen in de ochtend of in de middag")
    assert "Klopt dat?" in answer.messages[-1].text
    assert answer.callback is None


def test_who_thinks_again_after_the_promise_is_told_that_it_stands(citizen: Citizen) -> None:
    citizen.says("bel mij terug op 0612345678")
    citizen.says("ja")
    answer = citizen.says("laat maar")
    assert "Uw terugbelverzoek staat nog." in answer.messages[0].text


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Kan de keuringsarts van het CBR mij vanmiddag terugbellen?", "cbr"),
        ("zou iemand van de IND mij kunnen terugbellen", "ind"),
        ("Could someone of the SVB phone me this week?", "svb"),
    ],
)
def test_who_wants_a_call_from_an_organisation_that_is_named(citizen: Citizen, text: str, organisation: str) -> None:
    answer = citizen.says(text)
    assert ("Op welk nummer" in answer.messages[0].text) or ("which number" in answer.messages[0].text)
    assert answer.understood is not None
    assert answer.understood.organisations[0] == organisation


def test_a_wish_to_be_called_about_a_subject_is_that_wish(citizen: Citizen) -> None:
    assert citizen.says("bel mij terug over mijn AOW").messages[-1].text.endswith("bellen?")
    citizen.says("0612345678")
    promised = citizen.says("ja").callback
    assert promised is not None
    assert promised.topic == "aow"


@pytest.mark.parametrize(
    "text",
    [
        "ik zoek nachtopvang",
        "mijn vuilnis is zaterdag niet opgehaald",
        "is de gemeente zaterdag open?",
        "kan ik zondag een paspoort ophalen",
    ],
)
def test_a_new_question_with_a_time_in_it_is_not_about_the_call(citizen: Citizen, text: str) -> None:
    citizen.says("bel mij terug op 0612345678")
    assert citizen.says("ja").callback is not None
    assert not any("06 12345678" in message.text for message in citizen.says(text).messages)


def test_who_told_nothing_yet_is_asked_what_the_call_is_about(citizen: Citizen) -> None:
    asked = citizen.says("bel mij terug")
    assert "Waar gaat het over?" in asked.messages[0].text
    number = citizen.says("mijn huurtoeslag klopt niet")
    assert not any(message.card for message in number.messages), "the answer is a subject, and no question"
    assert number.messages[0].text.endswith("bellen?")
    citizen.says("0612345678")
    promised = citizen.says("ja").callback
    assert promised is not None
    assert promised.organisation == "toeslagen"
    assert "mijn huurtoeslag klopt niet" in promised.summary


def test_a_subject_that_no_service_is_for_stands_in_the_summary(visitor: Citizen) -> None:
    visitor.says("please call me back")
    visitor.says("it is private, about my neighbour and me")
    visitor.says("+31 6 12345678")
    promised = visitor.says("yes").callback
    assert promised is not None
    assert "it is private, about my neighbour and me" in promised.summary


def test_who_gives_the_number_instead_of_a_subject_is_called_all_the_same(citizen: Citizen) -> None:
    citizen.says("bel mij terug")
    assert "06 12345678" in citizen.says("06 12345678").messages[0].text


def test_who_asked_something_before_is_not_asked_what_it_is_about(citizen: Citizen) -> None:
    citizen.says("Hoe vraag ik huurtoeslag aan?")
    assert "Waar gaat het over" not in citizen.says("bel mij terug").messages[0].text


def test_of_several_needs_the_last_one_tells_who_calls(citizen: Citizen) -> None:
    citizen.says("ik kan mijn huur niet betalen en mijn uitkering is gestopt")
    citizen.says("bel mij maar terug")
    citizen.says("0612345678")
    promised = citizen.says("ja").callback
    assert promised is not None
    assert promised.topic is not None


def test_no_subject_and_no_call_after_all(citizen: Citizen) -> None:
    citizen.says("bel mij terug")
    assert "bellen we u niet" in citizen.says("nee").messages[0].text
