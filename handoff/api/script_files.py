"""The scripts that pages of others load: packed as small as the browser can take, and kept by it where that is safe."""

from __future__ import annotations

import asyncio
import re
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path

from sanic import HTTPResponse, Request, raw
from sanic.exceptions import NotFound

_PACKED = (("br", ".br"), ("gzip", ".gz"))
_TYPES = {".js": "text/javascript; charset=utf-8", ".map": "application/json", ".json": "application/json"}
_VERSIONED = re.compile(r"^\d+\.\d+\.\d+-[0-9a-f]+/")

FOREVER = "public, max-age=31536000, immutable"
"""For an address with a version in it: its content never changes, so that a page can pin its hash."""
FOR_A_WHILE = "public, max-age=300"


class ScriptFiles:
    """The files of one folder, with what lies next to each of them packed (``.br``, ``.gz``)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    async def answer(self, request: Request, path: str) -> HTTPResponse:
        """The file at ``path``. Raises ``NotFound`` for what is not there, or is no script."""
        file = (self.folder / path).resolve()
        if not file.is_relative_to(self.folder) or file.suffix not in _TYPES or not file.is_file():
            raise NotFound
        encoding, packed = _choice(request, file)
        modified = int(packed.stat().st_mtime)
        headers = {
            "Cache-Control": FOREVER if _VERSIONED.match(path) else FOR_A_WHILE,
            "Last-Modified": formatdate(modified, usegmt=True),
            "Vary": "Accept-Encoding",
        }
        if _has(request, modified):
            return HTTPResponse(status=304, headers=headers)
        if encoding:
            headers["Content-Encoding"] = encoding
        content = await asyncio.to_thread(packed.read_bytes)
        return raw(content, content_type=_TYPES[file.suffix], headers=headers)


def _choice(request: Request, file: Path) -> tuple[str | None, Path]:
    accepted = {part.split(";")[0].strip() for part in request.headers.get("accept-encoding", "").split(",")}
    for encoding, suffix in _PACKED:
        packed = file.with_name(file.name + suffix)
        if encoding in accepted and packed.is_file():
            return encoding, packed
    return None, file


def _has(request: Request, modified: int) -> bool:
    """Whether the browser has the file as it is now."""
    since = request.headers.get("if-modified-since")
    if not since:
        return False
    try:
        return parsedate_to_datetime(since).timestamp() >= modified
    except ValueError:
        return False
