"""Import a Uniforme Productnamenlijst: ``python -m bot.products FILE``, or ``make products FILE=…``.

The bot answers with it from its next start.
"""

from __future__ import annotations

import argparse
import io
import sys
from datetime import datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.nlu.product_model import VECTORS
from bot.places import prepare
from loket.directory.hours import ZONE
from loket.products import NotAProductList, folder, read, save
from loket.products.store import put

Vectors = npt.NDArray[np.float16]


def main(arguments: list[str] | None = None) -> int:
    """0 when the list was imported, 1 when the file is none: then the list before stays."""
    parser = argparse.ArgumentParser(prog="python -m bot.products", description=__doc__)
    parser.add_argument("file", type=Path, help="a CSV file of the Uniforme Productnamenlijst")
    parser.add_argument("--to", type=Path, default=folder(), help="where it is kept (default: %(default)s)")
    chosen = parser.parse_args(arguments)
    try:
        products = read(chosen.file)
    except NotAProductList as error:
        sys.stderr.write(f"{error}\n\n{chosen.file} was not imported.\n")
        return 1
    listed = save(chosen.to, products, datetime.now(ZONE).date())
    # The vectors come last: names without them are found by their letters alone until they are there.
    put(chosen.to / VECTORS, _as_file(_vectors([product.name for product in listed.products])))
    left = len(products) - len(listed.products)
    sys.stdout.write(f"{len(listed.products)} products imported to {chosen.to}; start the bot again to use them.\n")
    if left:
        sys.stdout.write(f"{left} products have no level of government and were left out.\n")
    return 0


def _vectors(names: list[str]) -> Vectors:
    # Rasa reads its environment while it is imported.
    prepare()
    from bot.nlu.vectors import encode

    return encode(names).astype(np.float16)


def _as_file(vectors: Vectors) -> bytes:
    file = io.BytesIO()
    np.save(file, vectors)
    return file.getvalue()


if __name__ == "__main__":
    sys.exit(main())
