"""The report as running text: the page's frame left out, broken lines joined, one paragraph a line.

The later steps of the stage work on the flow and turn its offsets back into the document's with `Flow.span`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Span
from kg.structure.characters import plain

__all__ = ["Flow", "make_flow"]

_END = "。!?;:！？…”\"'」』》)｡"
_NO_BEGIN = ",。;、:!?)》”’"
_NUMBERING = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:[、.,]|是|部分|章|节)|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}(?:[、)]|\.(?!\d))|[①-⑳⑴-⒛Ⅰ-Ⅻ]"
    r"|首先|其次|最后)"
)
_BREAK = re.compile(r"(?<=[。!?;:])[ \t]{2,}")
_LONG_LINE = 60
_LONG_PARAGRAPH = 200
_WRAPPED_LINES = 6
_WRAPPED_SHARE = 0.5


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
        if i + 1 == len(lines) or not _runs_on(signs, line, lines[i + 1], width):
            paragraphs.extend(_divide(signs, parts[-1], begin, at, line))
            parts.append("\n")
            at += 1
            begin = at
    return Flow("".join(parts), tuple(paragraphs), tuple(starts), tuple(sources))


def _divide(signs: str, last: str, begin: int, end: int, line: Span) -> list[Span]:
    """Cut a very long paragraph where wide spaces behind an end mark show that line ends were lost."""
    if end - begin < _LONG_PARAGRAPH or end - begin != len(line):
        return [Span(begin, end)]
    found, start = [], begin
    for match in _BREAK.finditer(last):
        found.append(Span(start, begin + match.start()))
        start = begin + match.end()
    return [*found, Span(start, end)]


def _wrap_width(signs: str, lines: Sequence[Span]) -> int | None:
    """The number of columns at which a text of broken lines was broken, None for a text of whole paragraphs.

    A broken text has lines of about one length, most of which stop inside a sentence.
    """
    widths = [_columns(signs, line) for line in lines]
    if len(widths) < _WRAPPED_LINES:
        return None
    longest = sorted(widths)[-max(1, len(widths) // 20)]
    full = [line for line, width in zip(lines, widths, strict=True) if longest - 8 <= width <= longest + 8]
    inside = sum(signs[line.end - 1] not in _END for line in full)
    if len(full) < _WRAPPED_SHARE * len(widths) or inside < _WRAPPED_SHARE * len(full) or longest > 2 * _LONG_PARAGRAPH:
        return None
    return longest


def _columns(signs: str, line: Span) -> int:
    text = signs[line.begin : line.end]
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def _runs_on(signs: str, line: Span, following: Span, width: int | None) -> bool:
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
        full = _columns(signs, line) >= width - 8
        if blank or indented or not full:
            return False
        return not (ended and numbered)
    if blank or ended or numbered:
        return False
    return len(line) > _LONG_LINE or signs[line.end - 1] in ",、(《“"
