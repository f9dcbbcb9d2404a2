"""What validation stops, and how it says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.errors import ValidationError
from kg.model import Edge, Evidence, Node, ReportGraph, Statement
from kg.validate import Violation, check, sentence_around, validate
from tests.sinks.hand_built import entity_iri, hand_built

UNIT = entity_iri("administrative-area", "unit")


def valid() -> ReportGraph:
    (found,) = (
        report for report in hand_built(("潮白里。", "北岸")).reports if report.source.document.name == "甲 report.txt"
    )
    return found


def test_a_valid_graph_passes() -> None:
    assert validate(valid()) == []
    check(valid())
    for report in hand_built().reports:
        check(report)


def with_node(change: Callable[[Node], Node], iri: str = UNIT) -> ReportGraph:
    graph = valid()
    return replace(graph, nodes=tuple(change(node) if node.iri == iri else node for node in graph.nodes))


@pytest.mark.parametrize(
    ("begin", "end"), [(-1, 3), (3, 3), (5, 4), (0, 1000)], ids=["before", "empty", "turned", "after"]
)
def test_offsets_that_do_not_read_back(begin: int, end: int) -> None:
    report = valid().source
    broken = with_node(lambda node: replace(node, evidence=(Evidence(report.iri, begin, end),)))
    (found,) = validate(broken)
    assert (found.node, found.rule) == (UNIT, "evidence")
    must = f"[{begin}, {end}) does not read back; offsets must lie in [0, {len(report.document.text)}], the first before the second"
    assert found.message == must


def test_evidence_of_another_report() -> None:
    (found,) = validate(with_node(lambda node: replace(node, evidence=(Evidence("urn:other", 0, 1),))))
    assert found.message == "[0, 1) is of <urn:other>; it must be of this report"


def test_a_finding_without_evidence() -> None:
    (found,) = validate(with_node(lambda node: replace(node, evidence=())))
    assert (found.rule, found.message) == ("evidence", "has none; every finding needs a stretch of the report's text")


def test_a_dangling_edge_is_told_with_its_sentence() -> None:
    graph = valid()
    said = Evidence(graph.source.iri, 4, 6)
    broken = replace(graph, edges=(*graph.edges, Edge(UNIT, "partOf", "urn:nowhere", (said,), "r", 1.0)))
    assert validate(broken) == [
        Violation(
            "甲 report.txt",
            f"{UNIT} partOf urn:nowhere",
            "dangling edge",
            "<urn:nowhere> is no node of the graph",
            "云溪街道整治河道。",
        )
    ]


def test_a_unit_that_is_no_node() -> None:
    graph = valid()
    (found,) = validate(replace(graph, source=replace(graph.source, unit="urn:nobody")))
    assert (found.node, found.rule) == ("urn:nobody", "dangling edge")


def test_a_statement_whose_value_no_node_has() -> None:
    graph = valid()
    lost = Statement(UNIT, "progress", "开工", (Evidence(graph.source.iri, 0, 4),), "r", 1.0)
    (found,) = validate(replace(graph, statements=(*graph.statements, lost)))
    assert (found.rule, found.sentence) == ("dangling statement", "云溪街道整治河道。")


def test_a_node_that_stands_twice() -> None:
    graph = valid()
    (found,) = validate(replace(graph, nodes=(graph.nodes[0], *graph.nodes)))
    assert (found.node, found.rule) == (graph.nodes[0].iri, "one node a thing")


def test_a_broken_shape_names_node_shape_and_sentence() -> None:
    graph = valid()
    iri = f"{graph.source.iri}/activity/4-6"
    (found,) = validate(with_node(lambda node: replace(node, properties=node.properties[1:]), iri))
    assert (found.report, found.node, found.rule) == ("甲 report.txt", iri, "ActivityShape")
    assert "jd:action" in found.message
    assert found.sentence == "云溪街道整治河道。"


def test_check_tells_the_first_violations_and_counts_the_rest() -> None:
    graph = valid()
    broken = replace(graph, nodes=tuple(replace(node, evidence=()) for node in graph.nodes))
    with pytest.raises(ValidationError) as caught:
        check(broken)
    told = str(caught.value)
    assert told.startswith(f"甲 report.txt: <{graph.nodes[0].iri}> breaks evidence: has none;")
    assert told.endswith(f"(and {len(graph.nodes) - 5} more)")


@pytest.mark.parametrize(
    ("begin", "end", "sentence"),
    [(0, 1, "甲乙。"), (3, 4, "丙！"), (6, 7, "丁"), (1, 4, "甲乙。丙！"), (2, 3, "甲乙。")],
)
def test_the_sentence_around_a_stretch(begin: int, end: int, sentence: str) -> None:
    assert sentence_around("甲乙。丙！\n丁", begin, end) == sentence
