"""A site of somebody else, on an origin of its own, with pages and policies that a test chooses."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class HostSite:
    """``put`` gives it a page."""

    url: str
    pages: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)

    def put(self, path: str, page: str, headers: Mapping[str, str] | None = None) -> str:
        """Serve ``page`` (HTML) with ``headers`` at ``path``; its address."""
        self.pages[path] = (page, dict(headers or {}))
        return self.url + path


@contextmanager
def host_site() -> Iterator[HostSite]:
    """A running site."""
    site = HostSite("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page, headers = site.pages.get(self.path, ("", {}))
            body = page.encode()
            self.send_response(200 if self.path in site.pages else 404)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_said: object) -> None:
            """Say nothing: the test tells what went wrong."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def page_with(script: str, body: str = "<h1>Gemeente</h1>", head: str = "") -> str:
    """A page in Dutch with ``script`` in its head."""
    return (
        f'<!doctype html><html lang="nl"><head><title>Gemeente</title>{head}{script}</head><body>{body}</body></html>'
    )
