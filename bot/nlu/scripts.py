"""Scripts, and the signs in them that only some languages have."""

from __future__ import annotations

import unicodedata
from collections import Counter

CYRILLIC = ("ru", "uk", "bg")
"""The languages in Cyrillic that are told apart, by their words and signs."""

_FEWEST_LETTERS = 2
_SCRIPTS = {
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "GREEK": "el",
    "HEBREW": "he",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "GURMUKHI": "pa",
    "TAMIL": "ta",
    "THAI": "th",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
}
_URDU = frozenset("ٹڈڑںےھہ")
_PERSIAN = frozenset("پچژگکی")
_TIGRINYA = frozenset("ኣኡኢኤእኦቐኸዅ")  # these glottal and throat sounds are written far more often than in Amharic
_AMHARIC = frozenset("አዉው")
_SIGNS = {
    "ğışİ": ("tr",),
    "łąęśźżćń": ("pl",),
    "ñ¿¡": ("es",),
    "ãõ": ("pt",),
    "șțăşţ": ("ro",),
    "ß": ("de",),
    "äüö": ("de", "tr"),
    "œàùè": ("fr", "it"),
    "ыэё": ("ru",),
    "іїєґ": ("uk",),
    "ъ": ("bg",),
}
_LANGUAGES_OF = {sign: codes for signs, codes in _SIGNS.items() for sign in signs}


def script_of(text: str) -> str:
    """The script of most letters of ``text``, by its name in Unicode ("LATIN"); empty when there are hardly any."""
    named = [unicodedata.name(sign, "?") for sign in text if sign.isalpha()]
    if len(named) < _FEWEST_LETTERS:
        return ""
    counts = Counter(name.split()[0] for name in named)
    # Japanese has more signs of Chinese than of its own.
    if counts["CJK"] and counts["HIRAGANA"] + counts["KATAKANA"]:
        return "HIRAGANA"
    return counts.most_common(1)[0][0]


def language_of_script(script: str, text: str) -> str:
    """The language (ISO 639-1) of ``text`` in a script other than Latin and Cyrillic; "und" when not known."""
    if script == "ARABIC":
        signs = set(text)
        return "ur" if signs & _URDU else "fa" if signs & _PERSIAN else "ar"
    if script == "ETHIOPIC":
        tigrinya, amharic = (sum(sign in signs for sign in text) for signs in (_TIGRINYA, _AMHARIC))
        return "ti" if tigrinya > amharic else "am"
    return _SCRIPTS.get(script, "und")


def languages_of_signs(word: str) -> set[str]:
    """The languages that ``word`` may be in by a sign that few languages have."""
    codes = [set(_LANGUAGES_OF[sign]) for sign in word if sign in _LANGUAGES_OF]
    return set.union(*codes) if codes else set()
