"""Keeping an imported list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from loket.products import ListedProduct, folder, load, save

FLAG = ListedProduct(name="vlagvergunning", uri="http://standaarden.overheid.nl/owms/terms/vlag", levels=["gemeente"])
TODAY = date(2026, 11, 22)


def test_what_was_saved_is_loaded_and_a_new_list_takes_its_place(tmp_path: Path) -> None:
    bees = ListedProduct(name="bijenkast", uri="http://standaarden.overheid.nl/owms/terms/bijen", levels=["rijk"])
    save(tmp_path / "list", [bees], date(2026, 1, 1))
    saved = save(tmp_path / "list", [FLAG], TODAY)

    assert load(tmp_path / "list") == saved
    assert saved.products == [FLAG]
    assert saved.imported_on == TODAY


def test_a_product_without_a_level_is_left_out(tmp_path: Path) -> None:
    nobody = ListedProduct(name="nergens", uri="http://standaarden.overheid.nl/owms/terms/nergens", levels=[])

    assert save(tmp_path, [FLAG, nobody], TODAY).products == [FLAG]


def test_without_an_import_there_is_no_list(tmp_path: Path) -> None:
    assert load(tmp_path) is None


def test_the_folder_is_in_var_unless_the_variable_names_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LOKET_PRODUCTS", raising=False)
    assert folder().parts[-2:] == ("var", "products")
    monkeypatch.setenv("LOKET_PRODUCTS", "/srv/products")
    assert folder() == Path("/srv/products")
