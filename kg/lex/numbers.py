"""Numerals as exact decimals: Arabic digits with 万/亿, and Chinese numerals by way of cn2an."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import cn2an

from kg.language.characters import replacer

CHINESE = "零〇一二三四五六七八九十百千两"
MULTIPLIERS = {
    "十": 10, "百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8,
    "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
    "十万亿": 10**13, "百万亿": 10**14, "千万亿": 10**15,
}  # fmt: skip
# Full-width digits, letters and the signs that numbers are written with; one character for one, so offsets stay.
_narrowed = replacer(
    {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F) if chr(c - 0xFEE0).isalnum() or chr(c) in "％．＋－"}
)
# ３，２７０: a full-width comma inside a number; 4·3％: a middle dot as decimal point
_GROUPED = re.compile(r"，(?<=\d，)(?<!\d{4}，)(?=\d{3}(?!\d))")
_DOTTED = re.compile(r"·(?<=\d·)(?=\d+\s?[%％])")


def half_width(text: str) -> str:
    """The text with full-width digits, letters, ％, ．, ＋ and － as half-width ones; its length is unchanged."""
    return _DOTTED.sub(".", _GROUPED.sub(",", _narrowed(text)))


@lru_cache(maxsize=4096)
def value_of(numeral: str) -> Decimal:
    """The value of a numeral as written.

    Args:
        numeral: Arabic digits with thousands separators, a decimal point and 万/亿 (`1,200.5万`), or a Chinese numeral
            (`三千二百`, `两万`, `百`).

    Returns:
        The exact value, multiplied out.

    Raises:
        ValueError: the text is no numeral.
    """
    digits = numeral.rstrip("十百千万亿")
    if digits and digits[-1].isdigit() and digits.isascii():
        multiplier = numeral[len(digits) :]
        return Decimal(digits.replace(",", "")) * (MULTIPLIERS[multiplier] if multiplier else 1)
    head = numeral if numeral[:1] not in "百千万亿" else "一" + numeral
    # cn2an accepts the bare 百, 千 only with a leading one, and reads 〇 as 零.
    head = head.replace("〇", "零")
    if head[-1:] in MULTIPLIERS:
        head = head.lstrip("零")
    try:
        return Decimal(str(cn2an.cn2an(head, "normal")))
    except (ValueError, KeyError) as error:  # cn2an lets a KeyError out of some malformed numerals
        for size in (2, 1):
            if numeral[-size:] in MULTIPLIERS and numeral[:-size]:
                return value_of(numeral[:-size]) * MULTIPLIERS[numeral[-size:]]
        raise ValueError(f"{numeral!r} is no numeral") from error
