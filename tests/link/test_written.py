"""What a build writes of links: codes and reasons with the reports, the list's own facts apart from them."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.config import Settings
from kg.pipeline import build, gather
from kg.query.explain import explain
from kg.sinks.networkx import to_networkx
from kg.triples import CODE_TYPE
from kg.validate.export import validate_export
from kg.vocabulary import PREFIXES

TEXT = "绍兴市越城区府山街道{year}年工作总结\n\n{year}年，府山街道拆除违章搭建2200平方米，{more}\n"
BASE = "https://w3id.org/jiedao/id/"
STREET = f"{BASE}division/330602002"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    for year, more in ((2021, "新增就业540人。"), (2022, "沐汀榕社区创建市级文明单位。")):
        (folder / f"{year}.txt").write_text(TEXT.format(year=year, more=more), encoding="utf-8")
    build([folder], folder / "out")
    return folder


def rows(built: Path, query: str) -> list[tuple[str, ...]]:
    store = ox.Store()
    store.load(path=built / "out" / "graph.nq")
    prologue = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    found = store.query(prologue + query)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(str(value) for value in row) for row in found]


def test_two_reports_meet_in_one_node_with_its_code(built: Path) -> None:
    said = rows(
        built, f"SELECT DISTINCT ?g ?c {{ GRAPH ?g {{ <{STREET}> a jd:AdministrativeArea ; skos:notation ?c }} }}"
    )
    assert len(said) == 2
    assert {code for _, code in said} == {f'"330602002"^^<{PREFIXES["jd"]}{CODE_TYPE}>'}


def test_the_reason_is_the_link_s_provenance(built: Path) -> None:
    stated = """SELECT ?rule ?sure { GRAPH ?g { ?s rdf:subject <STREET> ; rdf:predicate skos:notation ; jd:rule ?rule ;
        jd:confidence ?sure ; jd:evidence ?e . <STREET> jd:linkReason ?why } }""".replace("STREET", STREET)
    assert {rule for rule, _ in rows(built, stated)} == {'"link.district"'}


def test_what_the_list_says_stands_in_a_graph_and_a_file_of_its_own(built: Path) -> None:
    chain = f"SELECT ?n {{ GRAPH <{BASE}places> {{ <{STREET}> jd:partOf+ ?a . ?a skos:prefLabel ?n }} }} ORDER BY ?n"
    assert rows(built, chain) == [('"浙江省"@zh',), ('"绍兴市"@zh',), ('"越城区"@zh',)]
    mixed = "SELECT ?g { GRAPH ?g { ?a a jd:Division . ?b a jd:Report } }"
    assert rows(built, mixed) == []
    places = (built / "out" / "places.ttl").read_text(encoding="utf-8")
    assert f'skos:notation "330602002"^^jd:{CODE_TYPE}' in places
    assert "jd:Division" not in (built / "out" / "graph.ttl").read_text(encoding="utf-8")
    assert validate_export(built / "out") == []


def test_networkx_has_the_chain_beside_what_reports_say(built: Path) -> None:
    graph = to_networkx(gather([built / "2021.txt"])[0])
    province = f"{BASE}division/33"
    assert graph.nodes[province]["label"] == "浙江省"
    assert graph.edges[f"{BASE}division/3306", province, CODE_TYPE]["rule"] == CODE_TYPE
    assert graph.nodes[STREET]["notation"] == "330602002"


def test_explain_tells_the_code_and_the_reason(built: Path) -> None:
    (street,) = explain("府山街道", built / "out")
    assert street.code == "330602002 浙江省绍兴市越城区府山街道"
    assert street.reasons == ("the report names 越城区, where it is the only one of its name",)
    (other,) = explain("沐汀榕社区", built / "out")
    assert (other.code, other.reasons) == ("", ("not on the list of 2023",))
    said = CliRunner().invoke(main, ["explain", "沐汀榕社区", str(built / "out")]).output
    assert "not linked to the official list: not on the list of 2023" in said


def test_a_build_without_links_has_no_codes(built: Path) -> None:
    graph, _ = gather([built / "2021.txt"], Settings(link=False))
    assert graph.divisions == ()
    assert not [
        name for node in graph.reports[0].nodes for name, _ in node.properties if name in ("notation", "linkReason")
    ]


def test_a_code_below_the_least_confidence_goes(built: Path) -> None:
    graph, _ = gather([built / "2021.txt"], Settings(min_confidence=0.999))
    assert not [name for node in graph.reports[0].nodes for name, _ in node.properties if name == "notation"]


def test_kg_places() -> None:
    said = CliRunner().invoke(main, ["places", "府山街道"])
    assert said.exit_code == 0
    assert "330602002     浙江省 › 绍兴市 › 越城区 › 府山街道" in said.output
    assert "list of 2023" in said.output
    many = CliRunner().invoke(main, ["places", "东城街道"]).output
    assert "40 on the list" in many
    assert "20 more" in many
    assert "多福巷社区居委会" in CliRunner().invoke(main, ["places", "110101001001"]).output
    missing = CliRunner().invoke(main, ["places", "沐汀榕"])
    assert missing.exit_code == 5
    assert "not on the list of 2023" in missing.output
