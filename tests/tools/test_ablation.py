"""The ablation: a rule's facts go, with what hangs on them, and the layers say what that costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.evaluate import LAYERS, Tally
from kg.model import Edge
from tools.ablation import Case, belongs, cases, graph_of, pruned, row, rules_of, scores

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def case() -> Case:
    folder = ROOT / "kg" / "samples"
    return next(cases([(folder / "reports", folder / "gold")]))


@pytest.mark.parametrize(
    ("rule", "group", "inside"),
    [("a.b", "a.b", True), ("a.b.c", "a.b", True), ("a.bc", "a.b", False), ("a", "a.b", False)],
)
def test_belongs(rule: str, group: str, inside: bool) -> None:
    assert belongs(rule, group) is inside


def test_a_rule_of_facts_goes_with_what_hangs_on_it(case: Case) -> None:
    graph = graph_of(case)
    rest = pruned(graph, "measurement")
    kinds = {n.kinds[0] for n in rest.nodes}
    assert "Measurement" in {n.kinds[0] for n in graph.nodes}
    assert "Measurement" not in kinds
    assert "Activity" in kinds
    gone = {n.iri for n in graph.nodes} - {n.iri for n in rest.nodes}

    def touches(edge: Edge) -> bool:
        return bool({edge.subject, edge.object} & gone)

    assert [e for e in rest.edges if touches(e)] == []
    left = scores([case], [rest])
    assert (left["measurements"].right, left["measurements"].found) == (0, 0)
    assert left["problems"] == scores([case], [graph])["problems"]


def test_a_rule_of_names_goes_before_the_sentences_are_read(case: Case) -> None:
    whole = graph_of(case)
    rest = graph_of(case, "name.ending")
    assert any(r.startswith("name.ending.") for r in rules_of([whole], grouped=False))
    assert "name.ending" in rules_of([whole], grouped=True)
    assert "name.ending" not in rules_of([rest], grouped=True)


def test_a_row_says_what_is_lost() -> None:
    whole = {layer: Tally(2, 4, 4) for layer in LAYERS}
    rest = whole | {"problems": Tally(1, 1, 4)}
    worth, line = row("problem.section", whole, rest)
    assert worth == pytest.approx((0.5 - 0.4) / len(LAYERS))
    assert line.split() == ["problem.section", "+1", "+2", *["."] * (len(LAYERS) - 1), "+10.00", "+0.909"]
