"""Numerals as exact decimals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lex.numbers import half_width, value_of


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("五", "5"), ("两", "2"), ("十", "10"), ("十二", "12"), ("二十", "20"), ("一百零五", "105"), ("三千二百", "3200"),
        ("三万", "30000"), ("两千万", "20000000"), ("一亿二千万", "120000000"), ("百万", "1000000"),
        ("12", "12"), ("1,200", "1200"), ("1.38亿", "138000000"), ("2.25万", "22500"), ("30百万", "30000000"),
    ],
)  # fmt: skip
def test_value(numeral: str, value: str) -> None:
    assert value_of(numeral) == Decimal(value)


def test_what_is_no_numeral_is_refused() -> None:
    with pytest.raises(ValueError):
        value_of("若干")


@given(st.text())
def test_half_width_keeps_the_length(text: str) -> None:
    assert len(half_width(text)) == len(text)


@given(st.decimals(min_value=0, max_value=10**6, places=2, allow_nan=False))
def test_wan_multiplies_out(number: Decimal) -> None:
    assert value_of(f"{number}万") == number * 10000
