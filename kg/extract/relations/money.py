"""What is invested in works."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.coordination import Listed
from kg.extract.reading import Reading
from kg.extract.relations.known import SETTLING
from kg.model import RelationClaim, Span

_INVESTED = re.compile(
    r"(?:总投资额?|计划(?:总)?投资|协议(?:总)?投资|意向投资|概算(?:总)?投资|投资总额|投入|(?<!完成)(?<!到位)投资)(?:共计|合计|均为|总额|达|约|近|超|超过|为|额)*$"
)
_SPENT_ON = re.compile(r"(?:左右|以上)?(?:的|(?:的|，)?(?:建设|新建|兴建|打造|实施|扩建|建成|开发)(?:了|的)?)[“]?")
# 总投资3亿元的A项目、2亿元的B项目
_GOES_ON = re.compile("的[^，。；的]{2,20}[、和及]")
# A工程，总投资3亿元; neither what the next of a list costs nor A等8个项目总投资
_OWN = re.compile("(?!等|[^；;]*、)[^；;]{0,16}")


def investments(reading: Reading) -> Iterator[RelationClaim]:
    """总投资50亿元的A、B项目; A（总投资3亿元）; A总投资3亿元: what each project costs."""
    text, base = reading.lexed.text, reading.lexed.sentence.span.begin
    lists = reading.lists
    said, told = "", 0
    for quantity in reading.lexed.quantities:
        word = _INVESTED.search(text[: quantity.begin - base])
        if not quantity.unit.endswith("元"):
            continue
        begin = word.start() if word else quantity.begin - base
        if word is None and not (said and _GOES_ON.fullmatch(text, told, begin)):
            continue
        said, told = word.group() if word else said, quantity.end - base
        stretch = Span(base + begin, quantity.end)
        amount = said + text[quantity.begin - base : told]
        after = next((x for x in lists if x.span.begin >= quantity.end), None)
        before = next((x for x in reversed(lists) if x.span.end <= stretch.begin and not _stands_by(reading, x)), None)
        gap = reading.words(Span(quantity.end, after.span.begin)) if after else "，"
        if after and _SPENT_ON.fullmatch(gap):
            chosen = after
        elif word is None or (before and _spent_by(reading, before, stretch)):
            continue
        elif before and _OWN.fullmatch(reading.words(Span(before.span.end, stretch.begin))):
            chosen = before
        else:
            continue
        for i, m in chosen.members:
            if m.kind in ("Project", "Facility", "Company", "DevelopmentZone"):
                yield RelationClaim(
                    Span(min(m.span.begin, stretch.begin), max(m.span.end, stretch.end)),
                    i,
                    "investment",
                    amount,
                    "relation.investment",
                )


def _stands_by(reading: Reading, listed: Listed) -> bool:
    """A落户云屏产业园，总投资…: it is not the park that costs so much, nor in A由B承建，总投资… the firm."""
    return reading.words(Span(reading.lexed.sentence.span.begin, listed.span.begin)).endswith((*SETTLING, "由"))


def _spent_by(reading: Reading, listed: Listed, money: Span) -> bool:
    """云屏集团投资…: what the firm spends, not what it costs."""
    firms = all(m.kind == "Company" for _, m in listed.members)
    return firms and re.match(r"，?投[资入]", reading.words(Span(listed.span.end, money.end))) is not None
