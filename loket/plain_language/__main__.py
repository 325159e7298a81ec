"""``python -m loket.plain_language``: every text that is harder than B1, with the reason and what to do."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from loket.directory.reading import NotReadable
from loket.plain_language.check import checker
from loket.plain_language.sources import DIRECTORY, IN_PROJECT, PROJECT, NotATextFile, texts


def main(arguments: list[str] | None = None) -> int:
    """0 when every text is plain, 1 when one is not or cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m loket.plain_language", description=__doc__)
    parser.add_argument("files", nargs="?", default="", help="only files that begin with this, such as data/directory")
    parser.add_argument("--project", type=Path, default=PROJECT, help="the project's folder (default: %(default)s)")
    chosen = parser.parse_args(arguments)
    try:
        shown = [each for each in texts(chosen.project, IN_PROJECT) if each.file.startswith(chosen.files)]
        found = list(checker(chosen.project / DIRECTORY).problems(shown))
    except (NotATextFile, NotReadable) as error:
        print(error, file=sys.stderr)
        return 1
    if found:
        print(*found, sep="\n", file=sys.stderr)
        print(f"\n{len(found)} {'text is' if len(found) == 1 else 'texts are'} too hard.", file=sys.stderr)
        return 1
    dutch = sum(each.language == "nl" for each in shown)
    print(f"{dutch} Dutch and {len(shown) - dutch} English texts are plain.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
