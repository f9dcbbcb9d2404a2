"""The union of several accounts of one thing: of one report's claims, or of several reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter, itemgetter

from kg.model import Edge, Evidence, Graph, Node, Source, Value


def merge_nodes(nodes: Sequence[Node]) -> Node:
    """One node of several with the same IRI: all properties and evidence, rule and confidence of the surest.

    A place with a code may be called differently from report to report; the first name stays, the others go beside it.
    """
    if len(nodes) == 1:
        return nodes[0]
    label = nodes[0].label
    others = [("altLabel", node.label) for node in nodes if node.label != label]
    said = [pair for node in nodes for pair in node.properties if pair != ("altLabel", label)]
    return replace(
        max(nodes, key=lambda node: node.confidence),
        label=label,
        properties=distinct_properties([*said, *others]),
        evidence=all_evidence(item for node in nodes for item in node.evidence),
    )


def merge_edges(edges: Sequence[Edge]) -> Edge:
    """One edge of several with the same ends and predicate: all evidence, rule and confidence of the surest."""
    if len(edges) == 1:
        return edges[0]
    best = max(edges, key=lambda edge: edge.confidence)
    return replace(best, evidence=all_evidence(item for edge in edges for item in edge.evidence))


def all_evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each evidence once, sorted."""
    return tuple(sorted(set(evidence), key=attrgetter("report", "begin", "end")))


def distinct_properties(pairs: Iterable[tuple[str, Value | None]]) -> tuple[tuple[str, Value], ...]:
    """The pairs that have a value, each once, sorted; values of one property may differ in type."""
    given = {(name, value) for name, value in pairs if value is not None}
    if len(dict(given)) == len(given):
        return tuple(sorted(given, key=itemgetter(0)))
    return tuple(sorted(given, key=lambda pair: (pair[0], type(pair[1]).__name__, str(pair[1]))))


def is_own(report: str, iri: str) -> bool:
    """Whether a node is one report's own fact; entities may stand in several reports."""
    return iri.startswith(f"{report}/")


def shared_nodes(graph: Graph) -> list[Node]:
    """The entities of all reports, each once with all that the reports say of it, in IRI order."""
    found: defaultdict[str, list[Node]] = defaultdict(list)
    for report_graph in graph.reports:
        for node in report_graph.nodes:
            if not is_own(report_graph.source.iri, node.iri):
                found[node.iri].append(node)
    return [merge_nodes(found[iri]) for iri in sorted(found)]


def shared_edges(graph: Graph) -> list[Edge]:
    """The edges between entities of all reports, each once, sorted by subject, predicate and object."""
    found: defaultdict[tuple[str, str, str], list[Edge]] = defaultdict(list)
    for report_graph in graph.reports:
        for edge in report_graph.edges:
            if not is_own(report_graph.source.iri, edge.subject):
                found[edge.subject, edge.predicate, edge.object].append(edge)
    return [merge_edges(found[key]) for key in sorted(found)]


def united_nodes(graph: Graph) -> Iterator[Node]:
    """All nodes of a graph, each once: the reports' own facts in report order, then the entities."""
    for report_graph in graph.reports:
        yield from (node for node in report_graph.nodes if is_own(report_graph.source.iri, node.iri))
    yield from shared_nodes(graph)


def united_edges(graph: Graph) -> Iterator[Edge]:
    """All edges of a graph, each once: those of the reports' own facts in report order, then those between entities."""
    for report_graph in graph.reports:
        yield from (edge for edge in report_graph.edges if is_own(report_graph.source.iri, edge.subject))
    yield from shared_edges(graph)


def report_properties(source: Source) -> tuple[tuple[str, Value], ...]:
    """What is known of a report, as properties of its node."""
    document = source.document
    known: list[tuple[str, Value | None]] = [
        ("digest", document.digest),
        ("encoding", document.encoding),
        ("mediaType", document.media_type),
        ("sourceFile", document.name),
        ("title", source.title),
        *(("metadata", f"{name}：{value}") for name, value in source.metadata.items()),
    ]
    if source.period is not None:
        known += [("periodStart", source.period.start), ("periodEnd", source.period.end)]
    return distinct_properties(known)
