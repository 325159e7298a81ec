"""The words by which an event is found, and the snippet that shows them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.conversation.events import AnyBody, Event
from handoff.conversation.kinds.beside import Whispered
from handoff.conversation.kinds.casework import Labelled
from handoff.conversation.kinds.talk import Analysis, Message, Note
from handoff.conversation.parties import Person, Sender
from handoff.storage.search_words import WORDS_ASKED, asked_for, indexed, matched, snippet, text_of, words_in
from loket.personal_data import MARK
from loket.wire import Understood

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
texts = st.text(max_size=300)


def event(body: AnyBody) -> Event:
    """An event with this body."""
    return Event(seq=1, sender=Sender(role="citizen"), body=body, created_at=NOW)


@given(texts, st.integers(1, 6))
def test_every_word_of_a_text_is_found_by_its_beginning(text: str, letters: int) -> None:
    said = text_of(event(Message(text=text)))
    for word in words_in(said):
        (asked,) = asked_for(said[word.start : word.end])
        assert asked == word.folded
        assert matched(said, [asked[:letters]]) == {asked[:letters]}


@given(texts, texts)
def test_a_snippet_is_a_piece_of_the_text_and_marks_only_what_was_asked_for(text: str, question: str) -> None:
    said, asked = text_of(event(Message(text=text))), asked_for(question)
    parts = snippet(said, asked)
    middle = "".join(part.text for part in parts if part.text != "…" or part.found)
    assert middle in said or "…" in said
    assert all(matched(part.text, asked) for part in parts if part.found)
    if matched(said, asked):
        assert any(part.found for part in parts)


@given(st.lists(texts, max_size=4).map(" ".join))
def test_both_databases_get_letters_and_digits_alone(text: str) -> None:
    assert all(word.isalnum() and 0 < len(word) <= 64 for word in indexed(event(Message(text=text))))


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("Café", ["cafe"]), ("STRASSE Straße", ["strasse"]), ("über-gemeente", ["uber", "gemeente"]), ("  ?! ", [])],
)
def test_capitals_accents_and_signs_do_not_count(typed: str, asked: list[str]) -> None:
    assert asked_for(typed) == asked


def test_a_question_has_so_many_words_and_no_more() -> None:
    assert len(asked_for(" ".join(f"w{n}" for n in range(20)))) == WORDS_ASKED


def test_what_a_caseworker_wrote_of_a_person_is_not_found_by_number() -> None:
    note = event(Note(text="bsn 111222333, mail jan@example.nl"))
    assert MARK in text_of(note)
    assert indexed(note) == ["bsn", "mail"]


def test_what_is_no_text_for_readers_is_not_in_the_index() -> None:
    whisper = Whispered(text="geheim", to=Person(id="a", name="Anna", organisation="UWV"))
    bodies: list[AnyBody] = [
        Labelled(added=["label"]),
        Analysis(of=1, understood=Understood(intent="x", confidence=1)),
        whisper,
    ]
    assert [indexed(event(body)) for body in bodies] == [[], [], []]
