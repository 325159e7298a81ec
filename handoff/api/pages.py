"""The built web parts: the widget, the console and the demonstration site; and what every response carries."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from sanic import HTTPResponse, Request, Sanic
from sanic.config import Config
from sanic.response import BaseHTTPResponse, redirect

from handoff.api.script_files import ScriptFiles

App = Sanic[Config, SimpleNamespace]

API_VERSION = "0.1.0"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self' ws: wss:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def add_pages(app: App, web: Path) -> None:
    """Serve the folder of built web parts."""
    widget = ScriptFiles(web / "widget")
    app.add_route(lambda request, path: widget.answer(request, path), "/widget/<path:path>", name="widget")
    app.static("/console/", web / "console", name="console", index="index.html")
    app.static("/", web / "demo", name="demo", index="index.html")
    app.add_route(_to_console, "/console", name="to_console", strict_slashes=True)
    app.add_route(_to_english, "/en", name="to_english", strict_slashes=True)
    app.register_middleware(_add_headers, "response")
    app.register_middleware(_preflight, "request")


async def _to_console(_request: Request) -> HTTPResponse:
    return redirect("/console/")


async def _to_english(_request: Request) -> HTTPResponse:
    return redirect("/en/")


async def _preflight(request: Request) -> HTTPResponse | None:
    """A site of another host asks whether its page may talk to the citizens' door: it may, without cookies."""
    if request.method != "OPTIONS":
        return None
    return HTTPResponse(status=204)


async def _add_headers(request: Request, response: BaseHTTPResponse) -> None:
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    response.headers.setdefault("Content-Security-Policy", POLICY)
    if request.path.startswith("/api/"):
        response.headers["API-Version"] = API_VERSION
        response.headers.setdefault("Cache-Control", "no-store")
    if request.path.startswith(("/api/v1/conversations", "/api/v1/topics/")):
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
        response.headers["Access-Control-Allow-Methods"] = "GET, POST, DELETE"
        response.headers["Access-Control-Expose-Headers"] = "API-Version, Retry-After"
    if request.path.startswith("/widget/"):
        response.headers["Timing-Allow-Origin"] = "*"
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
