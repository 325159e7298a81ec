"""A conversation and a plan as a PDF that anybody can read: with its words in any script, its language and its tags."""

from __future__ import annotations

import asyncio
import io
import os
import re
import shlex
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from handoff.api.paper.pdf import PdfMaker
from handoff.app import PDFS_AT_ONCE
from handoff.commands.problem import CommandProblem
from loket.wire import Answer, BotMessage, Card, Channel, Plan, PlanStep, Turn
from tests.handoff.running import Citizen, Running, browser

ARABIC = "كيف أطلب جواز سفر جديد؟"
SAID = (
    ARABIC,
    "Ik snap het 😀 👨‍👩‍👧 👍🏽",
    "Скільки це коштує?",
    "Zażółć gęślą jaźń",
    "ሰላም ከመይ",
    "<b>niet vet</b> & zo",
    "中文 한국어",
)
CARD = Card(
    service="ww",
    title="WW aanvragen",
    organisation="uwv",
    organisation_name="UWV",
    first_step="Vraag het aan.",
    channels=[Channel(kind="online", value="https://www.uwv.nl/ww", label="uwv.nl")],
)
PLAN = Plan(
    id="job",
    title="Uw baan kwijt",
    intro="Dit komt er op u af.",
    steps=[PlanStep(id="register", when="now", title="Meld u als werkzoekende", what="Doe dit bij UWV.")],
)


def read(pdf: bytes) -> PdfReader:
    """``pdf``, opened by another program than the one that made it."""
    assert pdf.startswith(b"%PDF-")
    return PdfReader(io.BytesIO(pdf))


def words_of(pdf: bytes) -> str:
    """The words in ``pdf`` as somebody would copy them, without how lines are broken."""
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def tags_of(pdf: bytes) -> list[str]:
    """The kinds of the parts in the order in which a screen reader comes by them."""

    def below(part: Any) -> Iterator[str]:
        part = part.get_object()
        if isinstance(part, ArrayObject):
            for each in part:
                yield from below(each)
        elif isinstance(part, DictionaryObject) and "/S" in part:
            yield str(part["/S"])
            yield from below(part.get("/K", ArrayObject()))

    root: Any = read(pdf).trailer["/Root"]
    return list(below(root["/StructTreeRoot"]["/K"]))


async def talk(loket: Running, language: str = "nl") -> tuple[Citizen, int]:
    """A citizen who said all of it, and the seq of the message with the plan."""

    async def script(turn: Turn) -> Answer:
        messages = [BotMessage(text="Goed.")]
        if turn.text == SAID[-1]:
            messages = [BotMessage(text="Zo.", card=CARD), BotMessage(text="Uw plan.", plan=PLAN)]
        return Answer(memory="1", language=turn.language, messages=messages)

    loket.bot.script = script
    citizen = await loket.citizen(language)
    async with citizen.stream() as stream:
        for text in SAID[:-1]:
            await stream.send("say", text=text)
            await stream.until_event("message", text="Goed.")
        await stream.send("say", text=SAID[-1])
        event = await stream.until_event("message", text="Uw plan.")
        await stream.send("tick_step", of=event["seq"], step="register", done=True)
        await stream.until_event("plan_ticked")
    return citizen, int(event["seq"])


async def test_it_has_all_that_was_said_in_every_script_and_who_said_it(loket: Running) -> None:
    citizen, _ = await talk(loket)
    answer = await citizen.http("GET", "/transcript/pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert re.search(r'filename="loket-\d{4}-\d\d-\d\d\.pdf"', answer.headers["content-disposition"])
    words = words_of(answer.content)
    for told in (*SAID, "Vraag het aan.", "https://www.uwv.nl/ww", "Meld u als werkzoekende"):
        assert told in words
    assert re.search(rf"U \d\d:\d\d {re.escape(ARABIC)} Loket \d\d:\d\d Goed\.", words)
    assert citizen.token not in words
    assert citizen.id not in words


@pytest.mark.parametrize(
    ("language", "title"), [("nl", "Uw gesprek met Loket"), ("en", "Your conversation with Loket")]
)
async def test_a_screen_reader_is_told_the_title_the_language_and_what_is_what(
    loket: Running, language: str, title: str
) -> None:
    citizen, _ = await talk(loket, language)
    pdf = (await citizen.http("GET", "/transcript/pdf")).content
    root: Any = read(pdf).trailer["/Root"]
    metadata = read(pdf).metadata
    assert metadata is not None
    assert metadata.title == title
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert root["/MarkInfo"]["/Marked"].value is True
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()
    tags = tags_of(pdf)
    assert tags[0] == "/Document"
    assert tags.index("/H1") < tags.index("/H2") < tags.index("/L") < tags.index("/LI") < tags.index("/H3")
    assert tags.count("/H1") == 1
    assert "/Link" in tags


async def test_a_plan_is_a_pdf_too_with_what_is_done(loket: Running) -> None:
    citizen, of = await talk(loket)
    answer = await citizen.http("GET", f"/plans/{of}/pdf")
    assert re.search(r'filename="plan-\d{4}-\d\d-\d\d\.pdf"', answer.headers["content-disposition"])
    words = words_of(answer.content)
    for told in ("Uw baan kwijt", "1 van 1 gedaan", "Gedaan: Meld u als werkzoekende"):
        assert told in words
    tags = tags_of(answer.content)
    assert [tags.count(heading) for heading in ("/H1", "/H2", "/H3")] == [1, 1, 1]


async def test_only_who_has_the_key_gets_it(loket: Running) -> None:
    citizen, of = await talk(loket)
    stranger = await loket.citizen()
    for path in ("/transcript/pdf", f"/plans/{of}/pdf"):
        refused = await Citizen(loket.url, citizen.id, stranger.token).http("GET", path)
        assert (refused.status_code, refused.json()["code"]) == (404, "not-found")
    assert (await citizen.http("GET", "/plans/1/pdf")).status_code == 404


async def test_whoever_asks_again_and_again_is_slowed_down(loket: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    async def at_once(_maker: PdfMaker, _page: str) -> bytes:
        return b"%PDF-"

    monkeypatch.setattr(PdfMaker, "make", at_once)
    citizen = await loket.citizen()
    asking = [asyncio.create_task(citizen.http("GET", "/transcript/pdf")) for _ in range(PDFS_AT_ONCE + 10)]
    codes = Counter[int]()
    for answer in asyncio.as_completed(asking):
        codes[(await answer).status_code] += 1
        if codes[429] and codes[200] >= PDFS_AT_ONCE:
            break
    for left in asking:
        left.cancel()
    assert set(codes) == {200, 429}


async def test_nothing_is_fetched_for_it() -> None:
    asked: list[bytes] = []

    async def hear(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readline())
        writer.close()

    server = await asyncio.start_server(hear, "127.0.0.1", 0)
    async with server:
        there = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        pdf = await PdfMaker().make(
            f"""<html lang=nl><title>x</title><base href="{there}">
            <link rel=stylesheet href="{there}/a.css"><style>@import "{there}/b.css";
            @font-face {{ font-family: f; src: url({there}/c.woff) }} p {{ font-family: f; background: url(d.png) }}
            </style><p>Hier staat iets.<img alt=e src="{there}/e.png"><img alt=f src="file:///etc/hostname">
            <link rel=attachment href="file:///etc/hostname"><object data="{there}/g.svg"></object></p></html>"""
        )
    assert asked == []
    assert "Hier staat iets." in words_of(pdf)
    assert read(pdf).attachments == {}


async def test_a_long_one_holds_nobody_up() -> None:
    longest, done = 0.0, asyncio.Event()

    async def others() -> None:
        nonlocal longest
        while not done.is_set():
            before = time.monotonic()
            await asyncio.sleep(0.01)
            longest = max(longest, time.monotonic() - before)

    watching, started = asyncio.create_task(others()), time.monotonic()
    pdf = await PdfMaker(longest=120).make("<html lang=nl><title>x</title>" + "<p>Een bericht.</p>" * 2000)
    took = time.monotonic() - started
    done.set()
    await watching
    assert len(read(pdf).pages) > 50
    assert longest < took / 2, "the server answered others meanwhile"


def sleeper(told: Path) -> tuple[str, ...]:
    """A program that writes its number to ``told`` and then makes nothing for a minute."""
    return ("/bin/sh", "-c", f"echo $$ > {shlex.quote(str(told))}; exec sleep 60")


async def test_what_takes_too_long_is_stopped_and_the_next_one_has_its_turn(tmp_path: Path) -> None:
    number = tmp_path / "number"
    maker = PdfMaker(longest=3, patience=1, program=sleeper(number))
    for _ in range(2):
        with pytest.raises(CommandProblem, match="pdf-not-made") as refused:
            await maker.make("x")
        assert refused.value.retry_after is None, "this one had its turn"
        with pytest.raises(ProcessLookupError):
            os.kill(int(number.read_text()), 0)
        number.unlink()


async def test_whoever_waits_too_long_for_others_may_come_back(tmp_path: Path) -> None:
    maker = PdfMaker(patience=0.1, program=sleeper(tmp_path / "number"))
    first = asyncio.create_task(maker.make("x"))
    await asyncio.sleep(0)
    with pytest.raises(CommandProblem, match="pdf-not-made") as refused:
        await maker.make("y")
    assert refused.value.retry_after == 0.1
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first


@pytest.mark.parametrize(
    ("language", "told"), [("nl", "Wij kunnen nu geen PDF maken."), ("en", "We cannot make a PDF")]
)
async def test_where_pango_is_missing_the_citizen_is_told_what_does_work(
    loket: Running,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
    language: str,
    told: str,
) -> None:
    citizen, _ = await talk(loket)
    (tmp_path / "libpango-1.0.so.0").write_bytes(b"not a library")
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
    async with browser(loket.url) as client:
        headers = {"Authorization": f"Bearer {citizen.token}", "Accept-Language": language}
        answer = await client.get(f"/api/v1/conversations/{citizen.id}/transcript/pdf", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (503, "pdf-not-made")
    assert answer.json()["detail"].startswith(told)
    assert "no PDF was made: exit code 1, OSError in" in caplog.text
    assert SAID[2] not in caplog.text


async def test_what_a_page_does_to_the_maker_is_told_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    code = "import handoff.api.paper.pdf_program as p, sys; p.MEMORY = 250 << 20; sys.exit(p.main())"
    maker = PdfMaker(longest=120, program=(sys.executable, "-c", code))
    with pytest.raises(CommandProblem, match="pdf-not-made"):
        await maker.make("<html lang=nl><title>x</title>" + "<p>Mijn geheim.</p>" * 20_000)
    assert "no PDF was made: exit code" in caplog.text
    assert "geheim" not in caplog.text
