"""The graph for network analysis: a networkx graph in memory, `graph.graphml` and `graph.gexf` for Gephi and the like.

Nodes are reports, entities, activities, results and problems; evidence is an attribute, not a node. The files are written
as a stream, because a build may hold more than fits in memory twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kg.errors import SinkError
from kg.ids import division_iri, evidence_iri
from kg.merge import report_properties, shared_nodes, united_edges, united_nodes
from kg.model import Edge, Evidence, Graph, Node, Term, Value
from kg.sinks.xml import GexfWriter, GraphmlWriter, escaped, legible
from kg.triples import CODE_TYPE

if TYPE_CHECKING:
    from networkx import MultiDiGraph

GRAPHML_FILE, GEXF_FILE = "graph.graphml", "graph.gexf"
LISTED = frozenset({"altLabel", "investment", "linkReason", "metadata", "progress"})
"""Properties that a node may have several times: tuples in networkx, JSON arrays in the files."""

_EDGE_TYPES = {"label": "string", "rule": "string", "confidence": "double", "evidence": "string", "weight": "long"}
_NODE_TYPES = _EDGE_TYPES | dict.fromkeys(("class", "classes", "report", "quote"), "string")

Attribute: TypeAlias = str | int | float | Decimal | date | tuple[str, ...]
Attributes: TypeAlias = dict[str, Attribute]

LISTED_THERE: Attributes = {"rule": CODE_TYPE, "confidence": 1.0, "evidence": "", "weight": 1}
"""What vouches for a division and for what lies in it: the official list instead of a report."""


def to_networkx(graph: Graph) -> MultiDiGraph[str]:
    """The union of all reports as a networkx graph.

    Args:
        graph: what to convert.

    Returns:
        Nodes by IRI and edges keyed by property; the official list's `partOf` edges up to the province are keyed by the
        list's name and have it as their `rule`. All have `label`, `rule`, `confidence`, `evidence` (IRIs of stretches of
        text) and `weight` (how many stretches); nodes have `class` and `classes`, facts and entities their properties as
        Python values, `report` (the file names) and `quote` (the first evidence's text). A concept is its local name.
    """
    from networkx import MultiDiGraph

    made: MultiDiGraph[str] = MultiDiGraph()
    for iri, attributes in _nodes(graph):
        made.add_node(iri, **attributes)
    for subject, value, attributes in _edges(graph):
        # the list's account of what lies where goes beside what a report says of it
        key = attributes["rule"] if attributes.get("rule") == CODE_TYPE else attributes["label"]
        made.add_edge(subject, value, key=str(key), **attributes)
    return made


def write(graph: Graph, folder: Path) -> None:
    """Write `graph.graphml` and `graph.gexf` into a folder.

    Args:
        graph: what to write.
        folder: an existing folder.

    Raises:
        SinkError: a node has a property twice that has one value by the shapes.
    """
    node_types = sorted((_NODE_TYPES | _property_types(graph)).items())
    edge_types = sorted(_EDGE_TYPES.items())
    with (
        (folder / GRAPHML_FILE).open("w", encoding="utf-8", newline="\n") as graphml,
        (folder / GEXF_FILE).open("w", encoding="utf-8", newline="\n") as gexf,
    ):
        writers = (
            GraphmlWriter(graphml, node_types, edge_types),
            GexfWriter(gexf, node_types, edge_types),
        )
        for iri, attributes in _nodes(graph):
            told = _told(attributes)
            for writer in writers:
                writer.node(iri, told)
        for subject, value, attributes in _edges(graph):
            told = _told(attributes)
            for writer in writers:
                writer.edge(subject, value, told)
        for writer in writers:
            writer.close()


def _nodes(graph: Graph) -> Iterator[tuple[str, Attributes]]:
    documents = {report.source.iri: report.source.document for report in graph.reports}
    for report in graph.reports:
        source = report.source
        attributes: Attributes = {"label": source.title, "class": "Report", "classes": "Report", "weight": 1}
        yield source.iri, attributes | _properties(source.iri, report_properties(source))
    for node in united_nodes(graph):
        attributes = _properties(node.iri, node.properties)
        files = sorted({documents[evidence.report].name for evidence in node.evidence})
        first = node.evidence[0]
        attributes |= {
            "label": node.label,
            "class": node.kinds[0],
            "classes": " ".join(node.kinds),
            "report": " ".join(files),
            "quote": documents[first.report].text[first.begin : first.end],
        }
        yield node.iri, attributes | _vouched(node)
    named = {node.iri for node in shared_nodes(graph)}
    for division in graph.divisions:
        iri = division_iri(graph.base, division.code)
        if iri not in named:
            told = {"label": division.name, "class": "Division", "classes": "Division", "notation": division.code}
            yield iri, told | LISTED_THERE


def _edges(graph: Graph) -> Iterator[tuple[str, str, Attributes]]:
    for report in graph.reports:
        if report.source.unit is not None:
            yield report.source.iri, report.source.unit, {"label": "reportingUnit", "weight": 1}
    for edge in united_edges(graph):
        yield edge.subject, edge.object, {"label": edge.predicate} | _vouched(edge)
    for division in graph.divisions:
        if division.above:
            below, above = (division_iri(graph.base, code) for code in (division.code, division.above))
            yield below, above, {"label": "partOf"} | LISTED_THERE


def _vouched(found: Node | Edge) -> Attributes:
    return {
        "rule": found.rule,
        "confidence": found.confidence,
        "evidence": " ".join(map(_iri, found.evidence)),
        "weight": len(found.evidence),
    }


def _iri(evidence: Evidence) -> str:
    return evidence_iri(evidence.report, evidence.begin, evidence.end)


def _properties(iri: str, pairs: tuple[tuple[str, Value], ...]) -> Attributes:
    found: Attributes = {}
    listed: dict[str, list[str]] = {}
    for name, value in pairs:
        if name in LISTED:
            listed.setdefault(name, []).append(str(value))
        elif name in found:
            raise SinkError(f"<{iri}>: has {name} twice, {found[name]} and {value}; a network file can hold one value")
        else:
            found[name] = value.name if isinstance(value, Term) else value
    return found | {name: tuple(values) for name, values in listed.items()}


def _property_types(graph: Graph) -> dict[str, str]:
    pairs = (pair for report in graph.reports for pair in report_properties(report.source))
    types = {(name, type(value)) for name, value in pairs}
    types |= {
        (name, type(value)) for report in graph.reports for node in report.nodes for name, value in node.properties
    }
    return {name: {Decimal: "double", int: "long"}.get(kind, "string") for name, kind in types}


def _told(attributes: Attributes) -> dict[str, str]:
    """The attributes as XML, by name."""
    return {name: escaped(_text(attributes[name])) for name in sorted(attributes)}


def _text(value: Attribute) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return json.dumps([legible(text) for text in value], ensure_ascii=False)
    return str(float(value)) if isinstance(value, Decimal) else str(value)
