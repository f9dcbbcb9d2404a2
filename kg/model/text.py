"""Records of the read, structure and lex stages: the text taken apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[begin, end)` of a document's text."""

    begin: int
    end: int

    def __len__(self) -> int:
        return self.end - self.begin

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.begin <= other.begin and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.begin < other.end and other.begin < self.end


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of time from the first day of `start` to the last day `end`, both included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Origin:
    """The way back from an unwrapped text to the text that was read.

    Attributes:
        text: the text as read.
        starts: where each run of characters begins in the unwrapped text, ascending, the first at 0.
        sources: where each run begins in `text`.
    """

    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]

    def at(self, offset: int) -> int:
        """Where a character of the unwrapped text stands in `text`."""
        run = bisect_right(self.starts, offset) - 1
        return self.sources[run] + offset - self.starts[run]

    def span(self, span: Span) -> Span:
        """The stretch of `text` that a stretch of the unwrapped text was read from."""
        return (
            Span(self.at(span.begin), self.at(span.end - 1) + 1)
            if len(span)
            else Span(self.at(span.begin), self.at(span.begin))
        )


@dataclass(frozen=True, slots=True)
class Document:
    """One input file, decoded.

    Attributes:
        name: base name of the file.
        text: the text exactly as decoded (a byte order mark is kept out; line ends stay as they are).
        digest: SHA-256 of the file's bytes, hexadecimal.
        encoding: name of the codec that decoded it.
        media_type: IANA media type of the file, `text/plain` for plain text.
        path: where it was read from, for messages only; it never reaches an output.
        origin: the way back to the text as read, where broken lines were joined; evidence counts in that text.
    """

    name: str
    text: str
    digest: str
    encoding: str = "utf-8"
    media_type: str = "text/plain"
    path: str = ""
    origin: Origin | None = None


class SectionKind(StrEnum):
    """What a section speaks of: what was done, what went wrong, what is to come."""

    REVIEW = "review"
    PROBLEM = "problem"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the report under one heading; sections nest through `parent`.

    Attributes:
        span: from the heading's first character to the end of the section, subsections included.
        heading: the heading's own stretch (numbering included), None for the text before the first heading.
        title: the heading without its numbering and end mark.
        level: 0 for the report itself, 1 for the outermost headings, and so on.
        kind: review, problem or plan; inherited from the parent where the heading does not say.
        parent: index of the enclosing section in `Layout.sections`, None at the top.
        period: the time that the section speaks of.
    """

    span: Span
    heading: Span | None
    title: str
    level: int
    kind: SectionKind
    parent: int | None
    period: Period | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its clauses (cut at commas, semicolons and colons outside quotes and brackets).

    Attributes:
        span: the sentence without surrounding white space.
        section: index in `Layout.sections`.
        clauses: stretches that cover the sentence's text; the mark that ends a clause is not part of it.
        is_heading: whether it is (or runs in as) a heading.
        kind: review, problem or plan, for this sentence (a problem may be admitted outside a problem section).
        period: the time this sentence speaks of: an opener of its own (1-9月) or the section's.
    """

    span: Span
    section: int
    clauses: tuple[Span, ...]
    is_heading: bool
    kind: SectionKind
    period: Period | None


@dataclass(frozen=True, slots=True)
class Layout:
    """A document taken apart: `structure` gives it, all later stages read it.

    Attributes:
        document: the document.
        title: the report's title, "" where it has none.
        unit: name of the body whose report it is, as far as title, metadata or text say so, else "".
        period: the time that the report looks back on.
        plan_period: the time that its plan is for.
        metadata: fields of the page's metadata table (信息名称, 索引号, 发布机构 …), keys as written.
        furniture: stretches that belong to the web page, not to the report.
        sections: in text order, `sections[0]` is the report itself (level 0).
        sentences: in text order; none overlaps furniture.
    """

    document: Document
    title: str
    unit: str
    period: Period | None
    plan_period: Period | None
    metadata: Mapping[str, str]
    furniture: tuple[Span, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the tokeniser with the dictionary's part of speech ("" where the dictionary has none)."""

    begin: int
    end: int
    text: str
    tag: str


class NumeralUse(StrEnum):
    """What becomes of a numeral: it measures something, or the reason why it does not."""

    QUANTITY = "quantity"
    DATE = "date"
    ORDINAL = "ordinal"
    NAME = "inside a name"
    THRESHOLD = "threshold of an indicator"
    SLOGAN = "slogan count"
    CODE = "code"
    VAGUE = "vague"
    SECTION_NUMBER = "section number"
    FURNITURE = "page furniture"
    RANGE = "range, no amount"
    ARTICLE = "article"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    Attributes:
        begin, end: the number with approximation words and unit.
        value: 万 and 亿 multiplied out; signed for a change.
        unit: as written, without 万 and 亿; 元 for money without a unit.
        comparator: one of "=", "~", ">", "<".
        kind: "amount", "change", "rate" or "rank".
        number: the digits' own stretch.
    """

    begin: int
    end: int
    value: Decimal
    unit: str
    comparator: str
    kind: str
    number: Span


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral of the text and what became of it, for the audit."""

    begin: int
    end: int
    use: NumeralUse


@dataclass(frozen=True, slots=True)
class Lexed:
    """A sentence as words and numbers; all offsets are the document's."""

    sentence: Sentence
    text: str
    tokens: tuple[Token, ...]
    quantities: tuple[Quantity, ...]
    numerals: tuple[Numeral, ...]
