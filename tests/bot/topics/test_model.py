"""The topic model by itself, on a few made-up topics with a made-up encoder."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pytest

from bot.topics import persons
from bot.topics.evidence import USUAL
from bot.topics.model import TopicModel
from bot.topics.names import FOUND, Names
from bot.topics.scorer import Effort
from bot.topics.training import Asked, Subjects, train

SUBJECTS = {
    "way/paspoort": ["paspoort", "reizen", "grens", "vliegveld"],
    "way/belasting": ["aangifte", "aanslag", "inkomen", "aftrek"],
    "way/verhuizen": ["verhuizen", "adres", "straat", "inschrijven"],
    "greet": ["hallo", "hoi", "goedemorgen", "dag"],
}
AROUND = [
    "ik heb een vraag over {}",
    "wat moet ik met {}",
    "{} hoe werkt dat",
    "mag ik {} nu al regelen",
    "help met {}",
]
EFFORT = Effort(width=16, grams=2000, passes=20, shrinkage=0.5)


class NoNames(Names):
    """No service or organisation is ever named."""

    def __init__(self, topics: list[str]) -> None:
        self._topics = topics

    def __contains__(self, text: str) -> bool:
        return False

    def find(self, texts: list[str]) -> npt.NDArray[np.float32]:
        return np.zeros((len(texts), len(self._topics), len(FOUND)), dtype=np.float32)


def encode(texts: list[str]) -> npt.NDArray[np.float32]:
    """The words of a text as a vector of length 1."""
    rows = np.full((len(texts), 64), 1e-3, dtype=np.float32)
    for text, row in zip(texts, rows, strict=True):
        for word in text.split():
            row[zlib.crc32(word.encode()) % 64] += 1
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def questions() -> list[Asked]:
    """What people ask about each subject, in other words than the phrases."""
    return [
        Asked(f"kunt u mij iets zeggen over {first} of {second}", topic.__eq__)
        for topic, words in SUBJECTS.items()
        for first, second in pairwise(words)
    ]


def trained(asked: Sequence[Asked] | None = None) -> tuple[TopicModel, list[str], list[str]]:
    said = [(around.format(word), topic) for topic, words in SUBJECTS.items() for word in words for around in AROUND]
    texts, topics = [text for text, _ in said], [topic for _, topic in said]
    subjects = Subjects(
        lambda topic: topic.rpartition("/")[2],
        lambda topic: 0.0,
        NoNames,
        lambda text: text.split(", ") if ", " in text else [],
        0.6,
        "way/belasting".__eq__,
    )
    known = questions() if asked is None else asked
    return train(texts, topics, encode(texts), encode, EFFORT, subjects, known), texts, topics


@pytest.fixture(scope="module")
def model() -> TopicModel:
    return trained()[0]


def test_a_new_sentence_gets_the_topic_of_its_words(model: TopicModel) -> None:
    texts = ["iets met mijn paspoort en de grens", "een aanslag op mijn inkomen", "hoi goedemorgen"]
    best = model.rank(encode(texts), texts).chances.argmax(axis=1)
    assert [model.topics[at] for at in best] == ["way/paspoort", "way/belasting", "greet"]


def test_training_twice_gives_the_same_model(model: TopicModel) -> None:
    texts = ["mijn adres", "een paspoort of een aanslag"]
    again, _, _ = trained()
    one, other = (each.rank(encode(texts), texts) for each in (model, again))
    assert np.array_equal(one.chances, other.chances)
    assert np.array_equal(one.sure, other.sure)


def test_a_model_is_saved_and_read_back_the_same(model: TopicModel, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("model")
    model.save(folder)
    texts = ["wat kost een paspoort", "dag", "inschrijven in een andere straat"]
    before, after = (each.rank(encode(texts), texts) for each in (model, TopicModel.load(folder, NoNames)))
    assert np.allclose(before.chances, after.chances, atol=0.02)
    assert np.allclose(before.sure, after.sure, atol=0.02)
    assert np.allclose(after.chances.sum(axis=1), 1)


def test_a_folder_without_a_model_is_an_error(tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(OSError):
        TopicModel.load(tmp_path_factory.mktemp("empty"), NoNames)


def test_words_of_two_topics_are_less_sure_than_words_of_one(model: TopicModel) -> None:
    texts = ["paspoort grens", "paspoort aanslag"]
    clear, mixed = model.rank(encode(texts), texts).sure
    assert clear > mixed


def test_a_message_leans_more_on_the_clause_that_is_surer(model: TopicModel) -> None:
    texts = ["iets over aangifte of mijn straat", "zomaar nog wat", "een aanslag op mijn inkomen na aangifte"]
    alone = model.rank(encode(texts), texts).chances
    leaning = model.rank(encode(texts), texts, 0.6).chances
    tax = model.topics.index("way/belasting")
    assert leaning[0, tax] > alone[0, tax]
    assert np.array_equal(leaning[1:], alone[1:])


def test_how_much_is_told_is_as_sure_as_the_best_of_the_subjects(model: TopicModel) -> None:
    texts = ["een aanslag op mijn inkomen na aangifte", "hoi goedemorgen"]
    subjects = np.asarray([topic.startswith("way/") for topic in model.topics])
    tax, greeting = model.told(encode(texts), texts, subjects)
    assert tax > 0.5 > greeting


def test_the_nearest_phrase_is_the_one_that_says_the_same(model: TopicModel) -> None:
    _, texts, topics = trained()
    text, topic = texts[7], topics[7]
    [near, further] = model.nearest(encode([text])[0], text, 2)
    assert (near.text, near.topic) == (text, topic)
    assert near.similarity == pytest.approx(1, abs=0.01)
    assert further.similarity <= near.similarity


def test_without_questions_it_goes_by_what_is_usual() -> None:
    model, _, _ = trained([])
    assert model.evidence == USUAL
    best = model.rank(encode(["een aanslag op mijn inkomen"]), ["een aanslag op mijn inkomen"]).chances.argmax()
    assert model.topics[best] == "way/belasting"


def test_what_people_ask_decides_how_sure_it_is(model: TopicModel) -> None:
    never_right = [each._replace(is_right=lambda topic: topic == "greet") for each in questions()]
    doubting, _, _ = trained(never_right)
    texts = ["een aanslag op mijn inkomen"]
    assert doubting.rank(encode(texts), texts).sure[0] < model.rank(encode(texts), texts).sure[0] - 0.2


def test_a_fresh_question_that_is_not_answered_says_more_than_one_that_phrases_were_written_for() -> None:
    missed = [each._replace(is_right=lambda topic: topic == "greet") for each in questions()]
    foreseen, _, _ = trained([*questions(), *missed])
    fresh, _, _ = trained([*questions(), *(each._replace(is_fresh=True) for each in missed)])
    texts = ["een aanslag op mijn inkomen"]
    assert fresh.rank(encode(texts), texts).sure[0] < foreseen.rank(encode(texts), texts).sure[0] - 0.2


def test_who_should_have_a_person_is_learned_from_the_questions() -> None:
    asked = [each._replace(needs_person=each.is_right("way/belasting")) for each in questions()]
    learned, _, _ = trained(asked)
    heavy = np.asarray([topic == "way/belasting" for topic in learned.topics], dtype=np.float32)
    texts = ["een aanslag op mijn inkomen", "een paspoort voor de grens"]
    chances = learned.rank(encode(texts), texts).chances
    tax, passport = (
        persons.wanted(learned.person, persons.heaviness(row[None], heavy), vector)
        for row, vector in zip(chances, encode(texts), strict=True)
    )
    assert tax > 0.5 > passport


def test_a_clause_makes_a_message_heavy_and_without_questions_nobody_is_wanted() -> None:
    heavy = np.asarray([1, 0], np.float32)
    assert persons.heaviness(np.asarray([[0.1, 0.9], [0.9, 0.1]], np.float32), heavy) == pytest.approx(0.72)
    assert persons.heaviness(np.asarray([[0.1, 0.9]], np.float32), heavy) == pytest.approx(0.1)
    assert persons.wanted(trained([])[0].person, 1.0, encode(["paspoort"])[0]) == 0
