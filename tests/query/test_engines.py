"""The export is plain RDF: every question has the same rows in Apache Jena Fuseki and rdflib as in the store."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.query.questions import Question, load_questions
from kg.query.store import open_store, store_of
from tests.query.engines import Fuseki, Rdflib, Row, ask_store, missing_programs

QUESTIONS = load_questions()
UNION = "urn:x-arq:UnionGraph"


@pytest.fixture(scope="module")
def store(samples: Path) -> Iterator[ox.Store]:
    with store_of(samples) as path:
        yield open_store(path)


@pytest.fixture(scope="module")
def expected(store: ox.Store) -> dict[str, Counter[Row]]:
    return {question.name: ask_store(store, question.sparql) for question in QUESTIONS}


@pytest.fixture(scope="module")
def rdflib_graph(samples: Path) -> Rdflib:
    return Rdflib(samples)


@pytest.fixture(scope="module")
def fuseki(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fuseki]:
    missing = missing_programs()
    if missing:
        reason = f"Fuseki needs {' and '.join(missing)}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with Fuseki(tmp_path_factory.mktemp("fuseki")) as server:
        server.load(samples)
        yield server


def test_the_samples_answer_every_question(expected: dict[str, Counter[Row]]) -> None:
    # or the comparisons below would compare nothing
    assert [name for name, rows in expected.items() if not rows] == []


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_rdflib_gives_the_same_rows(
    question: Question, rdflib_graph: Rdflib, expected: dict[str, Counter[Row]]
) -> None:
    assert rdflib_graph.ask(question.sparql) == expected[question.name]


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_fuseki_gives_the_same_rows(question: Question, fuseki: Fuseki, expected: dict[str, Counter[Row]]) -> None:
    assert fuseki.ask(question.sparql) == expected[question.name]


@pytest.mark.slow
def test_the_named_graphs_together_are_the_default_graph(
    samples: Path, fuseki: Fuseki, expected: dict[str, Counter[Row]]
) -> None:
    fuseki.load_quads(samples)
    for question in QUESTIONS[:5]:
        assert fuseki.ask(question.sparql, UNION) == expected[question.name]
    fuseki.load(samples)
