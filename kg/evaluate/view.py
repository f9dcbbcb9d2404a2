"""A graph as the comparison with gold reads it: one thing of several reports is one node."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kg.model import Graph, Node, Span, Term, Value


@dataclass(frozen=True, slots=True)
class View:
    """All nodes and edges of a graph by what the layers ask for.

    Attributes:
        kinds: classes of each node.
        forms: label and other names of each node.
        values: values of each node by property.
        spans: a node's evidence in one report, by (IRI, report's file name).
        targets: where the edges of a property lead from a node, by (subject, predicate).
        edge_spans: an edge's evidence in one report, by (subject, predicate, object) and the report's file name.
    """

    kinds: dict[str, frozenset[str]]
    forms: dict[str, frozenset[str]]
    values: dict[tuple[str, str], tuple[Value, ...]]
    spans: dict[tuple[str, str], tuple[Span, ...]]
    targets: dict[tuple[str, str], frozenset[str]]
    edge_spans: dict[tuple[tuple[str, str, str], str], tuple[Span, ...]]

    def of_kind(self, kind: str, report: str) -> Iterator[tuple[str, tuple[Span, ...]]]:
        """The nodes of a class that have evidence in a report, with that evidence, by IRI."""
        for iri in sorted(self.kinds):
            if kind in self.kinds[iri] and (iri, report) in self.spans:
                yield iri, self.spans[iri, report]

    def text(self, iri: str, prop: str) -> str:
        """The first value of a property as text, "" where there is none."""
        values = self.values.get((iri, prop))
        if not values:
            return ""
        value = values[0]
        return value.name if isinstance(value, Term) else str(value)

    def objects(self, iri: str, predicate: str) -> frozenset[str]:
        """Where the edges of a property lead from a node."""
        return self.targets.get((iri, predicate), frozenset())

    def edges(self, predicates: Collection[str]) -> Iterator[tuple[str, str, str]]:
        """All (subject, predicate, object) of some properties, in order."""
        for subject, predicate in sorted(self.targets):
            if predicate in predicates:
                for target in sorted(self.targets[subject, predicate]):
                    yield subject, predicate, target

    def edge_span(self, edge: tuple[str, str, str], report: str) -> Span | None:
        """Where an edge was first read in a report; None where it was read in others only."""
        spans = self.edge_spans.get((edge, report))
        return spans[0] if spans else None


def view(graph: Graph) -> View:
    """Reads a graph for the comparison."""
    file_of = {r.source.iri: r.source.document.name for r in graph.reports}
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    forms: defaultdict[str, set[str]] = defaultdict(set)
    values: defaultdict[tuple[str, str], dict[Value, None]] = defaultdict(dict)
    spans: defaultdict[tuple[str, str], set[Span]] = defaultdict(set)
    targets: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    edge_spans: defaultdict[tuple[tuple[str, str, str], str], set[Span]] = defaultdict(set)
    for edge in (e for r in graph.reports for e in r.edges):
        targets[edge.subject, edge.predicate].add(edge.object)
        for evidence in edge.evidence:
            key = (edge.subject, edge.predicate, edge.object)
            edge_spans[key, file_of[evidence.report]].add(Span(evidence.begin, evidence.end))
    for node in (n for r in graph.reports for n in r.nodes):
        kinds[node.iri].update(node.kinds)
        forms[node.iri].update(_forms(node))
        for prop, value in node.properties:
            values[node.iri, prop][value] = None
        for evidence in node.evidence:
            spans[node.iri, file_of[evidence.report]].add(Span(evidence.begin, evidence.end))
    return View(
        kinds={iri: frozenset(k) for iri, k in kinds.items()},
        forms={iri: frozenset(f) for iri, f in forms.items()},
        values={key: tuple(v) for key, v in values.items()},
        spans={key: tuple(sorted(s)) for key, s in spans.items()},
        targets={key: frozenset(t) for key, t in targets.items()},
        edge_spans={key: tuple(sorted(s)) for key, s in edge_spans.items()},
    )


def _forms(node: Node) -> set[str]:
    return {node.label, *(str(value) for prop, value in node.properties if prop == "altLabel")}
