"""How many syllables a Dutch word has, counted by its vowels.

A syllable has one vowel sound. Dutch writes several of them with two to four letters ("ui", "oei", "eeuw"); vowels that
stand together without being one of these are sounds of their own ("be-antwoorden"), and a trema always begins one
("be-ïnvloeden"). The rules of the spelling are those of https://woordenlijst.org/leidraad.
"""

from __future__ import annotations

import re
import unicodedata

# Longest first: what is written together is one sound, read from left to right.
_SOUND = re.compile(
    r"eeu|ieu|eau|aai|ooi|oei|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ai|au|ou|[ëï]i|ëe|ïe|ö|ü|ï|ë|[aeiou]|y(?![aeiou])"
)
# A u after q, and a y before a vowel ("loyaal"), are consonants.
_CONSONANT_U = re.compile(r"qu")
# Latin words keep their two vowels: mu-se-um.
_LATIN_END = re.compile(r"eum\b")
# English words with letters that are not heard, with what they count as.
_BORROWED = {"online": "onlin", "service": "servis", "site": "sit", "load": "lood", "team": "tim", "email": "emel"}
_TREMA = "\u0308"  # of all accents the only one that makes a syllable


def syllables(word: str) -> int:
    """The number of syllables of ``word``, at least 1; parts joined by a hyphen or an apostrophe count apart."""
    return max(1, sum(_in_part(part) for part in re.split(r"[-'’]", word)))


def _in_part(part: str) -> int:
    plain = _without_accents(part.lower())
    for borrowed, heard in _BORROWED.items():
        plain = plain.replace(borrowed, heard)
    plain = _LATIN_END.sub("e-um", _CONSONANT_U.sub("kw", plain))
    return len(_SOUND.findall(plain))


def _without_accents(word: str) -> str:
    kept = (sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign) or sign == _TREMA)
    return unicodedata.normalize("NFC", "".join(kept))
