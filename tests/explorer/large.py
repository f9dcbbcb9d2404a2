"""A large graph: the sample reports again and again under other names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kg.model import Edge, Evidence, Graph, Node, ReportGraph, Statement
from kg.pipeline import gather


def enlarged(samples: Path, nodes: int) -> Graph:
    """The graph of a folder of reports, repeated until it holds so many nodes."""
    graph, failures = gather([samples])
    assert failures == ()
    copies: list[ReportGraph] = []
    held, number = 0, 0
    while held < nodes:
        copies += [_renamed(report, number) for report in graph.reports]
        held += len({node.iri for report in graph.reports for node in report.nodes})
        number += 1
    return Graph(graph.base, tuple(sorted(copies, key=lambda report: report.source.iri)))


def _renamed(report: ReportGraph, number: int) -> ReportGraph:
    old, new = report.source.iri, f"{report.source.iri}-{number:04}"

    def iri(name: str) -> str:
        return name.replace(old, new, 1) if name.startswith(old) else f"{name}-{number:04}"

    def evidence(found: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(replace(one, report=new) for one in found)

    def node(found: Node) -> Node:
        label = found.label if found.iri.startswith(old) else f"{found.label}{number:04}号"
        return replace(found, iri=iri(found.iri), label=label, evidence=evidence(found.evidence))

    def edge(found: Edge) -> Edge:
        ends = {"subject": iri(found.subject), "object": iri(found.object)}
        return replace(found, **ends, evidence=evidence(found.evidence))

    def statement(found: Statement) -> Statement:
        return replace(found, subject=iri(found.subject), evidence=evidence(found.evidence))

    source = replace(
        report.source,
        iri=new,
        title=f"{report.source.title} {number:04}号",
        unit=None if report.source.unit is None else iri(report.source.unit),
    )
    return ReportGraph(
        source,
        tuple(sorted(map(node, report.nodes), key=lambda made: made.iri)),
        tuple(sorted(map(edge, report.edges), key=lambda made: (made.subject, made.predicate, made.object))),
        tuple(map(statement, report.statements)),
    )
