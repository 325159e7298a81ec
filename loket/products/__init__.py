"""The Uniforme Productnamenlijst, when the owner has loaded one: everything the government does, and at which level.

Loket ships no list. ``python -m bot.products FILE`` (``make products FILE=…``) reads one and puts it where the bot and
its actions find it; docs/directory.md tells more.
"""

from loket.products.reading import NotAProductList, read
from loket.products.store import ProductList, folder, load, save
from loket.products.types import LEVELS, Level, ListedProduct

__all__ = ["LEVELS", "Level", "ListedProduct", "NotAProductList", "ProductList", "folder", "load", "read", "save"]
