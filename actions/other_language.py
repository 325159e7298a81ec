"""Who writes another language than Dutch or English: told so once, in that language where somebody wrote it.

The answer is in English.
"""

from __future__ import annotations

from actions.knowledge import other_language
from actions.moment import Moment

_ENGLISH = "en"
_NO_LANGUAGE = "other"
"""The entry of ``data/texts/other_languages.yml`` for all languages that have none of their own."""


def say_in_their_language(moment: Moment) -> None:
    """Say, once in a conversation and in the language of the message where somebody wrote it in that, else in English,
    that Loket answers in English or Dutch and that a person can help. Nothing when the message is in Dutch or English.
    """
    code = moment.other_language
    if code is None or moment.slot("other_language_told") == code:
        return
    spoken = other_language(code)
    # Where nobody wrote the sentence in that language it is in English: a screen reader reads it as such.
    written_in = _ENGLISH if spoken == other_language(_NO_LANGUAGE) else code
    moment.say("utter_other_language", language=written_in, sentence=spoken.sentence)
    moment.remember(other_language_told=code)
