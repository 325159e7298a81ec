"""The language of a message, through the assistant as it is asked."""

from __future__ import annotations

import pytest

from bot.nlu.scripts import language_of_script, script_of
from tests.bot.conftest import Citizen


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Evimi kaybettim, nereden yardım alabilirim?", "tr"),
        ("Nie mogę już płacić za mieszkanie", "pl"),
        ("Ich möchte hier eine Firma gründen", "de"),
        ("Je voudrais inscrire mes enfants à l'école", "fr"),
        ("¿Dónde puedo inscribir a mis hijos?", "es"),
        ("Non posso più pagare l'affitto", "it"),
        ("Não consigo pagar as contas, o que faço?", "pt"),
        ("Nu am bani pentru chirie", "ro"),
        ("Где мне сделать прививку?", "ru"),
        ("Де мені зробити щеплення?", "uk"),
        ("Къде мога да се регистрирам?", "bg"),
        ("أين يمكنني التسجيل؟", "ar"),
        ("کجا می‌توانم ثبت نام کنم؟", "fa"),
        ("ኣበይ ክምዝገብ እኽእል", "ti"),
        ("我在哪里可以登记", "zh"),
        ("Xaggee ayaan iska diiwaan geliyaa, maxaan u baahanahay", "so"),
    ],
)
def test_languages_come_out_by_their_code(citizen: Citizen, text: str, language: str) -> None:
    assert citizen.says(text).language == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("hollandada dukkan acmak istiyom", "tr"),
        ("demander nationalité néerlandaise", "fr"),
        ("Kindergeld beantragen", "de"),
        ("renovar permiso residencia", "es"),
    ],
)
def test_letters_tell_where_no_short_word_does(citizen: Citizen, text: str, language: str) -> None:
    assert citizen.says(text).language == language


@pytest.mark.parametrize(
    "text", ["Den Haag Scheveningen", "zzp btw kvk", "rijbewijs kwyt", "hypotheek aftrek", "visa renewal"]
)
def test_names_and_keywords_are_no_foreign_language(citizen: Citizen, text: str) -> None:
    assert citizen.says(text).language in (None, "nl", "en")


@pytest.mark.parametrize("text", ["ok", "ja", "hoi", "help", "bsn", "Rotterdam", "sms"])
def test_a_word_that_could_be_anything_keeps_the_language_of_the_page(citizen: Citizen, text: str) -> None:
    assert citizen.says(text).language is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I moved last month, do I have to tell the gemeente and pay afvalstoffenheffing there?", "en"),
        ("mijn landlord wil de deposit niet teruggeven, wat kan ik nu doen", "nl"),
    ],
)
def test_of_two_languages_the_larger_part_counts(citizen: Citizen, text: str, language: str) -> None:
    assert citizen.says(text).language == language


def test_a_script_with_many_languages_is_told_by_its_signs() -> None:
    assert language_of_script(script_of("パスポートをなくしました"), "") == "ja"
    assert language_of_script("ARABIC", "میرا پاسپورٹ گم ہو گیا ہے") == "ur"
    assert language_of_script("RUNIC", "ᚠᚢᚦ") == "und"
    assert script_of("12 34") == ""
