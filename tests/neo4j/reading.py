"""The whole of what is loaded, read back: for comparing two graphs, and for comparing Neo4j with the other sinks."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from kg.neo4j.mapping import PLAIN, property_graph, upper_snake
from kg.vocabulary import load_vocabulary
from tests.sinks.conformance import CONCEPTS, GraphView, ViewBuilder

Ask = Callable[..., list[dict[str, Any]]]
Content = tuple[dict[str, Any], list[Any]]

NODES = "MATCH (n:Jiedao) RETURN n.uri AS uri, labels(n) AS labels, properties(n) AS properties"
EDGES = """MATCH (a:Jiedao)-[r]->(b:Jiedao)
RETURN a.uri AS start, type(r) AS kind, b.uri AS end, properties(r) AS properties"""


def content(ask: Ask) -> Content:
    """All nodes by IRI, and all relationships, in an order that does not depend on the database."""
    nodes = {row["uri"]: (frozenset(row["labels"]), row["properties"]) for row in ask(NODES)}
    edges = [(row["start"], row["kind"], row["end"], sorted(row["properties"].items())) for row in ask(EDGES)]
    return nodes, sorted(edges, key=repr)


Chain = tuple[set[tuple[str, str, str]], set[tuple[str, str]]]
"""What the official list says: IRI, code and name of divisions, and which lies in which."""


def chain(ask: Ask) -> Chain:
    """What Neo4j holds of the official list."""
    divisions = ask("MATCH (d:Division:Jiedao) RETURN d.uri AS uri, d.code AS code, d.listName AS name")
    edges = ask("MATCH (a:Jiedao)-[r:PART_OF]->(b:Jiedao) WHERE r.list = 'nbs2023' AND r.report IS NULL "
                "RETURN a.uri AS below, b.uri AS above")  # fmt: skip
    return {(d["uri"], d["code"], d["name"]) for d in divisions}, {(e["below"], e["above"]) for e in edges}


def view(ask: Ask) -> GraphView:
    """What Neo4j holds, as every sink's view is; only what the documented mapping says is translated back."""
    vocabulary, mapping = load_vocabulary(), property_graph()
    local_of = {upper_snake(name): name for name in vocabulary.object_properties}
    concepts = {name for name in vocabulary.object_properties if CONCEPTS.intersection(vocabulary.range(name))}
    made = ViewBuilder()
    nodes = {row["uri"]: row for row in ask(NODES)}
    for uri, row in nodes.items():
        labels = set(row["labels"]) - {"Jiedao", "Division"}
        if not labels or labels & {*mapping.concepts, "Ontology", "Evidence"}:
            continue
        for label in labels:
            made.nodes[label].add(uri)
        for key, value in row["properties"].items():
            if key in ("uri", "loaded", "list", "listName"):
                continue
            name = {"name": "label", "code": "notation"}.get(key, key)
            for one in value if isinstance(value, list) else [value]:
                made.values[name].add((uri, _plain(one)))
    for row in ask(EDGES):
        kind, ends = row["kind"], (row["start"], row["end"])
        if kind == "EVIDENCE":
            made.stretches.add(ends)
        elif kind in ("WAS_DERIVED_FROM", "BROADER", "MENTIONS") or {"value", "list"} & row["properties"].keys():
            continue
        elif local_of[kind] in concepts - PLAIN:
            code = nodes[ends[1]]["properties"]["code"]
            assert nodes[ends[0]]["properties"][local_of[kind]] == code
        else:
            made.edges[local_of[kind]].add(ends)
    return made.view()


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return Decimal(str(value))
    return value.to_native() if hasattr(value, "to_native") else value
