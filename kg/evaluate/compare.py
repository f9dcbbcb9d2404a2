"""When two texts, names, units or periods count as the same, by the annotation guidelines of the gold files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)

_HALF_WIDTH = str.maketrans("（）：；，％．－", "():;,%.-")
_IGNORED = re.compile(r"[\s“”\"'‘’《》〈〉「」()·、,。;:]")
_PERIOD_END = re.compile(r"\d{4}(-\d{2})?(-\d{2})?")

# Units and counters that gold files and graphs may write in either way.
_SAME_UNIT = {
    "平方米": "㎡", "平米": "㎡", "m2": "㎡", "平方": "㎡", "人民币": "元", "百分点": "个百分点",
    "公里": "千米", "km": "千米", "幢": "栋", "宗": "件", "起": "件", "桩": "件",
}  # fmt: skip


def fold(text: str) -> str:
    """The text without what tells no two names apart: character width, quotation marks, spaces, punctuation, case."""
    return _IGNORED.sub("", text.translate(_HALF_WIDTH)).lower()


def fold_unit(unit: str) -> str:
    """The unit folded, with one spelling for each group of equal units."""
    folded = fold(unit)
    return _SAME_UNIT.get(folded, folded)


def _bigrams(folded: str) -> Counter[str]:
    return Counter(folded[i : i + 2] for i in range(len(folded) - 1)) or Counter([folded])


def alike(a: str, b: str, least: float) -> bool:
    """Whether one text lies inside the other (two characters or more), or their bigrams' Dice overlap reaches `least`.

    Args:
        a, b: texts to compare, folded here.
        least: smallest Dice coefficient of the character bigrams that counts as alike, in [0, 1].

    Returns:
        Whether they are alike; an empty text is like another empty one only.
    """
    x, y = fold(a), fold(b)
    if x == y or not x or not y:
        return x == y
    if x in y or y in x:
        return min(len(x), len(y)) >= 2
    p, q = _bigrams(x), _bigrams(y)
    return 2 * sum((p & q).values()) / (sum(p.values()) + sum(q.values())) >= least


def name_likeness(a: Iterable[str], b: Iterable[str]) -> int:
    """How well two sets of name forms agree.

    Returns:
        2 where they share a form, 1 where one form holds another that is at least 60 % as long (a generic head more
        or less), else 0.
    """
    x, y = {fold(f) for f in a} - {""}, {fold(f) for f in b} - {""}
    if x & y:
        return 2
    near = any((p in q or q in p) and min(len(p), len(q)) / max(len(p), len(q)) >= 0.6 for p in x for q in y)
    return int(near)


def distinctive(forms_of: Mapping[K, frozenset[str]]) -> dict[K, frozenset[str]]:
    """Drops the forms that several things share from all things that have a form of their own."""
    users = Counter(form for forms in forms_of.values() for form in {fold(f) for f in forms})
    return {key: frozenset(f for f in forms if users[fold(f)] == 1) or forms for key, forms in forms_of.items()}


def months(period: str) -> tuple[str, str] | None:
    """A gold file's period as its first and last month.

    Args:
        period: `2017`, `2023-06`, `2015-01/2015-11`, or "".

    Returns:
        Such as `("2015-01", "2015-11")`; None where the period is empty.

    Raises:
        ValueError: the text is neither empty nor such a period.
    """
    if not period:
        return None
    ends = period.split("/")
    if len(ends) > 2 or not all(_PERIOD_END.fullmatch(end) for end in ends):
        raise ValueError(f"period {period!r} is neither a year, a month nor two of them joined by /")
    first, last = ends[0][:7], ends[-1][:7]
    return (first if len(first) == 7 else f"{first}-01", last if len(last) == 7 else f"{last}-12")
