"""Records of the graph stage and the sinks: the frozen property graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from kg.model.places import Division
from kg.model.text import Document, Period


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
    """The frozen property graph of a build.

    Attributes:
        base: what all data IRIs start with.
        reports: one report graph per report, sorted by report IRI.
        divisions: the official list's divisions that the reports are linked to and all above them, in code order.
        license: IRI of the licence under which whoever built it gives it away, "" where nothing is said.
    """

    base: str
    reports: tuple[ReportGraph, ...]
    divisions: tuple[Division, ...] = ()
    license: str = ""
