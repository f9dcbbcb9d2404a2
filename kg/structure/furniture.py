"""What a web page puts around a report: menus, share buttons, the metadata table, licence notes.

The page is looked at in pieces: lines, and in a line that holds a whole page the stretches between its spaces. Before
the first and behind the last piece of prose stands the frame; only there are metadata fields looked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg import lexicon
from kg.language.characters import plain
from kg.model import Span
from kg.structure.cues import any_of, cue, words

__all__ = ["Frame", "find_frame"]

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# Words over and under a page on one line; a trail of links is one.
_WORD = re.compile(r"\S+(?:\s*[>»]\s*\S+)*")
_STOP = re.compile(r"[。,;]")
_PROSE = re.compile(r"[。;]|.{12},")
_LONG = 200
_TABLE_FIELDS = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """The page around a report.

    Attributes:
        furniture: the frame's stretches, in order, not overlapping.
        metadata: fields of the metadata table, keys as written.
        lines: what is left, line by line, without surrounding white space.
    """

    furniture: tuple[Span, ...]
    metadata: dict[str, str]
    lines: tuple[Span, ...]


def find_frame(text: str) -> Frame:
    """Tell the page's frame from the report.

    Args:
        text: the document's text.

    Returns:
        The frame; `furniture` and `lines` together hold every character of the text that is no white space.
    """
    signs = plain(text)
    pieces, one_line = _pieces(signs)
    is_line = any_of("furniture.line").match
    marked = [len(piece) < _LONG and is_line(signs[piece.begin : piece.end]) is not None for piece in pieces]
    head = next((i for i, piece in enumerate(pieces) if not marked[i] and _is_prose(signs, piece)), len(pieces))
    metadata: dict[str, str] = {}
    if head:
        metadata, table = _table(text, signs, pieces[0].begin, pieces[head - 1].end, one_line)
        for i in range(head):
            marked[i] = marked[i] or any(pieces[i].overlaps(cell) for cell in table)
        if table:
            _mark_menu(signs, pieces[:head], marked)
    is_tail = any_of("furniture.tail").match
    for i, piece in enumerate(pieces):
        if 2 * piece.begin >= len(signs) and is_tail(signs[piece.begin : piece.end]):
            marked[i:] = [True] * (len(pieces) - i)
            break
    return Frame(
        furniture=tuple(piece for piece, mark in zip(pieces, marked, strict=True) if mark),
        metadata=metadata,
        lines=tuple(piece for piece, mark in zip(pieces, marked, strict=True) if not mark),
    )


def _pieces(signs: str) -> tuple[list[Span], bool]:
    """The lines without surrounding space; whether one line holds the page, which is then cut at its outer spaces."""
    lines = []
    for match in _LINE.finditer(signs):
        line = match.group()
        begin = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if begin < end:
            lines.append(Span(begin, end))
    longest = max(lines, key=len, default=Span(0, 0))
    if len(longest) < _LONG or 2 * len(longest) < len(signs):
        return lines, False
    stops = [match.start() for match in _STOP.finditer(signs, longest.begin, longest.end)]
    if not stops:
        return lines, False
    first, last = _word_start(signs, stops[0], longest.begin), stops[-1] + 1
    inner = [Span(*match.span()) for match in _WORD.finditer(signs, longest.begin, first)]
    inner.append(Span(first, last))
    inner += [Span(*match.span()) for match in _WORD.finditer(signs, last, longest.end)]
    at = lines.index(longest)
    return lines[:at] + inner + lines[at + 1 :], True


def _word_start(signs: str, at: int, floor: int) -> int:
    while at > floor and not signs[at - 1].isspace():
        at -= 1
    return at


def _is_prose(signs: str, piece: Span) -> bool:
    return _PROSE.search(signs, piece.begin, piece.end) is not None and not _field().match(signs, piece.begin)


@cache
def _field() -> re.Pattern[str]:
    fields = lexicon.alternatives(words("metadata.fields"))
    marked = lexicon.alternatives(words("metadata.marked"))
    return re.compile(
        rf"(?<![^\s\[【(|])(?:(?P<field>{fields})(?P<gap>[\s:]|$)?[ \t:]*(?:\r?\n(?=\S))?|(?P<marked>{marked})\s*:[ \t]*)"
    )


def _table(text: str, signs: str, begin: int, end: int, one_line: bool) -> tuple[dict[str, str], list[Span]]:
    """The metadata in a stretch of the page, and the stretches that hold it.

    A value stands behind its key on the same line or, where nothing does, on the next.
    """
    found = list(_field().finditer(signs, begin, end))
    keys = {match["field"] or match["marked"] for match in found if match["gap"] or match["marked"]}
    if len(keys) < _TABLE_FIELDS and not any(":" in match.group() for match in found):
        return {}, []
    metadata: dict[str, str] = {}
    cells: list[Span] = []
    for i, match in enumerate(found):
        value_end = found[i + 1].start() if i + 1 < len(found) else end
        value_begin = match.end()
        line_end = _LINE.match(signs, value_begin, value_end)
        value_end = line_end.end() if line_end else value_begin
        if i + 1 == len(found) and "\n" in match.group() and _titled(signs, value_begin, value_end):
            value_end = value_begin
        if one_line and i + 1 == len(found):
            word = re.compile(r"\S+").match(signs, value_begin, value_end)
            value_end = word.end() if word else value_begin
        value = " ".join(text[value_begin:value_end].split()).strip("|[]【】 ")
        if value:
            metadata.setdefault(match["field"] or match["marked"], value)
        cells.append(Span(match.start(), max(value_end, match.end())))
    return metadata, cells


def _titled(signs: str, begin: int, end: int) -> bool:
    return any(cue(path).search(signs, begin, end) is not None for path in ("title.review", "title.plan"))


def _mark_menu(signs: str, head: list[Span], marked: list[bool]) -> None:
    """Mark what stands over the table or the line that says where one is, unless the only title stands there."""
    last = max((i for i in range(len(head)) if marked[i]), default=0)
    titles = [i for i, piece in enumerate(head) if not marked[i] and _titled(signs, piece.begin, piece.end)]
    over = titles and titles[-1] < last
    for i in range(last):
        # The line before a title may be its first half.
        if not (over and i >= titles[0] - 1):
            marked[i] = True
