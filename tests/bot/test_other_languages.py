"""Other languages: told so once in that language, answered in English, a person offered; the caseworker knows."""

from __future__ import annotations

import pytest

from tests.bot.conftest import Citizen


@pytest.mark.parametrize(
    ("text", "language", "organisation"),
    [
        ("Jak mogę otrzymać prawo jazdy w Holandii, mam polskie prawo jazdy?", "pl", "gemeente"),
        ("Hollanda'da çocuk parası almak için nereye başvurmam gerekiyor?", "tr", "svb"),
        ("Quiero pedir ayuda para pagar el alquiler, ¿cómo solicito el subsidio de vivienda?", "es", "toeslagen"),
        ("Ich habe meine Arbeit verloren. Wo beantrage ich Arbeitslosengeld?", "de", "uwv"),
        ("Я потерял работу. Где получить пособие по безработице?", "ru", "uwv"),
        ("كيف أحصل على إعانة البطالة؟ لقد فقدت عملي", "ar", "uwv"),
    ],
)
def test_the_need_is_found_and_answered_in_english_with_a_person_offered(
    citizen: Citizen, text: str, language: str, organisation: str
) -> None:
    answer = citizen.says(text)
    assert answer.language == language
    assert answer.messages[0].language == language, "first one sentence in their own language"
    assert all(message.language == "en" for message in answer.messages[1:])
    assert answer.understood is not None
    assert organisation in answer.understood.organisations
    assert answer.understood.person_offered or answer.handoff is not None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("失業しました。失業手当はどこで申請できますか", "ja"),
        ("저는 일자리를 잃었어요. 실업 수당은 어디서 신청하나요?", "ko"),
        ("ฉันตกงาน ขอเงินช่วยเหลือได้ที่ไหน", "th"),
    ],
)
def test_where_nobody_wrote_the_sentence_it_is_english_and_marked_as_english(
    citizen: Citizen, text: str, language: str
) -> None:
    answer = citizen.says(text)
    assert answer.language == language
    assert answer.messages[0].text.startswith("I try to understand your message")
    assert [message.language for message in answer.messages] == ["en"] * len(answer.messages)


def test_the_sentence_in_their_language_is_said_once(citizen: Citizen) -> None:
    citizen.says("Ich habe meine Arbeit verloren. Wo beantrage ich Arbeitslosengeld?")
    again = citizen.says("Wo kann ich Kindergeld beantragen?")
    assert all(message.language == "en" for message in again.messages)


def test_the_caseworker_reads_in_which_language_they_write(citizen: Citizen) -> None:
    citizen.says("Ich habe meine Arbeit verloren. Wo beantrage ich Arbeitslosengeld?")
    answer = citizen.says("Ich möchte mit einem Mitarbeiter sprechen, bitte.")
    assert answer.handoff is not None
    assert "German" in answer.handoff.summary


@pytest.mark.parametrize(
    ("text", "thanks"),
    [
        ("Ich habe meine Arbeit verloren. Wo beantrage ich Arbeitslosengeld?", "danke"),
        ("J'ai perdu mon travail, où demander le chômage?", "merci"),
    ],
)
def test_thanks_in_their_language_are_answered_in_the_language_of_the_answer(
    citizen: Citizen, text: str, thanks: str
) -> None:
    citizen.says(text)
    answer = citizen.says(thanks)
    assert answer.understood is not None
    assert answer.understood.intent == "thanks"
    assert all(message.language == "en" for message in answer.messages)


@pytest.mark.parametrize("text", ["zgubiłem prawo jazdy", "am pierdut permisul de conducere"])
def test_a_lost_driving_licence_is_lost_in_every_language(citizen: Citizen, text: str) -> None:
    answer = citizen.says(text)
    assert [message.card.service for message in answer.messages if message.card] == ["rijbewijs-kwijt"]
