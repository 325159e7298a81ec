"""Where an imported list is kept: a folder outside version control that the bot and its actions read at their start."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec

from loket.products.types import ListedProduct

FOLDER_VARIABLE = "LOKET_PRODUCTS"
_FOLDER = Path(__file__).parents[2] / "var" / "products"
_FILE = "products.json"


class ProductList(msgspec.Struct, frozen=True, kw_only=True):
    """The products that have a level, and the day that they were imported."""

    imported_on: date
    products: list[ListedProduct]


def folder() -> Path:
    """The folder of the imported list: what LOKET_PRODUCTS says, or ``var/products`` of the project."""
    return Path(os.environ.get(FOLDER_VARIABLE) or _FOLDER)


def save(where: Path, products: Iterable[ListedProduct], today: date) -> ProductList:
    """Put the products that have a level into the folder ``where``, in place of those before."""
    listed = ProductList(imported_on=today, products=[product for product in products if product.levels])
    where.mkdir(parents=True, exist_ok=True)
    put(where / _FILE, msgspec.json.encode(listed))
    return listed


def load(where: Path) -> ProductList | None:
    """The list in the folder ``where``; None when there is none. Raises ``msgspec.MsgspecError`` for a damaged one."""
    try:
        return msgspec.json.decode((where / _FILE).read_bytes(), type=ProductList)
    except FileNotFoundError:
        return None


def put(path: Path, content: bytes) -> None:
    """Write ``path`` so that whoever reads it meanwhile gets either the old or the new one whole."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
        part.write(content)
    Path(part.name).replace(path)
