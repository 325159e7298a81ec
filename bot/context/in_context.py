"""What words mean in the conversation that they are said in, beside what the model makes of them alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.business.hearing import for_the_plan
from bot.context.after_danger import after_danger
from bot.context.callback_subject import as_callback_subject
from bot.context.callback_time import as_callback_time
from bot.context.in_trouble import not_sent_away
from bot.context.other_need import as_other_need
from bot.context.page_topic import for_the_page, without_a_guess
from bot.context.place_given import as_place_given
from bot.context.said_plainly import as_payday_of_shown, as_said_plainly
from bot.context.set_phrases import as_set_phrase
from bot.context.shown_topic import for_what_was_shown
from bot.context.story import as_story
from bot.context.told_danger import with_told_danger
from bot.context.told_needs import with_told_needs


def in_context(text: str, topic: str | None, slots: Mapping[str, Any], parsed: dict[str, Any]) -> dict[str, Any]:
    """``parsed``, what Rasa understood of ``text``, as it is meant after what ``slots`` remember and on the page about
    ``topic`` (id of a service or life event).

    The order is that of weight: what the words say by themselves, and danger in them; then what was asked, the plan
    first; then what goes on about what was shown; and only where the conversation has no subject, the page.
    """
    heard = as_said_plainly(text, not_sent_away(parsed))
    heard = with_told_needs(text, heard)
    heard = with_told_danger(text, heard)
    heard = as_other_need(text, slots, heard)
    heard = as_place_given(text, slots, heard)
    heard = for_the_plan(text, slots, heard)
    heard = as_set_phrase(text, slots, heard)
    heard = after_danger(text, slots, heard)
    heard = as_callback_subject(slots, heard)
    heard = as_callback_time(text, slots, heard)
    heard = as_story(text, heard)
    heard = for_what_was_shown(text, slots, heard)
    heard = as_payday_of_shown(text, slots, heard)
    return without_a_guess(text, for_the_page(text, topic, slots, heard))
