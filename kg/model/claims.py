"""Records of the extract and resolve stages: what a report says, first of mentions, then of things."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.places import Link
from kg.model.text import Layout, Lexed, Period, Quantity, Span


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


@dataclass(frozen=True, slots=True)
class Mention:
    """A named thing as it stands in the text.

    Attributes:
        span: the mention's stretch, without quotation marks or 《》.
        name: the full form that it stands for (柳塘 in 柳塘、翠岩社区 is 柳塘社区; 街道 may be the reporting unit).
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
        link: what became of the search for it on the official list, None for what was not looked up.
    """

    name: str
    kind: str
    path: tuple[str, ...]
    aliases: tuple[str, ...]
    mentions: tuple[int, ...]
    is_unit: bool = False
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """An extraction with its mentions merged into entities; `entity_of[i]` is the entity of mention `i`."""

    extraction: Extraction
    entities: tuple[Entity, ...]
    entity_of: tuple[int, ...]
