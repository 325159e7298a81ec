"""Finding conversations again: by words, label, outcome, desk and day, and never more than may be read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from handoff.storage.tables.upkeep import audit
from loket.directory import Directory
from loket.wire import Answer, BotMessage, HandoffRequest, Turn
from tests.handoff.api.moving import SECRET, consent, did, patient, talking, there
from tests.handoff.running import Bot, Caseworker, Running


async def find(caseworker: Caseworker, text: str = "", **more: object) -> dict[str, Any]:
    """A page of what the caseworker finds."""
    answer = await caseworker.do("POST", "/search", {"text": text, **more})
    assert answer.status_code == 200, answer.text
    page: dict[str, Any] = answer.json()
    return page


async def found(caseworker: Caseworker, text: str = "", **more: object) -> list[str]:
    """The ids of the conversations on the first page."""
    return [hit["conversation"] for hit in (await find(caseworker, text, **more))["hits"]]


def marked(hit: dict[str, Any]) -> list[str]:
    """What stands out in the snippet."""
    return [part["text"] for part in hit["snippet"] if part.get("found")]


async def test_words_are_found_by_their_beginning_without_capitals_and_accents(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    first = await talking(loket, anna, "een uitkering van de Gemeente voor mijn ïdee")
    second = await talking(loket, anna, "een boete")
    await did(anna, second.id, "messages", text="De gemeenten gaan daarover.")
    page = await find(anna, "GEMEENT idee")
    assert [hit["conversation"] for hit in page["hits"]] == [first.id]
    assert marked(page["hits"][0]) == ["Gemeente", "ïdee"]
    assert page["hits"][0]["by"] == "citizen"
    assert await found(anna, "gemeente") == [second.id, first.id], "the newest conversation first"
    assert await found(anna, "gemeentehuis") == []
    assert await found(anna, "boete gemeenten") == [second.id], "the words may stand in different messages"
    assert await found(anna, "?!") == [], "what has no words finds nothing"


async def test_a_topic_is_found_by_what_it_is_called_in_the_other_language(loket: Running) -> None:
    async def script(_turn: Turn) -> Answer:
        wanted = HandoffRequest(reason="asked", organisation="uwv", topic="huurtoeslag", topic_title="Huurtoeslag")
        return Answer(memory="m", messages=[BotMessage(text="…")], handoff=wanted)

    loket.bot.script = script
    anna = await there(loket, "anna", "uwv")
    citizen = await talking(loket, anna, "Kan iemand mij helpen?")
    assert await found(anna, "housing") == [citizen.id]
    assert await found(anna, "benefit hous helpen") == [citizen.id]
    assert await found(anna, "housing passport") == []
    assert await found(anna, "student") == [], "the name of another benefit"


async def test_notes_are_found_and_masked_data_is_not(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    citizen = await talking(loket, anna, "bsn 111222333")
    await did(anna, citizen.id, "notes", text="Zie rekening NL91 ABNA 0417 1643 00, heel bijzonder")
    assert await found(anna, "111222333") == []
    assert await found(anna, "0417") == []
    (hit,) = (await find(anna, "bijzonder"))["hits"]
    assert "ABNA" not in "".join(part["text"] for part in hit["snippet"])


async def test_nobody_finds_what_they_may_not_open(loket: Running) -> None:
    anna, daan = await there(loket, "anna", "uwv"), await there(loket, "daan", "svb", organisation="SVB")
    citizen = await talking(loket, anna)
    assert await found(anna, "geheime") == [citizen.id]
    assert await found(daan, "geheime") == []
    assert await found(daan) == []


async def test_words_behind_a_curtain_find_nothing(
    store: tuple[str, str | None], bot: Bot, directory: Directory
) -> None:
    async with patient(store, bot, directory) as loket:
        anna, daan = await there(loket, "anna", "uwv"), await there(loket, "daan", "svb", organisation="SVB")
        citizen = await talking(loket, anna)
        await did(anna, citizen.id, "labels", add=["lang verhaal"], remove=[])
        await did(anna, citizen.id, "transfer", desk="svb", why="SVB weet dit", summary="een vraag over AOW")
        await consent(citizen, only_summary=True)
        (await daan.claim(citizen.id)).raise_for_status()
        await did(daan, citizen.id, "messages", text="Goedemiddag, gaat het over pensioen?")
        assert await found(daan, SECRET) == []
        assert await found(daan, "pensioen geheime") == [], "nor together with a word that may be read"
        assert await found(daan, label="lang verhaal") == []
        (hit,) = (await find(daan, "pensioen"))["hits"]
        assert hit.get("labels", []) == []
        assert "topic_title" not in hit
        assert await found(daan, "AOW") == [citizen.id], "the summary is theirs"
        assert await found(anna, SECRET) == [], "it left the desk"
        (await daan.act(citizen.id, "close", outcome="answered", labels=[])).raise_for_status()
        state = (await loket.service.conversations.read(citizen.id)).state
        assert list(state.labels) == ["lang verhaal"], "who does not read a label does not take it off either"


async def test_a_deleted_conversation_is_found_no_more(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    citizen = await talking(loket, anna)
    assert await found(anna, "geheime") == [citizen.id]
    assert (await citizen.http("DELETE", "")).status_code == 204
    assert await found(anna, "geheime") == []


async def test_filters_go_together(store: tuple[str, str | None], bot: Bot, directory: Directory) -> None:
    async with patient(store, bot, directory) as loket:
        anna = await there(loket, "anna", "uwv", "gemeente")
        first = await talking(loket, anna, "een uitkering")
        await did(anna, first.id, "close", outcome="referred", labels=["waited_long", "Nieuwe regeling"])
        loket.clock.forward(days=2)
        await anna.client.post("/api/v1/staff/session", json={"name": "anna", "password": "een goed wachtwoord"})
        session = (await anna.client.get("/api/v1/staff/session")).json()
        anna.client.headers["X-CSRF-Token"] = session["csrf"]
        second = await talking(loket, anna, "een uitkering")
        assert await found(anna, "uitkering") == [second.id, first.id]
        assert await found(anna, outcome="referred") == [first.id]
        assert await found(anna, "uitkering", label="Nieuwe regeling") == [first.id]
        assert await found(anna, label="Nieuwe regeling", outcome="answered") == []
        assert await found(anna, desk="uwv") == [second.id, first.id]
        assert await found(anna, desk="gemeente") == []
        today = (loket.clock() + timedelta(hours=1)).date().isoformat()
        assert first.id not in await found(anna, since=today)
        assert await found(anna, until=(loket.clock() - timedelta(days=1)).date().isoformat()) == [first.id]


async def test_pages_follow_each_other_without_a_gap_or_a_double(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    ids = []
    for _ in range(23):
        citizen = await loket.citizen()
        await citizen.command("say", text="mens graag over kinderbijslag")
        async with citizen.stream() as widget:
            await widget.until_event("queued")
        ids.append(citizen.id)
    page = await find(anna, "kinderbijslag")
    first = [hit["conversation"] for hit in page["hits"]]
    rest = await find(anna, "kinderbijslag", after=page["next"])
    second = [hit["conversation"] for hit in rest["hits"]]
    assert len(first) == 20
    assert "next" not in rest
    assert sorted(first + second) == sorted(ids)
    answer = await anna.do("POST", "/search", {"text": "kinderbijslag", "after": "x/y"})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid-value")


async def test_a_search_is_written_down_without_its_words(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    await find(anna, "geheim")
    async with loket.service.database.read() as connection:
        rows = (await connection.execute(select(audit).where(audit.c.action == "search"))).all()
    assert len(rows) == 1
    assert "geheim" not in str(rows)
    without = await anna.client.post("/api/v1/staff/search", json={"text": "x"}, headers={"X-CSRF-Token": "wrong"})
    assert without.status_code == 403
