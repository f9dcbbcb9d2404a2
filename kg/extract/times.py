"""When a fact holds: the time named nearest before it, an opener of its sentence, or the section's time."""

from __future__ import annotations

import re
from bisect import bisect_right

from kg.language.periods import find, year
from kg.model import Lexed, Period

# 比上年增加, 占去年的: a time that something is compared with
_COMPARED = re.compile(r"(?:比|较|与|同|占|超|低于|高于|距|离|为|原|截至|截止)$")
# 确保全年增长6%: holds for what follows, wherever it stands
_WHOLE_YEAR = ("全年", "年内")


# 占全年任务的51%: the year of the task, not of the figure
_OF_A_TASK = re.compile(r"的?(?:任务|目标|计划|指标|预算|[\d.]+[万亿])")
# 力争全年完成5亿元；二是新建广场: the next item of a list goes by the sentence's own time
_ITEM = re.compile(r"[；;]")


class Times:
    """The times that a sentence names, by place.

    A time that opens a clause holds for the clauses after it too; one inside a clause holds up to the next number.
    """

    def __init__(self, lexed: Lexed, report: Period | None) -> None:
        base, text = lexed.sentence.span.begin, lexed.text
        self._period = lexed.sentence.period
        self._clauses = [c.begin for c in lexed.sentence.clauses]
        self._numbers = sorted(q.end for q in lexed.quantities)
        starts = {c.begin - base for c in lexed.sentence.clauses}
        self._openers: list[tuple[int, Period]] = []
        self._inner: list[tuple[int, Period]] = []
        for begin, end, period in find(text, lexed.sentence.period, report):
            if period is None or any(n.number.begin < base + end and base + begin < n.end for n in lexed.quantities):
                continue
            before = text[:begin].rstrip(" \u3000\xa0\n“（(")
            if text[begin:end] in ("年末", "年底"):
                continue
            if text[begin:end] in _WHOLE_YEAR and _OF_A_TASK.match(text, end):
                continue
            if text[begin:end] in _WHOLE_YEAR:
                stop = _ITEM.search(text, end)
                self._openers.append((base + begin, period))
                if stop and self._period is not None:
                    self._openers.append((base + stop.start(), self._period))
                continue
            if _COMPARED.search(before[-3:]):
                continue
            deadline = text[begin:end].endswith("前")
            if (len(before) in starts or begin in starts) and not deadline and (period.end - period.start).days > 31:
                self._openers.append((base + begin, period))
                continue
            filled = next((c for c in lexed.sentence.clauses if c.begin <= base + begin and base + end == c.end), None)
            alone = filled is not None and not before[filled.begin - base :].strip("于在到至")
            # 6月底前，完成翻修: a time that fills its clause dates the next one
            later = next((c.begin for c in lexed.sentence.clauses if c.begin >= base + end), None) if alone else None
            self._inner.append((later or base + end, period))

    @property
    def whole_year(self) -> bool:
        """Whether the sentence speaks of a calendar year."""
        return self._period is not None and self._period == year(self._period.start.year)

    @property
    def year_before(self) -> Period | None:
        """The year before the one that the sentence speaks of."""
        return year(self._period.start.year - 1) if self._period is not None else None

    def at(self, offset: int, planned: bool, counted: int | None = None) -> Period | None:
        """The period of a fact at an offset of the document.

        A month or day inside a clause is the deadline of what is planned; of what is done it only tells when something
        happened, and the number holds for the sentence's time.

        Args:
            offset: of the fact.
            planned: whether it is to come.
            counted: where its own number begins, if it stands before the offset.
        """
        clause = self._clauses[max(0, bisect_right(self._clauses, offset) - 1)] if self._clauses else 0
        behind = offset if counted is None else min(offset, counted)
        number = next((n for n in reversed(self._numbers) if n <= behind), 0)
        near = [
            p
            for end, p in self._inner
            if max(clause, number) <= end <= offset and (planned or (p.end - p.start).days > 31)
        ]
        if near:
            return near[-1]
        before = [p for begin, p in self._openers if begin <= offset]
        return before[-1] if before else self._period
