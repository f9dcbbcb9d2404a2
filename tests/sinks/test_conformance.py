"""One graph, said alike by every sink and read back from what it wrote."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx
import pyoxigraph as ox
import pytest
import rdflib

from kg.merge import shared_nodes
from kg.model import Graph
from kg.sinks import write
from kg.sinks.networkx import LISTED, to_networkx
from kg.sinks.xml import legible
from tests.sinks.conformance import GraphView, Iri, folded, python_value, view_of, view_of_attributes, view_of_triples
from tests.sinks.hand_built import HOSTILE, hand_built

Reader = Callable[[Graph, Path], GraphView]


def read_turtle(_: Graph, folder: Path) -> GraphView:
    found = rdflib.Graph().parse(folder / "graph.ttl")

    def triples() -> Iterator[tuple[str, str, Any]]:
        for subject, predicate, value in found:
            if isinstance(value, rdflib.Literal):
                yield str(subject), str(predicate), python_value(str(value), str(value.datatype or ""))
            else:
                yield str(subject), str(predicate), Iri(value)

    return view_of_triples(triples())


def read_with_oxigraph(name: str) -> Reader:
    def read(graph: Graph, folder: Path) -> GraphView:
        reports = {report.source.iri for report in graph.reports}

        def triples() -> Iterator[tuple[str, str, Any]]:
            for quad in ox.parse(path=folder / name):
                if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value not in reports:
                    continue
                value: Any = quad.object
                said = (
                    Iri(value.value)
                    if isinstance(value, ox.NamedNode)
                    else python_value(value.value, value.datatype.value)
                )
                yield quad.subject.value, quad.predicate.value, said

        return view_of_triples(triples())

    return read


def read_networkx(graph: Graph, _: Path) -> GraphView:
    made = to_networkx(graph)
    return view_of_attributes(made.nodes(data=True), made.edges(data=True))


def read_network_file(name: str, reader: Callable[[Path], Any]) -> Reader:
    def read(_: Graph, folder: Path) -> GraphView:
        found = reader(folder / name)
        lists = lambda attributes: {k: json.loads(v) if k in LISTED else v for k, v in attributes.items()}  # noqa: E731
        return view_of_attributes(((iri, lists(held)) for iri, held in found.nodes(data=True)), found.edges(data=True))

    return read


def as_it_is(text: str) -> str:
    return text


READERS: dict[str, tuple[Reader, Callable[[str], str], bool]] = {
    "graph.ttl": (read_turtle, as_it_is, True),
    "graph.nq": (read_with_oxigraph("graph.nq"), as_it_is, False),
    "graph.jsonld": (read_with_oxigraph("graph.jsonld"), as_it_is, True),
    "networkx": (read_networkx, as_it_is, True),
    "graph.graphml": (read_network_file("graph.graphml", networkx.read_graphml), legible, True),
    "graph.gexf": (read_network_file("graph.gexf", networkx.read_gexf), legible, True),
}
"""What is read, by what, how its format changes texts, and whether it unites the reports."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Graph, Path]:
    graph, folder = hand_built(), tmp_path_factory.mktemp("export")
    write(graph, folder, ["rdf", "networkx"])
    return graph, folder


@pytest.mark.parametrize("name", READERS)
def test_a_sink_says_what_the_records_say(name: str, written: tuple[Graph, Path]) -> None:
    graph, folder = written
    reader, fold, merged = READERS[name]
    found, due = reader(graph, folder), folded(view_of(graph, merged=merged), fold)
    assert found.nodes_by_class == due.nodes_by_class
    assert found.edges_by_property == due.edges_by_property
    assert found.literals == due.literals
    assert found.evidence == due.evidence


def test_the_view_holds_what_is_to_be_compared() -> None:
    view = view_of(hand_built())
    assert {name: len(found) for name, found in view.nodes_by_class.items()} == {
        "AdministrativeArea": 1, "Community": 10, "Location": 11, "Project": 1, "Undertaking": 1, "Entity": 12,
        "Activity": 1, "Problem": 1, "Measurement": 10, "Milestone": 1, "Recognition": 1, "Output": 11, "Outcome": 1,
        "Result": 12, "Finding": 26, "Report": 2,
    }  # fmt: skip
    assert {text for _, text in view.literals["indicatorText"]} == set(HOSTILE)
    assert view.edges_by_property["partOf"] == view_of(hand_built(), merged=False).edges_by_property["partOf"]


def test_a_thing_of_two_reports_has_the_evidence_of_both_and_the_surer_rule() -> None:
    (place,) = (node for node in shared_nodes(hand_built()) if node.iri.endswith("community/0"))
    assert (place.rule, place.confidence) == ("surer", 0.9)
    assert len({evidence.report for evidence in place.evidence}) == 2
