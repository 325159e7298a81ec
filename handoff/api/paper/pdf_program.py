"""``python -m handoff.api.paper.pdf_program``: a page (HTML, UTF-8) on standard input, its PDF on standard output.

The PDF is of the kind that a screen reader can follow: PDF/UA-1 (ISO 14289-1), with its title, language and tags. It is
a program of its own because it is work of seconds that holds a processor, and because what it may use has an end. When
it fails it says in one line on standard error what and where, but nothing of the page.
"""

from __future__ import annotations

import logging
import resource
import sys
import traceback
from pathlib import Path

CPU_SECONDS = 45
"""It ends by itself then, also when whoever started it is gone."""

MEMORY = 1 << 30
"""Bytes of address space. docs/decisions/0007-pdf.md has what was measured."""

_STYLE = Path(__file__).with_name("pdf.css")


def pdf_of(page: str) -> bytes:
    """``page`` as a PDF. Nothing is fetched for it: not from another machine, and no file of this one."""
    # Loaded under the limits; a server that makes no PDF does not need Pango.
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher

    nothing = URLFetcher(allowed_protocols=())
    style = CSS(string=_STYLE.read_text(encoding="utf-8"), url_fetcher=nothing)
    made = HTML(string=page, url_fetcher=nothing).write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1")
    return bytes(made)


def main() -> int:
    """Make one PDF. Gives the exit status."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # what was said is in its memory
    logging.disable()  # what it would warn of may quote the page
    try:
        pdf = pdf_of(sys.stdin.buffer.read().decode())
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        sys.stderr.write(f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}\n")
        return 1
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
