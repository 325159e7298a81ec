"""A bot that says the same to everybody at once: ``python -m bench.scale.standin PORT``.

Where handoff is measured, the time that a real bot thinks would hide it.
"""

from __future__ import annotations

import sys

from sanic import HTTPResponse, Request, Sanic, raw

from loket.wire import Answer, BotMessage, Understood, decode_turn, encode

_ANSWER = encode(
    Answer(
        memory="",
        messages=[BotMessage(text="Dat kan. U geeft het door in Mijn toeslagen.")],
        understood=Understood(intent="faq/huurtoeslag", confidence=0.9, kind="answered"),
    )
)


async def turn(request: Request) -> HTTPResponse:
    """The same answer to every turn."""
    decode_turn(request.body)
    return raw(_ANSWER)


async def health(_request: Request) -> HTTPResponse:
    """Always well."""
    return raw(b"{}")


def main() -> None:
    """Serve until told to stop."""
    app = Sanic("standin", configure_logging=False)
    app.add_route(turn, "/turn", methods=["POST"])
    app.add_route(health, "/health")
    app.run(host="127.0.0.1", port=int(sys.argv[1]), single_process=True, access_log=False, motd=False)


if __name__ == "__main__":
    main()
