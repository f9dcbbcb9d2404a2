"""Numerals as exact decimals."""

from decimal import Decimal

import pytest

from kg.lex.numbers import value_of


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("1,200.5万", "12005000"), ("3亿", "300000000"), ("0", "0"), ("百", "100"), ("十", "10"), ("两万", "20000"),
        ("三千二百", "3200"), ("三千〇五", "3005"), ("零", "0"), ("零七十二万", "720000"), ("三千零七十二万", "30720000"),
    ],
)  # fmt: skip
def test_value(numeral: str, value: str) -> None:
    assert value_of(numeral) == Decimal(value)


@pytest.mark.parametrize("text", ["年", "三年"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"三?年"):
        value_of(text)
