"""A small graph against a small gold file, layer by layer."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.evaluate import Item, Tally, evaluate, load_gold
from kg.model import Document, Edge, Evidence, Graph, Node, ReportGraph, Source, Span, Term, Value

TEXT = "云塘街道拆除违建1200平方米，石桥社区获评省级卫生社区。停车难问题突出。"
UNIT, COMMUNITY, ACTIVITY, NUMBER, HONOUR, PROBLEM = "unit", "community", "activity", "number", "honour", "problem"

GOLD: dict[str, Any] = {
    "report": "a.txt",
    "entities": [
        {"class": "AdministrativeArea", "name": "云塘街道", "aliases": [], "also": [], "reportingUnit": True},
        {"class": "Community", "name": "石桥社区", "aliases": [], "also": ["Village"]},
    ],
    "measurements": [
        {
            "quote": "拆除违建1200平方米", "number": "1200平方米", "value": 1200, "unit": "㎡", "comparator": "=",
            "kind": "amount", "indicator": "拆除违建面积", "role": "output", "status": "achieved", "period": "2020",
            "place": ["石桥社区"], "entities": [], "activity": {"verb": "拆除", "object": "违建"},
        }
    ],
    "recognitions": [
        {"quote": "石桥社区获评省级卫生社区", "recipient": "石桥社区", "honour": "省级卫生社区", "level": "province", "status": "achieved"}
    ],
    "relations": [{"subject": "石桥社区", "predicate": "partOf", "object": "云塘街道", "quote": "石桥社区"}],
    "activities": [{"verb": "拆除", "object": "违建", "status": "achieved", "quote": "拆除违建", "agent": [], "place": [], "entities": []}],
    "problems": [{"quote": "停车难问题突出"}],
}  # fmt: skip


def node(iri: str, kinds: tuple[str, ...], quote: str, *properties: tuple[str, Value], label: str = "") -> Node:
    begin = TEXT.index(quote)
    return Node(
        iri, kinds, label or quote, properties, (Evidence("r", begin, begin + len(quote)),), rule="rule", confidence=1
    )


def edge(subject: str, predicate: str, target: str) -> Edge:
    return Edge(subject, predicate, target, (Evidence("r", 0, 1),), "rule", 1)


PERFECT = ReportGraph(
    Source("r", Document("a.txt", TEXT, "0"), "a", UNIT, None, {}),
    nodes=(
        node(UNIT, ("AdministrativeArea",), "云塘街道"),
        node(COMMUNITY, ("Community",), "石桥社区"),
        node(
            ACTIVITY, ("Activity",), "拆除违建", ("action", "拆除"), ("object", "违建"), ("status", Term("Achieved")),
        ),
        node(
            NUMBER, ("Measurement", "Output"), "1200平方米",
            ("value", Decimal(1200)), ("unitText", "平方米"), ("kind", "amount"), ("indicatorText", "拆除违建面积"),
            ("status", Term("Achieved")), ("periodStart", date(2020, 1, 1)), ("periodEnd", date(2020, 12, 31)),
        ),
        node(HONOUR, ("Recognition", "Outcome"), "获评省级卫生社区", ("honour", "省级卫生社区")),
        node(PROBLEM, ("Problem",), "停车难问题突出"),
    ),
    edges=(
        edge(COMMUNITY, "partOf", UNIT),
        edge(ACTIVITY, "hasOutput", NUMBER),
        edge(NUMBER, "about", COMMUNITY),
        edge(HONOUR, "recipient", COMMUNITY),
    ),
)  # fmt: skip


def tallies(graph: ReportGraph, tmp_path: Path, **changes: Any) -> dict[str, Tally]:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({**GOLD, **changes}), encoding="utf-8")
    evaluation = evaluate(Graph("base/", (graph,)), [load_gold(path, TEXT)])
    assert evaluation.total == evaluation.reports["a.txt"]
    return evaluation.total


def said(items: tuple[Item, ...]) -> tuple[str, ...]:
    return tuple(item.caption for item in items)


def changed(iri: str, **changes: Any) -> ReportGraph:
    return replace(PERFECT, nodes=tuple(replace(n, **changes) if n.iri == iri else n for n in PERFECT.nodes))


def with_value(iri: str, prop: str, value: Value) -> ReportGraph:
    (old,) = [n for n in PERFECT.nodes if n.iri == iri]
    return changed(iri, properties=tuple((p, value if p == prop else v) for p, v in old.properties))


def test_a_perfect_graph_is_right_everywhere(tmp_path: Path) -> None:
    counts = {layer: (t.right, t.found, t.due) for layer, t in tallies(PERFECT, tmp_path).items()}
    assert counts == {
        "entities": (2, 2, 2), "core": (2, 2, 2), "measurements": (1, 1, 1), "meaning": (1, 1, 1), "links": (1, 1, 1),
        "roles": (1, 1, 1), "about": (1, 1, 1), "recognitions": (1, 1, 1),
        "relations": (0, 0, 0),  # what lies in the reporting unit goes without saying
        "activities": (1, 1, 1), "problems": (1, 1, 1),
    }  # fmt: skip


def test_an_empty_graph_misses_all(tmp_path: Path) -> None:
    found = tallies(replace(PERFECT, nodes=(), edges=()), tmp_path)
    assert all(t.right == t.found == 0 for t in found.values())
    assert said(found["entities"].missed) == ("云塘街道", "石桥社区")
    assert said(found["measurements"].missed) == ("1200平方米 = 1200 ㎡ in «拆除违建1200平方米»",)


def test_misses_and_spurious_facts_say_where_they_stand(tmp_path: Path) -> None:
    def place(quote: str) -> Span:
        return Span(TEXT.index(quote), TEXT.index(quote) + len(quote))

    missed = tallies(replace(PERFECT, nodes=(), edges=()), tmp_path)
    assert missed["entities"].missed == (Item("云塘街道", place("云塘街道")), Item("石桥社区", place("石桥社区")))
    assert [i.span for i in missed["measurements"].missed] == [place("1200平方米")]
    assert [i.span for i in missed["recognitions"].missed] == [place("石桥社区获评省级卫生社区")]
    assert [i.span for i in missed["activities"].missed] == [place("拆除违建")]
    assert [i.span for i in missed["problems"].missed] == [place("停车难问题突出")]
    none = {key: [] for key in ("measurements", "recognitions", "activities", "problems")}
    spurious = tallies(PERFECT, tmp_path, **none)
    assert [i.span for i in spurious["measurements"].spurious] == [place("1200平方米")]
    assert [i.span for i in spurious["recognitions"].spurious] == [place("获评省级卫生社区")]
    assert [i.span for i in spurious["activities"].spurious] == [place("拆除违建")]
    assert [i.span for i in spurious["problems"].spurious] == [place("停车难问题突出")]


def test_another_accepted_class_is_right_and_any_other_wrong(tmp_path: Path) -> None:
    assert tallies(changed(COMMUNITY, kinds=("Village",)), tmp_path)["entities"].right == 2
    wrong = tallies(changed(COMMUNITY, kinds=("Company",)), tmp_path)["entities"]
    assert (wrong.right, wrong.found, said(wrong.missed)) == (1, 2, ("石桥社区",))
    assert said(wrong.spurious) == ("石桥社区 as Company",)


def test_a_node_of_another_class_counts_outside_core(tmp_path: Path) -> None:
    found = tallies(changed(COMMUNITY, kinds=("Facility",)), tmp_path)
    assert (found["core"].right, found["core"].found, found["core"].due) == (1, 1, 2)


@pytest.mark.parametrize(
    ("prop", "value", "fault"),
    [
        ("indicatorText", "参会人数", "indicator '参会人数' for '拆除违建面积'"),
        ("kind", "rate", "kind 'rate' for 'amount'"),
        ("status", Term("Planned"), "status 'planned' for 'achieved'"),
        ("periodEnd", date(2020, 6, 30), "period 2020-01/2020-06 for 2020-01/2020-12"),
    ],
)
def test_a_wrong_meaning_is_named(tmp_path: Path, prop: str, value: Value, fault: str) -> None:
    found = tallies(with_value(NUMBER, prop, value), tmp_path)
    assert found["measurements"].right == 1
    assert found["meaning"].right == 0
    assert said(found["meaning"].spurious) == (f"«拆除违建1200平方米»: {fault}",)


@pytest.mark.parametrize(("prop", "value"), [("value", Decimal(1201)), ("unitText", "亩")])
def test_another_value_or_unit_is_another_number(tmp_path: Path, prop: str, value: Value) -> None:
    found = tallies(with_value(NUMBER, prop, value), tmp_path)
    assert found["measurements"].right == 0
    assert found["about"].missed == ()
    assert (found["about"].right, found["about"].found, found["about"].due) == (0, 0, 1)


def test_a_number_elsewhere_in_the_text_is_another_number(tmp_path: Path) -> None:
    assert tallies(changed(NUMBER, evidence=(Evidence("r", 0, 4),)), tmp_path)["measurements"].right == 0


def test_a_number_on_the_wrong_action_or_in_the_wrong_role(tmp_path: Path) -> None:
    links = tallies(with_value(ACTIVITY, "action", "新建"), tmp_path)["links"]
    assert (links.right, links.found, said(links.missed)) == (0, 1, ("«拆除违建1200平方米»: '拆除', got ['新建']",))
    roles = tallies(changed(NUMBER, kinds=("Measurement",)), tmp_path)["roles"]
    assert (roles.right, said(roles.missed)) == (0, ("«拆除违建1200平方米»: output, got context",))


def test_naming_the_reporting_unit_is_neither_right_nor_wrong(tmp_path: Path) -> None:
    graph = replace(PERFECT, edges=(*PERFECT.edges, edge(NUMBER, "about", UNIT)))
    about = tallies(graph, tmp_path)["about"]
    assert (about.right, about.found, about.due) == (1, 1, 1)


def test_an_honour_of_another_recipient_is_wrong(tmp_path: Path) -> None:
    edges = tuple(replace(e, object=UNIT) if e.predicate == "recipient" else e for e in PERFECT.edges)
    found = tallies(replace(PERFECT, edges=edges), tmp_path)["recognitions"]
    assert (found.right, said(found.missed)) == (0, ("石桥社区: 省级卫生社区",))
    assert said(found.spurious) == ("省级卫生社区 «获评省级卫生社区»",)


def test_relations_and_progress(tmp_path: Path) -> None:
    relations = [
        {"subject": "石桥社区", "predicate": "cooperatesWith", "object": "云塘街道", "quote": "石桥社区"},
        {"subject": "石桥社区", "predicate": "hasStatus", "object": "开工建设", "quote": "石桥社区"},
        {"subject": "石桥社区", "predicate": "investment", "object": "5亿元", "quote": "石桥社区"},
    ]
    graph = replace(
        changed(COMMUNITY, properties=(("progress", "已开工建设"),)),
        edges=(edge(UNIT, "cooperatesWith", COMMUNITY), edge(UNIT, "issued", COMMUNITY)),
    )
    found = tallies(graph, tmp_path, relations=relations)["relations"]
    assert (found.right, found.found, found.due) == (2, 3, 2)
    assert said(found.spurious) == ("云塘街道 issued 石桥社区",)


def test_an_activity_needs_its_status_and_object(tmp_path: Path) -> None:
    assert tallies(with_value(ACTIVITY, "status", Term("Planned")), tmp_path)["activities"].right == 0
    assert tallies(with_value(ACTIVITY, "object", "道路"), tmp_path)["activities"].right == 0
    assert tallies(with_value(ACTIVITY, "object", "违建房屋"), tmp_path)["activities"].right == 1


def test_a_problem_needs_half_of_the_stretch(tmp_path: Path) -> None:
    begin = TEXT.index("停车难")
    half = changed(PROBLEM, evidence=(Evidence("r", begin - 5, begin + 4),))
    assert tallies(half, tmp_path)["problems"].right == 1
    less = changed(PROBLEM, evidence=(Evidence("r", begin - 7, begin + 3),))
    assert tallies(less, tmp_path)["problems"].right == 0


def test_gold_without_activities_expects_none(tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({k: v for k, v in GOLD.items() if k != "activities"}), encoding="utf-8")
    evaluation = evaluate(Graph("base/", (PERFECT,)), [load_gold(path, TEXT)])
    assert evaluation.total["activities"] == Tally()
    assert evaluation.mean_f1 == 1


def test_gold_for_a_report_that_was_not_built(tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({**GOLD, "report": "b.txt"}), encoding="utf-8")
    with pytest.raises(InputError, match=r"gold is for b\.txt.*they are: a\.txt"):
        evaluate(Graph("base/", (PERFECT,)), [load_gold(path, TEXT)])


@pytest.mark.parametrize(
    ("section", "record", "fault"),
    [
        ("entities", {"class": "Town", "name": "云塘街道"}, "class 'Town' is none of"),
        ("problems", {"quote": "不在文中"}, "stands 0 times"),
        ("problems", {"quote": "社区"}, "stands 2 times in the report, nth is None"),
        ("problems", {"quote": "社区", "nth": 2}, "stands 2 times in the report, nth is 2"),
        ("problems", {}, "no field 'quote'"),
        ("measurements", {**GOLD["measurements"][0], "period": "去年"}, "period '去年'"),
        ("measurements", {**GOLD["measurements"][0], "number": "7户"}, "the number '7户' does not stand in the quote"),
    ],
)
def test_a_faulty_record_is_named(tmp_path: Path, section: str, record: dict[str, Any], fault: str) -> None:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({**GOLD, section: [record]}), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_gold(path, TEXT)
    assert fault in str(caught.value)
    assert str(caught.value).startswith(f"{path}: 1 records cannot be used: {section}")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"report": 3}'])
def test_what_is_no_gold_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "gold.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.json"):
        load_gold(path, TEXT)
    with pytest.raises(InputError, match="cannot be read"):
        load_gold(tmp_path / "none.json", TEXT)
