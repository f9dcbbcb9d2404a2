"""Loading again, loading what changed, taking out, and what is not ours."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import InputError, SinkError
from kg.model import Graph, ReportGraph
from kg.neo4j import load as loading
from kg.neo4j.connect import Target
from kg.neo4j.load import load, remove
from tests.neo4j.reading import Ask, content
from tests.sinks.hand_built import hand_built

Export = Callable[..., Path]
FIRST, SECOND = "甲 report.txt", "乙.txt"


def of_file(graph: Graph, name: str) -> ReportGraph:
    return next(report for report in graph.reports if report.source.document.name == name)


def with_report(graph: Graph, changed: ReportGraph) -> Graph:
    """The graph with another account of one report."""
    return replace(graph, reports=tuple(changed if r.source.iri == changed.source.iri else r for r in graph.reports))


def only(graph: Graph, *names: str) -> Graph:
    return replace(graph, reports=tuple(of_file(graph, name) for name in names))


def without_community(report: ReportGraph, number: int) -> ReportGraph:
    """The report with nothing said of one community any more, and a measurement in another role."""
    gone = next(n.iri for n in report.nodes if n.iri.endswith(f"/community/{number}"))
    nodes = [n for n in report.nodes if n.iri != gone]
    measured = next(i for i, n in enumerate(nodes) if n.kinds == ("Measurement", "Output"))
    nodes[measured] = replace(nodes[measured], kinds=("Measurement", "Input"))
    edges = [replace(e, predicate="hasInput") if e.object == nodes[measured].iri else e for e in report.edges]
    kept = tuple(e for e in edges if gone not in (e.subject, e.object))
    return replace(report, nodes=tuple(nodes), edges=kept)


def test_loading_twice_changes_nothing(target: Target, ask: Ask, export: Export) -> None:
    folder = export(hand_built())
    first = load(folder, target)
    assert len(first.loaded) == 2
    # the ontology's node stands for the code lists
    assert first.counters.nodes_created == len(content(ask)[0]) > 60
    before = content(ask)
    second = load(folder, target)
    assert (second.loaded, len(second.unchanged), second.counters.changes) == ([], 2, 0)
    assert content(ask) == before


def test_what_was_loaded_reads_as_it_should(target: Target, ask: Ask, export: Export) -> None:
    load(export(hand_built()), target)
    (row,) = ask("MATCH (m:Measurement {indicatorText: $text}) RETURN labels(m) AS labels, m.value AS value, "
                 "m.periodStart AS begin, m.name AS name", text=" 前后空格 ")  # fmt: skip
    assert set(row["labels"]) == {"Measurement", "Output", "Result", "Finding", "Jiedao"}
    assert row["value"] == -8.5
    assert (row["begin"].year, row["begin"].month, row["begin"].day) == (2021, 1, 1)
    assert row["name"] == " 前后空格 "
    # a fact's sentence is one hop away
    (row,) = ask("MATCH (a:Activity)-[:EVIDENCE]->(e:Evidence)-[:WAS_DERIVED_FROM]->(r:Report) "
                 "RETURN e.sentence AS sentence, r.sourceFile AS file, e.beginIndex AS begin")  # fmt: skip
    assert row == {"sentence": "云溪街道整治河道。", "file": FIRST, "begin": 0}
    rows = ask(
        "MATCH (:Project)-[r:PROGRESS]->(e:Evidence) WHERE r.value = '竣工' RETURN r AS _, properties(r) AS p, e.sentence AS s"
    )
    assert [(row["p"]["confidence"], row["s"]) for row in rows] == [(1.0, "云溪项目竣工。")]
    rows = ask("MATCH (:Community)-[r:PART_OF]->() RETURN properties(r) AS p")
    assert all({"evidence", "rule", "confidence", "report", "sentence"} <= row["p"].keys() for row in rows)
    # the same edge of two reports is one relationship for each
    assert len(rows) == 11
    assert ask("CALL db.index.fulltext.queryNodes('jiedao_names', '云溪') YIELD node RETURN node.name AS name LIMIT 1")


def test_a_report_that_changed_is_built_anew_and_the_other_is_passed_over(
    target: Target, ask: Ask, export: Export
) -> None:
    graph = hand_built()
    changed = with_report(graph, without_community(of_file(graph, FIRST), 3))
    load(export(changed, "changed"), target)
    due = content(ask)
    ask("MATCH (n:Jiedao) DETACH DELETE n")
    load(export(graph), target)
    # somebody's own label and note on one of our nodes stay
    ask("MATCH (a:Activity) SET a:Checked CREATE (:Note {text: 'mine'})-[:ON]->(a)")
    result = load(export(changed, "changed"), target)
    assert (len(result.loaded), len(result.unchanged)) == (1, 1)
    assert ask("MATCH (:Note)-[:ON]->(a:Checked) RETURN count(a) AS n") == [{"n": 1}]
    ask("MATCH (n:Note) DETACH DELETE n")
    ask("MATCH (a:Checked) REMOVE a:Checked")
    assert content(ask) == due
    assert not ask("MATCH (c:Community) WHERE c.uri ENDS WITH '/community/3' RETURN c")


def test_what_another_report_says_too_stays(target: Target, ask: Ask, export: Export) -> None:
    graph = hand_built()
    load(export(only(graph, SECOND), "second"), target)
    due = content(ask)
    load(export(graph), target)
    (row,) = ask("MATCH (p:Project) RETURN p.progress AS progress, p.confidence AS confidence")
    assert row["progress"] == sorted(
        {
            "开工",
            "竣工",
            *[v for n, v in of_file(graph, FIRST).nodes[-1].properties if n == "progress"],
            *row["progress"],
        }
    )
    iri, counters = remove(FIRST, target)
    assert iri == of_file(graph, FIRST).source.iri
    assert counters.nodes_deleted > 30
    assert content(ask) == due
    (row,) = ask("MATCH (p:Project) RETURN p.progress AS progress")
    assert row["progress"] == ["竣工"]


def test_a_file_that_was_edited_replaces_its_earlier_reading(target: Target, ask: Ask, export: Export) -> None:
    before, after = hand_built(("旧句一", "旧句二")), hand_built(("新句一", "新句二"))
    load(export(after, "after"), target)
    due = content(ask)
    ask("MATCH (n:Jiedao) DETACH DELETE n")
    load(export(before, "before"), target)
    result = load(export(after, "after"), target)
    assert result.removed == [of_file(before, FIRST).source.iri]
    assert content(ask) == due


def test_two_reports_of_one_file_name_in_one_build_both_stay(target: Target, ask: Ask, export: Export) -> None:
    one, other = of_file(hand_built(("甲",)), FIRST), of_file(hand_built(("乙",)), FIRST)
    both = replace(hand_built(), reports=tuple(sorted((one, other), key=lambda report: report.source.iri)))
    result = load(export(both), target)
    assert (len(result.loaded), result.removed) == (2, [])
    assert ask("MATCH (r:Report) RETURN count(r) AS n") == [{"n": 2}]
    with pytest.raises(SinkError, match="are 2 reports; give the IRI of one"):
        remove(FIRST, target)
    assert remove(one.source.iri, target)[0] == one.source.iri


def test_removing_what_is_not_there_names_what_is(target: Target, ask: Ask, export: Export) -> None:
    load(export(hand_built()), target)
    with pytest.raises(SinkError, match=r"no report '丙\.txt' is loaded; loaded are: 乙\.txt, 甲 report\.txt"):
        remove("丙.txt", target)


def test_a_foreign_graph_is_never_touched(target: Target, ask: Ask, export: Export) -> None:
    graph = hand_built()
    unit = next(n.iri for n in graph.reports[0].nodes if n.iri.endswith("/unit"))
    ask("CREATE (:Entity:Foreign {uri: $uri, name: '云溪街道'})-[:PART_OF {report: 'x'}]->"
        "(:Report:Foreign {uri: 'https://example.org/r', sourceFile: $file, loaded: 'x'})", uri=unit, file=FIRST)  # fmt: skip
    mine = "MATCH (n:Foreign) OPTIONAL MATCH (n)-[r]-(m) RETURN labels(n) AS l, properties(n) AS p, type(r) AS t, properties(r) AS q, count(*) AS c ORDER BY p.uri"
    before = ask(mine)
    assert len(before) == 2
    try:
        load(export(graph), target)
        load(export(with_report(graph, without_community(of_file(graph, FIRST), 1)), "changed"), target)
        remove(SECOND, target)
        assert ask(mine) == before
    finally:
        ask("MATCH (n:Foreign) DETACH DELETE n")


@pytest.mark.parametrize("group", [1, 20_000])
def test_two_loads_at_once_end_as_one(
    group: int, target: Target, ask: Ask, export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = export(hand_built())
    load(folder, target)
    due = content(ask)
    ask("MATCH (n:Jiedao) DETACH DELETE n")
    for name in [
        row["name"]
        for row in ask(
            "SHOW INDEXES YIELD name, owningConstraint WHERE name STARTS WITH 'jiedao_' AND owningConstraint IS NULL RETURN name"
        )
    ]:
        ask(f"DROP INDEX {name}")
    ask("DROP CONSTRAINT jiedao_uri IF EXISTS")
    monkeypatch.setattr(loading, "GROUP", group)
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda _: load(folder, target), range(2)))
    assert content(ask) == due
    assert sum(len(result.loaded) for result in results) == 2


def test_a_folder_of_builds_is_loaded_whole(target: Target, ask: Ask, export: Export, tmp_path: Path) -> None:
    graph = hand_built()
    export(only(graph, FIRST), "exports/a")
    export(only(graph, SECOND), "exports/b")
    assert len(load(tmp_path / "exports", target).loaded) == 2
    found = content(ask)
    ask("MATCH (n:Jiedao) DETACH DELETE n")
    load(export(graph), target)
    assert content(ask) == found


def test_a_relationship_that_leads_nowhere_stops_the_load(target: Target, ask: Ask, export: Export) -> None:
    graph = hand_built()
    report = of_file(graph, SECOND)
    unit = next(n for n in report.nodes if n.iri.endswith("/unit"))
    broken = replace(report, nodes=tuple(n for n in report.nodes if n != unit))
    with pytest.raises(
        SinkError, match=r"1 relationships (PART_OF|REPORTING_UNIT) lead to nodes that the export does not"
    ):
        load(export(replace(graph, reports=(broken,))), target)
    assert ask("MATCH (n:Jiedao) RETURN count(n) AS n") == [{"n": 0}]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda data: data[:-20], "not whole"),
        (lambda data: b"", "cannot be read"),
        (lambda data: data + data, "stands in two places"),
        (lambda data: data.replace(b"<http://www.w3.org/2000/01/rdf-schema#label> ", b"", 1), "is no quad"),
        (lambda data: data.replace("街道".encode(), b"\xff\xfe", 1), "no UTF-8"),
    ],
)
def test_a_damaged_file_is_refused(
    damage: Callable[[bytes], bytes], said: str, target: Target, ask: Ask, export: Export
) -> None:
    folder = export(hand_built())
    path = folder / "graph.nq"
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(InputError, match=said):
        load(folder, target)
    assert ask("MATCH (r:Report:Jiedao) RETURN count(r) AS n") == [{"n": 0}]


def test_a_folder_without_a_build_is_named(target: Target, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no build"):
        load(tmp_path, target)
