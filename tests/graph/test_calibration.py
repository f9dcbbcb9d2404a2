"""A fact's confidence says how often facts like it are right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.config import Settings
from kg.evaluate import load_gold, report_of
from kg.evaluate.verdicts import Verdict, verdicts
from kg.graph.calibration import calibrated, counted, link_keys, node_keys
from kg.lexicon import toml
from kg.model import Document, Edge, Evidence, Node, ReportGraph, Source, Statement, Value
from kg.pipeline import build, gather
from tools.calibrate import Sample, figures, left_out, reliability

ROOT = Path(__file__).resolve().parents[2]
GOLD = (ROOT / "kg/samples", ROOT / "tests/gold")
ONCE, TWICE = (Evidence("r", 0, 2),), (Evidence("r", 0, 2), Evidence("r", 5, 7))


def node(
    kinds: tuple[str, ...],
    rule: str,
    confidence: float = 1.0,
    evidence: tuple[Evidence, ...] = ONCE,
    *properties: tuple[str, Value],
) -> Node:
    return Node("n", kinds, "n", properties, evidence, rule, confidence)


@pytest.mark.parametrize(
    ("fact", "keys"),
    [
        (node(("Activity",), "activity.act"), ("activity.act plain", "activity.act")),
        (replace(node(("Activity",), "activity.act"), iri="a"), ("activity.act counted", "activity.act")),
        (node(("Measurement", "Input"), "measurement.verb"), ("measurement.verb plain", "measurement.verb")),
        (node(("Measurement",), "measurement.verb"), ("measurement.verb context", "measurement.verb")),
        (
            node(("Measurement", "Input"), "measurement.verb", 1.0, ONCE, ("indicator", "x")),
            ("measurement.verb known", "measurement.verb"),
        ),
        (node(("Community",), "name.list.head", 0.75), ("name.list.head plain", "name.list.head")),
        (node(("Community",), "name.list.head", 0.97, TWICE), ("name.list.head repeated sure", "name.list.head")),
        (node(("Problem",), "problem.section", 1.0, TWICE), ("problem.section plain", "problem.section")),
    ],
)
def test_what_a_node_is_filed_under(fact: Node, keys: tuple[str, ...]) -> None:
    assert node_keys(fact, frozenset({"a"})) == keys


def test_what_a_link_is_filed_under() -> None:
    assert link_keys(Edge("a", "about", "b", ONCE, "measurement.verb", 1.0)) == (
        "about measurement.verb",
        "measurement.verb",
    )


def test_each_fact_gets_its_figure_and_an_unmeasured_rule_keeps_its_own() -> None:
    graph = ReportGraph(
        Source("r", Document("r.txt", "文本", "0"), "r", None, None, {}),
        (replace(node(("Activity",), "activity.act"), iri="a"), node(("Place",), "name.of-tomorrow", 0.6)),
        (Edge("a", "hasOutput", "n", ONCE, "measurement.verb", 1.0), Edge("n", "x", "a", ONCE, "activity.act", 1.0)),
        (Statement("n", "notation", "1", ONCE, "link.name", 0.97),),
    )
    right = toml("confidence")["right"]
    made = calibrated(graph)
    assert counted(graph) == {"a"}
    assert [n.confidence for n in made.nodes] == [right["activity.act counted"], 0.6]
    assert [e.confidence for e in made.edges] == [right["hasOutput measurement.verb"], right["activity.act"]]
    assert [s.confidence for s in made.statements] == [0.97]


def test_every_figure_lies_in_the_allowed_range() -> None:
    assert all(0 < figure <= 1 for figure in toml("confidence")["right"].values())


# --- measuring --------------------------------------------------------------------------------------------------------


def test_few_facts_are_drawn_towards_the_wider_group() -> None:
    judged = [Sample("r", ("rule plain", "rule"), True)] * 6 + [Sample("r", ("rule sure", "rule"), False)] * 2
    # rule: (6 + 6 * 0.75) / 14; sure: (0 + 6 * 0.75) / 8; plain: (6 + 6 * 0.75) / 12
    assert figures(judged) == {"rule": 0.75, "rule sure": 0.56, "rule plain": 0.88}


def test_reliability_groups_by_tenths() -> None:
    rows, error = reliability([(0.9, True), (0.92, False), (0.5, True), (1.0, True)])
    assert [(low, round(mean, 3), right, number) for low, mean, right, number in rows] == [
        (0.5, 0.5, 1.0, 1),
        (0.9, 0.94, pytest.approx(2 / 3), 3),
    ]
    assert error == pytest.approx((0.5 * 1 + (0.94 - 2 / 3) * 3) / 4)


def test_a_report_left_out_is_judged_by_the_others() -> None:
    judged = [Sample("a", ("rule",), True)] * 6 + [Sample("b", ("rule",), False)] * 6
    assert left_out(judged) == [(0.02, True)] * 6 + [(0.99, False)] * 6


# --- on the gold that ships with the package --------------------------------------------------------------------------


def judged() -> Iterator[Verdict]:
    for folder in GOLD:
        graph, failures = gather([folder / "reports"])
        assert failures == ()
        texts = {r.source.document.name: r.source.document.text for r in graph.reports}
        paths = sorted((folder / "gold").glob("*.json"))
        yield from verdicts(graph, [load_gold(path, texts[report_of(path)]) for path in paths])


def test_facts_are_right_as_often_as_their_confidence_says() -> None:
    found = [(v.fact.confidence, v.right) for v in judged()]
    rows, error = reliability(found)
    assert len(found) > 4000
    assert error <= 0.05, rows
    # it tells facts apart: the surest tenth is right far more often than what is below 0.7
    assert rows[-1][2] > 0.9
    unsure = [right for confidence, right in found if confidence < 0.7]
    assert sum(unsure) / len(unsure) < 0.75


def test_a_build_leaves_out_what_is_less_sure(tmp_path: Path) -> None:
    report = ROOT / "kg/samples/reports/ximen-2020.txt"
    whole = build([report], tmp_path / "whole", Settings(formats=("rdf",))).graph.reports[0]
    kept = build([report], tmp_path / "sure", Settings(formats=("rdf",), min_confidence=0.8)).graph.reports[0]
    sure = {e.confidence >= 0.8 for e in kept.edges} | {s.confidence >= 0.8 for s in kept.statements}
    assert sure == {True}
    assert {n.iri for n in kept.nodes if n.confidence < 0.8} <= {kept.source.unit}
    assert 0 < len(kept.nodes) < len(whole.nodes)
    assert 0 < len(kept.edges) < len(whole.edges)
