"""What the pages have in common that a citizen prints or keeps: their style, and what they may load."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

_HERE = Path(__file__).parent


def style_of(page: str) -> str:
    """The style of the page called ``page``: that of all paper, and then its own."""
    return "".join((_HERE / f"{name}.css").read_text(encoding="utf-8") for name in ("paper", page))


def policy_of(style: str) -> str:
    """The Content-Security-Policy of a page with that style, which may load nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'sha256-{digest}'"
    )
