"""A question leads to the organisation, in the citizen's language, with the municipality asked at most once."""

from __future__ import annotations

import pytest

from loket.wire import Answer, Card
from tests.bot.conftest import Citizen


def card_in(answer: Answer) -> Card:
    """The one card of ``answer``."""
    [card] = [message.card for message in answer.messages if message.card]
    return card


def test_a_clear_question_gives_the_organisation_and_asks_whether_it_helped(citizen: Citizen) -> None:
    answer = citizen.says("Hoe vraag ik huurtoeslag aan?")
    card = card_in(answer)
    assert (card.service, card.organisation) == ("huurtoeslag", "toeslagen")
    assert card.first_step
    assert {channel.kind for channel in card.channels} >= {"online", "telephone"}
    assert [button.title for button in answer.messages[-1].buttons][:2] == ["Ja, dank u", "Nee, iets anders"]
    assert answer.understood is not None
    assert answer.understood.kind == "answered"
    assert answer.understood.organisations == ["toeslagen"]
    assert len(answer.understood.ranking) == 5


def test_english_is_answered_in_english_although_the_page_is_dutch(citizen: Citizen) -> None:
    answer = citizen.says("How do I apply for housing benefit?")
    assert answer.language == "en"
    assert card_in(answer).title == "Housing benefit (huurtoeslag)"
    assert answer.messages[-1].text == "Was this what you needed?"


def test_a_word_that_could_be_any_language_keeps_the_language(citizen: Citizen) -> None:
    assert citizen.says("ok").language is None


def test_the_municipality_is_asked_once_and_remembered(citizen: Citizen) -> None:
    asked = citizen.says("ik wil mijn paspoort verlengen")
    assert "gemeente" in asked.messages[0].text
    assert not any(message.card for message in asked.messages)
    told = citizen.says("Utrecht")
    assert told.municipality == "GM0344"
    assert card_in(told).organisation_name == "Gemeente Utrecht"
    assert "14 030" in [channel.value for channel in card_in(told).channels]
    later = citizen.says("waar kan ik een rijbewijs aanvragen?")
    assert card_in(later).organisation_name == "Gemeente Utrecht"


def test_a_postcode_will_do(citizen: Citizen) -> None:
    citizen.says("ik wil verhuizen doorgeven")
    assert citizen.says("3511 AB").municipality == "GM0344"


def test_who_does_not_want_to_say_where_they_live_gets_the_way_all_the_same(citizen: Citizen) -> None:
    citizen.says("ik wil mijn paspoort verlengen")
    assert card_in(citizen.chooses("Dat zeg ik liever niet")).organisation_name == "Gemeente"


def test_of_places_with_one_name_all_are_offered_and_a_way_out(citizen: Citizen) -> None:
    citizen.says("ik wil mijn paspoort verlengen")
    asked = citizen.says("Alteveer")
    assert asked.messages[-1].text.endswith("Staat die er niet bij? Typ dan de naam of uw postcode.")
    titles = [button.title for button in asked.messages[-1].buttons]
    assert titles == [
        "De Wolden (Drenthe)",
        "Hoogeveen (Drenthe)",
        "Noordenveld (Drenthe)",
        "Stadskanaal (Groningen)",
        "Dat zeg ik liever niet",
    ]
    assert card_in(citizen.chooses("Stadskanaal (Groningen)")).organisation_name == "Gemeente Stadskanaal"


def test_who_does_not_want_to_say_which_of_the_places_gets_the_way_all_the_same(citizen: Citizen) -> None:
    citizen.says("ik wil mijn paspoort verlengen")
    citizen.says("Bergen")
    assert card_in(citizen.chooses("Dat zeg ik liever niet")).organisation_name == "Gemeente"


@pytest.mark.parametrize("other", ["Assen", "9401 AA"])
def test_of_places_with_one_name_another_place_may_be_meant_after_all(citizen: Citizen, other: str) -> None:
    citizen.says("ik wil mijn paspoort verlengen")
    citizen.says("Alteveer")
    assert card_in(citizen.says(other)).organisation_name == "Gemeente Assen"


def test_a_municipality_that_handoff_knows_is_not_asked(citizen: Citizen) -> None:
    assert card_in(citizen.says("ik wil mijn paspoort verlengen", municipality="GM0344")).service.startswith("paspoort")


def test_doubt_gives_at_most_three_choices_something_else_and_a_person(citizen: Citizen) -> None:
    answer = citizen.says("ik heb een vraag over belasting")
    titles = [button.title for button in answer.messages[-1].buttons]
    assert answer.understood is not None
    assert answer.understood.organisations[0] == "belastingdienst"
    assert answer.messages[-1].card is None, "whose it is is clear, what it is about is not"
    assert titles[-2:] == ["Iets anders", "Praat met een medewerker"]
    assert 1 <= len(titles) - 2 <= 3
    assert card_in(citizen.says(titles[0].upper(), municipality="GM0344")).title == titles[0]


def test_the_number_of_a_choice_acts_as_the_button(citizen: Citizen) -> None:
    titles = [button.title for button in citizen.says("ik heb een vraag over belasting").messages[-1].buttons]
    assert card_in(citizen.says("1", municipality="GM0344")).title == titles[0]


def test_a_wrong_answer_gives_other_choices_and_then_a_person(citizen: Citizen) -> None:
    citizen.says("Hoe vraag ik huurtoeslag aan?")
    first = citizen.says("nee, dat was niet wat ik nodig had")
    assert first.handoff is None
    second = citizen.says("nee dat helpt me niet")
    assert second.handoff is not None
    assert second.handoff.reason == "citizen_unhappy"


def test_twice_not_understood_is_a_person(citizen: Citizen) -> None:
    first = citizen.says("xqzw vrrt")
    assert first.handoff is None
    assert first.understood is not None
    assert first.understood.kind == "not_understood"
    second = citizen.says("zzkrp qwq")
    assert second.handoff is not None
    assert second.handoff.reason == "not_understood"
    assert "xqzw vrrt" in second.handoff.summary


def test_only_signs_are_not_understood(citizen: Citizen) -> None:
    answer = citizen.says("😀😀😀")
    assert answer.understood is not None
    assert answer.understood.kind == "not_understood"


def test_the_subject_changes_and_comes_back(citizen: Citizen) -> None:
    assert card_in(citizen.says("Hoe vraag ik zorgtoeslag aan?")).service == "zorgtoeslag"
    citizen.says("oh en mijn paspoort is gestolen", municipality="GM0344")
    assert card_in(citizen.says("nog even over de zorgtoeslag, tot wanneer kan dat?")).service == "zorgtoeslag"


def test_what_no_government_does_is_said_so(visitor: Citizen) -> None:
    answer = visitor.says("tell me a joke please")
    assert answer.handoff is None
    assert "cannot help you with that" in answer.messages[0].text


def test_a_short_question_that_says_little_may_be_about_what_was_shown(citizen: Citizen) -> None:
    citizen.says("ik ben op staande voet ontslagen")
    answer = citizen.says("hoe lang heb ik daarvoor?")
    assert card_in(answer).service == "ontslag"
    assert answer.messages[0].text.startswith("Over de tijd: ")


@pytest.mark.parametrize("text", ["nee sorry ik woon in Zeist", "ik bedoelde Zeist"])
def test_the_municipality_can_be_put_right(citizen: Citizen, text: str) -> None:
    citizen.says("ik moet een nieuw rijbewijs")
    citizen.says("Utrecht")
    assert card_in(citizen.says(text)).organisation_name == "Gemeente Zeist"


def test_a_municipality_does_not_repeat_an_answer_that_is_the_same_everywhere(citizen: Citizen) -> None:
    citizen.says("hoe vraag ik zorgtoeslag aan")
    answer = citizen.says("wij wonen in Assen")
    assert answer.municipality == "GM0106"
    assert answer.messages[0].text == "Ik heb het: Assen. Wat wilt u weten?"


def test_a_sentence_is_no_unknown_municipality(citizen: Citizen) -> None:
    citizen.says("ik wil een parkeervergunning")
    answer = citizen.says("mijn buren hebben er allemaal ook eentje gekregen hoor")
    assert "Die gemeente ken ik niet" not in answer.messages[0].text


def test_what_was_offered_and_turned_down_is_not_offered_again(citizen: Citizen) -> None:
    offered = [button.title for button in citizen.says("met mijn huur").messages[-1].buttons]
    assert len(offered) > 2
    again = [button.title for button in citizen.says("nee dat bedoel ik niet").messages[-1].buttons]
    assert not set(offered[:-2]) & set(again)


@pytest.mark.parametrize(
    ("text", "organisation", "number"),
    [
        ("wat is het telefoonnummer van de SVB?", "svb", "088"),
        ("hoe kan ik het UWV bereiken?", "uwv", "088"),
        ("wat zijn de openingstijden van de gemeente Utrecht", "gemeente", "14 030"),
    ],
)
def test_how_an_organisation_is_reached_is_told(citizen: Citizen, text: str, organisation: str, number: str) -> None:
    answer = citizen.says(text)
    assert answer.understood is not None
    assert answer.understood.organisations[0] == organisation
    assert number in answer.messages[0].text


def test_another_language_repeats_the_last_answer_in_it(citizen: Citizen) -> None:
    citizen.says("ik heb een boete gekregen voor door rood rijden")
    answer = citizen.says("sorry can we speak English please")
    assert card_in(answer).title == "Pay a traffic fine, at once or in instalments"


@pytest.mark.parametrize("text", ["op welke partij moet ik stemmen", "who should I vote for?"])
def test_for_whom_to_vote_is_no_question_for_a_desk(citizen: Citizen, text: str) -> None:
    answer = citizen.says(text)
    assert answer.understood is not None
    assert answer.understood.intent == "out_of_scope"
    assert not any(message.card for message in answer.messages)


def test_where_something_is_sent_is_answered_from_the_card(citizen: Citizen) -> None:
    citizen.says("hoe vraag ik huurtoeslag aan")
    answer = citizen.says("waar stuur ik het heen")
    assert answer.understood is not None
    assert answer.understood.intent == "about_shown"


@pytest.mark.parametrize(
    ("text", "service", "organisation"),
    [
        ("ff vraagje hoe fix ik n uitkering bro", "bijstand", "gemeente"),
        ("hoe kom ik aan een huis", "sociale-huurwoning", "gemeente"),
        ("yo hoe regel ik duo money voor me studie", "studiefinanciering", "duo"),
    ],
)
def test_street_language_leads_to_the_right_door(citizen: Citizen, text: str, service: str, organisation: str) -> None:
    answer = citizen.says(text)
    assert answer.understood is not None
    assert answer.understood.kind == "answered"
    assert (answer.understood.service, answer.understood.organisations) == (service, [organisation])


def test_a_few_loose_words_about_a_lost_licence_are_enough(citizen: Citizen) -> None:
    asked = citizen.says("rijbewijs kwijt wat nu")
    assert asked.messages[0].text.startswith("Rijbewijs kwijt of gestolen: dat regelt u bij uw gemeente.")
    card = card_in(citizen.says("Zeist"))
    assert (card.service, card.organisation_name) == ("rijbewijs-kwijt", "Gemeente Zeist")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("recept voor appeltaart", "nl"),
        ("do you have a recipe for apple pie", "en"),
        ("hoe groot is de kans dat ik mijn rechtszaak win", "nl"),
        ("what are my chances of winning my lawsuit", "en"),
    ],
)
def test_a_recipe_and_the_chances_in_a_lawsuit_are_out_of_scope(citizen: Citizen, text: str, language: str) -> None:
    answer = citizen.says(text)
    assert answer.understood is not None
    assert (answer.understood.intent, answer.understood.kind) == ("out_of_scope", "other")
    assert answer.understood.organisations == []
    assert answer.handoff is None
    refused = {"nl": "Daar kan ik u niet mee helpen.", "en": "I cannot help you with that."}
    assert answer.messages[0].text.startswith(refused[language])
    assert not any(message.card for message in answer.messages)
