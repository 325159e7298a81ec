"""Who writes another language than Dutch or English: told so once in that language, answered in English."""

from __future__ import annotations

from actions.knowledge import other_language
from actions.moment import Moment


def say_in_their_language(moment: Moment) -> None:
    """Say, once in a conversation and in the language of the message, that Loket answers in English or Dutch and that
    a person can help. Nothing when the message is in Dutch or English.
    """
    code = moment.other_language
    if code is None or moment.slot("other_language_told") == code:
        return
    moment.say("utter_other_language", language=code, sentence=other_language(code).sentence)
    moment.remember(other_language_told=code)
