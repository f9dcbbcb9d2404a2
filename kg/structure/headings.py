"""Headings in the usual numberings, and unnumbered ones on a line of their own or at the head of a paragraph.

A numbered stretch is a heading if it is short, counts nothing and something follows that it can head; the items of a
list (`1.新建公园3个。`) are none. 一是 and 首先 open items inside a text, never sections.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.language.characters import chinese_number
from kg.model import Span
from kg.structure.cues import cue

__all__ = ["Heading", "find_headings"]

_HAN = r"[一二三四五六七八九十]{1,3}"
# Outermost first: the order in which reports nest their numberings.
STYLES: tuple[tuple[str, str], ...] = (
    ("part", rf"第(?:{_HAN}|\d{{1,2}})(?:章|节|篇|部分)[、:,.]?\s*"),
    (
        "han",
        rf"{_HAN}\s*(?:[、:]|\.(?!\d))\s*(?!{_HAN}(?:[、期级类村区组楼号层]|季度(?!工作|主要|重点|打算|计划|安排)))",
    ),
    ("han bracket", rf"\({_HAN}\)[、.,:]?\s*"),
    ("arabic", r"\d{1,2}\s*(?:、|\.(?!\d))\s*|\d{1,2}\s+(?=[\u4e00-\u9fff“])"),
    ("decimal", r"\d{1,2}(?:\.\d{1,2}){1,2}[.、\s]\s*"),
    ("arabic bracket", r"\(\d{1,2}\)[、.,:]?\s*|\d{1,2}\)\s*"),
    ("circle", r"[①-⑳⑴-⒇⒈-⒛][、.,:]?\s*"),
    ("roman", r"[Ⅰ-Ⅻ][、.,:]?\s*"),
)
UNNUMBERED = "unnumbered"
ORDER = {name: place for place, name in enumerate([*(name for name, _ in STYLES), UNNUMBERED])}

_MARKER = re.compile("|".join(f"(?P<s{place}>{pattern})" for place, (_, pattern) in enumerate(STYLES)))
_INNER = re.compile(
    rf"(?:(?<=[。!?:])|(?<=[。!?:] )|(?<=[^\d,、;] ))(?:{_HAN}[、.](?!{_HAN})|\({_HAN}\)|\d{{1,2}}(?:、|\.(?!\d))"
    rf"|(?<=。)\d{{1,2}} (?=[\u4e00-\u9fff“])|第{_HAN}部分)"
)
# The first item of a numbering inside what should be a heading: its line end was lost.
_FIRST_ITEM = re.compile(r"(?<![\d.第])(?:\([一1]\)|1\s*(?:、|\.(?!\d))|一、|①)")
_STOP = re.compile(r"[。!?;:]")
_FULL_STOP = re.compile(r"[。!?;]")
_UNMARKED = re.compile(r"[^。!?;,:]{2,30}")
_LEAD = re.compile(r"(?P<title>[^。!?;,:\n]{2,16}(?:,[^。!?;,:\n]{2,12})?)。(?=.)|【(?P<boxed>[^】\n]{2,20})】(?=.)")
_LATER_LEAD = re.compile(r"(?<=。)(?P<title>[^。!?;,:\n了已]{4,16})。(?=.)(?P<boxed>)")
_ALIKE = 2
_LONGEST = 45
_LONG_PARAGRAPH = 150


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the flow.

    Attributes:
        begin, end: numbering, title and end mark.
        title: without numbering and end mark.
        style: name of its numbering.
        close: where its section ends at the latest; None where the next heading decides.
    """

    begin: int
    end: int
    title: str
    style: str
    close: int | None = None


@dataclass(frozen=True, slots=True)
class _Marked:
    """A numbered stretch; `heading` is None where it cannot be one. `alone`: it fills its paragraph."""

    begin: int
    end: int
    style: str
    number: int
    heading: Heading | None
    alone: bool
    ended: bool


def find_headings(text: str, paragraphs: Sequence[Span], body: int) -> list[Heading]:
    """Find the headings of a flow.

    Args:
        text: the flow's text.
        paragraphs: its paragraphs.
        body: index of the first paragraph behind title and signature; unnumbered headings stand only there.

    Returns:
        Headings in order, not overlapping.
    """
    marked = [list(_numbered(text, paragraph)) for paragraph in paragraphs]
    headings = list(_without_items(text, [mark for marks in marked for mark in marks]))
    accepted = {heading.begin for heading in headings}
    for i, (paragraph, marks) in enumerate(zip(paragraphs, marked, strict=True)):
        if i < body:
            continue
        heads = [mark for mark in marks if mark.begin in accepted]
        ends = [*(mark.begin for mark in heads), paragraph.end]
        if not marks or marks[0].begin > paragraph.begin:
            following = paragraphs[i + 1] if not heads and i + 1 < len(paragraphs) else None
            headings += _unnumbered(text, Span(paragraph.begin, ends[0]), following)
        for mark, end in zip(heads, ends[1:], strict=True):
            if not mark.alone:
                headings += _unnumbered(text, Span(mark.end, end), None)
    return sorted(headings, key=lambda heading: heading.begin)


def _numbered(text: str, paragraph: Span) -> Iterator[_Marked]:
    at = paragraph.begin
    last: dict[str, int] = {}
    while at < paragraph.end:
        match = _MARKER.match(text, at, paragraph.end)
        if match is not None and (at == paragraph.begin or _in_sequence(match, last)):
            mark = _read(text, match, paragraph)
            last[mark.style] = mark.number
            # Items inside a paragraph are no matter of layout; one that opens it may have to be told from a heading.
            if mark.heading is not None or at == paragraph.begin:
                yield mark
            if mark.heading is not None:
                at = mark.end + (text[mark.end : mark.end + 1] == " ")
                continue
            at = match.end()
        else:
            at += 1
        following = _INNER.search(text, at, paragraph.end)
        if following is None:
            return
        at = following.start()


def _in_sequence(match: re.Match[str], last: dict[str, int]) -> bool:
    style = _style(match)
    number = _number(match.group())
    # Reports miscount: one number may be missing.
    return number == 1 or 1 <= number - last.get(style, number - 1) <= 2


def _style(match: re.Match[str]) -> str:
    return STYLES[int((match.lastgroup or "s0")[1:])][0]


def _number(marker: str) -> int:
    digits = re.search(rf"{_HAN}|\d+", marker)
    if digits is None:
        return ord(marker[0])
    try:
        return chinese_number(digits.group())
    except ValueError:
        return 0


def _read(text: str, match: re.Match[str], paragraph: Span) -> _Marked:
    """Decide how far the numbered stretch reaches and whether it can be a heading."""
    style, number = _style(match), _number(match.group())
    begin, start = match.start(), match.end()
    stop = _STOP.search(text, start, paragraph.end)
    end = stop.start() if stop else paragraph.end
    sign = stop.group() if stop else ""
    if sign == ":" and (end - start > 20 or "," in text[start:end]):
        longer = _FULL_STOP.search(text, start, paragraph.end)
        end, sign = (longer.start(), longer.group()) if longer else (paragraph.end, "")
    cut = _lost_line_end(text, start, end, paragraph, style)
    if cut is not None:
        end, sign = cut, ""
    title = text[start:end].strip()
    after = end + len(sign)
    alone = after >= paragraph.end
    runs_in = not alone
    fit = (
        2 <= len(title) <= (_LONGEST if runs_in or sign else 60)
        and sign != ";"
        and title.count(",") <= 2
        and not (runs_in and cut is None and cue("heading.quantity").search(title))
        and not (sign == ":" and style in ("arabic bracket", "circle"))
    )
    heading = Heading(begin, after, title, style) if fit else None
    return _Marked(begin, after, style, number, heading, alone, bool(sign))


def _lost_line_end(text: str, start: int, end: int, paragraph: Span, style: str) -> int | None:
    """Where a heading stops whose line end was lost: before the first item under it, or behind a heading's last word."""
    if len(paragraph) < _LONG_PARAGRAPH:
        return None
    item = _FIRST_ITEM.search(text, start + 2, end)
    if item is not None:
        return item.start()
    if style not in ("part", "han") or (end - start <= _LONGEST and text.count(",", start, end) == 0):
        return None
    space = text.rfind(" ", start + 4, min(start + _LONGEST, end))
    comma = text.find(",", start, end)
    if space >= 0 and (comma < 0 or space < comma):
        return space
    last = cue("heading.end").search(text, start + 1, min(start + 30, end))
    while last is not None:
        further = cue("heading.end").match(text, last.end(), end) or cue("heading.end").match(text, last.end() + 1, end)
        if further is None:
            return last.end()
        last = further
    return None


def _without_items(text: str, marked: Sequence[_Marked]) -> Iterator[Heading]:
    """The marked stretches that head something; an item is followed by its like, with nothing between."""
    item: _Marked | None = None
    for i, mark in enumerate(marked):
        if mark.heading is None:
            item = mark if mark.alone else None
            continue
        if mark.alone and (mark.ended or mark.style not in ("part", "han")):
            following = marked[i + 1] if i + 1 < len(marked) else None
            rest = text[mark.end : following.begin if following is not None else len(text)]
            deeper = following is not None and ORDER[following.style] > ORDER[mark.style]
            after_item = item is not None and item.style == mark.style and not text[item.end : mark.begin].strip()
            if (not rest.strip() and not deeper) or (after_item and mark.ended):
                item = mark
                continue
        item = None
        yield mark.heading


def _unnumbered(text: str, stretch: Span, following: Span | None) -> Iterator[Heading]:
    """Unnumbered headings in a stretch of a paragraph; alone on its line it must head the `following` paragraph."""
    start = stretch.begin
    while start < stretch.end and text[start] == " ":
        start += 1
    if cue("heading.no_heading").match(text, start):
        return
    lead = _LEAD.match(text, start, stretch.end)
    if lead is not None:
        if _heads(lead):
            leads = [lead, *_further_leads(text, lead, stretch)]
            closes = [*(match.start() for match in leads[1:]), stretch.end]
            for match, close in zip(leads, closes, strict=True):
                yield Heading(match.start(), match.end(), match["title"] or match["boxed"], UNNUMBERED, close)
        return
    alone = _UNMARKED.fullmatch(text, start, stretch.end) is not None
    if alone and following is not None and len(following) > len(stretch) and _has_stop(text, following):
        yield Heading(start, stretch.end, text[start : stretch.end], UNNUMBERED)


def _has_stop(text: str, stretch: Span) -> bool:
    return _STOP.search(text, stretch.begin, stretch.end) is not None


def _heads(lead: re.Match[str]) -> bool:
    return cue("heading.quantity").search(lead.group()) is None


def _further_leads(text: str, first: re.Match[str], paragraph: Span) -> Iterator[re.Match[str]]:
    """Sentences of about the first lead's length further on in its paragraph, which divide it the same way."""
    for match in _LATER_LEAD.finditer(text, first.end(), paragraph.end):
        alike = abs(len(match.group()) - len(first.group())) <= _ALIKE
        if alike and _heads(match) and cue("heading.no_heading").match(match.group()) is None:
            yield match
