"""Members of an enumeration."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.extract.names.boundary import frequency, tag
from kg.extract.names.found import Found
from kg.extract.names.stock import words

_STOP = re.compile(r"[,。;:?!“”()《》]|\d{3,}")


def items_before(text: str, end: int) -> list[tuple[int, int]]:
    """The stretches between the marks 、 before `end`, right to left; the leftmost still with what stands before it."""
    spans, right = [], end
    while True:
        left = right
        while left > 0 and not _STOP.match(text[left - 1]) and text[left - 1] != "、" and right - left < 24:
            left -= 1
        spans.append((left, right))
        if left == 0 or text[left - 1] != "、" or len(spans) > 30:
            return spans
        right = left - 1


def plausible(item: str, known: Mapping[str, Found]) -> bool:
    """Whether a short stretch may be a name's proper part: known as one, or no common word."""
    if item in known:
        return True
    if not 1 < len(item) <= 6 or item in words("names_words", "openers") or item in words("names_words", "head_nouns"):
        return False
    if any(word in item for word in ("的", "了", "等", "各", "全", "年")):
        return False
    if item[0].isdigit():
        return False  # 长江路13号、15号
    kind = tag(item)
    return not (frequency(item) > 800 and kind[:1] in ("n", "v", "a", "d", "b") and kind not in ("ns", "nr", "nz"))
