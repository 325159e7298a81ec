"""A letter that somebody does not understand: who sent it, what it is about, and from there the way on."""

from __future__ import annotations

import re

from actions.choices import offer
from actions.knowledge import letter_words
from actions.moment import LoketAction, Moment
from actions.organisations import named_in
from actions.way import show_way
from loket.directory import MUNICIPALITY, Organisation, Service
from loket.wire import Button

_SENDERS = ("belastingdienst", "toeslagen", "uwv", "svb", "cjib", MUNICIPALITY)
"""Who sends the letters that people ask about most often."""
_CLEAR = 0.5
_A_GOOD_GUESS = 0.08
_NEW_SUBJECT = 0.75
_WORDS_OF_A_NAME = 8
_CHOICES = 3
_WORD = re.compile(r"\w+")


class LetterUnclear(LoketAction):
    """Somebody does not understand a letter."""

    title = "action_letter"

    def act(self, moment: Moment) -> None:
        """Ask who sent it, or when that was said what it is about; a clear subject is answered at once."""
        if take_letter(moment):
            return
        moment.remember_question()
        senders, quoted = named_in(moment), _quoted(moment)
        if quoted is not None and not senders:
            show_way(moment, quoted)
            return
        if not senders:
            _ask_sender(moment)
            return
        about = _services_of(moment, senders[0], _CLEAR)
        if about:
            moment.remember(letter_from=senders[0].id)
            show_way(moment, about[0])
        else:
            _ask_subject(moment, senders[0])


class LetterFrom(LoketAction):
    """The citizen says who sent the letter, or that they do not know."""

    title = "action_letter_from"

    def act(self, moment: Moment) -> None:
        """Ask what it is about; who does not know the sender gets a person."""
        chosen = moment.directory.find_organisation(moment.entity("organisation"))
        sender = chosen or next(iter(named_in(moment)), None)
        if sender is not None:
            _ask_subject(moment, sender)
        elif moment.slot("asked") == "letter_from" and moment.is_typed and moment.intent != "deny":
            take_letter_subject(moment)
        else:
            _ask_for_person(moment)


class LetterAbout(LoketAction):
    """The citizen says what the letter is about."""

    title = "action_letter_about"

    def act(self, moment: Moment) -> None:
        """Show the way for that subject at that organisation, or ask for a person who reads along."""
        if moment.is_typed and moment.intent != "deny":
            take_letter_subject(moment)
        else:
            _ask_for_person(moment)


def take_letter(moment: Moment) -> bool:
    """Whether the message answered the question about a letter that was asked before, and was taken as that."""
    asked = moment.slot("asked")
    if not moment.is_typed or asked not in ("letter_from", "letter_about"):
        return False
    sender = next(iter(named_in(moment)), None)
    # "Utrecht" is said for the municipality of Utrecht.
    if sender is None and moment.entity("municipality"):
        sender = moment.directory.organisation(MUNICIPALITY)
    if asked == "letter_from" and sender is not None and len(moment.text.split()) <= _WORDS_OF_A_NAME:
        _ask_subject(moment, sender)
    else:
        take_letter_subject(moment)
    return True


def _quoted(moment: Moment) -> Service | None:
    """What a letter is about of which a telling word is quoted, such as “dwangbevel”; none when no such word is."""
    known = letter_words()
    found = [known[word] for word in _WORD.findall(moment.text.casefold()) if word in known]
    return moment.directory.find_service(found[0]) if found else None


def take_letter_subject(moment: Moment) -> None:
    """Take the message as the subject of the letter."""
    moment.remember_question()
    sender = moment.directory.find_organisation(moment.slot("letter_from"))
    about = _services_of(moment, sender, _A_GOOD_GUESS) if sender else moment.likely_services(_CLEAR)
    if not about and sender:
        about = moment.likely_services(_NEW_SUBJECT)[:1]  # no longer about the letter
    if not about:
        _ask_for_person(moment)
    elif len(about) == 1 or moment.confidence(about[0]) >= _CLEAR:
        show_way(moment, about[0])
    else:
        offer(moment, about[:_CHOICES], "utter_letter_which")
        moment.asked = "letter_about"  # who types more about it is still talking about the letter


def _ask_sender(moment: Moment) -> None:
    senders = [moment.directory.organisation(each) for each in _SENDERS]
    moment.say(
        "utter_letter_from",
        buttons=[
            *(
                Button(
                    title=each.name.in_language(moment.language), payload=f'/letter_from{{"organisation":"{each.id}"}}'
                )
                for each in senders
            ),
            moment.button("unknown", "/deny"),
            moment.button("person", "/ask_person"),
        ],
        kind="clarified",
    )
    moment.asked = "letter_from"


def _ask_subject(moment: Moment, sender: Organisation) -> None:
    moment.remember(letter_from=sender.id)
    moment.say(
        "utter_letter_about",
        buttons=[moment.button("unknown", "/deny"), moment.button("person", "/ask_person")],
        kind="answered",
        organisations=[sender.id],
        organisation=sender.name.in_language(moment.language),
        purpose=sender.purpose.in_language(moment.language),
    )
    moment.asked = "letter_about"


def _ask_for_person(moment: Moment) -> None:
    sender = moment.directory.find_organisation(moment.slot("letter_from"))
    moment.say("utter_letter_person", kind="handed_over", organisations=[sender.id] if sender else [])
    moment.ask_for_person("human_only", organisation=sender.id if sender else None)


def _services_of(moment: Moment, sender: Organisation, least: float) -> list[Service]:
    return [each for each in moment.likely_services(least) if each.provider == sender.id]
