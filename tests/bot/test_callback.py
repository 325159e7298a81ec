"""Being called back: the number is checked, explained when it cannot be right, read back, and confirmed."""

from __future__ import annotations

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
