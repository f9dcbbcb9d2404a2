"""The union of several accounts of one thing: of one report's claims, or of several reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Edge, Evidence, Graph, Node, ReportGraph, Source, Value


def merge_nodes(first: Node, second: Node) -> Node:
    """One node of two with the same IRI: all properties and evidence, rule and confidence of the surer one."""
    best = second if second.confidence > first.confidence else first
    return replace(
        best,
        label=first.label,
        properties=distinct_properties((*first.properties, *second.properties)),
        evidence=all_evidence(first.evidence, second.evidence),
    )


def merge_edges(first: Edge, second: Edge) -> Edge:
    """One edge of two with the same ends and predicate: all evidence, rule and confidence of the surer one."""
    best = second if second.confidence > first.confidence else first
    return replace(best, evidence=all_evidence(first.evidence, second.evidence))


def all_evidence(first: Iterable[Evidence], second: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The evidence of both, each once, sorted."""
    return tuple(sorted({*first, *second}))


def distinct_properties(pairs: Iterable[tuple[str, Value | None]]) -> tuple[tuple[str, Value], ...]:
    """The pairs that have a value, each once, sorted; values of one property may differ in type."""
    given = {(name, value) for name, value in pairs if value is not None}
    return tuple(sorted(given, key=lambda pair: (pair[0], type(pair[1]).__name__, str(pair[1]))))


def is_own(report: str, iri: str) -> bool:
    """Whether a node is one report's own fact; entities may stand in several reports."""
    return iri.startswith(f"{report}/")


def united_nodes(graph: Graph) -> Iterator[Node]:
    """All nodes of a graph, each once: the reports' facts in report order, then the entities in IRI order.

    Only the entities are held in memory.
    """
    shared: dict[str, Node] = {}
    for report_graph in graph.reports:
        for node in report_graph.nodes:
            if is_own(report_graph.source.iri, node.iri):
                yield node
            else:
                known = shared.get(node.iri)
                shared[node.iri] = node if known is None else merge_nodes(known, node)
    for iri in sorted(shared):
        yield shared[iri]


def united_edges(graph: Graph) -> Iterator[Edge]:
    """All edges of a graph, each once: those of the reports' facts in report order, then those between entities, sorted.

    Only the edges between entities are held in memory.
    """
    shared: dict[tuple[str, str, str], Edge] = {}
    for report_graph in graph.reports:
        for edge in report_graph.edges:
            if is_own(report_graph.source.iri, edge.subject):
                yield edge
            else:
                key = (edge.subject, edge.predicate, edge.object)
                known = shared.get(key)
                shared[key] = edge if known is None else merge_edges(known, edge)
    for key in sorted(shared):
        yield shared[key]


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


def text_of(report_graph: ReportGraph, evidence: Evidence) -> str:
    """The characters that an evidence of this report stands for."""
    return report_graph.source.document.text[evidence.begin : evidence.end]
