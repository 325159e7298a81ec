"""A small directory on disk that a test may damage before it is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

FACT = "fact: {source: https://www.example.nl/bron, checked_on: 2026-01-31, verified: true}\n"

ORGANISATION = (
    """\
id: dienst-toeslagen
name: {nl: Dienst Toeslagen, en: Benefits Office}
kind: executive-body
purpose: {nl: Voor huurtoeslag en zorgtoeslag., en: For rent benefit and care benefit.}
website: {nl: https://www.example.nl, en: https://www.example.nl/en}
words: {nl: [toeslagen, no, on], en: [benefits]}
telephone:
  - number: 0800-0543
    hours:
      - {days: [mon, tue, wed, thu], opens: 08:30, closes: 20:00}
      - {days: [fri], opens: 8.00, closes: "17:00"}
    fact: {source: https://www.example.nl/bel, checked_on: 2026-01-31, verified: false}
"""
    + FACT
)

SERVICE = (
    """\
id: huurtoeslag
area: money
name: {nl: Huurtoeslag, en: Rent benefit}
provider: dienst-toeslagen
audience: [citizen]
summary: {nl: Geld om de huur te betalen., en: Money to help pay the rent.}
first_step: {nl: Vraag het aan op de website., en: Apply on the website.}
channels: {online: {nl: https://www.example.nl/huur, en: https://www.example.nl/rent}}
examples:
  nl: [hulp bij de huur, huur te hoog, huurtoeslag aanvragen, krijg ik huurtoeslag, huur hulp, huis, huurgeld, toeslag]
  en: [help with rent, rent too high, apply for rent benefit, money for the rent, rent benefit]
product: {name: huurtoeslag, uri: "http://standaarden.overheid.nl/owms/terms/huurtoeslag"}
"""
    + FACT
)

DESKS = """\
- id: general
  name: {nl: Algemeen, en: General}
  organisation:
  organisations: []
  hours: [{days: [mon, tue, wed, thu, fri], opens: 09:00, closes: 17:00}]
- id: toeslagen
  name: {nl: Toeslagen, en: Benefits}
  organisation: dienst-toeslagen
  organisations: [dienst-toeslagen]
  hours: [{days: [mon], opens: 09:00, closes: 12:00}]
"""

MUNICIPALITIES = (
    "facts:\n"
    + "".join(f"  {name}: {FACT.removeprefix('fact: ')}" for name in ("names", "postcodes", "contact"))
    + """\
municipalities:
  - {code: GM0344, name: Utrecht, province: Utrecht, telephone: 14 030, website: https://utrecht.example.nl,
     places: [Vleuten], postcodes: [[3500, 3585]]}
"""
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a directory without problems: one organisation, one service, two desks, one municipality."""
    files = {
        "organisations/dienst-toeslagen.yml": ORGANISATION,
        "services/money/huurtoeslag.yml": SERVICE,
        "desks.yml": DESKS,
        "municipalities.yml": MUNICIPALITIES,
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path
