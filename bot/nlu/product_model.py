"""How near a text is to each name of the imported product list, by meaning and letters, and whether it names it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from loket.products import ListedProduct, load

VECTORS = "vectors.npy"
"""File with the encoder's vector of each name, in the order of the list."""

_LETTERS = 0.8  # what the same letters count beside the same meaning

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Near:
    """A product that a text may be about. ``score`` has no unit: higher is nearer. ``said``: how much of the name's
    letters stand in the text, 0 to 1.
    """

    product: ListedProduct
    score: float
    said: float


class ProductIndex:
    """The names of ``products`` with their ``vectors`` (one row each; none: letters alone), ready to be looked up."""

    def __init__(self, products: list[ListedProduct], vectors: Floats | None) -> None:
        self._products = products
        self._vectors = vectors
        self._vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, dtype=np.float32)
        self._letters: csr_matrix = self._vectorizer.fit_transform([product.name for product in products])
        self._shares: csr_matrix = self._letters.multiply(
            self._letters
        ).tocsr()  # of a name's letters; each row sums to 1

    def nearest(self, text: str, vector: Floats, count: int) -> list[Near]:
        """The ``count`` products nearest to ``text``, the nearest first; ``vector`` is the encoder's."""
        counted = self._vectorizer.transform([text])
        letters = (self._letters @ counted.T).toarray().ravel()
        said = self._shares @ (counted.toarray().ravel() > 0)
        meaning = self._vectors @ vector if self._vectors is not None else 0.0
        scores = meaning + _LETTERS * letters
        best = np.argsort(-scores, kind="stable")[:count]
        return [Near(self._products[at], round(float(scores[at]), 4), round(float(said[at]), 4)) for at in best]


def index_in(folder: Path) -> ProductIndex | None:
    """The index of the list in ``folder``, or None when none was imported. Raises ``msgspec.MsgspecError``."""
    listed = load(folder)
    if listed is None or not listed.products:
        return None
    vectors: Floats | None = None
    if (folder / VECTORS).exists():
        vectors = np.load(folder / VECTORS).astype(np.float32)
        if len(vectors) != len(listed.products):
            vectors = None  # those of another list say nothing about this one
    return ProductIndex(listed.products, vectors)
