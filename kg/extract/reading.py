"""A sentence read by the grammar: what the rules for facts look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.extract.atoms import Atom
from kg.extract.coordination import Listed, Named, lists_of, outer
from kg.extract.measurements import Measured
from kg.extract.predication import Predication
from kg.extract.times import Times
from kg.model import Lexed, Mention, Span


@dataclass(frozen=True)
class Reading:
    """One sentence with its names, predications and numbers.

    Attributes:
        lexed: the sentence.
        atoms: its atoms in text order.
        names: its mentions with their index in the report's list of mentions, in text order, the outer before the inner.
        predications: its verbs with their objects; `Measured.predication` points here.
        measured: its numbers.
        times: the times that it names.
    """

    lexed: Lexed
    atoms: tuple[Atom, ...]
    names: Named
    predications: tuple[Predication, ...]
    measured: tuple[Measured, ...]
    times: Times

    @cached_property
    def outer(self) -> Named:
        """The names without those that stand inside a longer one."""
        return outer(self.names)

    @cached_property
    def lists(self) -> tuple[Listed, ...]:
        """The outer names as lists, in text order."""
        return lists_of(self.outer, self.lexed)

    def within(self, span: Span) -> tuple[tuple[int, Mention], ...]:
        """The mentions that lie wholly in a stretch."""
        return tuple((i, m) for i, m in self.names if span.covers(m.span))

    def words(self, span: Span) -> str:
        """The sentence's text in a stretch of the document."""
        base = self.lexed.sentence.span.begin
        return self.lexed.text[span.begin - base : span.end - base]

    def before(self, at: int, width: int = 24) -> str:
        """The sentence's last words before an offset of the document, at most `width` characters."""
        return self.words(Span(max(self.lexed.sentence.span.begin, at - width), at))
