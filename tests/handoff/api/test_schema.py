"""The schema that the web parts are built from says the same as the protocol."""

from __future__ import annotations

from handoff.api import protocol, schema


def test_the_schema_file_of_the_web_parts_is_current() -> None:
    assert schema.SCHEMA_FILE.read_text(encoding="utf-8") == schema.text(), (
        "behind handoff/api/protocol/: run `python -m handoff.api.schema`, then `npm run types` in handoff/web"
    )


def test_every_frame_carries_its_type_and_events_their_kind() -> None:
    definitions = schema.definitions()
    assert definitions["Hello"]["properties"]["type"] == {"enum": ["hello"]}
    assert "token" in definitions["Hello"]["required"]
    assert definitions["Queued"]["properties"]["kind"] == {"enum": ["queued"]}


def test_unions_keep_their_name_and_every_member() -> None:
    definitions = schema.definitions()
    members = {item["$ref"].rsplit("/", 1)[1] for item in definitions["ToCitizen"]["anyOf"]}
    assert members == {frame.__name__ for frame in protocol.ToCitizen.__args__}
