"""One graph in Neo4j, RDF and networkx: same nodes per class, same edges per property, same values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model import Graph
from kg.neo4j.connect import Target
from kg.neo4j.load import load
from kg.pipeline import gather
from kg.samples import copy_samples
from kg.sinks.networkx import LISTED, to_networkx
from tests.neo4j.reading import Ask, view
from tests.sinks.conformance import view_of, view_of_attributes
from tests.sinks.hand_built import hand_built
from tests.sinks.test_conformance import read_turtle


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    graph, failures = gather(copy_samples(tmp_path_factory.mktemp("samples")))
    assert failures == ()
    return graph


@pytest.mark.parametrize("name", ["hand built", "samples"])
def test_neo4j_rdf_and_networkx_hold_the_same(
    name: str, samples: Graph, target: Target, ask: Ask, export: Callable[..., Path]
) -> None:
    graph = hand_built() if name == "hand built" else samples
    folder = export(graph)
    load(folder, target)
    found, network = view(ask), to_networkx(graph)
    for other in (
        view_of(graph),
        read_turtle(graph, folder),
        view_of_attributes(network.nodes(data=True), network.edges(data=True)),
    ):
        assert found.nodes_by_class == other.nodes_by_class
        assert found.edges_by_property == other.edges_by_property
        assert found.literals == other.literals
        assert found.evidence == other.evidence
    # every kind of node has a caption
    assert ask("MATCH (n:Jiedao) WHERE n.name IS NULL RETURN n.uri AS uri") == []


def test_the_same_properties_are_lists_in_neo4j_and_networkx() -> None:
    from kg.neo4j import mapping

    assert mapping.LISTED == LISTED
