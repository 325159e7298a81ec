"""What may be asked and answered, and what an editor may write in ``data/business``.

A condition (:class:`Needs`) names fields of the answers and the values with which it holds, never code: a field or a
value that does not exist is found by the check.
"""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from loket.directory.types import Fact, Record, Telephone, Text, Texts

Field = Literal[
    "nationality",
    "place",
    "presence",
    "permit",
    "route",
    "company",
    "work",
    "alcohol",
    "diploma",
    "registered",
    "form",
    "customers",
    "staff",
    "premises",
    "numbers",
    "start",
]
FIELDS: tuple[Field, ...] = get_args(Field)
UNKNOWN = "unknown"
"""The value of a field that the founder skipped, or that was not asked because it makes no difference."""

Nationality = Literal["dutch", "eu", "uk", "us", "japan", "turkey", "other"]
Place = Literal["nl", "moving", "short", "abroad"]
Presence = Literal["service", "establish"]
Permit = Literal[
    "asylum", "family", "student", "skilled", "orientation", "self_employed", "protection", "withdrawal", "none"
]
Route = Literal["startup", "long_term", "regular"]
Company = Literal["alone", "partners"]
Work = Literal[
    "services",
    "shop",
    "food",
    "construction",
    "care",
    "childcare",
    "taxi",
    "beauty",
    "trade",
    "regulated",
    "other",
]
YesNo = Literal["yes", "no"]
Diploma = Literal["nl", "abroad"]
Form = Literal["eenmanszaak", "vof", "bv"]
Customers = Literal["nl", "abroad"]
Premises = Literal["home", "rented", "own", "customers"]
Numbers = Literal["both", "bsn", "none"]
Unknown = Literal["unknown"]

StepTime = Literal["now", "deadline", "soon", "later"]
Part = Literal["cost", "term", "bring", "desk", "telephone"]
"""What a step takes from its service where it is silent itself."""
Command = Literal["skip", "why", "back", "show", "stop", "change", "go_on", "make"]


class Needs(Record, frozen=True, kw_only=True):
    """Holds when each field that is named has one of its values; ``unknown`` is a value of every field."""

    nationality: list[Literal[Nationality, Unknown]] = msgspec.field(default_factory=list)
    place: list[Literal[Place, Unknown]] = msgspec.field(default_factory=list)
    presence: list[Literal[Presence, Unknown]] = msgspec.field(default_factory=list)
    permit: list[Literal[Permit, Unknown]] = msgspec.field(default_factory=list)
    route: list[Literal[Route, Unknown]] = msgspec.field(default_factory=list)
    company: list[Literal[Company, Unknown]] = msgspec.field(default_factory=list)
    work: list[Literal[Work, Unknown]] = msgspec.field(default_factory=list)
    alcohol: list[Literal[YesNo, Unknown]] = msgspec.field(default_factory=list)
    diploma: list[Literal[Diploma, Unknown]] = msgspec.field(default_factory=list)
    registered: list[Literal[YesNo, Unknown]] = msgspec.field(default_factory=list)
    form: list[Literal[Form, Unknown]] = msgspec.field(default_factory=list)
    customers: list[Literal[Customers, Unknown]] = msgspec.field(default_factory=list)
    staff: list[Literal[YesNo, Unknown]] = msgspec.field(default_factory=list)
    premises: list[Literal[Premises, Unknown]] = msgspec.field(default_factory=list)
    numbers: list[Literal[Numbers, Unknown]] = msgspec.field(default_factory=list)


class Variant(Record, frozen=True, kw_only=True):
    """A text for those whom one of ``needs`` fits; for everybody when there are none."""

    nl: str
    en: str
    needs: list[Needs] = msgspec.field(default_factory=list)

    def in_language(self, language: str) -> str:
        """The text in ``language`` (ISO 639-1); English for every language but Dutch."""
        return self.nl if language == "nl" else self.en


class Deadline(Record, frozen=True, kw_only=True):
    """The last day for a step, counted from the start of the business: the day itself, the end of its quarter, or the
    end of its year; then ``months`` and ``days`` on (or back, when negative).
    """

    of: Literal["start", "quarter", "year"]
    months: int = 0
    days: int = 0


class Source(Fact, frozen=True, kw_only=True):
    """Where the fields named in ``of`` come from, as far as the step's own source does not say them."""

    of: list[Literal["what", "bring", "cost", "duration", "term"]]


class Step(Record, frozen=True, kw_only=True):
    """One thing to do. It is in the plan when one of ``needs`` fits (or there are none) and none of ``unless`` does.

    Where the step is silent on what it costs, its term, what to bring or who helps, the card of its service speaks,
    unless that is about another case: such parts stand in ``without``.
    """

    id: str
    when: StepTime
    title: Text
    what: Text  # what to do, in one to three sentences
    organisation: str  # id in the directory
    why: list[Variant]  # why it is in this plan: the first that fits
    fact: Fact
    needs: list[Needs] = msgspec.field(default_factory=list)
    unless: list[Needs] = msgspec.field(default_factory=list)
    service: str | None = None  # id in the directory
    without: list[Part] = msgspec.field(default_factory=list)  # what the service says of another case
    bring: list[Variant] = msgspec.field(default_factory=list)  # those that fit
    cost: Text | None = None
    duration: Text | None = None
    term: Text | None = None
    due: Deadline | None = None
    after: list[str] = msgspec.field(
        default_factory=list
    )  # ids of steps that come before, as far as they are in the plan
    online: Text | None = None  # address in each language
    desk: Text | None = None  # where a person helps, in words
    telephone: Telephone | None = None  # of whoever is not in the directory
    helper: str | None = None  # id of the organisation whose telephone helps, where that of the step has none
    more: list[Source] = msgspec.field(default_factory=list)


class Choice(Record, frozen=True, kw_only=True):
    """One answer. ``words`` say it in any sentence, ``answers`` only right after the question."""

    value: str
    title: Text
    needs: list[Needs] = msgspec.field(default_factory=list)
    words: Texts = Texts()
    answers: Texts = Texts()


class Question(Record, frozen=True, kw_only=True):
    """A question about one field. It is asked when one of ``needs`` fits and the answer makes a difference."""

    id: Field
    label: Text  # what it is about, in a word or two
    text: Text
    why: Text  # the answer to "why do you ask?"
    choices: list[Choice] = msgspec.field(default_factory=list)  # none: a date
    needs: list[Needs] = msgspec.field(default_factory=list)
    about: Texts = Texts()  # how people name the subject when they want to change their answer


class Country(Record, frozen=True, kw_only=True):
    """Countries whose nationals follow the same rules, with what they and their people are called."""

    group: Nationality
    names: Texts
    people: Texts


class Words(Record, frozen=True, kw_only=True):
    """How people speak with the plan, beside their answers."""

    skip: Texts
    why: Texts
    back: Texts
    show: Texts
    stop: Texts
    go_on: Texts
    make: Texts
    change: Texts  # what a sentence has in it that changes an answer
    correction: Texts  # "actually", "sorry": what comes next replaces what was said before
    questions: Texts  # how a question begins
    polite: Texts  # words that can be left out
    nationality_before: Texts  # "I am a …": the word behind it is a nationality
    nationality_after: Texts  # "… citizen"
    living: Texts  # "I live in …"
    cities_abroad: Texts
    months: list[Texts]
    numbers: list[Texts]


class Frame(Record, frozen=True, kw_only=True):
    """The texts of the plan itself, the order of the files with steps, and the services whose card offers the plan."""

    title: Text
    intro: Text
    no_date: Text
    stages: list[str]
    offered_with: list[str]
    day: Text  # how a date is written: {day} {month} {year}
    month_names: Texts


class Steps(Record, frozen=True, kw_only=True):
    """A file with steps."""

    steps: list[Step]


class Questions(Record, frozen=True, kw_only=True):
    """The file with the questions, in the order in which they are asked."""

    questions: list[Question]


class Countries(Record, frozen=True, kw_only=True):
    """The file with the countries."""

    countries: list[Country]


def mentioned(needs: Needs) -> dict[str, frozenset[str]]:
    """The fields that ``needs`` names, with their values."""
    return {
        field.name: frozenset(values)
        for field in msgspec.structs.fields(Needs)
        if (values := getattr(needs, field.name))
    }
