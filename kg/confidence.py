"""Leaving out what a rule is not sure enough of."""

from __future__ import annotations

from dataclasses import replace

from kg.model import ReportGraph


def sure_enough(graph: ReportGraph, least: float) -> ReportGraph:
    """Leaves out nodes and edges below a confidence, and the edges that would dangle.

    Args:
        graph: a report's graph.
        least: the smallest confidence that stays, in [0, 1].

    Returns:
        The graph of what stays; the same object where all does.
    """
    if least <= 0:
        return graph
    nodes = tuple(n for n in graph.nodes if n.confidence >= least or n.iri == graph.source.unit)
    kept = {n.iri for n in nodes}
    edges = tuple(e for e in graph.edges if e.confidence >= least and e.subject in kept and e.object in kept)
    return replace(graph, nodes=nodes, edges=edges)
