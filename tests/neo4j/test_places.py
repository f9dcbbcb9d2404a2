"""What the official list says, beside what reports say: loaded, imported, kept and dropped."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import rdflib

from kg.ids import DEFAULT_BASE, division_iri
from kg.model import Division, Edge, Graph, ReportGraph, Statement
from kg.neo4j.bulk import export_csv
from kg.neo4j.connect import Target
from kg.neo4j.load import load, remove
from kg.neo4j.server import LocalServer
from kg.sinks.networkx import to_networkx
from kg.triples import CODE_TYPE
from kg.vocabulary import PREFIXES
from tests.neo4j.conftest import free_port
from tests.neo4j.reading import Ask, Chain, chain, content, view
from tests.neo4j.test_bulk import ask_of, import_script
from tests.sinks.conformance import view_of, view_of_attributes
from tests.sinks.hand_built import node, report
from tests.sinks.test_conformance import read_turtle

Export = Callable[..., Path]
PROVINCE, CITY, COUNTY, STREET, OTHER, VILLAGE = "98", "9801", "980101", "980101001", "980101002", "980101001201"
NAMES = {
    PROVINCE: "澄省", CITY: "澄原市", COUNTY: "云屏区", STREET: "青禾街道", OTHER: "白禾\"街\\道", VILLAGE: "石桥村委会",
}  # fmt: skip
ABOVE = {CITY: PROVINCE, COUNTY: CITY, STREET: COUNTY, OTHER: COUNTY, VILLAGE: STREET}
FIRST, SECOND = "甲.txt", "乙.txt"


def iri(code: str) -> str:
    return division_iri(DEFAULT_BASE, code)


def told(name: str, places: dict[str, tuple[str, str, float]]) -> ReportGraph:
    """A report that names places with codes: what it calls them, of which class, and how surely."""
    source, (said,) = report(name, (f"{name}说。",))
    nodes = [
        replace(node(iri(code), (kind,), label, (("notation", code),), said), confidence=sure)
        for code, (label, kind, sure) in places.items()
    ]
    # a report may say itself what the list says too
    edges = [Edge(iri(VILLAGE), "partOf", iri(STREET), (said,), "by hand", 0.5)] if VILLAGE in places else []
    stated = [Statement(iri(code), "notation", code, (said,), "link", 0.9) for code in places]
    return ReportGraph(
        replace(source, unit=None), tuple(sorted(nodes, key=lambda n: n.iri)), tuple(edges), tuple(stated)
    )


def placed(*names: str, listed: dict[str, str] = NAMES) -> Graph:
    """Reports of places in one county; the second calls the village a community, and names the county too."""
    reports = {
        FIRST: told(FIRST, {STREET: ("青禾街道", "AdministrativeArea", 0.9), VILLAGE: ("石桥村", "Village", 0.6)}),
        SECOND: told(SECOND, {
            COUNTY: ("云屏", "AdministrativeArea", 0.9), OTHER: ("白禾街道", "AdministrativeArea", 0.9),
            STREET: ("青禾", "AdministrativeArea", 0.8), VILLAGE: ("石桥社区", "Community", 0.8),
        }),
    }  # fmt: skip
    made = tuple(sorted((reports[name] for name in names or reports), key=lambda r: r.source.iri))
    named = {n.iri.rpartition("/")[2] for r in made for n in r.nodes}
    wanted = sorted(code for code in listed if any(code_named.startswith(code) for code_named in named))
    return Graph(DEFAULT_BASE, made, tuple(Division(code, listed[code], ABOVE.get(code, "")) for code in wanted))


def due(graph: Graph) -> Chain:
    below = {(iri(d.code), iri(d.above)) for d in graph.divisions if d.above}
    return {(iri(d.code), d.code, d.name) for d in graph.divisions}, below


def chain_of_rdf(folder: Path) -> Chain:
    found = rdflib.Graph().parse(folder / "places.ttl")
    skos, jd = rdflib.Namespace(PREFIXES["skos"]), rdflib.Namespace(PREFIXES["jd"])
    divisions = {
        (str(d), str(found.value(d, skos.notation)), str(found.value(d, skos.prefLabel)))
        for d in found.subjects(rdflib.RDF.type, jd.Division)
    }
    return divisions, {(str(a), str(b)) for a, b in found.subject_objects(jd.partOf)}


def test_rdf_networkx_and_neo4j_hold_the_same_list_and_the_same_reports(
    target: Target, ask: Ask, export: Export
) -> None:
    graph = placed()
    folder = export(graph)
    load(folder, target)
    assert chain(ask) == chain_of_rdf(folder) == due(graph)
    network = to_networkx(graph)
    listed = {(a, b) for a, b, held in network.edges(data=True) if held["rule"] == CODE_TYPE}
    assert listed == due(graph)[1]
    alone = {(i, h["notation"], h["label"]) for i, h in network.nodes(data=True) if h["class"] == "Division"}
    assert alone == {(iri(PROVINCE), PROVINCE, "澄省"), (iri(CITY), CITY, "澄原市")}
    # what reports say is the same as ever, whatever the list says
    network.remove_nodes_from([i for i, *_ in alone])
    network.remove_edges_from([(a, b, CODE_TYPE) for a, b in listed])
    found = view(ask)
    for other in (view_of(graph), read_turtle(graph, folder),
                  view_of_attributes(network.nodes(data=True), network.edges(data=True))):  # fmt: skip
        assert found.nodes_by_class == other.nodes_by_class
        assert found.edges_by_property == other.edges_by_property
        assert found.literals == other.literals


def test_a_query_tells_the_list_from_reports(target: Target, ask: Ask, export: Export) -> None:
    load(export(placed()), target)
    query = "MATCH (v {code: $code})-[r:PART_OF WHERE r.list IS %s]->+(above) RETURN DISTINCT above.name AS name"
    said = {row["name"] for row in ask(query % "NULL", code=VILLAGE)}
    listed = {row["name"] for row in ask(query % "NOT NULL", code=VILLAGE)}
    assert listed - said == {"云屏", "澄原市", "澄省"}
    assert len(said) == 1
    (row,) = ask("MATCH (v:Division {code: $code}) RETURN labels(v) AS labels, properties(v) AS p", code=VILLAGE)
    # the surer report has the class, the list its own name
    assert {"Community", "Location", "Division"} <= set(row["labels"])
    assert "Village" not in row["labels"]
    assert (row["p"]["listName"], row["p"]["list"]) == ("石桥村委会", CODE_TYPE)
    assert {row["p"]["name"], *row["p"]["altLabel"]} == {"石桥村", "石桥社区"}
    assert ask("CALL db.index.fulltext.queryNodes('jiedao_names', '澄原市') YIELD node RETURN node.code AS code") == [
        {"code": CITY}
    ]


def test_loading_again_changes_nothing(target: Target, ask: Ask, export: Export) -> None:
    both, first = export(placed()), export(placed(FIRST), "first")
    load(both, target)
    before = content(ask)
    for folder in (both, first, both):
        assert load(folder, target).counters.changes == 0
    assert content(ask) == before


def test_what_no_report_calls_for_goes(target: Target, ask: Ask, export: Export) -> None:
    load(export(placed(FIRST), "first"), target)
    only_first = content(ask)
    load(export(placed()), target)
    remove(SECOND, target)
    left = content(ask)
    assert [n for n in left[0].items() if only_first[0].get(n[0]) != n[1]] == []
    assert left == only_first
    load(export(placed()), target)
    remove(FIRST, target)
    # the county is named by the second report alone, the street and the village by both
    load(export(placed(SECOND), "second"), target)
    assert chain(ask) == due(placed(SECOND))
    remove(SECOND, target)
    assert chain(ask) == (set(), set())
    assert ask("MATCH (e:Entity:Jiedao) RETURN count(e) AS n") == [{"n": 0}]


def test_a_report_of_another_reading_takes_its_divisions_along(target: Target, ask: Ask, export: Export) -> None:
    graph = placed(SECOND)
    load(export(graph), target)
    (only,) = graph.reports
    fewer = replace(only, nodes=tuple(n for n in only.nodes if not n.iri.endswith(OTHER)),
                    statements=tuple(s for s in only.statements if s.value != OTHER))  # fmt: skip
    kept = tuple(d for d in graph.divisions if d.code != OTHER)
    load(export(Graph(DEFAULT_BASE, (fewer,), kept), "fewer"), target)
    assert chain(ask) == due(Graph(DEFAULT_BASE, (fewer,), kept))


def test_a_list_that_changed_is_loaded_although_no_report_did(target: Target, ask: Ask, export: Export) -> None:
    load(export(placed(), "old"), target)
    graph = placed(listed={**NAMES, CITY: "新澄市"})
    moved = replace(
        graph, divisions=tuple(replace(d, above=CITY if d.code == OTHER else d.above) for d in graph.divisions)
    )
    result = load(export(moved, "new"), target)
    assert result.loaded == []
    assert chain(ask) == due(moved)
    assert ask("MATCH (d:Division {code: $code}) RETURN d.name AS name", code=CITY) == [{"name": "新澄市"}]


def test_a_foreign_division_is_not_ours(target: Target, ask: Ask, export: Export) -> None:
    ask("CREATE (:Division:Foreign {uri: $uri, code: '98', name: '别人'})", uri=iri(PROVINCE))
    try:
        load(export(placed()), target)
        remove(FIRST, target)
        remove(SECOND, target)
        assert ask("MATCH (d:Division) RETURN d.name AS name, labels(d) AS labels") == [
            {"name": "别人", "labels": ["Division", "Foreign"]}
        ]
    finally:
        ask("MATCH (n:Foreign) DETACH DELETE n")


def test_bulk_import_gives_the_same(java: None, target: Target, ask: Ask, export: Export, tmp_path: Path) -> None:
    folder = export(placed())
    load(folder, target)
    over_bolt = content(ask)
    export_csv(folder, folder / "neo4j-csv")
    server = LocalServer(tmp_path / "home", free_port(), free_port())
    server.furnish()
    script = str(folder / "neo4j-csv" / "import.sh")
    subprocess.run([script], env=import_script(tmp_path, server.home), capture_output=True, check=True)
    server.start()
    try:
        driver, asked = ask_of(server)
        with driver:
            assert content(asked) == over_bolt
            assert load(folder, Target(server.uri, "neo4j", server.password())).counters.changes == 0
    finally:
        server.stop()
