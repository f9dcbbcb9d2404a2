"""What can be wrong with a graph, and how it is told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.validate.shacl import Broken

_SENTENCE_END = re.compile(r"[。！？!?\n\r]")


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong.

    Attributes:
        report: file name of the report, or name of the export.
        node: IRI of the node or edge.
        rule: name of the shape or check that it breaks.
        message: what is wrong and what would be right.
        sentence: the sentence it was read from, "" where it has no evidence.
    """

    report: str
    node: str
    rule: str
    message: str
    sentence: str

    def __str__(self) -> str:
        told = f"{self.report}: <{self.node}> breaks {self.rule}: {self.message}"
        return f"{told} «{self.sentence}»" if self.sentence else told


def told(broken: Broken) -> str:
    """A broken constraint in words."""
    return f"{broken.message} It has {broken.value}." if broken.value else broken.message


def sentence_around(text: str, begin: int, end: int) -> str:
    """The sentence that a stretch of text stands in, from one full stop or line end to the next."""
    starts = [match.end() for match in _SENTENCE_END.finditer(text, 0, max(begin, 0))]
    stop = _SENTENCE_END.search(text, max(end - 1, 0))
    return text[starts[-1] if starts else 0 : stop.end() if stop else len(text)].strip()
