"""A citizen and a caseworker through the public door: the whole story, on both stores."""

from __future__ import annotations

from tests.handoff.running import Running


async def test_a_question_is_answered_and_stays_in_the_log(loket: Running) -> None:
    citizen = await loket.citizen()
    async with citizen.stream() as stream:
        await stream.send("say", text="waar vraag ik een paspoort aan")
        answer = await stream.until_event("message", text="1: waar vraag ik een paspoort aan")
    assert answer["sender"]["role"] == "bot"
    assert [button["title"] for button in answer["body"]["buttons"]] == ["Ja", "Nee"]
    async with citizen.stream(after=answer["seq"] - 1) as again:
        same = await again.until_event("message")
    assert same == answer


async def test_from_question_to_rating(loket: Running) -> None:
    citizen, anna, bea = (
        await loket.citizen(),
        *[
            await loket.caseworker(name, *desks, organisation=organisation)
            for name, desks, organisation in (("anna", ["uwv"], "UWV"), ("bea", ["gemeente"], "Gemeente Lindewaard"))
        ],
    )
    await anna.on_duty("uwv")
    await bea.on_duty("gemeente")
    async with citizen.stream() as widget, anna.stream() as console, bea.stream() as other:
        await console.until_type("overview")
        await widget.send("say", text="geef mij een mens")
        queued = await widget.until_event("queued")
        assert queued["body"]["desk"]["id"] == "uwv"
        assert "summary" not in queued["body"]
        place = await widget.until_type("waiting")
        assert place["waiting"] == {"position": 1}
        board = await console.until(lambda frame: frame["type"] == "overview" and frame["waiting"] != [])
        assert board["waiting"][0]["conversation"] == citizen.id
        assert board["waiting"][0]["preview"] == "geef mij een mens"

        claimed = await anna.claim(citizen.id)
        assert claimed.status_code == 200
        queued_for_staff = next(each for each in claimed.json()["events"] if each["body"]["kind"] == "queued")
        assert queued_for_staff["body"]["summary"] == "vraagt: geef mij een mens"
        told = await widget.until_event("claimed")
        assert (told["sender"]["name"], told["sender"]["organisation"]) == ("Anna", "UWV")
        assert "id" not in told["sender"]
        assert (await widget.until_type("waiting")).get("waiting") is None

        await console.send("watch", conversation=citizen.id, after=claimed.json()["last_seq"])
        await console.send("ping")
        await console.until_type("pong")
        await widget.send("typing", on=True)
        assert (await console.until_type("typing_now"))["conversation"] == citizen.id
        for number in range(3):
            await widget.send("say", text=f"vraag {number}")
            await console.until_event("message", text=f"vraag {number}")
            assert (await anna.act(citizen.id, "messages", text=f"antwoord {number}")).status_code == 200
            await widget.until_event("message", text=f"antwoord {number}")
        assert len(loket.bot.turns) == 1, "the bot hears nothing while a caseworker has the conversation"

        answer = await anna.act(citizen.id, "transfer", desk="gemeente", why="De gemeente doet dit.", note="bel even")
        assert answer.status_code == 200
        asked = await widget.until_event("transfer_asked")
        assert "note" not in asked["body"]
        await widget.send("consent", agreed=True)
        await widget.until_event("transferred")
        await other.until(lambda frame: frame["type"] == "overview" and frame["waiting"] != [])
        until_taken = await anna.act(citizen.id, "messages", text="nog iets")
        assert until_taken.status_code == 200, "she stays reachable until the other side has claimed"
        taken = (await bea.claim(citizen.id)).json()
        assert any(each["body"].get("note") == "bel even" for each in taken["events"])
        assert (await anna.act(citizen.id, "messages", text="te laat")).json()["code"] == "not-yours"

        assert (await bea.act(citizen.id, "hand-back", note="paspoort uitgelegd")).status_code == 200
        await widget.until_event("handed_back")
        await widget.send("say", text="en nu")
        await widget.until_event("message", text="2: en nu")
        assert [said.text for said in loket.bot.turns[-1].meanwhile][:2] == ["vraag 0", "antwoord 0"]
        await widget.send("say", text="toch weer een mens")
        await widget.until_event("queued")
        await anna.claim(citizen.id)
        assert (await anna.act(citizen.id, "close", outcome="answered", labels=["ww"])).status_code == 200
        closed = await widget.until_event("closed")
        assert "labels" not in closed["body"]
        await widget.send("say", text="hallo?")
        assert (await widget.until_type("problem"))["code"] == "conversation-closed"
        await widget.send("rate", score=5, remark="fijn")
        await widget.until_event("rated")
    log = await loket.service.conversations.all_events(citizen.id)
    assert [event.seq for event in log] == list(range(1, len(log) + 1))


async def test_the_second_caseworker_hears_who_has_it(loket: Running) -> None:
    citizen = await loket.citizen()
    anna, bea = [await loket.caseworker(name, "uwv") for name in ("anna", "bea")]
    await anna.on_duty("uwv")
    await citizen.command("say", text="mens graag")
    async with citizen.stream() as widget:
        await widget.until_event("queued")
    assert (await anna.claim(citizen.id)).status_code == 200
    assert (await anna.claim(citizen.id)).status_code == 200, "her own claim again is no error"
    refused = await bea.claim(citizen.id)
    assert refused.status_code == 409
    assert refused.json()["code"] == "already-claimed"
    assert "Anna" in refused.json()["detail"]
