"""Full-width and ideographic variants brought to one form, one character for one, so that offsets stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping

__all__ = ["chinese_number", "plain", "replacer"]

_FULL_WIDTH = {chr(0xFF01 + step): chr(0x21 + step) for step in range(94)}
_SPACES = dict.fromkeys("\u3000\xa0\u2002\u2003\u2007\u2009\u202f\u200b\ufeff", " ")
_TABLE = _FULL_WIDTH | _SPACES


def replacer(table: Mapping[str, str]) -> Callable[[str], str]:
    """A function that gives a text with other characters for those of a table.

    Where few of them occur it is many times faster than `str.translate`.
    """
    variants = frozenset(table)

    def replaced(text: str) -> str:
        for variant in variants.intersection(text):
            text = text.replace(variant, table[variant])
        return text

    return replaced


_plain = replacer(_TABLE)
_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}


def plain(text: str) -> str:
    """Give `text` with ASCII letters, digits and punctuation for full-width ones, and plain spaces.

    Line ends, tabs and the marks 、。“”《》 stay. The result has the length of `text`.
    """
    return _plain(text)


def chinese_number(text: str) -> int:
    """Read a whole number below 100 in Arabic or Chinese digits (`12`, `十二`, `二十`), or a year digit by digit.

    Raises:
        ValueError: `text` is no such number.
    """
    if text.isascii():
        return int(text)
    if "十" in text:
        tens, ones = text.split("十")
        return 10 * (_digit(tens) if tens else 1) + (_digit(ones) if ones else 0)
    return int("".join(str(_digit(sign)) for sign in text))


def _digit(sign: str) -> int:
    if sign not in _DIGITS:
        raise ValueError(f"{sign!r} is no Chinese digit; accepted: {''.join(_DIGITS)}")
    return _DIGITS[sign]
