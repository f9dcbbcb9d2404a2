"""The report as running text: the page's frame left out, broken lines joined, one paragraph a line.

The later steps of the stage work on the flow and turn its offsets back into the document's with `Flow.span`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kg.language.characters import plain
from kg.model import Span

__all__ = ["Flow", "make_flow"]

_END = "。!?;:！？…”\"'」』》)｡"
_NO_BEGIN = ",。;、:!?)》”’"
_NUMBERING = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:[、.,]|是|部分|章|节)|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}(?:[、)]|\.(?!\d))|[①-⑳⑴-⒛Ⅰ-Ⅻ]"
    r"|首先|其次|最后)"
)
_BREAK = re.compile(r"(?<=[。!?;:])[ \t]{2,}")
_WIDE = re.compile(r"[ \t]{2,}")
_LONG_LINE = 60
_LONG_PARAGRAPH = 200
_WRAPPED_LINES = 6
_WRAPPED_SHARE = 0.3
_INSIDE_SHARE = 0.6
_NARROWEST = 15


@dataclass(frozen=True, slots=True)
class Flow:
    """The running text with its way back to the document.

    Attributes:
        text: paragraphs divided by one line feed each, in `plain` characters.
        paragraphs: the paragraphs' stretches of `text`.
        starts: where each run of characters that is contiguous in the document begins in `text`, ascending.
        sources: where each run begins in the document.
    """

    text: str
    paragraphs: tuple[Span, ...]
    starts: tuple[int, ...]
    sources: tuple[int, ...]

    def span(self, begin: int, end: int) -> Span:
        """The document's stretch for a non-empty stretch of the flow that begins and ends with report text."""
        run = bisect_right(self.starts, begin) - 1
        shift = self.sources[run] - self.starts[run]
        if run + 1 == len(self.starts) or end <= self.starts[run + 1]:
            return Span(begin + shift, end + shift)
        return Span(begin + shift, self._source(end - 1) + 1)

    def _source(self, at: int) -> int:
        run = bisect_right(self.starts, at) - 1
        return self.sources[run] + at - self.starts[run]


def make_flow(text: str, lines: Sequence[Span]) -> Flow:
    """Join the report's lines into paragraphs.

    Args:
        text: the document's text.
        lines: the report's lines without surrounding white space, in order.

    Returns:
        The flow; it holds every character of the lines once.
    """
    signs = plain(text)
    width = _wrap_width(signs, lines)
    whole = sum(map(len, lines))
    parts: list[str] = []
    paragraphs: list[Span] = []
    starts: list[int] = []
    sources: list[int] = []
    at = begin = 0
    for i, line in enumerate(lines):
        starts.append(at)
        sources.append(line.begin)
        parts.append(signs[line.begin : line.end])
        at += len(line)
        if i + 1 == len(lines) or _framed(signs, line, lines[i + 1]) or not _runs_on(signs, line, lines[i + 1], width):
            paragraphs.extend(_divide(parts[-1], begin, at, line, whole))
            parts.append("\n")
            at += 1
            begin = at
    return Flow("".join(parts), tuple(paragraphs), tuple(starts), tuple(sources))


def _divide(last: str, begin: int, end: int, line: Span, whole: int) -> list[Span]:
    """Cut a very long line where wide spaces show that line ends were lost: any where it is most of the report."""
    if end - begin < _LONG_PARAGRAPH or end - begin != len(line):
        return [Span(begin, end)]
    found, start = [], begin
    for match in (_WIDE if 2 * len(line) >= whole else _BREAK).finditer(last):
        found.append(Span(start, begin + match.start()))
        start = begin + match.end()
    return [*found, Span(start, end)]


@dataclass(frozen=True, slots=True)
class _Width:
    """Where a text of broken lines was broken: after so many characters, or columns of a terminal."""

    in_columns: bool
    length: int

    def full(self, signs: str, line: Span) -> bool:
        """Whether a line reaches the width; a mark that may not open a line leaves the one before it a little short."""
        slack = 6 if self.in_columns else 3
        return _measure(signs, line, self.in_columns) >= self.length - slack


def _framed(signs: str, line: Span, following: Span) -> bool:
    """Whether a part of the page's frame stands between two stretches of one line."""
    between = signs[line.end : following.begin]
    return bool(between.strip()) and "\n" not in between


def _wrap_width(signs: str, lines: Sequence[Span]) -> _Width | None:
    """The width of a text of broken lines, None for a text of whole paragraphs.

    A broken text has lines of about one length, most of which stop inside a sentence.
    """
    if len(lines) < _WRAPPED_LINES:
        return None
    best: tuple[int, _Width] | None = None
    for in_columns in (False, True):
        measures = sorted(_measure(signs, line, in_columns) for line in lines)
        width = _Width(in_columns, measures[-max(1, len(lines) // 20)])
        full = [line for line in lines if width.full(signs, line)]
        inside = sum(signs[line.end - 1] not in _END for line in full)
        fits = len(full) >= _WRAPPED_SHARE * len(lines) and inside >= _INSIDE_SHARE * len(full)
        if fits and _NARROWEST <= width.length <= _LONG_PARAGRAPH and (best is None or len(full) > best[0]):
            best = len(full), width
    return best[1] if best else None


def _measure(signs: str, line: Span, in_columns: bool) -> int:
    text = signs[line.begin : line.end]
    return 2 * len(text) - len(text.encode("ascii", "ignore")) if in_columns else len(text)


def _runs_on(signs: str, line: Span, following: Span, width: _Width | None) -> bool:
    """Whether the paragraph goes on in the next line."""
    first = signs[following.begin]
    if first in _NO_BEGIN:
        return True
    gap = signs[line.end : following.begin]
    blank = gap.count("\n") + gap.count("\r") - gap.count("\r\n") > 1
    ended = signs[line.end - 1] in _END
    numbered = _NUMBERING.match(signs, following.begin) is not None
    if width is not None:
        indented = gap.endswith(("  ", "\t"))
        if blank or indented or not width.full(signs, line):
            return False
        return not (ended and numbered)
    if blank or ended or numbered:
        return False
    return len(line) > _LONG_LINE or signs[line.end - 1] in ",、(《“"
