"""How sure the graph may be of a fact: how often facts like it were right where gold could tell.

The figures stand in `kg/lexicon/confidence.toml`; `tools/calibrate.py` measures them anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.lexicon import toml
from kg.model import Edge, Node, ReportGraph, Statement

RESULTS = frozenset({"hasResult", "hasInput", "hasOutput", "hasOutcome"})
ROLES = frozenset({"Input", "Output", "Outcome"})
SURE = 0.9
"""A mention at least this sure by its form makes its entity `sure`."""


def calibrated(graph: ReportGraph) -> ReportGraph:
    """Gives each fact the confidence that facts of its rule and traits have earned.

    Args:
        graph: a report's graph as assembled, with the confidences that the rules gave.

    Returns:
        The graph with confidences in (0, 1]: the share of such facts that is right. A fact of a rule that was never
        measured keeps the rule's own.
    """
    with_result = counted(graph)
    return replace(
        graph,
        nodes=tuple(replace(n, confidence=_confidence(n, node_keys(n, with_result))) for n in graph.nodes),
        edges=tuple(replace(e, confidence=_confidence(e, link_keys(e))) for e in graph.edges),
        statements=tuple(replace(s, confidence=_confidence(s, link_keys(s))) for s in graph.statements),
    )


def counted(graph: ReportGraph) -> frozenset[str]:
    """The activities that have a result."""
    return frozenset(e.subject for e in graph.edges if e.predicate in RESULTS)


def node_keys(node: Node, with_result: frozenset[str]) -> tuple[str, ...]:
    """What a node's confidence is filed under, the most telling first.

    Args:
        node: an entity, activity, result or problem.
        with_result: the activities that have a result.

    Returns:
        The rule with the node's traits (`plain` where it has none), then the rule alone.
    """
    traits = " ".join(_traits(node, with_result)) or "plain"
    return f"{node.rule} {traits}", node.rule


def link_keys(link: Edge | Statement) -> tuple[str, ...]:
    """What the confidence of an edge or a statement is filed under: predicate with rule, then the rule of its fact."""
    return f"{link.predicate} {link.rule}", link.rule


def _traits(node: Node, with_result: frozenset[str]) -> Iterator[str]:
    match node.kinds[0]:
        case "Activity":
            if node.iri in with_result:
                yield "counted"
        case "Measurement":
            if any(name == "indicator" for name, _ in node.properties):
                yield "known"
            if not ROLES & {*node.kinds}:
                yield "context"
        case _ if node.rule.startswith("name."):
            if len(node.evidence) > 1:
                yield "repeated"
            if node.confidence >= SURE:
                yield "sure"


def _confidence(fact: Node | Edge | Statement, keys: tuple[str, ...]) -> float:
    figures: dict[str, float] = toml("confidence")["right"]
    return next((figures[key] for key in keys if key in figures), fact.confidence)
