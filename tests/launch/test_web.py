"""The web parts are built from what people wrote, with a Node that is new enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from launch.web import major, sources


@pytest.mark.parametrize(("says", "number"), [("v20.11.1", 20), ("v8.0.0", 8), ("", 0), (None, 0), ("command", 0)])
def test_the_version_of_node_is_read(says: str | None, number: int) -> None:
    assert major(says) == number


def test_what_was_installed_or_built_is_no_source(tmp_path: Path) -> None:
    for name in ("package.json", "widget/index.ts", "dist/widget/loket.js", "node_modules/lit/index.js"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    assert {str(file.relative_to(tmp_path)) for file in sources(tmp_path)} == {"package.json", "widget/index.ts"}
