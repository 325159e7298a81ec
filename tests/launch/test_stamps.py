"""Things are made again when, and only when, what they are made from changed."""

from __future__ import annotations

from pathlib import Path

from launch.stamps import Stamp, fingerprint


def test_nothing_fits_before_the_thing_was_made(tmp_path: Path) -> None:
    assert not Stamp(tmp_path / "dist" / ".made-from").fits("anything")


def test_the_stamp_fits_what_was_put_and_nothing_else(tmp_path: Path) -> None:
    stamp = Stamp(tmp_path / "dist" / ".made-from")
    stamp.put("one")
    assert stamp.fits("one")
    assert not stamp.fits("two")


def test_the_fingerprint_follows_content_name_and_facts(tmp_path: Path) -> None:
    file = tmp_path / "requirements.txt"
    file.write_text("sanic==25.12.1\n")
    first = fingerprint([file], "3.12")
    assert fingerprint([file], "3.12") == first
    assert fingerprint([file], "3.10") != first

    file.write_text("sanic==25.12.2\n")
    assert fingerprint([file], "3.12") != first

    file.write_text("sanic==25.12.1\n")
    assert fingerprint([file], "3.12") == first
    renamed = file.rename(tmp_path / "service.txt")
    assert fingerprint([renamed], "3.12") != first


def test_the_order_in_which_a_folder_lists_its_files_does_not_matter(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("widget.ts", "console.ts")]
    for file in files:
        file.write_text(file.name)
    assert fingerprint(files) == fingerprint(reversed(files))
