"""Records that the stages hand to each other, in the order in which data flows.

All records are frozen and slotted. Offsets count Unicode code points of `Document.text` and are half-open.
Classes, properties and individuals of the ontology appear as their local names (`"Community"`, `"indicatorText"`,
`Term("Achieved")`); `kg.vocabulary` turns them into IRIs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from spacy.tokens import Doc


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


class Status(StrEnum):
    """Whether a thing is done, under way or still to be done; values are the ontology's individuals."""

    ACHIEVED = "Achieved"
    ONGOING = "Ongoing"
    PLANNED = "Planned"


class Role(StrEnum):
    """A result's place in the chain from means to effects; values are the ontology's classes, CONTEXT has none."""

    INPUT = "Input"
    OUTPUT = "Output"
    OUTCOME = "Outcome"
    CONTEXT = ""


# --- read -----------------------------------------------------------------------------------------------------------


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
    """

    name: str
    text: str
    digest: str
    encoding: str = "utf-8"
    media_type: str = "text/plain"
    path: str = ""


# --- structure ------------------------------------------------------------------------------------------------------


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


# --- lex ------------------------------------------------------------------------------------------------------------


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
class DateMention:
    """A date or stretch of time as written, with the period it stands for where the text lets it be told."""

    begin: int
    end: int
    period: Period | None


@dataclass(frozen=True, slots=True)
class Lexed:
    """A sentence as words, numbers and dates; all offsets are the document's."""

    sentence: Sentence
    text: str
    tokens: tuple[Token, ...]
    quantities: tuple[Quantity, ...]
    numerals: tuple[Numeral, ...]
    dates: tuple[DateMention, ...]
    doc: Doc | None = field(default=None, compare=False, repr=False)


# --- extract --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """A named thing as it stands in the text.

    Attributes:
        span: the mention's stretch, without quotation marks or 《》.
        name: the full form that it stands for (华苑 in 华苑、汇贤社区 is 华苑社区; 街道 may be the reporting unit).
        kind: local name of its class.
        rule: name of the rule that found it.
        confidence: how sure that rule is, in (0, 1].
    """

    span: Span
    name: str
    kind: str
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ActivityClaim:
    """Something the report says was, is or will be done. Entity references are indices into `Extraction.mentions`."""

    span: Span
    verb: Span
    action: str
    object: str
    status: Status
    period: Period | None
    agents: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    involves: tuple[int, ...] = ()
    campaign: int | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class MeasurementClaim:
    """A number with its meaning. `activity` is an index into `Extraction.activities`, `about` into `mentions`."""

    span: Span
    quantity: Quantity
    indicator: str
    role: Role
    status: Status
    period: Period | None
    about: tuple[int, ...] = ()
    activity: int | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class RecognitionClaim:
    """An honour, certification, acceptance or pilot status of one recipient (an index into `mentions`)."""

    span: Span
    recipient: int
    honour: str
    level: str
    status: Status
    period: Period | None = None
    activity: int | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class MilestoneClaim:
    """A state that a named thing reached, or is to reach, without a number (竣工验收, 开工)."""

    span: Span
    subject: int
    state: str
    status: Status
    period: Period | None = None
    activity: int | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ProblemClaim:
    """A shortcoming that the report admits."""

    span: Span
    about: tuple[int, ...] = ()
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class RelationClaim:
    """An edge between two mentions, or from a mention to a text (`progress`, `investment`)."""

    span: Span
    subject: int
    predicate: str
    object: int | str
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one report says, still as mentions."""

    layout: Layout
    lexed: tuple[Lexed, ...]
    mentions: tuple[Mention, ...]
    activities: tuple[ActivityClaim, ...] = ()
    measurements: tuple[MeasurementClaim, ...] = ()
    recognitions: tuple[RecognitionClaim, ...] = ()
    milestones: tuple[MilestoneClaim, ...] = ()
    problems: tuple[ProblemClaim, ...] = ()
    relations: tuple[RelationClaim, ...] = ()


# --- resolve --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entity:
    """One named thing.

    Attributes:
        name: full name.
        kind: local name of its class.
        path: administrative names above it, outermost first, as far as the report tells; () for what belongs nowhere.
        aliases: the other forms met, sorted.
        mentions: indices into `Extraction.mentions`.
        is_unit: whether it is the body whose report it is.
    """

    name: str
    kind: str
    path: tuple[str, ...]
    aliases: tuple[str, ...]
    mentions: tuple[int, ...]
    is_unit: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """An extraction with its mentions merged into entities; `entity_of[i]` is the entity of mention `i`."""

    extraction: Extraction
    entities: tuple[Entity, ...]
    entity_of: tuple[int, ...]


# --- graph ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """An individual or concept of the ontology, by local name."""

    name: str


Value: TypeAlias = str | int | Decimal | date | Term


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A stretch of a report's text that a fact was read from."""

    report: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """A report as a node: what was read, and what is known of it.

    Attributes:
        iri: the report's IRI.
        document: the input.
        title: the report's title or its file name.
        unit: IRI of the reporting unit's node, None where it is unknown.
        period: the time that the report looks back on.
        metadata: fields of the page's metadata table, keys as written.
    """

    iri: str
    document: Document
    title: str
    unit: str | None
    period: Period | None
    metadata: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the property graph.

    Attributes:
        iri: its IRI; the same thing in two reports has the same IRI.
        kinds: local names of its classes, the most specific (or the form) first, a result's role after it.
        label: full name of an entity, a caption for anything else.
        properties: (ontology local name, value) pairs, sorted; a property may repeat (`altLabel`).
        evidence: at least one.
        rule: name of the rule that made it.
        confidence: in (0, 1].
    """

    iri: str
    kinds: tuple[str, ...]
    label: str
    properties: tuple[tuple[str, Value], ...]
    evidence: tuple[Evidence, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of the property graph between two nodes' IRIs; `predicate` is an ontology local name."""

    subject: str
    predicate: str
    object: str
    evidence: tuple[Evidence, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Statement:
    """Where a value of an entity was read from (`progress`, `investment`); the node's properties hold the value too."""

    subject: str
    predicate: str
    value: str
    evidence: tuple[Evidence, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class ReportGraph:
    """All that one report says, complete in itself: every edge ends in a node of the same report graph.

    Nodes are sorted by IRI, edges by (subject, predicate, object) and statements by (subject, predicate, value). A thing
    of two reports stands in both report graphs under one IRI; sinks that hold one graph of everything take the union.
    """

    source: Source
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """The frozen property graph of a build: one report graph per report, sorted by report IRI."""

    base: str
    reports: tuple[ReportGraph, ...]
