"""Queries over a store: what is refused, what an error says, and which graphs are asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError, QueryError
from kg.query.ask import query_text
from kg.query.questions import find_question
from kg.query.sparql import Dataset, Results, run
from kg.query.store import open_store, store_of
from kg.vocabulary import ONTOLOGY_IRI

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s a jd:Community }"


@pytest.fixture(scope="module")
def store(small: Path) -> Iterator[ox.Store]:
    with store_of(small) as path:
        yield open_store(path)


def number(results: Results) -> int:
    assert isinstance(results, ox.QuerySolutions)
    (row,) = results
    return int(row["n"].value)


def reports(store: ox.Store) -> list[str]:
    query = "SELECT ?r WHERE { ?r a jd:Report ; jd:sourceFile ?f } ORDER BY ?f"
    found = run(store, query)
    assert isinstance(found, ox.QuerySolutions)
    return [row["r"].value for row in found]


def test_a_thing_of_two_reports_is_counted_once(store: ox.Store) -> None:
    # 石桥社区 stands in the named graphs of two reports
    assert number(run(store, COUNT)) == 1
    assert number(run(store, "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s a jd:Community } }")) == 2


def test_a_dataset_is_asked_alone(store: ox.Store) -> None:
    heshan, yuntang, _ = reports(store)
    assert number(run(store, COUNT, Dataset(default=(yuntang,)))) == 1
    assert number(run(store, COUNT, Dataset(default=(heshan,)))) == 0
    assert number(run(store, COUNT, Dataset(named=(yuntang,)))) == 0
    within = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s a jd:Community } }"
    assert number(run(store, within, Dataset(named=(yuntang, heshan)))) == 1
    assert number(run(store, within, Dataset(default=(yuntang,)))) == 0


def test_from_asks_one_graph(store: ox.Store) -> None:
    heshan, yuntang, _ = reports(store)
    for report, count in ((yuntang, 1), (heshan, 0)):
        assert number(run(store, COUNT.replace("WHERE", f"FROM <{report}> WHERE"))) == count


def test_several_default_graphs_are_refused(store: ox.Store) -> None:
    heshan, yuntang, _ = reports(store)
    with pytest.raises(QueryError, match="cannot be one default graph together"):
        run(store, COUNT, Dataset(default=(heshan, yuntang)))
    with pytest.raises(QueryError, match="the graphs of several FROM cannot be one default graph"):
        run(store, COUNT.replace("WHERE", f"FROM <{heshan}> FROM <{yuntang}> WHERE"))


@pytest.mark.parametrize("iri", ["file:///etc/passwd", "http://127.0.0.1:9/x", "relative", "https://example.org/g"])
@pytest.mark.parametrize("clause", ["FROM <{}>", "from named <{}>", "FROM#\n<{}>"])
def test_a_graph_that_is_not_there_is_named(store: ox.Store, iri: str, clause: str) -> None:
    with pytest.raises(QueryError, match=r"is not in this build, and no file or page is read; it has|is no IRI"):
        run(store, COUNT.replace("WHERE", f"{clause.format(iri)} WHERE"))


def test_the_graphs_that_there_are_are_named(store: ox.Store) -> None:
    with pytest.raises(QueryError) as caught:
        run(store, COUNT, Dataset(default=("https://example.org/g",)))
    assert f"<{ONTOLOGY_IRI}>" in str(caught.value)
    assert f"<{reports(store)[0]}>" in str(caught.value)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:9/>{ ?s ?p ?o } }",
        "PREFIX ex: <http://127.0.0.1:9/> SELECT * { SERVICEex:x { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "SELECT * { ?a ?b 'x' . # '\nSERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        'SELECT * { ?a ?b """x"y""z""" . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }',
        "SELECT * { ?a ?b ?c FILTER(?c < 1) SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } FILTER(?c > 1) }",
    ],
)
def test_service_is_refused(store: ox.Store, query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        run(store, query)


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?s ?p 'SERVICE <http://x/> {}' }",
        'ASK { ?s ?p """a"SERVICE""" }',
        "ASK { ?service ?p ?o } # SERVICE <http://x/>",
        "ASK { <http://example.org/service#x> ?p ?o }",
        "PREFIX ex: <http://example.org/> ASK { ex:service ?p ex:SERVICE.x }",
        "ASK { ?s ?p 'a'@en-service }",
    ],
)
def test_the_word_service_elsewhere_is_not(store: ox.Store, query: str) -> None:
    assert isinstance(run(store, query), ox.QueryBoolean)


@given(st.text(st.sampled_from("SERVICE<>{}\"'#\\\n ?a:.@1"), max_size=60))
def test_no_text_breaks_the_check(text: str) -> None:
    empty = ox.Store()
    try:
        run(empty, text)
    except QueryError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?x {\n ?x a foo:bar }", "query, line 2, column 14, at '}': prefix not found"),
        ("SELECT ?x {\n ?x ?y ?z ", "query, line 2, column 11: expected"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "updates are refused: the graph is for reading only"),
        ("PREFIX x: <x:>\n# note\nload <file:///etc/passwd>", "updates are refused: the graph is for reading only"),
        ("LOAD <file:///etc/passwd>", "updates are refused"),
        ("DROP ALL", "updates are refused"),
        ("", "query, line 1, column 1"),
    ],
)
def test_what_cannot_be_parsed_is_told_with_its_place(store: ox.Store, query: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        run(store, query)
    assert str(caught.value).startswith(said)
    assert len(str(caught.value)) < 400


def test_a_query_may_bind_a_known_prefix_anew(store: ox.Store) -> None:
    assert number(run(store, "PREFIX jd: <https://example.org/>" + COUNT)) == 0


# --- what a person gives ----------------------------------------------------------------------------------------------


def test_a_file_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("3").write_text("ASK {}", encoding="utf-8-sig")
    assert query_text("3") == "ASK {}"


def test_a_question_or_a_query() -> None:
    question = find_question("3")
    assert question is not None
    assert query_text("3") == query_text("03-campaign-outcomes") == question.sparql
    assert query_text("ASK{?s ?p ?o}") == "ASK{?s ?p ?o}"
    long = "SELECT * { " + "?s ?p ?o . " * 1000 + "}"
    assert query_text(long) == long


def test_what_is_none_of_these_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.rq: is no file, no question"):
        query_text("nothing.rq")
    bad = tmp_path / "bad.rq"
    bad.write_bytes(b"ASK \xff")
    with pytest.raises(InputError, match=r"bad\.rq: cannot be read as a query"):
        query_text(str(bad))
