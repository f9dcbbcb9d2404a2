"""What stands over the text: title, signature, date; and what title, headings and dates say of the report's times."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.language.periods import find, following, half, months, resolve, year
from kg.model import Period, SectionKind, Span
from kg.structure.cues import cue, words
from kg.structure.sections import Times

__all__ = ["Front", "find_front", "find_times", "joined"]

_FRONT_LINES = 8
_LONGEST_TITLE = 60
_LONGEST_NAME = 20
_HEADING = re.compile(
    r"[一二三四五六七八九十]{1,3}\s*[、.]|\([一二三四五六七八九十]\)|第[一二三四五六七八九十]部分|1\s*[、.]|\d{1,2}\s+[\u4e00-\u9fff]"
)
_SENTENCE = re.compile(r"[。;!?]|:$|,$")
_DAY = re.compile(r"\(?[12〇零○一二三四五六七八九十\d年月日\s-]{6,14}\)?")
_DIVIDE = re.compile(r"(?:总结|汇报|报告|回顾|情况|述职)(?P<join>[^,。]{0,2}?(?:及|和|与|暨|以及|、|\s))")
_DELIVERED = re.compile(r"政府工作报告$|人民代表大会")
_HALF = re.compile(r"上半年|半年来")
_FILE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_FILE_HALF = re.compile(r"(?<![a-z0-9])h1|(?<=\d)h1|上半年", re.IGNORECASE)
_YEAR_IN_TEXT = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?=[^\d]|$)")
_OPENING = 400


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter.

    Attributes:
        title: the title, its second half behind ——.
        titles: the paragraphs that hold it.
        body: index of the first paragraph behind the front matter.
        date: the day that the front matter names.
    """

    title: str
    titles: tuple[Span, ...]
    body: int
    date: date | None


def find_front(text: str, paragraphs: Sequence[Span], metadata: Mapping[str, str]) -> Front:
    """Find title, signature and date line.

    Args:
        text: the flow's text.
        paragraphs: its paragraphs.
        metadata: the page's metadata, for a report that carries its title only there.

    Returns:
        The front matter; `titles` is empty where the text has no title of its own.
    """
    body = 0
    while body < min(len(paragraphs), _FRONT_LINES) and _is_front(text, paragraphs, body):
        body += 1
    if body:
        body = _salutation(text, paragraphs, body)
    front = paragraphs[:body]
    day = next((found for line in front if (found := _day(text[line.begin : line.end]))), None)
    at = next((i for i, line in enumerate(front) if _is_title(text[line.begin : line.end])), None)
    if at is None:
        named = [metadata[key] for key in words("metadata.title") if key in metadata]
        return Front(next((name for name in named if _is_title(name)), ""), (), body, day)
    titles = [front[at]]
    if at > 0 and _DAY.fullmatch(text, front[at - 1].begin, front[at - 1].end) is None:
        titles.insert(0, front[at - 1])
    elif at + 1 < len(front):
        below = text[front[at + 1].begin : front[at + 1].end]
        if below.startswith("—") and _day(below) is None:
            titles.append(front[at + 1])
    return Front(joined([text[line.begin : line.end] for line in titles]), tuple(titles), body, day)


def _is_front(text: str, paragraphs: Sequence[Span], at: int) -> bool:
    line = text[paragraphs[at].begin : paragraphs[at].end]
    if len(line) > _LONGEST_TITLE or _SENTENCE.search(line) or _HEADING.match(line):
        return False
    # A short line over prose is a heading of the body, unless it is the title or over it.
    rest = [text[each.begin : each.end] for each in paragraphs[at:_FRONT_LINES]]
    return (
        _is_title(line)
        or _day(line) is not None
        or _is_signature(line)
        or any(_is_title(each) for each in rest[1:4] if len(each) <= _LONGEST_TITLE and not _HEADING.match(each))
    )


def _salutation(text: str, paragraphs: Sequence[Span], body: int) -> int:
    """Where the text begins behind the speaker's name and office, if a salutation shows that they stand there."""
    for at in range(body, min(len(paragraphs), body + 4)):
        line = text[paragraphs[at].begin : paragraphs[at].end]
        if len(line) > _LONGEST_NAME:
            break
        if line.endswith((":", "!")):
            return at
    return body


def _is_title(line: str) -> bool:
    if len(line) > _LONGEST_TITLE or _SENTENCE.search(line):
        return False
    return cue("title.review").search(line) is not None or cue("title.plan").search(line) is not None


def _is_signature(line: str) -> bool:
    return (
        re.search(rf"{cue('unit.office').pattern}\)?$|(?:{'|'.join(words('unit.suffixes'))})$", line) is not None
        and len(line) <= 30
    )


def _day(line: str) -> date | None:
    line = line.strip("()— ")
    if _DAY.fullmatch(line):
        period = resolve(line, None)
    else:
        period = next((found for begin, _, found in find(line[:14], None) if begin == 0), None)
        if period is not None and period.start != period.end:
            return None
    return period.start if period else None


def joined(parts: Sequence[str]) -> str:
    """One title from its lines: a subtitle stands behind ——, a broken line is mended."""
    if len(parts) == 1:
        return parts[0].lstrip("—- ")
    first, second = parts
    if second.startswith("—"):
        return f"{first}——{second.lstrip('— ')}"
    return (
        first + second if len(first) <= 20 and not first.endswith("》") and " " not in first else f"{first}——{second}"
    )


def find_times(
    front: Front, headings: Sequence[str], text: str, metadata: Mapping[str, str], name: str
) -> tuple[Times, SectionKind]:
    """Tell the report's time and its plan's time, and whether the report is a plan altogether.

    The title speaks first, then the outermost headings, then dates of the page, the text, and the file's name.

    Args:
        front: the front matter.
        headings: titles of the numbered headings, in order.
        text: the flow's text.
        metadata: the page's metadata.
        name: the file's base name.

    Returns:
        The times, None for what nothing tells, and the kind of the report as a whole.
    """
    look_back, look_ahead = _halves(front.title)
    kind = SectionKind.PLAN if look_ahead and not look_back else SectionKind.REVIEW
    number = _year(front, headings, text, metadata, name)
    if _DELIVERED.search(front.title) and number is not None and _one_year(front.title) == year(number + 1):
        look_back = ""
    base = year(number) if number is not None else None
    report, plan = _first(look_back, base), _first(look_ahead, base)
    for heading in headings:
        back, ahead = _halves(heading)
        report = report or (None if kind is SectionKind.PLAN else _first(back, base))
        plan = plan or _first(ahead, report or base)
    if report is None and base is not None and kind is SectionKind.REVIEW:
        report = _guess(base, front, headings, text, metadata, name)
    if plan is None and report is not None:
        plan = following(report)
    if plan is None and kind is SectionKind.PLAN:
        plan = base
    return Times(report, plan), kind


def _halves(title: str) -> tuple[str, str]:
    """What of a title looks back and what looks ahead (2019年工作总结 | 2020年工作思路)."""
    joint = _DIVIDE.search(title)
    if joint is not None and cue("title.plan").search(title, joint.end()):
        return title[: joint.start("join")], title[joint.end() :]
    plan = cue("title.plan").search(title) or re.search("下一?步|下半年重点|今后", title)
    if plan is not None and not re.search("总结|汇报|回顾|述职|完成情况|工作情况", title):
        return "", title
    return title, ""


def _first(title: str, base: Period | None) -> Period | None:
    return next((period for _, _, period in find(title, base) if period is not None), None)


def _published(front: Front, metadata: Mapping[str, str]) -> date | None:
    days = [metadata[key] for key in words("metadata.date") if key in metadata]
    dated = [period.start for day in days for _, _, period in find(day[:11], None) if period is not None]
    return min(dated) if dated else front.date


def _year(front: Front, headings: Sequence[str], text: str, metadata: Mapping[str, str], name: str) -> int | None:
    """The year that relative times count from."""
    halves = [_halves(title) for title in (front.title, *headings)]
    if _DELIVERED.search(front.title):
        given = _one_year(front.title)
        if given is not None and _named(text, given.start.year - 1):
            # A government's report to its congress bears the year in which it is given and looks back on the one before.
            return given.start.year - 1
    told = next((found for back, _ in halves if (found := _one_year(back))), None) or _one_year(halves[0][1])
    if told is not None:
        return told.start.year
    ahead = next((found for _, part in halves if (found := _one_year(part))), None)
    if ahead is not None:
        # A plan for a whole year stands in the report on the year before.
        return ahead.start.year - (ahead == year(ahead.start.year))
    published = _published(front, metadata)
    if published is not None:
        # What comes out in the first months looks back on the year before.
        return published.year - (published.month <= 3)
    opening = _one_year(text[:_OPENING])
    if opening is not None:
        return opening.start.year
    filed = _FILE_YEAR.search(name)
    if filed is not None:
        return int(filed.group(1))
    counted = Counter(int(found) for found in _YEAR_IN_TEXT.findall(text))
    return min(counted, key=lambda number: (-counted[number], -number)) if counted else None


def _named(text: str, number: int) -> bool:
    """Whether a text names a year."""
    return any(int(found) == number for found in _YEAR_IN_TEXT.findall(text))


def _one_year(text: str) -> Period | None:
    """The first time in a text that lies within one year and names it."""
    return next((found for _, _, found in find(text, None) if found and found.start.year == found.end.year), None)


def _guess(
    base: Period, front: Front, headings: Sequence[str], text: str, metadata: Mapping[str, str], name: str
) -> Period:
    """Half a year or the whole, where no title says so."""
    number = base.start.year
    halved = any(_HALF.search(part) for part in (front.title, text[:_OPENING], *headings)) or _FILE_HALF.search(name)
    if halved:
        return half(number, 1)
    published = _published(front, metadata)
    if published is not None and published.year == number and published.month <= 10:
        return half(number, 1) if published.month in (6, 7) else months(number, 1, published.month)
    return base
