"""The directory's types: what an editor may write in ``data/directory`` and what the rest of Loket reads.

Every text for citizens is a :class:`Text` in Dutch and English. Every fact about the outside world carries a
:class:`Fact`: where it comes from, when somebody looked, and whether a source confirmed it.
"""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Literal

import msgspec

MUNICIPALITY = "gemeente"
"""The organisation that stands for the citizen's own municipality."""

Language = Literal["nl", "en"]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Audience = Literal["citizen", "business"]
Area = Literal[
    "work",
    "money",
    "housing",
    "family",
    "health",
    "education",
    "travel",
    "traffic",
    "business",
    "taxes",
    "neighbourhood",
    "justice",
]
OrganisationKind = Literal[
    "ministry",
    "executive-body",
    "level",  # gemeente, provincie, waterschap: stands for the citizen's own one
    "regulator",
    "court",
    "police",
    "emergency",
    "helpline",
    "ombudsman",
    "legal-help",
    "debt-help",
    "business",
    "care",
]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A piece of the directory: immutable, and a field that nobody knows is an error."""


class Text(Record, frozen=True, kw_only=True):
    """One text in both languages."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in ``language`` (ISO 639-1); English for every language but Dutch."""
        return self.nl if language == "nl" else self.en


class Texts(Record, frozen=True, kw_only=True):
    """A list of texts in both languages: words, things to have at hand, example questions."""

    nl: list[str] = []
    en: list[str] = []

    def in_language(self, language: str) -> list[str]:
        """The texts in ``language`` (ISO 639-1); English for every language but Dutch."""
        return self.nl if language == "nl" else self.en


class Fact(Record, frozen=True, kw_only=True):
    """Where a fact comes from. ``verified`` is false when no source confirmed it; it is then shown as uncertain."""

    source: str
    checked_on: date
    verified: bool


class Hours(Record, frozen=True, kw_only=True):
    """Opening times on some days of the week, local time of Europe/Amsterdam, ``opens`` before ``closes``."""

    days: list[Day]
    opens: time
    closes: time


class Telephone(Record, frozen=True, kw_only=True):
    """A telephone entrance. ``number`` is E.164 (``+31888989294``) or a short or free one (``112``, ``0800-2000``)."""

    number: str
    fact: Fact
    label: Text | None = None
    cost: Text | None = None
    hours: list[Hours] = []  # empty: not known
    always_open: bool = False
    open_on_holidays: bool = False


class Organisation(Record, frozen=True, kw_only=True):
    """An organisation that citizens can be shown the way to."""

    id: str
    name: Text
    kind: OrganisationKind
    purpose: Text  # one sentence: what people go there for
    website: Text
    fact: Fact
    identifier: str | None = None  # TOOI URI or OIN
    telephone: list[Telephone] = []
    person: Text | None = None  # how to reach a person there
    languages: list[str] = msgspec.field(default_factory=lambda: ["nl"])
    part_of: str | None = None  # id of the organisation that it is a part of, and where people may go as well
    words: Texts = Texts()  # other names that people use


class Product(Record, frozen=True, kw_only=True):
    """A name of the Uniforme Productnamenlijst (standaarden.overheid.nl/upl) and its URI."""

    name: str
    uri: str


class Channels(Record, frozen=True, kw_only=True):
    """How the service is reached. ``telephone`` true: the provider's own number."""

    online: Text | None = None  # URL in each language
    telephone: bool = True
    desk: Text | None = None  # where to go, in words


class Rhythm(Record, frozen=True, kw_only=True):
    """A rule from which the next payment follows: which ``day`` of which ``months`` (1 to 12; none: every month).

    ``precision``: "day" is that day, or the first working day after it when it is in a weekend or on a public holiday;
    "about" is some day around it; "first_week" is the first week of the month, whatever ``day`` says.
    """

    precision: Literal["day", "about", "first_week"]
    day: int = 1
    months: list[int] = []


class Payment(Record, frozen=True, kw_only=True):
    """When it is paid: a rule in words, and as far as known the days. ``of`` says which payment the days are of."""

    rule: Text
    fact: Fact
    of: Text | None = None
    dates: list[date] = []  # days that the organisation has published, in order
    rhythm: Rhythm | None = None  # from here where no published day is left


class Service(Record, frozen=True, kw_only=True):
    """Something the government does for people, told in the order in which they need it."""

    id: str
    area: Area
    name: Text
    provider: str  # id of an organisation; one of kind "level" becomes the citizen's own
    audience: list[Audience]
    summary: Text  # one or two sentences: what it is
    first_step: Text  # one sentence that starts with what to do
    channels: Channels
    examples: Texts  # questions in people's own words
    fact: Fact
    other_languages: dict[str, list[str]] = {}  # the same in languages that are understood and not spoken, by ISO 639-1
    product: Product | None = None
    words: Texts = Texts()
    at_hand: Texts = Texts()
    term: Text | None = None
    cost: Text | None = None
    payment: Payment | None = None
    person_first: bool = False  # a caseworker should come before anything else
    urgent: bool = False  # for people in danger or without food or shelter: shown big, and a person at once
    hardship: bool = False  # who asks for this is in trouble; several of these need one caseworker who keeps the lead
    see_also: list[str] = []  # ids of services


class Municipality(Record, frozen=True, kw_only=True):
    """A municipality: found by name, by a place inside it, or by the four digits of a postcode."""

    code: str  # CBS code, for example GM0344
    name: str
    province: str
    telephone: str | None  # "14 030" or another entrance; none when not known
    website: str | None
    places: list[str] = []  # places inside it and other names that people use
    postcodes: list[tuple[int, int]] = []  # inclusive ranges of the four digits


class SpecialDay(Record, frozen=True, kw_only=True):
    """A day on which the ordinary hours do not hold: other ``hours`` (``days`` is not looked at), or closed."""

    date: date
    hours: list[Hours] = []
    why: Text | None = None  # shown to who comes that day


class Overflow(Record, frozen=True, kw_only=True):
    """Where a conversation goes that this desk cannot take now: another desk (its id), ``callback`` or ``wait``.

    ``closed``: outside its hours; ``nobody``: open, but no caseworker serves it; ``full``: no room in the queue;
    ``late``: who waits longest is past the target.
    """

    when: Literal["closed", "nobody", "full", "late"]
    to: str


class Desk(Record, frozen=True, kw_only=True):
    """A queue with the people behind it. ``organisations`` whose conversations come here; none: the general desk."""

    id: str
    name: Text
    organisation: str | None  # id of the organisation whose caseworkers sit here
    organisations: list[str]
    hours: list[Hours]
    municipalities: list[str] = []  # CBS codes: only for who lives there or is on their site; none: from everywhere
    open_on_holidays: bool = False
    time_zone: str = "Europe/Amsterdam"
    breaks: list[Hours] = []  # closed in between
    special_days: list[SpecialDay] = []
    reasons: list[str] = []  # why a person is needed (wire.Reason): these come here, whatever they are about
    topics: list[str] = []  # ids of services that come here before they go to the desk of their organisation
    languages: list[str] = msgspec.field(default_factory=lambda: ["nl", "en"])  # ISO 639-1, that are spoken here
    skills: list[str] = []  # what a caseworker must be able to do to serve here
    assignment: Literal["pick", "automatic"] = "pick"
    first_answer: int = 600  # seconds within which somebody should have an answer
    warn_after: int = 420  # seconds after which the desk is warned that this will be missed
    ask_after: int = 1200  # seconds of waiting after which somebody is asked whether to go on, and shown other doors
    ask_again: int = 3600  # seconds between two of those questions
    room: int | None = None  # how many may wait; none: no limit
    overflow: list[Overflow] = []
    escalates_to: str | None = None  # id of the desk for what is too hard or too much for this one
    steps_in: bool = False  # its caseworkers may take over from the bot unasked; a supervisor always may
    answers_within: int | None = None  # days within which this desk answers what was escalated to it
    wrap_up: Annotated[int, msgspec.Meta(ge=0, le=60)] | None = None  # minutes to round off after closing
    wrap_up_offered: bool = False  # they are offered then, and do not begin by themselves
    closed_words: Text | None = None  # what else the desk says to who comes while it is closed
    waiting_words: Text | None = None  # and to who begins to wait here
