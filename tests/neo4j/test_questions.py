"""Each question in Cypher against Neo4j and in SPARQL against the RDF: the same columns, the same rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.model import Graph
from kg.neo4j.connect import Target
from kg.neo4j.load import load
from kg.pipeline import gather
from kg.query.questions import load_questions
from kg.query.sparql import run
from kg.query.store import open_store, store_of
from kg.samples import copy_samples
from kg.sinks import write
from tests.neo4j.reading import Ask
from tests.query.small import small_graph

QUESTIONS = {question.name: question for question in load_questions()}
FOLDER = files("kg") / "queries"
Row = tuple[Any, ...]


def cypher_of(name: str) -> str:
    return (FOLDER / f"{name}.cypher").read_text(encoding="utf-8")


def plain(value: Any) -> Any:
    """A value that both languages give alike: numbers as floats, for Neo4j has no decimals."""
    if value is None:
        return None
    if isinstance(value, ox.Literal):
        kind = value.datatype.value.rpartition("#")[2]
        if kind in ("decimal", "integer", "double"):
            return plain(float(value.value))
        return date.fromisoformat(value.value) if kind == "date" else value.value
    if isinstance(value, int | float):
        return float(f"{value:.12g}")
    return value.to_native() if hasattr(value, "to_native") else value


@pytest.fixture(scope="module", params=["small", "samples"])
def loaded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, target: Target, driver: Any
) -> Iterator[tuple[str, Path]]:
    graph: Graph = small_graph() if request.param == "small" else gather(copy_samples(tmp_path_factory.mktemp("r")))[0]
    folder = tmp_path_factory.mktemp("export")
    write(graph, folder, ["rdf"])
    driver.execute_query("MATCH (n:Jiedao) DETACH DELETE n", database_=target.database or None)
    load(folder, target)
    yield request.param, folder
    driver.execute_query("MATCH (n:Jiedao) DETACH DELETE n", database_=target.database or None)


def test_every_question_has_a_twin_with_its_title() -> None:
    twins = sorted(item.name for item in FOLDER.iterdir() if item.name.endswith(".cypher"))
    assert twins == [f"{name}.cypher" for name in QUESTIONS]
    assert len(twins) >= 20
    for name, question in QUESTIONS.items():
        assert cypher_of(name).split("\n")[0] == f"// {question.title['zh']}"


@pytest.mark.parametrize("name", QUESTIONS)
def test_both_languages_give_the_same_rows(name: str, loaded: tuple[str, Path], driver: Any, target: Target) -> None:
    graph, folder = loaded
    with store_of(folder) as path:
        solutions = run(open_store(path), QUESTIONS[name].sparql)
        assert isinstance(solutions, ox.QuerySolutions)
        columns = [variable.value for variable in solutions.variables]
        due = [tuple(plain(row[column]) for column in columns) for row in solutions]
    answer = driver.execute_query(cypher_of(name), database_=target.database or None)
    assert answer.keys == columns
    found = [tuple(plain(value) for value in record.values()) for record in answer.records]
    assert sorted(found, key=repr) == sorted(due, key=repr)
    assert graph != "small" or found, "the small graph answers every question"


def test_an_empty_database_gives_no_rows(driver: Any, target: Target, ask: Ask) -> None:
    assert [
        name for name in QUESTIONS if driver.execute_query(cypher_of(name), database_=target.database or None).records
    ] == []
