"""Sentences and clauses of one paragraph, in one pass.

A sentence ends at 。！？ and at the paragraph's end, a clause at ，；： and at a dash; never inside quotes and brackets,
nor between the digits of 1,200 and 10:30, nor between a label and its number (新增就业：1260人).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Cut", "cut"]

# A pair of marks protects what is between; the limits keep an unclosed mark from swallowing the paragraph.
_PROTECTED = (
    r"“[^“”\n]{0,120}”|‘[^‘’\n]{0,80}’|《[^《》\n]{0,120}》|\([^()\n]{0,200}\)|「[^「」\n]{0,120}」|『[^『』\n]{0,80}』"
    r"|【[^【】\n]{0,60}】|\"[^\"\n。]{0,60}\""
)
_END = r"[。!?｡]+[”’」』》)\"]*|…{2,}(?=\s|$)"
_LABELLED = r"(?<=[\u4e00-\u9fff%)]):(?=\d+(?:\.\d+)?(?!\d*[年月日.、]))"
_MARK = rf"(?!{_LABELLED})(?:(?<!\d)[,:]|[,:](?!\d))|(?<=\d),(?!\d{{3}}(?!\d))|;|—{{2,}}|(?<![\d—])—(?![\d—])"
_PASS = re.compile(rf"(?P<protected>{_PROTECTED})|(?P<end>{_END})|(?P<mark>{_MARK})")


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence without surrounding white space, and its clauses, as offsets of the flow."""

    begin: int
    end: int
    clauses: tuple[tuple[int, int], ...]


def cut(text: str, begin: int, end: int) -> Iterator[Cut]:
    """Cut a stretch of one paragraph into sentences.

    Args:
        text: the flow's text.
        begin: where the stretch begins.
        end: where it ends.

    Yields:
        The sentences in order; each character of the stretch that is no white space lies in exactly one.
    """
    clauses: list[tuple[int, int]] = []
    start = clause = begin
    for match in _PASS.finditer(text, begin, end):
        if match.lastgroup == "protected":
            continue
        _add(text, clause, match.start(), clauses)
        clause = match.end()
        if match.lastgroup == "end":
            yield from _sentence(text, start, clause, clauses)
            start, clauses = clause, []
    _add(text, clause, end, clauses)
    yield from _sentence(text, start, end, clauses)


def _add(text: str, begin: int, end: int, clauses: list[tuple[int, int]]) -> None:
    begin, end = _stripped(text, begin, end)
    if begin < end:
        clauses.append((begin, end))


def _sentence(text: str, begin: int, end: int, clauses: list[tuple[int, int]]) -> Iterator[Cut]:
    begin, end = _stripped(text, begin, end)
    if begin < end:
        yield Cut(begin, end, tuple(clauses))


def _stripped(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and text[begin].isspace():
        begin += 1
    while begin < end and text[end - 1].isspace():
        end -= 1
    return begin, end
