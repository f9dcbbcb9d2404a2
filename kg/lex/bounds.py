"""Numbers that measure a span of time or only delimit a class."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.lex.patterns import (
    CLASS_AFTER,
    CN,
    CN_UNIT,
    NOUN_AFTER,
    THRESHOLD_UNITS,
    UNITS,
)


def lasts(text: str, begin: int, unit: str, value: Decimal) -> bool:
    """Whether a count of years or days says how long something has gone on, not when it was."""
    if unit == "年" and (value >= 1000 or text[begin] == "一"):
        return False
    left, right = text[max(0, begin - 5) : begin], text[begin:]
    if unit == "年":
        if (
            re.match(r"\S{1,4}年(?:里|内|间|前|后|度|级|规划|计划|行动|攻坚|任务|目标|工作|制|期)", right)
            and "提前" not in left
        ):
            return False
        return bool(
            re.search(
                r"(?:长达|历时|历经|时间|连续|已有|达|超|近?逾|满|坚持|提前|拖|搁置|停滞|为期|运营|使用)\D{0,2}$",
                left,
            )
        ) or (
            bool(re.match(r"\S{1,4}年(?:来|以上|之久|时间|未|没|的)", right))
            and not re.search(r"近$|过去$|这$|今后$|未来$", left)
        )
    return unit in ("周",) or bool(re.search(r"(?:历时|提前|工期|缩短|用时|耗时|为期|达|仅|减少|压缩)\D{0,3}$", left))


def delimits(text: str, begin: int, first: int, stop: int, unit: str, comparator: str, after: bool) -> bool:
    """A bound such as 总投资超3000万元 before a noun only delimits the class that is counted beside it."""
    dimension = UNITS.get(unit, "")
    if unit in ("岁", "周岁") and (comparator != "=" or re.match(r"(?:及?以[上下]|的|老)", text[stop : stop + 2])):
        return True
    if comparator not in "<>" or not (dimension in THRESHOLD_UNITS or unit in ("年", "人", "元", "万元")):
        return False
    rest = text[stop:]
    if re.match(rf"(?:的)?(?:\d|{CN}+(?:{CN_UNIT}))", rest) and dimension in THRESHOLD_UNITS:
        return True
    if rest[:1] == "的" and unit != "年" and not after and not CLASS_AFTER.match(rest):
        return False
    if not NOUN_AFTER.match(rest) or re.match(
        r"(?:用于|用来|对|为|支持|投入|改造|建设|进行|实施|开展|，|并|以|给|向|新建|整治|资金|补助|经费|款)", rest
    ):
        return False
    return after or (first < begin and (dimension != "money" or bool(CLASS_AFTER.match(rest))) and unit != "人")
