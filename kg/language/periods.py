"""Times as Chinese reports write them, read into `Period`s.

`resolve` reads one expression that stands alone, `find` all of them in a text, `opening` the one that a text opens
with. A form is one pattern with the function that reads it; the patterns work on `plain` text, the functions see the
named groups of their own form.

Two periods give relative forms their meaning: `reference` is what the passage speaks of (the report's time, or the
plan's) and lends its year to bare months; `report` is the report's own time, from which 今年, 去年 and 明年 count.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kg.language.characters import chinese_number, plain
from kg.model import Period

__all__ = ["find", "following", "half", "months", "opening", "resolve", "year"]


def year(number: int) -> Period:
    """The whole calendar year."""
    return months(number, 1, 12)


def half(number: int, part: int) -> Period:
    """The first (`part` 1) or second (`part` 2) half of a year."""
    return months(number, 6 * part - 5, 6 * part)


def months(number: int, first: int, last: int) -> Period:
    """The months `first` to `last` (1 to 12) of the year `number`, both included."""
    return Period(date(number, first, 1), date(number, last, monthrange(number, last)[1]))


def following(period: Period) -> Period:
    """The time that a plan looks ahead to when its report looks back on `period`.

    After a half-year comes the other half, after one or more whole years the next year, after another stretch the
    rest of its year.
    """
    start = period.end + timedelta(days=1)
    if period == half(period.start.year, 2):
        return half(start.year, 1)
    return Period(start, date(start.year, 12, 31))


@dataclass(frozen=True, slots=True)
class _Frame:
    """The two periods that relative forms refer to."""

    reference: Period | None
    report: Period | None

    def year_of(self, written: str | None) -> int | None:
        """The year that a year word stands for; that of the reference where none is written."""
        if not written:
            return self.reference.start.year if self.reference else None
        if written in _OF_THE_PASSAGE and self.reference is not None:
            return self.reference.end.year
        shift = _YEAR_WORDS.get(written.removesuffix("度"))
        if shift is None:
            return chinese_number(written.removesuffix("度").removesuffix("年"))
        return self.report.start.year + shift if self.report else None

    def since(self, start: date) -> Period | None:
        """From `start` to the end of the reference."""
        if self.reference is None:
            return None
        end = self.reference.end
        return Period(start, end if end >= start else date(start.year, 12, 31))

    def before(self, period: Period) -> Period:
        """From the start of the reference, or of what is left after it, to the end of `period`."""
        start = period.start.replace(month=1, day=1)
        if self.reference is not None and self.reference.start.year == period.end.year:
            late = self.reference.end < period.start
            start = self.reference.end + timedelta(days=1) if late else self.reference.start
        return Period(min(start, period.start), period.end)


_Groups = dict[str, str | None]
_Reader = Callable[[_Groups, _Frame], Period | None]

_YEAR_WORDS = {"今年": 0, "本年": 0, "当年": 0, "全年": 0, "去年": -1, "上年": -1, "上一年": -1, "前年": -2} | {
    "明年": 1,
    "来年": 1,
    "下年": 1,
    "下一年": 1,
}
# 全年新增就业3000人: in a plan, the year that is planned
_OF_THE_PASSAGE = frozenset(("全年", "全年度", "当年"))
_FIVE_YEAR_PLANS = {"十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}

_DIGIT_YEAR = r"(?:19|20)\d\d|[一二][九〇零○][〇零○一二三四五六七八九]{2}"
_YEAR = rf"(?P<year>(?:{_DIGIT_YEAR})年度?|(?:{'|'.join(sorted(_YEAR_WORDS, key=len, reverse=True))})度?)"
_MONTH = r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_TO = r"(?:[-—–~至到]{1,2})"
_TAIL = r"(?:(?P<onward>以来|开始|起)|(?P<before>之前|以前|前))?"
_UNTIL = r"(?P<until>截[至止]到?)?"
# No number may run on to the left: 2月 in 12月, 五月 in 十五月, 1月 in 第1月.
_LEFT = r"(?<![\d.第])(?!(?<=[一二三四五六七八九十百千])[一二三四五六七八九十])"


def _years(groups: _Groups, frame: _Frame) -> Period | None:
    first, last = chinese_number(groups["first"] or ""), chinese_number(groups["last"] or "")
    return Period(date(first, 1, 1), date(last, 12, 31)) if first <= last else None


def _five_years(groups: _Groups, frame: _Frame) -> Period | None:
    start = _FIVE_YEAR_PLANS[groups["plan"] or ""]
    return frame.since(date(start, 1, 1)) if groups["onward"] else Period(date(start, 1, 1), date(start + 4, 12, 31))


def _long_range(groups: _Groups, frame: _Frame) -> Period | None:
    first, last = frame.year_of(groups["year"]), frame.year_of(groups["year2"])
    if first is None or last is None:
        return None
    start = months(first, *_month_pair(groups["first"]))
    end = months(last, *_month_pair(groups["last"]))
    return Period(start.start, end.end) if start.start <= end.end else None


def _month_pair(written: str | None) -> tuple[int, int]:
    number = chinese_number(written or "")
    return number, number


def _month_range(groups: _Groups, frame: _Frame) -> Period | None:
    number = frame.year_of(groups["year"])
    first, last = chinese_number(groups["first"] or ""), chinese_number(groups["last"] or "")
    return months(number, first, last) if number is not None and first <= last else None


def _month(groups: _Groups, frame: _Frame) -> Period | None:
    number = frame.year_of(groups["year"])
    if number is None:
        return None
    whole = months(number, *_month_pair(groups["month"]))
    part = _part_of_month(whole, groups["day"], groups["part"])
    return _bounded(part, groups, frame) if part else None


def _part_of_month(month: Period, day: str | None, part: str | None) -> Period | None:
    first, last = 1, month.end.day
    if day:
        first = last = chinese_number(day)
    elif part in ("上旬", "初"):
        last = 10
    elif part in ("中旬", "中"):
        first, last = 11, 20
    elif part:
        first = 21
    if not 1 <= first <= last <= month.end.day:
        return None
    return Period(month.start.replace(day=first), month.start.replace(day=last))


def _bounded(period: Period, groups: _Groups, frame: _Frame) -> Period | None:
    """Apply 截至 (from the year's start), 以来 (to the reference's end) or 前 (a deadline) to a time."""
    if groups.get("until"):
        return Period(date(period.start.year, 1, 1), period.end)
    if groups.get("onward"):
        return frame.since(period.start)
    return frame.before(period) if groups.get("before") else period


def _quarters(groups: _Groups, frame: _Frame) -> Period | None:
    number = frame.year_of(groups["year"])
    if number is None:
        return None
    if groups["half"]:
        found = half(number, 1 if groups["half"] == "上半年" else 2)
    elif groups["quarters"]:
        found = months(number, 1, 3 * chinese_number(groups["quarters"]))
    else:
        quarter = chinese_number(groups["quarter"] or "")
        found = months(number, 3 * quarter - 2, 3 * quarter)
    return _bounded(found, groups, frame)


def _year_end(groups: _Groups, frame: _Frame) -> Period | None:
    number = frame.year_of(groups["year"])
    return _bounded(months(number, 12, 12), groups, frame) if number is not None else None


def _year(groups: _Groups, frame: _Frame) -> Period | None:
    number = frame.year_of(groups["year"])
    return _bounded(year(number), groups, frame) if number is not None else None


def _now(groups: _Groups, frame: _Frame) -> Period | None:
    return frame.report


def _last_years(groups: _Groups, frame: _Frame) -> Period | None:
    if frame.report is None:
        return None
    count = chinese_number(groups["count"] or "")
    return Period(date(frame.report.end.year - count + 1, 1, 1), frame.report.end)


def _iso_day(groups: _Groups, frame: _Frame) -> Period | None:
    month = months(int(groups["iso"] or ""), *_month_pair(groups["month"]))
    return _part_of_month(month, groups["day"], None)


_FORMS: tuple[tuple[str, _Reader], ...] = (
    (r"(?<!\d)(?P<iso>(?:19|20)\d\d)[-/.](?P<month>1[0-2]|0?[1-9])[-/.](?P<day>[0-3]?\d)(?!\d)", _iso_day),
    (
        rf"{_LEFT}{_YEAR}(?P<first>{_MONTH})月份?{_TO}{_YEAR.replace('year', 'year2')}(?P<last>{_MONTH})月份?",
        _long_range,
    ),
    (rf"{_LEFT}(?P<first>{_DIGIT_YEAR})年?{_TO}(?P<last>{_DIGIT_YEAR})年", _years),
    (rf"{_LEFT}[“\"]?(?P<plan>十[一二三四五]?五)[”\"]?(?:期间|时期|(?P<onward>以来))", _five_years),
    (rf"{_LEFT}{_YEAR}?(?P<first>{_MONTH})(?:月份?)?{_TO}(?P<last>{_MONTH})月[份底末]?", _month_range),
    (
        rf"{_LEFT}{_UNTIL}{_YEAR}?(?P<month>{_MONTH})月(?:(?P<day>[0-3]?\d|[一二三]?十[一二三四五六七八九]?)[日号]|份)?"
        rf"(?P<part>上旬|中旬|下旬|初|中|底|末)?{_TAIL}",
        _month,
    ),
    (
        rf"{_LEFT}{_UNTIL}{_YEAR}?(?:(?P<half>上半年|下半年)|前(?P<quarters>[一二三两1-3])个?季度|"
        rf"第?(?P<quarter>[一二三四1-4])季度)[末底]?{_TAIL}",
        _quarters,
    ),
    (rf"{_LEFT}{_UNTIL}{_YEAR}?(?:年[底末]|(?<=年)[底末]){_TAIL}", _year_end),
    (rf"{_LEFT}{_UNTIL}{_YEAR}(?:内|(?P<onward>以来))?", _year),
    (r"(?P<year>)年内", _year),
    (r"(?P<year>)年初(?P<onward>以来|至今)", _year),
    (r"(?:截[至止]到?)?(?:目前|现在|当前)|[半一]年来|截[至止]日前", _now),
    (r"(?:近|过去的?|最近|这)(?P<count>[2-9]|10|[二三四五六七八九十两])年(?:来|间|里|中(?!期))?", _last_years),
    (rf"{_LEFT}(?P<count>[2-9]|10|[二三四五六七八九十两])年(?:来|间|里|中(?!期))", _last_years),
)
_COMPILED = tuple((re.compile(pattern), reader) for pattern, reader in _FORMS)
# Any form, with a look at its first sign so that most characters are passed over at once.
_ANY = re.compile(
    '(?=[\\d一二三四五六七八九十两今本当全去上前明来下年截目现半近过最这第“"])(?:'
    + "|".join(re.sub(r"\?P<\w+>", "?:", pattern).replace("(?:)", "") for pattern, _ in _FORMS)
    + ")"
)


def find(text: str, reference: Period | None, report: Period | None = None) -> Iterator[tuple[int, int, Period | None]]:
    """Find the times that a text names, left to right, without overlap.

    Args:
        text: any text, full-width digits allowed.
        reference: what the passage speaks of; None leaves relative forms unresolved.
        report: the report's own time, `reference` where it is not given.

    Yields:
        Begin, end (offsets in `text`, half-open) and the period, None where it cannot be told.
    """
    signs = plain(text)
    frame = _Frame(reference, report or reference)
    for match in _ANY.finditer(signs):
        yield match.start(), match.end(), _read(signs, match.start(), match.end(), frame)


def opening(text: str, reference: Period | None, report: Period | None = None) -> tuple[int, Period | None] | None:
    """Read the time that a text opens with.

    Args:
        text: as for `find`.
        reference: as for `find`.
        report: as for `find`.

    Returns:
        Where the time ends and what it is (None where it cannot be told); None where the text opens with no time.
    """
    signs = plain(text)
    match = _ANY.match(signs)
    if match is None:
        return None
    return match.end(), _read(signs, 0, match.end(), _Frame(reference, report or reference))


def resolve(text: str, reference: Period | None, report: Period | None = None) -> Period | None:
    """Read one time that stands alone, such as `2017年`, `1-11月`, `截至10月底`, `去年` or `6月底前`.

    Args:
        text: the time, white space around it allowed.
        reference: as for `find`.
        report: as for `find`.

    Returns:
        The period; None where `text` is no time or its meaning cannot be told.
    """
    signs = plain(text).strip()
    match = _ANY.fullmatch(signs)
    return _read(signs, 0, len(signs), _Frame(reference, report or reference)) if match else None


def _read(signs: str, begin: int, end: int, frame: _Frame) -> Period | None:
    for pattern, reader in _COMPILED:
        match = pattern.match(signs, begin)
        if match is not None and match.end() == end:
            return reader(match.groupdict(), frame)
    return None
