"""When a benefit is paid: the next day from the published ones or from the rule, told in both languages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loket.directory import Fact, Payment, Rhythm, Text
from loket.directory.hours import is_public_holiday
from loket.directory.payment import NextPayment, next_payment, payment_in_words

RULE = Text(nl="Elke maand.", en="Every month.")
FACT = Fact(source="https://www.example.nl/betaaldag", checked_on=date(2026, 11, 22), verified=True)

TWENTIETH = Payment(rule=RULE, fact=FACT, rhythm=Rhythm(precision="day", day=20))
ABOUT = Payment(rule=RULE, fact=FACT, rhythm=Rhythm(precision="about", day=23))
QUARTERLY = Payment(
    rule=RULE,
    fact=FACT,
    dates=[date(2026, 7, 1), date(2026, 10, 2)],
    rhythm=Rhythm(precision="first_week", months=[1, 4, 7, 10]),
)


@pytest.mark.parametrize(
    ("payment", "today", "day", "precision"),
    [
        (TWENTIETH, date(2026, 11, 20), date(2026, 11, 20), "day"),
        (TWENTIETH, date(2026, 11, 21), date(2026, 12, 21), "day"),  # a Sunday
        (TWENTIETH, date(2026, 12, 21), date(2026, 12, 21), "day"),
        (TWENTIETH, date(2026, 12, 22), date(2027, 1, 20), "day"),
        (TWENTIETH, date(2025, 4, 19), date(2025, 4, 22), "day"),  # Easter Sunday and Monday
        (ABOUT, date(2026, 8, 1), date(2026, 8, 23), "about"),  # a Sunday: around it is true all the same
        (ABOUT, date(2026, 12, 24), date(2027, 1, 23), "about"),
        (QUARTERLY, date(2026, 1, 1), date(2026, 7, 1), "day"),
        (QUARTERLY, date(2026, 10, 2), date(2026, 10, 2), "day"),
        (QUARTERLY, date(2026, 10, 3), date(2027, 1, 1), "first_week"),
        (QUARTERLY, date(2027, 1, 7), date(2027, 1, 1), "first_week"),
        (QUARTERLY, date(2027, 1, 8), date(2027, 4, 1), "first_week"),
    ],
)
def test_the_next_payment_is_a_published_day_and_else_follows_from_the_rule(
    payment: Payment, today: date, day: date, precision: str
) -> None:
    found = next_payment(payment, today)

    assert found is not None
    assert (found.day, found.precision) == (day, precision)


def test_without_a_day_that_is_left_and_without_a_rule_no_day_is_told() -> None:
    days_only = Payment(rule=RULE, fact=FACT, dates=[date(2026, 10, 2)])

    assert next_payment(days_only, date(2026, 10, 2)) == NextPayment(date(2026, 10, 2), "day")
    assert next_payment(days_only, date(2026, 10, 3)) is None
    assert payment_in_words(days_only, date(2026, 10, 3), "nl") == "Elke maand. Bron: example.nl, 2026."


@given(st.dates(date(2024, 1, 1), date(2040, 1, 1)))
def test_a_day_by_rule_is_a_working_day_within_five_weeks(today: date) -> None:
    found = next_payment(TWENTIETH, today)

    assert found is not None
    assert today <= found.day <= today + timedelta(weeks=5)
    assert found.day.weekday() < 5
    assert not is_public_holiday(found.day)


@pytest.mark.parametrize(
    ("payment", "language", "words"),
    [
        (TWENTIETH, "nl", "Elke maand. De volgende betaling is op maandag 21 december 2026. Bron: example.nl, 2026."),
        (TWENTIETH, "en", "Every month. The next payment is on Monday 21 December 2026. Source: example.nl, 2026."),
        (TWENTIETH, "pl", "Every month. The next payment is on Monday 21 December 2026. Source: example.nl, 2026."),
        (ABOUT, "nl", "Elke maand. De volgende betaling is rond 23 november 2026. Bron: example.nl, 2026."),
        (ABOUT, "en", "Every month. The next payment is around 23 November 2026. Source: example.nl, 2026."),
        (
            QUARTERLY,
            "nl",
            "Elke maand. De volgende betaling is in de eerste week van januari 2027. Bron: example.nl, 2026.",
        ),
    ],
)
def test_the_next_payment_is_told_in_words_with_source_and_year(payment: Payment, language: str, words: str) -> None:
    assert payment_in_words(payment, date(2026, 11, 22), language) == words


def test_it_is_told_which_payment_is_meant_and_that_nobody_checked() -> None:
    uncertain = Payment(
        rule=RULE,
        of=Text(nl="van de Wajong", en="of the Wajong"),
        rhythm=Rhythm(precision="about", day=23),
        fact=Fact(source="from memory", checked_on=date(2027, 1, 4), verified=False),
    )

    assert payment_in_words(uncertain, date(2027, 1, 4), "en") == (
        "Every month. The next payment of the Wajong is around 23 January 2027. This was not checked yet. "
        "Source: from memory, 2027."
    )


@pytest.mark.parametrize(
    ("today", "year"),
    [(date(2026, 10, 1), 2026), (date(2026, 12, 1), 2027), (date(2027, 3, 1), 2027)],
)
def test_the_year_is_that_of_the_published_days_and_not_of_looking_them_up(today: date, year: int) -> None:
    published = Payment(
        rule=RULE,
        dates=[date(2026, 10, 2), date(2027, 1, 2)],
        fact=Fact(source="https://www.example.nl/betaaldag", checked_on=date(2025, 12, 30), verified=True),
    )

    assert payment_in_words(published, today, "nl").endswith(f"Bron: example.nl, {year}.")
