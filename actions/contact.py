"""How an organisation is reached: “wat is het telefoonnummer van de SVB?”, “waar is het gemeentehuis?”."""

from __future__ import annotations

import re

from actions.called import called
from actions.knowledge import button_title, contact_words, words_that_say_little
from actions.moment import Moment
from actions.organisations import names_of
from loket.directory import MUNICIPALITY, Municipality, Organisation
from loket.directory.card import channels_of
from loket.wire import Channel

_WORD = re.compile(r"\w+")


def tell_contact(moment: Moment) -> bool:
    """Whether the message only named one organisation or asked how to reach it, and that was told."""
    if not (_asks_for_contact(moment.text, _place(moment)) or _only_names(moment.text)):
        return False
    organisation = _asked_about(moment)
    if organisation is None:
        return _tell_of_loket(moment) if _speaks_to_us(moment.text) else False
    moment.remember_question()
    _tell(moment, organisation, moment.text)
    return True


def tell_contact_there(moment: Moment) -> bool:
    """Whether a question for the number or the hours of the municipality waited for which one, and was answered."""
    question = next(reversed(moment.slot("questions") or []), "")
    if not moment.directory.municipality(moment.slot("municipality")) or not _asks_for_contact(question, None):
        return False
    if _named_in(question) != {MUNICIPALITY}:
        return False
    _tell(moment, moment.directory.organisation(MUNICIPALITY), question)
    return True


def _tell(moment: Moment, organisation: Organisation, question: str) -> None:
    municipality = moment.directory.municipality(moment.slot("municipality"))
    if organisation.id == MUNICIPALITY and municipality is None:
        moment.say(
            "utter_contact_municipality",
            buttons=[moment.button("municipality_unknown", "/deny")],
            kind="answered",
            organisations=[organisation.id],
        )
        moment.remember(municipality_asked=True, service=None)
        moment.asked = "municipality"
        return
    ways = channels_of(organisation, moment.language, municipality)
    lines = [f"– {_line(moment, each)}" for each in ways]
    if not any(each.hours for each in ways) and _words(question) & contact_words().hours:
        lines.append(button_title("hours_unknown", moment.language))
    own = municipality if organisation.id == MUNICIPALITY else None
    moment.say(
        "utter_contact",
        buttons=[moment.button("person", "/ask_person")],
        kind="answered",
        organisations=[organisation.id],
        organisation=_municipality_of(moment, own) if own else called(moment, organisation.id),
        ways="\n".join(lines),
        offers_person=True,
    )


def _municipality_of(moment: Moment, municipality: Municipality) -> str:
    return button_title("municipality_of", moment.language).format(name=municipality.name)


def _tell_of_loket(moment: Moment) -> bool:
    moment.remember_question()
    moment.say("utter_contact_loket", buttons=[moment.button("person", "/ask_person")], kind="other")
    moment.asked = "rephrase"
    return True


def _asked_about(moment: Moment) -> Organisation | None:
    """The one organisation that the question names, or on whose site it is asked."""
    named = _named_in(moment.text) or ({MUNICIPALITY} if _place(moment) else set())
    if not named and _speaks_to_us(moment.text):
        return moment.directory.find_organisation(moment.slot("site"))
    return moment.directory.organisation(named.pop()) if len(named) == 1 else None


def _named_in(text: str) -> set[str]:
    """The ids of the organisations that ``text`` names; a town hall is the municipality's."""
    named = {organisation for organisation, _ in names_of(text)}
    return named | {MUNICIPALITY} if _words(text) & contact_words().town_hall else named


def _asks_for_contact(text: str, place: Municipality | None) -> bool:
    """Whether ``text`` asks how somebody is reached and is about nothing else; ``place`` is the one that it names."""
    known = contact_words()
    words = _words(text)
    asks = known.asks | known.town_hall
    if not words & asks or (words & known.about_me and not words & known.hours):
        return False
    of_the_names = {word for _, name in names_of(text) for word in name.split()}
    of_the_place = {word for name in (place.name, *place.places) for word in _words(name)} if place else set()
    return not words - of_the_names - of_the_place - asks - known.spoken_to - words_that_say_little()


def _only_names(text: str) -> bool:
    """Whether ``text`` is the name of an organisation and nothing else: “uwv”, “de belastingdienst”."""
    of_the_names = {word for _, name in names_of(text) for word in name.split()}
    return bool(of_the_names) and not _words(text) - of_the_names - words_that_say_little()


def _place(moment: Moment) -> Municipality | None:
    return moment.directory.municipality(moment.entity("municipality"))


def _speaks_to_us(text: str) -> bool:
    return bool(_words(text) & contact_words().spoken_to)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _line(moment: Moment, way: Channel) -> str:
    kind = button_title(f"way_{way.kind}", moment.language)
    hours = f" ({way.hours})" if way.hours else ""
    return f"{kind}: {way.label}{hours}"
