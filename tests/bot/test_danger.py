"""Danger: the number that helps in this danger stands first, and a person is asked for with haste."""

from __future__ import annotations

import pytest

from tests.bot.conftest import Citizen


@pytest.mark.parametrize(
    ("text", "first", "organisation"),
    [
        ("ik wil niet meer leven", "113", "113"),
        ("I keep thinking about ending my life", "113", "113"),
        ("mijn man heeft me weer geslagen", "112", "veilig-thuis"),
        ("my girlfriend beats me up every weekend", "112", "veilig-thuis"),
        ("de peuter van hiernaast wordt volgens mij mishandeld", "112", "veilig-thuis"),
        ("er staat een huis in brand en er zijn nog mensen binnen", "112", "112"),
        ("ik ben mijn zoontje kwijt in de stad", "112", "112"),
        ("zoontje van 3 zoek in de dierentuin", "112", "112"),
        ("oma kwijt dementie loopt ergens buiten", "112", "112"),
        ("we lost our daughter at the beach, she's been missing for ten minutes", "112", "112"),
        ("doos met pillen voor me en ik kan niet meer", "113", "113"),
        ("morgenvroeg worden we uit ons huis gezet", "gemeente", "gemeente"),
        ("the children have had nothing to eat today and I have no money", "municipality", "gemeente"),
    ],
)
def test_the_number_for_this_danger_comes_first(citizen: Citizen, text: str, first: str, organisation: str) -> None:
    answer = citizen.says(text)
    assert answer.messages[0].urgent
    assert first in answer.messages[0].text.splitlines()[0]
    assert answer.understood is not None
    assert answer.understood.organisations[0] == organisation
    assert answer.handoff is not None
    assert (answer.handoff.reason, answer.handoff.urgent) == ("distress", True)
    assert not any(message.buttons for message in answer.messages), "somebody in danger gets no menu"


@pytest.mark.parametrize(
    "text",
    [
        "de knuffel van mijn dochtertje is kwijt",
        "my son lost his passport at the airport",
        "mijn kind wil weg uit huis",
    ],
)
def test_a_child_that_is_not_lost_alarms_nobody(citizen: Citizen, text: str) -> None:
    assert not citizen.says(text).messages[0].urgent


def test_the_own_municipality_is_called_by_its_number(citizen: Citizen) -> None:
    citizen.says("ik woon in Utrecht")
    answer = citizen.says("vannacht heb ik geen plek om te slapen en geen geld voor eten")
    assert "Utrecht: 14 030" in answer.messages[0].text


def test_who_says_that_it_is_over_is_heard_and_keeps_the_numbers_and_a_person(citizen: Citizen) -> None:
    citizen.says("mijn man heeft me weer geslagen")
    answer = citizen.says("hij is nu weg, het gevaar is over")
    assert answer.messages[0].text.startswith("Goed dat u dat zegt.")
    assert "0800-2000" in answer.messages[0].text
    assert answer.understood is not None
    assert answer.understood.person_offered


def test_it_was_a_joke_is_not_answered_with_a_refusal(citizen: Citizen) -> None:
    citizen.says("ik wil niet meer leven")
    assert "113" in citizen.says("grapje hoor").messages[0].text


def test_the_same_words_without_danger_before_them_are_no_answer_to_it(citizen: Citizen) -> None:
    citizen.says("hoe vraag ik huurtoeslag aan")
    assert not citizen.says("het valt wel mee").messages[0].text.startswith("Goed dat u dat zegt.")


def test_who_goes_on_about_it_gets_the_numbers_and_no_second_card(citizen: Citizen) -> None:
    citizen.says("mijn man slaat mij")
    answer = citizen.says("hij slaat mij elke week")
    assert answer.messages[0].urgent
    assert not any(message.card for message in answer.messages)
    assert answer.handoff is not None
    assert answer.handoff.urgent


def test_what_is_unclear_right_after_danger_gets_no_menu(citizen: Citizen) -> None:
    citizen.says("mijn man slaat mij")
    answer = citizen.says("asdf qwerty zxcv")
    assert "112" in answer.messages[0].text
    assert "0800-2000" in answer.messages[0].text
    assert [button.payload for message in answer.messages for button in message.buttons] == ["/ask_person"]


def test_a_word_that_is_not_understood_after_danger_is_no_second_alarm(citizen: Citizen) -> None:
    assert citizen.says("de koelkast is leeg en ik heb geen geld voor eten vandaag").handoff is not None
    answer = citizen.says("ziek")
    assert answer.handoff is None
    assert not any(message.urgent for message in answer.messages)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("morgen word ik uit mijn huis gezet", "Moet u uw huis uit?"),
        ("mijn kinderen hebben vandaag niks te eten", "Heeft u vandaag geen eten"),
    ],
)
def test_an_eviction_is_called_by_its_name_and_the_number_of_the_own_municipality_comes_at_once(
    citizen: Citizen, text: str, headline: str
) -> None:
    answer = citizen.says(text)
    assert answer.messages[0].text.startswith(headline)
    assert "In welke gemeente" in answer.messages[-1].text
    then = citizen.says("Utrecht")
    assert then.messages[0].urgent
    assert then.messages[0].text.startswith(headline)
    assert "14 030" in then.messages[0].text.splitlines()[0]
    assert then.handoff is None, "a person was asked for already"


def test_who_lives_where_is_known_is_not_asked_for_it(citizen: Citizen) -> None:
    answer = citizen.says("we worden morgen uitgezet", municipality="GM0344")
    assert "Utrecht: 14 030" in answer.messages[0].text
    assert not any("In welke gemeente" in message.text for message in answer.messages)


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("nie chcę już żyć", "pl", "113"),
        ("kocam beni dövüyor", "tr", "112"),
        ("ich will nicht mehr leben", "de", "113"),
        ("لا أريد أن أعيش بعد الآن", "ar", "113"),
    ],
)
def test_danger_in_another_language_is_answered_in_it_first_with_the_number_in_front(
    citizen: Citizen, text: str, language: str, number: str
) -> None:
    answer = citizen.says(text)
    first, second = answer.messages[:2]
    assert (first.language, first.urgent) == (language, True)
    assert first.text.startswith(number)
    assert (second.language, second.urgent) == ("en", True)
    assert answer.handoff is not None
    assert answer.handoff.urgent
    sentence = first.text.splitlines()[-1]
    again = citizen.says(text)
    assert again.messages[0].text.startswith(number)
    assert sentence not in again.messages[0].text, "that English is spoken here is said once"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("yarın evden atılacağız", "tr"),
        ("jutro wyrzucą nas z mieszkania", "pl"),
        ("mañana nos echan de casa", "es"),
        ("on va être expulsés demain", "fr"),
        ("wir haben nichts zu essen", "de"),
        ("mâine ne dau afară din casă", "ro"),
        ("нам нечего есть", "ru"),
        ("غدا سيطردوننا من البيت", "ar"),
    ],
)
def test_no_food_and_no_house_are_urgent_in_every_language(citizen: Citizen, text: str, language: str) -> None:
    answer = citizen.says(text)
    assert answer.messages[0].language == language
    assert answer.handoff is not None
    assert (answer.handoff.organisation, answer.handoff.urgent) == ("gemeente", True)


@pytest.mark.parametrize(
    "text",
    [
        "Waar ben ik veilig?",
        "hoe kom ik hier weg, waar ben ik veilig",
        "het gaat wel steeds vaker gebeuren",
        "hij is weg met mijn kind",
    ],
)
def test_who_is_still_in_danger_is_not_told_that_it_is_over(citizen: Citizen, text: str) -> None:
    citizen.says("mijn man slaat mij")
    answer = citizen.says(text)
    assert not answer.messages[0].text.startswith("Goed dat u dat zegt.")


@pytest.mark.parametrize("text", ["ik heb hulp nodig", "kan iemand mij helpen?", "is daar iemand"])
def test_a_call_for_help_right_after_danger_is_no_greeting(citizen: Citizen, text: str) -> None:
    citizen.says("mijn man slaat mij")
    answer = citizen.says(text)
    assert answer.messages[0].urgent
    assert answer.handoff is not None
    assert answer.handoff.urgent


@pytest.mark.parametrize("text", ["laat maar", "stop"])
def test_who_wants_to_leave_it_keeps_the_numbers_and_a_person_and_is_asked_nothing(citizen: Citizen, text: str) -> None:
    citizen.says("ik wil niet meer leven")
    answer = citizen.says(text)
    assert "113" in answer.messages[0].text
    assert answer.messages[0].urgent
    assert answer.understood is not None
    assert answer.understood.person_offered
    assert answer.handoff is None


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("nee", "Dat is goed."),
        ("nee hoor", "Dat is goed."),
        ("dank je", "Graag gedaan."),
        ("doei", "Tot ziens."),
        ("ik wil geen hulp", "Dat is goed."),
        ("laat me met rust", "Dat is goed."),
        ("ik wil niet met iemand praten", "Dat is goed."),
    ],
)
def test_a_few_words_after_danger_are_answered_kindly_and_close_no_door(
    citizen: Citizen, text: str, begins: str
) -> None:
    citizen.says("ik wil niet meer leven")
    answer = citizen.says(text)
    assert answer.messages[0].text.startswith(begins)
    assert "113" in answer.messages[0].text
    assert [button.payload for message in answer.messages for button in message.buttons] == ["/ask_person"]
    assert answer.handoff is None, "nobody is pushed, and a person was asked for already"
    assert "andere vraag" not in answer.messages[0].text


@pytest.mark.parametrize("text", ["hij is weg", "het gaat wel", "het is voorbij", "niks aan de hand"])
def test_what_may_mean_that_it_is_over_is_not_taken_as_that(citizen: Citizen, text: str) -> None:
    citizen.says("ik wil niet meer leven")
    answer = citizen.says(text)
    assert not answer.messages[0].text.startswith("Goed dat u dat zegt.")
    assert "113" in answer.messages[0].text
    assert answer.understood is not None
    assert answer.understood.person_offered


def test_the_same_in_english(visitor: Citizen) -> None:
    visitor.says("I want to die")
    for text in ("no", "thanks", "I'm fine", "bye"):
        answer = visitor.says(text)
        assert "113" in answer.messages[0].text
        assert answer.language in (None, "en")


def test_a_question_about_something_else_after_danger_is_answered_and_then_a_goodbye_is_a_goodbye(
    citizen: Citizen,
) -> None:
    citizen.says("mijn man slaat mij")
    shown = citizen.says("hoe vraag ik huurtoeslag aan")
    assert [message.card.service for message in shown.messages if message.card] == ["huurtoeslag"]
    assert "112" not in citizen.says("doei").messages[0].text


def test_who_says_that_nobody_can_help_them_gets_the_numbers_and_a_person_with_haste(citizen: Citizen) -> None:
    citizen.says("mijn man slaat mij")
    answer = citizen.says("niemand kan mij helpen")
    assert "0800-2000" in answer.messages[0].text
    assert answer.handoff is not None
    assert answer.handoff.urgent


def test_a_thank_you_keeps_the_line_for_this_danger(citizen: Citizen) -> None:
    citizen.says("we worden morgen uit huis gezet")
    citizen.says("nee")
    citizen.says("nee hoor")
    assert "Moet u uw huis uit?" in citizen.says("dank u").messages[0].text


def test_hunger_behind_a_bailiff_is_heard_first(citizen: Citizen) -> None:
    answer = citizen.says("de deurwaarder legt beslag op mijn loon en ik heb geen eten meer in huis")
    assert answer.messages[0].urgent
    assert answer.handoff is not None
    assert answer.handoff.urgent


def test_who_goes_on_about_other_troubles_has_left_the_danger(citizen: Citizen) -> None:
    citizen.says("mijn dochter van 12 is vannacht niet thuisgekomen en neemt niet op")
    citizen.says("ik heb schulden en ik kan de huur niet betalen")
    assert "112" not in citizen.says("bedankt").messages[0].text


def test_danger_in_the_middle_of_a_long_story_is_heard(visitor: Citizen) -> None:
    before = "I go to the language class in the library every week, and I like it there, the others are kind. "
    after = "The house is nice, it has a garden with a pear tree, and the bus to the village comes every two hours. "
    answer = visitor.says(f"{before * 4} On Friday he held my throat, and I have not been to class since. {after * 4}")
    assert answer.understood is not None
    assert (answer.understood.intent, answer.understood.organisations) == ("distress", ["veilig-thuis"])
    assert answer.handoff is not None


def test_a_long_story_is_never_sent_away(citizen: Citizen) -> None:
    day = "Vandaag heb ik een taart gebakken van appels, de buurman vond hem lekker, daarna keken wij schaatsen. "
    answer = citizen.says(day * 8)
    assert answer.understood is not None
    assert answer.understood.person_offered
    assert "Dank u voor uw verhaal" in answer.messages[0].text
