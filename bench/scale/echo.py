"""A bare Sanic WebSocket that sends back what it gets: ``python -m bench.scale.echo PORT``."""

from __future__ import annotations

import sys

from sanic import HTTPResponse, Request, Sanic, Websocket, raw


async def echo(_request: Request, ws: Websocket) -> None:
    """Send back each message."""
    async for data in ws:
        await ws.send(data)


async def health(_request: Request) -> HTTPResponse:
    """Always well."""
    return raw(b"{}")


def main() -> None:
    """Serve until told to stop."""
    app = Sanic("echo", configure_logging=False)
    app.add_websocket_route(echo, "/")
    app.add_route(health, "/health")
    app.run(host="127.0.0.1", port=int(sys.argv[1]), single_process=True, access_log=False, motd=False)


if __name__ == "__main__":
    main()
