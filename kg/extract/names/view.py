"""What the name rules see of a sentence: one-width characters without line breaks, and the way back to the document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kg.language.characters import replacer
from kg.model import Lexed, Span

_folded = replacer(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {"　": " ", "\xa0": " ", "「": "“", "」": "”", "『": "“", "』": "”", "﹒": "·", "•": "·", "〔": "(", "〕": ")"}
)
_BREAKS = re.compile(r"\s*[\r\n]\s*|(?<=[一-鿿、,])[ \t]+(?=[一-鿿])")
_QUOTED = re.compile(r"“[^”\n]*”|《[^》\n]*》")
_ENUMERATOR = re.compile(r"(?<![一-鿿])(?:[一二三四五六七八九十]{1,2}|首先|其次|再次)[是要](?=[一-鿿“])")


def fold(text: str) -> str:
    """Bring full-width letters, digits and punctuation, corner quotes and odd spaces to one form, length unchanged."""
    folded = _folded(text)
    if '"' in folded:
        parts = folded.split('"')
        folded = "".join(part + ("“" if i % 2 == 0 else "”") for i, part in enumerate(parts[:-1])) + parts[-1]
    return folded


@dataclass(frozen=True)
class View:
    """A sentence as the name rules read it.

    Attributes:
        text: the sentence folded (`fold`), without line breaks and without spaces between Chinese characters
            outside quotation marks.
        source: the sentence as the document has it.
        begin: the sentence's offset in the document.
        at: offset in the sentence of each character of `text`, None where that is the identity.
        lexed: the sentence's words and numbers.
    """

    text: str
    source: str
    begin: int
    at: tuple[int, ...] | None
    lexed: Lexed

    def span(self, begin: int, end: int) -> Span:
        """The document's stretch for `text[begin:end]`."""
        if self.at is None:
            return Span(self.begin + begin, self.begin + end)
        return Span(self.begin + self.at[begin], self.begin + self.at[end - 1] + 1)

    def surface(self, begin: int, end: int) -> str:
        """`text[begin:end]` with the widths and quotation marks of the document."""
        if self.at is None:
            return self.source[begin:end]
        return "".join(self.source[self.at[i]] for i in range(begin, end))

    @cached_property
    def boundaries(self) -> dict[int, int]:
        """Begin of each word in `text`, by its end."""
        if self.at is None:
            return {t.end - self.begin: t.begin - self.begin for t in self.lexed.tokens}
        back = {offset: i for i, offset in enumerate(self.at)}
        found: dict[int, int] = {}
        for token in self.lexed.tokens:
            kept = [back[i] for i in range(token.begin - self.begin, token.end - self.begin) if i in back]
            if kept:
                found[kept[-1] + 1] = kept[0]
        return found

    @cached_property
    def walls(self) -> frozenset[int]:
        """Offsets over which no name reaches back: where the words of 一是, 二是 … end."""
        return frozenset(m.end() for m in _ENUMERATOR.finditer(self.text))

    @cached_property
    def begins(self) -> frozenset[int]:
        """Offsets at which a word begins."""
        return frozenset(self.boundaries.values())

    @cached_property
    def _quantities(self) -> tuple[tuple[int, int], ...]:
        back = None if self.at is None else {offset: i for i, offset in enumerate(self.at)}
        spans = []
        for quantity in self.lexed.quantities:
            begin, end = quantity.begin - self.begin, quantity.end - self.begin
            if back is not None:
                begin, end = back.get(begin, begin), back.get(end - 1, end - 1) + 1
            spans.append((begin, end))
        return tuple(spans)

    def counted(self, begin: int, end: int) -> bool:
        """Whether a quantity stands in `text[begin:end]`."""
        return any(a < end and begin < b for a, b in self._quantities)


def view(lexed: Lexed) -> View:
    """Make the view of one sentence."""
    source, begin = lexed.text, lexed.sentence.span.begin
    folded = fold(source)
    if not _BREAKS.search(folded):
        return View(folded, source, begin, None, lexed)
    quoted = [m.span() for m in _QUOTED.finditer(folded)]
    dropped: set[int] = set()
    for gap in _BREAKS.finditer(folded):
        if "\n" in gap[0] or "\r" in gap[0] or not any(a < gap.start() < b for a, b in quoted):
            dropped.update(range(*gap.span()))
    kept = tuple(i for i in range(len(folded)) if i not in dropped)
    return View("".join(folded[i] for i in kept), source, begin, kept, lexed)
