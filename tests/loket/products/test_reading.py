"""Reading a product list: what it gives, and what it says about a file that is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from loket.products import NotAProductList, read

HEADER = "UniformeProductnaam,URI,Rijk,Provincie,Waterschap,Gemeente,Burger"
TERMS = "http://standaarden.overheid.nl/owms/terms/"
REAL_LIST = Path(os.environ.get("LOKET_TEST_PRODUCTS") or Path(__file__).parents[4] / "shared" / "data" / "upl.csv")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


def write(file: Path, *lines: str, header: str = HEADER) -> Path:
    file.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return file


def refused(file: Path) -> tuple[str, ...]:
    with pytest.raises(NotAProductList) as caught:
        read(file)
    return caught.value.problems


def test_a_product_has_its_name_its_uri_and_the_levels_that_do_it(file: Path) -> None:
    write(file, f"vlagvergunning,{TERMS}vlag,,X,,X,X", f"bijenkast,{TERMS}bijenkast,,,,X,")

    assert [(each.name, each.uri, each.levels) for each in read(file)] == [
        ("bijenkast", f"{TERMS}bijenkast", ["gemeente"]),
        ("vlagvergunning", f"{TERMS}vlag", ["gemeente", "provincie"]),
    ]


def test_lines_of_one_product_are_one_product(file: Path) -> None:
    write(file, f"vlagvergunning,{TERMS}vlag,,,,X,", f"vlagvergunning,{TERMS}vlag,x,,,,")

    [product] = read(file)

    assert product.levels == ["gemeente", "rijk"]


def test_what_has_no_name_yet_is_no_product(file: Path) -> None:
    write(file, f"UPL-naam nog niet beschikbaar,{TERMS}UPL-naam_nog_niet_beschikbaar,X,X,X,X,", f"vlag,{TERMS}v,X,,,,")

    assert [each.name for each in read(file)] == ["vlag"]


def test_semicolons_a_byte_order_mark_and_commas_in_quotes_are_understood(file: Path) -> None:
    text = HEADER.replace(",", ";") + f'\n"vlag; wimpel, en vaandel";{TERMS}vlag;;;;X;\n'
    file.write_bytes(text.encode("utf-8-sig"))

    assert [each.name for each in read(file)] == ["vlag; wimpel, en vaandel"]


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ((f",{TERMS}vlag,,,,X,",), "line 2: UniformeProductnaam: is empty"),
        (("vlag,https://www.example.nl/vlag,,,,X,",), "line 2: URI: must start with http://standaarden.overheid.nl"),
        ((f"vlag,{TERMS},,,,X,",), "line 2: URI: must start with"),
        ((f"vlag,{TERMS}vlag,,,,ja,",), "line 2: Gemeente: must be X or empty, but is “ja”"),
        ((f"vlag,{TERMS}vlag,X",), "line 2: has 3 columns, and the first line 7"),
        ((f"vlag,{TERMS}vlag,,,,X,", f"wimpel,{TERMS}vlag,,,,X,"), "line 3: URI: “"),
        (
            (f"vlag,{TERMS}vlag,,,,X,", f"vlag,{TERMS}wimpel,,,,X,"),
            "line 3: UniformeProductnaam: “vlag” is also in line 2",
        ),
        ((), "line 2: there is no product in it"),
    ],
)
def test_each_mistake_is_told_with_its_line(file: Path, lines: tuple[str, ...], problem: str) -> None:
    [told] = refused(write(file, *lines))

    assert told.startswith(problem)


def test_a_missing_column_is_named(file: Path) -> None:
    assert refused(write(file, header="UniformeProductnaam,URI,Rijk,Gemeente")) == (
        "line 1: there is no column Provincie, Waterschap",
    )


def test_all_mistakes_are_counted_and_the_first_twenty_told(file: Path) -> None:
    with pytest.raises(NotAProductList) as caught:
        read(write(file, *["vlag,nergens,,,,X,"] * 25))

    assert len(caught.value.problems) == 25
    assert str(caught.value).splitlines()[-1] == "and 5 more"


def test_a_file_that_is_not_there_or_not_utf_8_is_refused_in_words(file: Path) -> None:
    assert "cannot be opened" in refused(file)[0]
    file.write_bytes(b"\xff\xfe\x00")
    assert "is not saved as UTF-8" in refused(file)[0]


@pytest.mark.skipif(not REAL_LIST.exists(), reason="there is no real list here; LOKET_TEST_PRODUCTS may name one")
def test_the_real_list_is_read_whole() -> None:
    products = read(REAL_LIST)
    by_name = {each.name: each for each in products}

    assert len(products) > 1000
    assert by_name["paspoort tweede"].levels == ["gemeente"]
    assert by_name["gratie"].levels == ["rijk"]
    assert sum(not each.levels for each in products) < 50
