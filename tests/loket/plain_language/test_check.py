"""The check: what is too hard fails with the file, the field, the text and what to do; what is plain passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from loket.directory.__main__ import main as check_directory
from loket.plain_language.__main__ import main
from loket.plain_language.sources import IN_PROJECT, NotATextFile, Source, texts

LONG = "Als u gaat verhuizen naar een ander huis in een ander dorp of een andere stad, meldt u dat daar op tijd."
HARD = (
    "Gemeentelijke inkomensondersteuning veronderstelt ontoereikende bestaansmiddelen en aantoonbare woonlasten "
    "bij alle aanvragende huishoudens, ongeacht gezinssamenstelling."
)


def write(project: Path, file: str, text: str) -> None:
    path = project / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def failures(project: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["--project", str(project)]) == 1
    return capsys.readouterr().err


def test_plain_texts_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(
        tmp_path, "data/texts/buttons.yml", "go: {nl: U kunt nu uw vraag stellen., en: You can ask your question now.}"
    )

    assert main(["--project", str(tmp_path)]) == 0
    assert "1 Dutch and 1 English texts are plain" in capsys.readouterr().out


def test_an_official_word_fails_also_in_a_label(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "data/texts/buttons.yml", "hand_in: {nl: Aanvraag indienen, en: Apply}")

    said = failures(tmp_path, capsys)

    assert "data/texts/buttons.yml: hand_in.nl: “indienen” is a word of officials. Write: sturen" in said
    assert "“Aanvraag indienen”" in said


def test_a_long_sentence_fails_in_both_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    english = (
        "If you move to another house in another village or town you have to tell the people there "
        "about it as soon as you possibly can."
    )
    write(tmp_path, "data/texts/moving.yml", f"moving:\n  nl: {LONG}\n  en: {english}\n")

    said = failures(tmp_path, capsys)

    assert "moving.nl: a sentence of 22 words (“Als u gaat verhuizen …”); 20 is the most. Make two" in said
    assert "moving.en: a sentence of 26 words (“If you move to …”); 25 is the most" in said


def test_long_words_fail_by_the_formula(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "data/texts/hard.yml", f"hard: {{nl: '{HARD}', en: Money}}")

    assert "hard.nl: reads harder than B1" in failures(tmp_path, capsys)


def test_several_sentences_that_are_all_rather_long_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = "U gaat met de bus of met de trein naar de stad en u koopt daar wat eten."
    write(tmp_path, "data/texts/town.yml", f"town: {{nl: '{one} {one} {one}', en: Town}}")

    assert "town.nl: 18 words per sentence; 15 is the most" in failures(tmp_path, capsys)


def test_what_stands_on_one_page_is_measured_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    part = "Uw {} betaalt automatisch iedere gezamenlijke gemeentelijke belasting."
    lines = "".join(
        f"{field}: {{nl: '{part.format(word)}', en: It pays.}}\n"
        for field, word in (("summary", "bank"), ("first_step", "baas"), ("term", "buur"), ("cost", "oom"))
    )
    write(tmp_path, "data/directory/services/taxes/hard.yml", lines)

    assert "summary, first_step, term, cost (together): reads harder than B1" in failures(tmp_path, capsys)


def test_names_of_services_and_organisations_are_no_hard_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(
        tmp_path,
        "data/directory/organisations/svb.yml",
        "name: {nl: Indieningsinstituut Verzekeringsuitvoering (IV), en: IV}\n"
        "purpose: {nl: Vraag het het indieningsinstituut verzekeringsuitvoering als u een brief krijgt., en: Ask}\n",
    )

    assert main(["--project", str(tmp_path)]) == 0


def test_what_citizens_type_themselves_is_not_measured(tmp_path: Path) -> None:
    write(
        tmp_path,
        "data/directory/services/work/ww.yml",
        "name: {nl: WW, en: WW}\nexamples: {nl: [indienen ww aanvraag], en: [apply]}\n",
    )

    assert main(["--project", str(tmp_path)]) == 0


def test_both_variants_of_a_response_are_read(tmp_path: Path) -> None:
    variants = "".join(
        f"  - text: {text}\n    condition:\n    - {{type: slot, name: language, value: {language}}}\n"
        for language, text in (("nl", "Goedemorgen"), ("en", "Good morning"))
    )
    write(tmp_path, "bot/domain/responses.talk.yml", f"version: '3.1'\nresponses:\n  utter_greet:\n{variants}")

    found = {(each.field, each.language, each.text) for each in texts(tmp_path, IN_PROJECT)}

    assert found == {("utter_greet", "nl", "Goedemorgen"), ("utter_greet", "en", "Good morning")}


def test_the_words_of_the_widget_are_read(tmp_path: Path) -> None:
    write(tmp_path, "handoff/web/widget/texts/nl.json", '{"language": {}, "words": {"ask": "Stel \\"uw\\" vraag"}}')

    found = [(each.field, each.language, each.text) for each in texts(tmp_path, IN_PROJECT)]

    assert found == [("ask", "nl", 'Stel "uw" vraag')]


def test_a_file_that_cannot_be_read_whole_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "handoff/web/widget/texts/nl.json", '{"language": {}}')

    with pytest.raises(NotATextFile, match=r"^handoff/web/widget/texts/nl\.json: "):
        list(texts(tmp_path, IN_PROJECT))
    assert "no JSON with words" in failures(tmp_path, capsys)


@pytest.mark.parametrize("source", IN_PROJECT, ids=lambda each: each.pattern)
def test_each_file_of_this_project_is_read_by_a_reader_that_finds_texts_in_it(source: Source) -> None:
    project = Path(__file__).parents[3]

    found = {each.file for each in texts(project, [source])}

    assert found >= {path.relative_to(project).as_posix() for path in project.glob(source.pattern)} - source.typed


def test_the_check_of_the_directory_names_hard_texts_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    service = folder / "services/money/huurtoeslag.yml"
    before = service.read_text(encoding="utf-8")
    service.write_text(before.replace("Geld om de huur te betalen.", "Bijdrage betreffende de huur."), encoding="utf-8")

    assert check_directory(["check", "--folder", str(folder)]) == 1
    assert "services/money/huurtoeslag.yml: summary.nl: “betreffende” is a word of" in capsys.readouterr().err
