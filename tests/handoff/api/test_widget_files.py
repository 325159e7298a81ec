"""How the widget's script is served: packed, kept where that is safe, pinned by a hash, and nothing else."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from loket.directory import Directory
from tests.handoff.running import running

SCRIPT = b"console.log('loket');" * 50
VERSION = "0.1.0-0123456789"


@pytest.fixture
def web(tmp_path: Path) -> Path:
    """Built web parts, with a secret next to them."""
    for folder in (tmp_path / "web" / "widget", tmp_path / "web" / "widget" / VERSION):
        folder.mkdir(parents=True)
        (folder / "loket.js").write_bytes(SCRIPT)
        (folder / "loket.js.gz").write_bytes(gzip.compress(SCRIPT))
        (folder / "loket.js.br").write_bytes(b"as if packed")
    (tmp_path / "web" / "secret.js").write_text("secret")
    return tmp_path / "web"


@pytest_asyncio.fixture
async def client(web: Path, tmp_path: Path, directory: Directory) -> AsyncIterator[httpx.AsyncClient]:
    """A browser at a service that has those web parts."""
    async with (
        running(f"sqlite+aiosqlite:///{tmp_path / 'loket.db'}", directory, web=web) as service,
        # What is packed with Brotli here is no real Brotli; a browser that wants it says so in its test.
        httpx.AsyncClient(base_url=service.url, headers={"Accept-Encoding": "gzip"}) as browser,
    ):
        yield browser


async def test_a_browser_gets_the_smallest_that_it_can_unpack(client: httpx.AsyncClient) -> None:
    for accepted, encoding in (("gzip, deflate, br", "br"), ("gzip", "gzip"), ("identity", None)):
        async with client.stream("GET", "/widget/loket.js", headers={"Accept-Encoding": accepted}) as answer:
            assert answer.headers.get("Content-Encoding") == encoding
            assert answer.headers["Vary"] == "Accept-Encoding"
            assert answer.headers["Content-Type"].startswith("text/javascript")
    plain = await client.get("/widget/loket.js", headers={"Accept-Encoding": "gzip"})
    assert plain.content == SCRIPT


async def test_an_address_with_a_version_is_kept_for_ever_and_the_other_for_a_while(client: httpx.AsyncClient) -> None:
    pinned = await client.get(f"/widget/{VERSION}/loket.js")
    newest = await client.get("/widget/loket.js")
    assert pinned.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert newest.headers["Cache-Control"] == "public, max-age=300"
    again = await client.get("/widget/loket.js", headers={"If-Modified-Since": newest.headers["Last-Modified"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_any_site_may_load_it_and_check_its_hash(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"/widget/{VERSION}/loket.js")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize(
    "path",
    ["/widget/../secret.js", "/widget/..%2fsecret.js", "/widget/%2e%2e/secret.js", "/widget/nothing.js", "/widget/"],
)
async def test_nothing_outside_the_folder_is_served(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.send(httpx.Request("GET", str(client.base_url).rstrip("/") + path))
    assert answer.status_code == 404
    assert b"secret" not in answer.content
