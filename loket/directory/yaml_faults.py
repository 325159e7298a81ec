"""What is usually wrong where the parser stumbles, in words for an editor: the parser's own speak of tokens and blocks.

The parser only tells where it could not go on. What was meant is seen in the lines there: a tab, a colon without a
space behind it, a quote that nothing closes.
"""

from __future__ import annotations

import re

import yaml

_FIELD = r"\s*(?:- )?[\w-]+:"
_NO_SPACE = re.compile(rf"{_FIELD}[^\s/:]")
_COLON_IN_TEXT = re.compile(rf"({_FIELD}\s+[^\s\"'\[{{#|>][^#]*?):(?:\s|$)")
_NO_COLON = re.compile(r"\s*(?:- )?[\w-]+(?: |$)[^:]*$")
_NO_DASH_SPACE = re.compile(r"\s*-[^\s-]")
_SPECIAL = re.compile(r"(?:\s*(?:- )?[\w-]+:|\s*-)\s+([@`%&*!|>?])")
_QUOTED = re.compile(rf"(?:{_FIELD}|\s*-)\s+([\"'])")
_LIST_OR_FIELDS = {"[": "]", "{": "}"}


def in_words(text: str, error: yaml.MarkedYAMLError) -> str:
    """Where in ``text`` the fault is (line and column, counted from 1), and what is usually wrong there."""
    lines = text.splitlines() or [""]
    found = error.problem_mark or error.context_mark
    if found is None:
        return f"this is not YAML ({error.problem})"
    place = min(found.line, len(lines) - 1)
    context = place if error.context_mark is None else min(error.context_mark.line, place)
    before = next((each for each in range(place - 1, -1, -1) if lines[each].strip()), place)
    return (
        _tab(lines, place)
        or _open_quote(lines, context, place, error)
        or _first(lines, (before, place))
        or _open_bracket(lines, error)
        or _at(
            place,
            found.column,
            "this line does not fit under the one above: fields that belong together start under each other, and what "
            "belongs to a field two spaces further in; a list in [ ] needs a comma between what stands in it",
        )
    )


def at(mark: yaml.Mark | None) -> str:
    """``line 2, column 5: ``; empty when the place is not known."""
    return "" if mark is None else f"line {mark.line + 1}, column {mark.column + 1}: "


def _at(line: int, column: int, words: str) -> str:
    return f"line {line + 1}, column {column + 1}: {words}"


def _tab(lines: list[str], place: int) -> str | None:
    """A tab among the spaces at the start of the line: it looks like spaces and is none."""
    line = lines[place]
    start = line[: len(line) - len(line.lstrip())]
    return _at(place, start.index("\t"), "there is a tab here: use spaces instead") if "\t" in start else None


def _open_quote(lines: list[str], context: int, place: int, error: yaml.MarkedYAMLError) -> str | None:
    if error.context == "while scanning a quoted scalar" and error.context_mark is not None:
        return _at(error.context_mark.line, error.context_mark.column, _CLOSE.format(quote=_sign(lines, error)))
    # The next quote in the file closes it all the same, and what comes after that is what cannot be read.
    for each in range(context, place + 1):
        begins = _QUOTED.match(lines[each])
        if begins is None:
            continue
        quote, rest = begins.group(1), lines[each][begins.end() :]
        if quote not in rest:
            return _at(each, begins.start(1), _CLOSE.format(quote=quote))
        after = rest[rest.rindex(quote) + 1 :].strip()
        if each == place and after and not after.startswith("#"):
            return _at(each, begins.start(1), _WHOLE)
    return None


_CLOSE = "the quote ({quote}) that begins here is not closed: put the same one at the end of the text"
_WHOLE = "only a part of this text is between quotes: put them around all of it (' around a text with \" in it)"


def _sign(lines: list[str], error: yaml.MarkedYAMLError) -> str:
    mark = error.context_mark
    return lines[mark.line][mark.column : mark.column + 1] if mark is not None and mark.line < len(lines) else '"'


def _first(lines: list[str], places: tuple[int, ...]) -> str | None:
    """What can be seen in one line alone; the parser often stumbles only over the line after it."""
    for place in dict.fromkeys(places):
        line = lines[place]
        if line.lstrip().startswith("#"):
            continue
        if missing := _NO_SPACE.match(line):
            return _at(place, missing.end() - 1, "there must be a space after the colon: `field: value`")
        if special := _SPECIAL.match(line):
            return _at(place, special.start(1), f"put quotes around a text that starts with {special.group(1)}")
        if colon := _COLON_IN_TEXT.match(line):
            return _at(
                place,
                colon.end(1),
                "this text has a colon in it: put quotes around the whole text, such as "
                '`nl: "Let op: neem uw paspoort mee."`',
            )
        start = len(line) - len(line.lstrip())
        if _NO_DASH_SPACE.match(line):
            return _at(place, start, "there must be a space after the dash: `- value`")
        # What stands further in may well be the second line of a text.
        if (place == places[-1] or start == 0) and (bare := _NO_COLON.match(line)) and line[start] != "-":
            return _at(place, start, _NO_FIELD.format(words=bare.group().strip()[:30]))
    return None


_NO_FIELD = "“{words}” is no field: write `field: value`, or begin further in when it belongs to the text above"


def _open_bracket(lines: list[str], error: yaml.MarkedYAMLError) -> str | None:
    mark = error.context_mark
    if mark is None or not (error.context or "").startswith("while parsing a flow"):
        return None
    opened = lines[mark.line][mark.column : mark.column + 1]
    if opened not in _LIST_OR_FIELDS:
        return None
    closed = _LIST_OR_FIELDS[opened]
    return _at(
        mark.line,
        mark.column,
        f"what begins here with {opened} is not closed with {closed}, or a comma is missing in it",
    )
