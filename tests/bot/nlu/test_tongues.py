"""Languages by their letters, learned from a few phrases."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.nlu.tongues import Tongues, learn

SAID = {
    "nl": ["ik wil mijn huis verhuren", "waar moet ik zijn voor een uitkering", "hoeveel krijg ik bij ziekte terug"],
    "pl": ["chcę wynająć mieszkanie", "gdzie mogę dostać zasiłek", "ile dostanę na chorobowym"],
    "tr": ["evimi kiraya vermek istiyorum", "işsizlik maaşı için nereye gitmeliyim", "hastalıkta ne kadar alırım"],
}


@pytest.fixture(scope="module")
def tongues() -> Tongues:
    texts = [(text, code) for code, said in SAID.items() for text in said for _ in range(20)]
    return learn([text for text, _ in texts], [code for _, code in texts])


@pytest.mark.parametrize(
    ("text", "code"), [("mijn uitkering is ziek", "nl"), ("zasiłek na mieszkanie", "pl"), ("evimi istiyorum", "tr")]
)
def test_a_new_text_is_told_by_its_letters(tongues: Tongues, text: str, code: str) -> None:
    chances = tongues.chances(text)
    assert max(chances, key=chances.__getitem__) == code
    assert sum(chances.values()) == pytest.approx(1, abs=1e-4)


def test_letters_that_were_never_seen_tell_nothing(tongues: Tongues) -> None:
    assert max(tongues.chances("0123 ??").values()) < 0.6


def test_a_language_with_few_phrases_is_not_learned() -> None:
    said = ["een zin"] * 50 + ["a sentence"] * 50 + ["une phrase"] * 5
    assert learn(said, ["nl"] * 50 + ["en"] * 50 + ["fr"] * 5).codes == ["en", "nl"]
    assert learn(["een zin"], ["nl"]).chances("een zin") == {}


def test_two_languages_are_told_apart_too() -> None:
    tongues = learn(["goede morgen"] * 40 + ["good morning"] * 40, ["nl"] * 40 + ["en"] * 40)
    assert tongues.chances("goede")["nl"] > 0.5 > tongues.chances("good")["nl"]


def test_what_is_saved_is_read_back_the_same(tongues: Tongues, tmp_path: Path) -> None:
    tongues.save(tmp_path)
    again = Tongues.load(tmp_path)
    for text in ("gdzie mieszkanie", "waar is mijn huis"):
        assert again.chances(text) == pytest.approx(tongues.chances(text), abs=0.01)


def test_nothing_learned_is_saved_as_that(tmp_path: Path) -> None:
    learn([], []).save(tmp_path)
    assert Tongues.load(tmp_path).chances("iets") == {}
