"""Trust: a graph breaks no shape, has no dangling edge, and every evidence reads back from its report's text.

Shapes are SHACL (`ontology/shapes.ttl`). A build validates each report's graph before anything is written;
`kg.validate.export` holds an export against the same rules from outside.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from itertools import chain

from kg.errors import ValidationError
from kg.model import Edge, Evidence, Node, ReportGraph, Statement
from kg.triples import TripleWriter
from kg.validate.shacl import load_shapes
from kg.validate.violations import Violation, sentence_around, told

SHOWN = 5
"""Violations that the message of a `ValidationError` tells in full."""


def check(graph: ReportGraph) -> None:
    """Let only a valid graph pass.

    Raises:
        ValidationError: it is not valid; the message names node, rule and sentence of the first violations.
    """
    found = validate(graph)
    if found:
        more = f" (and {len(found) - SHOWN} more)" if len(found) > SHOWN else ""
        raise ValidationError("; ".join(map(str, found[:SHOWN])) + more)


def validate(graph: ReportGraph) -> list[Violation]:
    """All that is wrong with a report's graph.

    Args:
        graph: the graph of one report.

    Returns:
        The violations: of evidence, of edges, then of shapes; empty where all is right. Shapes are not tried while
        evidence or edges are wrong, since they would only say the same again.
    """
    found = [*_evidence_violations(graph), *_edge_violations(graph)]
    return found or list(_shape_violations(graph))


def _shape_violations(graph: ReportGraph) -> Iterator[Violation]:
    triples = _writer().report(graph)
    known: dict[str, Node] = {node.iri: node for node in graph.nodes}
    for broken in load_shapes().broken(chain(triples.shared, triples.own, triples.evidence)):
        node = known.get(broken.focus)
        sentence = _sentence(graph, node.evidence) if node else ""
        yield Violation(graph.source.document.name, broken.focus, broken.shape, told(broken), sentence)


@functools.cache
def _writer() -> TripleWriter:
    return TripleWriter()


def _evidence_violations(graph: ReportGraph) -> Iterator[Violation]:
    name, length = graph.source.document.name, len(graph.source.document.text)
    found: tuple[Node | Edge | Statement, ...] = (*graph.nodes, *graph.edges, *graph.statements)
    for item in found:
        said = item.iri if isinstance(item, Node) else _told(item)
        if not item.evidence:
            yield Violation(name, said, "evidence", "has none; every finding needs a stretch of the report's text", "")
        for evidence in item.evidence:
            at = f"[{evidence.begin}, {evidence.end})"
            if evidence.report != graph.source.iri:
                yield Violation(
                    name, said, "evidence", f"{at} is of <{evidence.report}>; it must be of this report", ""
                )
            elif not 0 <= evidence.begin < evidence.end <= length:
                must = f"offsets must lie in [0, {length}], the first before the second"
                yield Violation(name, said, "evidence", f"{at} does not read back; {must}", "")


def _edge_violations(graph: ReportGraph) -> Iterator[Violation]:
    name, known = graph.source.document.name, {node.iri: node for node in graph.nodes}
    if len(known) < len(graph.nodes):
        twice = sorted({a.iri for a, b in zip(graph.nodes, graph.nodes[1:], strict=False) if a.iri == b.iri})
        for iri in twice:
            yield Violation(name, iri, "one node a thing", "stands twice in the graph; an IRI must name one node", "")
    unit = graph.source.unit
    if unit is not None and unit not in known:
        yield Violation(name, unit, "dangling edge", "reportingUnit leads to no node of the graph", "")
    for edge in graph.edges:
        for end in (edge.subject, edge.object):
            if end not in known:
                sentence = _sentence(graph, edge.evidence)
                yield Violation(name, _told(edge), "dangling edge", f"<{end}> is no node of the graph", sentence)
    for statement in graph.statements:
        node = known.get(statement.subject)
        if node is None or (statement.predicate, statement.value) not in node.properties:
            must = "its subject must be a node with this value"
            yield Violation(name, _told(statement), "dangling statement", must, _sentence(graph, statement.evidence))


def _told(stated: Edge | Statement) -> str:
    value = stated.object if isinstance(stated, Edge) else stated.value
    return f"{stated.subject} {stated.predicate} {value}"


def _sentence(graph: ReportGraph, evidence: tuple[Evidence, ...]) -> str:
    first = next(iter(evidence), None)
    return sentence_around(graph.source.document.text, first.begin, first.end) if first else ""
