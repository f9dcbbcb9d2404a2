"""Leaving out what a rule is not sure enough of."""

from kg.graph.confidence import sure_enough
from kg.model import Document, Edge, Evidence, Node, ReportGraph, Source, Statement

EVIDENCE = (Evidence("r", 0, 2),)


def node(iri: str, confidence: float, *properties: tuple[str, str]) -> Node:
    return Node(iri, ("Project",), iri, properties, EVIDENCE, "rule", confidence)


def edge(subject: str, target: str, confidence: float) -> Edge:
    return Edge(subject, "about", target, EVIDENCE, "rule", confidence)


def graph(nodes: tuple[Node, ...], edges: tuple[Edge, ...] = (), statements: tuple[Statement, ...] = ()) -> ReportGraph:
    return ReportGraph(Source("r", Document("r.txt", "文本", "0"), "r", "unit", None, {}), nodes, edges, statements)


def test_zero_leaves_all_as_it_is() -> None:
    whole = graph((node("a", 0.1),))
    assert sure_enough(whole, 0) is whole


def test_unsure_nodes_go_with_the_edges_that_touch_them() -> None:
    whole = graph(
        (node("a", 0.9), node("b", 0.4), node("c", 0.5)), (edge("a", "b", 1), edge("a", "c", 1), edge("c", "a", 0.4))
    )
    kept = sure_enough(whole, 0.5)
    assert [n.iri for n in kept.nodes] == ["a", "c"]
    assert kept.edges == (edge("a", "c", 1),)


def test_the_reporting_unit_stays() -> None:
    assert [n.iri for n in sure_enough(graph((node("unit", 0.1),)), 0.5).nodes] == ["unit"]


def test_an_unsure_statement_goes_with_the_value_it_gave() -> None:
    sure = Statement("a", "progress", "开工", EVIDENCE, "rule", 0.9)
    unsure = Statement("a", "progress", "竣工", EVIDENCE, "rule", 0.3)
    whole = graph((node("a", 1, ("progress", "开工"), ("progress", "竣工")),), (), (sure, unsure))
    kept = sure_enough(whole, 0.5)
    assert kept.statements == (sure,)
    assert kept.nodes[0].properties == (("progress", "开工"),)


def test_a_fact_goes_with_the_thing_that_it_cannot_do_without() -> None:
    honour = Node("h", ("Recognition", "Outcome"), "h", (), EVIDENCE, "rule", 1)
    whole = graph(
        (node("a", 0.4), node("b", 1), honour),
        (Edge("h", "recipient", "a", EVIDENCE, "rule", 1), Edge("b", "hasOutcome", "h", EVIDENCE, "rule", 1)),
    )
    kept = sure_enough(whole, 0.5)
    assert [n.iri for n in kept.nodes] == ["b"]
    assert kept.edges == ()
    assert {n.iri for n in sure_enough(whole, 0.3).nodes} == {"a", "b", "h"}
