"""The files themselves: the same bytes again, prefixes, named graphs, counts, and replacement as a whole."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ConfigError, SinkError
from kg.ids import DEFAULT_BASE
from kg.model import Graph
from kg.sinks import FILES, SINKS, load_sink, networkx, write
from kg.sinks.staging import PREFIX, staged
from kg.sinks.xml import escaped, legible
from kg.triples import quoted
from kg.vocabulary import ONTOLOGY_IRI, load_vocabulary
from tests.sinks.hand_built import HOSTILE, hand_built

BOTH = ["rdf", "networkx"]
ALL = ["graph.gexf", "graph.graphml", "graph.jsonld", "graph.nq", "graph.ttl", "places.ttl", "void.ttl"]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_sinks_asked_for_write_their_files(tmp_path: Path) -> None:
    assert write(hand_built(), tmp_path / "new" / "folder", BOTH) == [
        tmp_path / "new" / "folder" / name for name in ALL
    ]
    assert sorted(contents(tmp_path / "new" / "folder")) == ALL


def test_a_chosen_sink_takes_the_old_graph_away_and_leaves_other_files_alone(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("old")
    (tmp_path / "explorer.html").write_text("old")
    (tmp_path / "mine.txt").write_text("mine")
    assert write(hand_built(), tmp_path, ["networkx"]) == [tmp_path / "graph.gexf", tmp_path / "graph.graphml"]
    assert sorted(contents(tmp_path)) == ["graph.gexf", "graph.graphml", "mine.txt"]
    assert (tmp_path / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize("name", sorted(SINKS))
def test_a_sink_writes_the_files_that_it_is_said_to(name: str, tmp_path: Path) -> None:
    assert write(hand_built(), tmp_path, [name]) == sorted(tmp_path / file for file in FILES[name])


def test_an_unknown_sink_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"format 'excel' is none of .*networkx, rdf"):
        write(hand_built(), tmp_path / "out", ["rdf", "excel"])
    assert not (tmp_path / "out").exists()


def test_the_same_graph_gives_the_same_bytes_in_another_process_and_folder(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from kg.sinks import write; from tests.sinks.hand_built import hand_built; "
    code += "write(hand_built(), Path(sys.argv[1]), ['rdf', 'networkx'])"
    made = []
    for seed in ("1", "2"):
        folder = tmp_path / f"in {seed}" / "deep"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}"}
        root = Path(__file__).resolve().parents[2]
        subprocess.run([sys.executable, "-c", code, str(folder)], check=True, env=environment, cwd=root)
        made.append(contents(folder))
    assert made[0] == made[1]
    assert sorted(made[0]) == ALL


def test_an_empty_graph_can_be_written(tmp_path: Path) -> None:
    write(Graph(DEFAULT_BASE, ()), tmp_path, BOTH)
    assert len(list(ox.parse(path=tmp_path / "graph.ttl"))) == len(list(ox.parse(path=tmp_path / "graph.jsonld"))) == 6


def test_turtle_binds_prefixes_and_repeats_no_triple(tmp_path: Path) -> None:
    write(hand_built(), tmp_path, ["rdf"])
    triples = [str(quad) for quad in ox.parse(path=tmp_path / "graph.ttl")]
    assert len(triples) == len(set(triples))
    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    assert "@prefix jd: <https://w3id.org/jiedao/ontology#> ." in text
    assert "jd:status jd:Achieved" in text


def test_no_fact_is_a_blank_node(tmp_path: Path) -> None:
    write(hand_built(), tmp_path, ["rdf"])
    for name in ("graph.ttl", "graph.jsonld", "void.ttl"):
        terms = [term for quad in ox.parse(path=tmp_path / name) for term in (quad.subject, quad.object)]
        assert not any(isinstance(term, ox.BlankNode) for term in terms)


def test_quads_keep_reports_provenance_and_ontology_apart(tmp_path: Path) -> None:
    graph = hand_built()
    write(graph, tmp_path, ["rdf"])
    quads = list(ox.parse(path=tmp_path / "graph.nq"))
    reports = {report.source.iri for report in graph.reports}
    assert {quad.graph_name.value for quad in quads} == {*reports, f"{DEFAULT_BASE}provenance", ONTOLOGY_IRI}
    assert len(quads) == len(set(quads))
    made = ox.NamedNode(load_vocabulary().iri("prov:wasGeneratedBy"))
    assert {quad.graph_name.value for quad in quads if quad.predicate == made} == {f"{DEFAULT_BASE}provenance"}
    facts = sum(1 for report in graph.reports for node in report.nodes if node.iri.startswith(report.source.iri))
    assert sum(1 for quad in quads if quad.predicate == made) == facts


def test_an_evidence_reads_back_from_the_text_that_the_export_carries(tmp_path: Path) -> None:
    write(hand_built(), tmp_path, ["rdf"])
    store = ox.Store()
    store.load(path=tmp_path / "graph.ttl")
    query = """SELECT ?begin ?end ?said ?text { ?e a jd:Evidence ; nif:beginIndex ?begin ; nif:endIndex ?end ;
               nif:anchorOf ?said ; nif:referenceContext/nif:isString ?text ; prov:wasDerivedFrom/a jd:Report }"""
    rows = list(store.query(query, prefixes=dict(load_vocabulary().prefixes)))
    assert len(rows) == 1 + len(HOSTILE) + 2
    for begin, end, said, text in rows:
        assert text.value[int(begin.value) : int(end.value)] == said.value


def test_void_counts_what_turtle_holds(tmp_path: Path) -> None:
    write(replace(hand_built(), license="https://example.org/terms"), tmp_path, ["rdf"])
    triples = {str(quad) for quad in ox.parse(path=tmp_path / "graph.ttl")}
    store = ox.Store()
    store.load(path=tmp_path / "void.ttl")
    prefixes = dict(load_vocabulary().prefixes)
    query = "SELECT ?t ?m ?l ?v { ?d a void:Dataset ; void:triples ?t ; dcterms:license ?l ; owl:versionInfo ?v ; "
    query += "void:classPartition [ void:class jd:Measurement ; void:entities ?m ] }"
    ((count, measurements, licence, release),) = store.query(query, prefixes=prefixes)
    assert int(count.value) == len(triples)
    assert int(measurements.value) == len(HOSTILE)
    assert licence.value == "https://example.org/terms" and release.value


def test_nobody_gives_away_what_is_not_theirs(tmp_path: Path) -> None:
    write(hand_built(), tmp_path, ["rdf"])
    assert "license" not in (tmp_path / "void.ttl").read_text(encoding="utf-8")


def test_jsonld_carries_the_ontologys_context(tmp_path: Path) -> None:
    write(hand_built(), tmp_path, ["rdf"])
    found = json.loads((tmp_path / "graph.jsonld").read_text(encoding="utf-8"))
    assert found["@context"]["jd"] == "https://w3id.org/jiedao/ontology#"
    (activity,) = (node for node in found["@graph"] if node["@type"][0] == "Activity")
    assert activity["action"] in ("整治", {"@value": "整治", "@language": "zh"}, {"zh": ["整治"]})


def test_a_property_that_a_network_file_cannot_hold_twice_is_refused(tmp_path: Path) -> None:
    graph = hand_built()
    first = graph.reports[0]
    node = first.nodes[-1]
    twice = type(node)(
        node.iri, node.kinds, node.label, (("level", "city"), ("level", "district")), node.evidence, "r", 1.0
    )
    broken = type(first)(first.source, (*first.nodes[:-1], twice), first.edges)
    with pytest.raises(SinkError, match="has level twice, city and district"):
        networkx.write(Graph(graph.base, (broken,)), tmp_path)


@given(st.text())
def test_legible_and_escaped_agree_with_an_xml_parser(text: str) -> None:
    from xml.etree import ElementTree

    found = ElementTree.fromstring(f'<a b="{escaped(text)}">{escaped(text)}</a>')
    assert (found.text or "") == found.get("b") == legible(text)


@given(st.text())
def test_a_quoted_text_is_read_back_as_n_triples_and_as_json(text: str) -> None:
    (triple,) = ox.parse(f"<urn:a> <urn:b> {quoted(text)} .", format=ox.RdfFormat.N_TRIPLES)
    assert triple.object.value == text
    assert json.loads(quoted(text)) == text


# --- replacement as a whole -----------------------------------------------------------------------------------------


def test_a_failing_sink_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ALL:
        (tmp_path / name).write_text("old")

    def full(graph: Graph, folder: Path) -> None:
        (folder / "graph.gexf").write_text("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(networkx, "write", full)
    with pytest.raises(SinkError, match=r"not written: No space left on device; the old files are kept"):
        write(hand_built(), tmp_path, BOTH)
    assert contents(tmp_path) == dict.fromkeys(ALL, b"old")


def test_a_folder_that_cannot_be_made_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SinkError, match="cannot write there: Not a directory"):
        write(hand_built(), tmp_path / "file" / "out")


def test_a_killed_writer_leaves_the_old_files(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("old")
    code = f"""
        from pathlib import Path
        from kg.sinks.staging import staged
        with staged(Path({str(tmp_path)!r})) as stage:
            (stage.folder / "graph.ttl").write_text("half")
            print("writing", flush=True)
            input()
    """
    writer = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdin=-1, stdout=-1)
    assert writer.stdin and writer.stdout and writer.stdout.readline() == b"writing\n"
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdin.close()
    writer.stdout.close()
    assert (tmp_path / "graph.ttl").read_text() == "old"
    assert [path.name.startswith(PREFIX) for path in tmp_path.iterdir() if path.is_dir()] == [True]


def test_staged_files_keep_their_subfolders(tmp_path: Path) -> None:
    with staged(tmp_path) as stage:
        (stage.folder / "sub").mkdir()
        (stage.folder / "sub" / "a").write_text("a")
        assert not (tmp_path / "sub").exists()
    assert stage.files == [tmp_path / "sub" / "a"]
    assert (tmp_path / "sub" / "a").read_text() == "a"


def test_every_sink_can_be_loaded() -> None:
    assert {"rdf", "networkx"} <= set(SINKS)
    assert all(callable(load_sink(name)) for name in SINKS)
