"""What every sink must say alike: a view of a graph that can be had of the records and of each written file.

A sink joins by a reader that gives a `GraphView` of what it wrote, and one line in `READERS` of `test_conformance.py`.
Where a format cannot hold a text or a number as it is, `folded` says how the view of the records is changed to meet it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from kg.ids import evidence_iri
from kg.merge import report_properties, united_edges, united_nodes
from kg.model import Edge, Graph, Node, Term
from kg.vocabulary import PREFIXES, load_vocabulary

Scalar = str | int | Decimal | date
CONCEPTS = frozenset({"Status", "Level", "WorkArea", "Indicator", "Counter"})


@dataclass(frozen=True)
class GraphView:
    """A graph as sets.

    Attributes:
        nodes_by_class: local name of a class to its instances, superclasses included.
        edges_by_property: local name of a property to pairs of IRIs.
        literals: local name of a property to pairs of IRI and value; a concept is its local name.
        evidence: pairs of a node's IRI and an evidence's IRI.
    """

    nodes_by_class: dict[str, frozenset[str]]
    edges_by_property: dict[str, frozenset[tuple[str, str]]]
    literals: dict[str, frozenset[tuple[str, Scalar]]]
    evidence: frozenset[tuple[str, str]]


class ViewBuilder:
    """Collects a view."""

    def __init__(self) -> None:
        self.nodes: defaultdict[str, set[str]] = defaultdict(set)
        self.edges: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        self.values: defaultdict[str, set[tuple[str, Scalar]]] = defaultdict(set)
        self.stretches: set[tuple[str, str]] = set()

    def kind(self, iri: str, name: str) -> None:
        for kind in (name, *load_vocabulary().superclasses(name)):
            self.nodes[kind].add(iri)

    def view(self) -> GraphView:
        return GraphView(
            {name: frozenset(found) for name, found in self.nodes.items()},
            {name: frozenset(found) for name, found in self.edges.items()},
            {name: frozenset(found) for name, found in self.values.items()},
            frozenset(self.stretches),
        )


def view_of(graph: Graph, *, merged: bool = True) -> GraphView:
    """The view that a sink must give.

    Args:
        graph: the records.
        merged: whether an entity of several reports has one rule and confidence; a sink that keeps reports apart has
            those of each report.
    """
    made = ViewBuilder()
    for report in graph.reports:
        source = report.source
        made.kind(source.iri, "Report")
        made.values["label"].add((source.iri, source.title))
        for name, value in report_properties(source):
            made.values[name].add((source.iri, value.name if isinstance(value, Term) else value))
        if source.unit:
            made.edges["reportingUnit"].add((source.iri, source.unit))
    nodes: Iterable[Node] = united_nodes(graph) if merged else (n for r in graph.reports for n in r.nodes)
    edges: Iterable[Edge] = united_edges(graph) if merged else (e for r in graph.reports for e in r.edges)
    for node in nodes:
        for kind in node.kinds:
            made.kind(node.iri, kind)
        pairs = (("label", node.label), ("rule", node.rule), ("confidence", Decimal(str(node.confidence))))
        for name, value in (*node.properties, *pairs):
            made.values[name].add((node.iri, value.name if isinstance(value, Term) else value))
        for stretch in node.evidence:
            made.stretches.add((node.iri, evidence_iri(stretch.report, stretch.begin, stretch.end)))
    for edge in edges:
        made.edges[edge.predicate].add((edge.subject, edge.object))
    return made.view()


def folded(view: GraphView, fold: Callable[[str], str]) -> GraphView:
    """The view with each text as a format can hold it."""
    literals = {
        name: frozenset((iri, fold(value) if isinstance(value, str) else value) for iri, value in pairs)
        for name, pairs in view.literals.items()
    }
    return replace(view, literals=literals)


def view_of_triples(triples: Iterable[tuple[Any, str, Any]]) -> GraphView:
    """View of RDF.

    Args:
        triples: subject IRI, predicate IRI, and the object: an IRI as `Iri`, or a Python value.
    """
    vocabulary = load_vocabulary()
    rows = list(triples)
    kind, jd = PREFIXES["rdf"] + "type", PREFIXES["jd"]
    statement = PREFIXES["rdf"] + "Statement"
    stated = {subject for subject, predicate, value in rows if predicate == kind and value == statement}
    apart = {jd + "Evidence", jd + "ExtractionRun"}
    stated |= {subject for subject, predicate, value in rows if predicate == kind and value in apart}
    known = {s for s, p, o in rows if p == kind and o.startswith(jd)} - stated
    made = ViewBuilder()
    for subject, predicate, value in rows:
        if subject not in known or predicate.startswith(PREFIXES["prov"]):
            continue
        name = vocabulary.local(predicate) if predicate != kind else ""
        if predicate == kind:
            made.nodes[vocabulary.local(value)].add(subject)
        elif name == "evidence":
            made.stretches.add((subject, str(value)))
        elif not isinstance(value, Iri):
            made.values[name].add((subject, value))
        elif CONCEPTS.intersection(vocabulary.range(name)):
            made.values[name].add((subject, vocabulary.local(value)))
        else:
            made.edges[name].add((subject, str(value)))
    return made.view()


class Iri(str):
    """An object that is a node."""


def python_value(lexical: str, datatype: str) -> Scalar:
    """A literal as the records have it."""
    match datatype.removeprefix(PREFIXES["xsd"]):
        case "decimal":
            return Decimal(lexical)
        case "integer":
            return int(lexical)
        case "date":
            return date.fromisoformat(lexical)
        case _:
            return lexical


def view_of_attributes(
    nodes: Iterable[tuple[str, dict[str, Any]]], edges: Iterable[tuple[str, str, dict[str, Any]]]
) -> GraphView:
    """View of a network: nodes and edges with attributes, where `class` is a node's classes and `label` an edge's property."""
    made = ViewBuilder()
    apart = {"class", "classes", "evidence", "quote", "report", "weight", "id", "viz"}
    for iri, attributes in nodes:
        for kind in attributes["classes"].split():
            made.kind(iri, kind)
        for stretch in str(attributes.get("evidence", "")).split():
            made.stretches.add((iri, stretch))
        for name, value in attributes.items():
            if name not in apart:
                for one in _values(value):
                    made.values[name].add((iri, _exact(name, one)))
    for subject, value, attributes in edges:
        made.edges[attributes["label"]].add((subject, value))
    return made.view()


def _values(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple | list):
        yield from value
    else:
        yield value


def _exact(name: str, value: Any) -> Scalar:
    vocabulary = load_vocabulary()
    datatype = vocabulary.datatype(name) if name in vocabulary.data_properties else ""
    if isinstance(value, float):
        return Decimal(str(value))
    return python_value(value, datatype) if isinstance(value, str) and datatype.endswith("#date") else value
