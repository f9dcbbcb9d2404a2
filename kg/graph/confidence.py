"""Leaving out what a rule is not sure enough of."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Node, ReportGraph

NEEDED = {"Milestone": "about", "Recognition": "recipient"}
"""Facts that say nothing without the thing that a property leads to (their shapes demand it)."""


def sure_enough(graph: ReportGraph, least: float) -> ReportGraph:
    """Leaves out nodes, edges and statements below a confidence, and what would hang on a node that is gone.

    Args:
        graph: a report's graph.
        least: the smallest confidence that stays, in [0, 1]. The reporting unit's node always stays.

    Returns:
        The graph of what stays; the same object where nothing was asked to go.
    """
    if least <= 0:
        return graph
    unsure = {(s.subject, s.predicate, s.value) for s in graph.statements if s.confidence < least}
    sure = {n.iri for n in graph.nodes if n.confidence >= least or n.iri == graph.source.unit}
    led = {(e.subject, e.predicate) for e in graph.edges if e.confidence >= least and e.object in sure}
    nodes = tuple(
        _without(n, unsure)
        for n in graph.nodes
        if n.iri in sure and (n.kinds[0] not in NEEDED or (n.iri, NEEDED[n.kinds[0]]) in led)
    )
    kept = {n.iri for n in nodes}
    return replace(
        graph,
        nodes=nodes,
        edges=tuple(e for e in graph.edges if e.confidence >= least and {e.subject, e.object} <= kept),
        statements=tuple(s for s in graph.statements if s.confidence >= least and s.subject in kept),
    )


def _without(node: Node, unsure: set[tuple[str, str, str]]) -> Node:
    properties = tuple(p for p in node.properties if (node.iri, p[0], p[1]) not in unsure)
    return node if properties == node.properties else replace(node, properties=properties)
