"""RDF files: `graph.ttl`, `graph.nq`, `graph.jsonld`, `places.ttl` and `void.ttl`.

`graph.ttl` and `graph.jsonld` hold the union of all reports with their provenance: a thing of several reports is described
once, with all its evidence. `graph.nq` keeps the reports apart: a named graph for each (named by the report's IRI), one
for provenance, one for the official list's divisions and one for the ontology. What the list says of the linked divisions
and those above them stands in `places.ttl`, not among what reports say. Order is fixed, so the same graph gives the same bytes.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import TextIO

import pyoxigraph as ox

from kg.ids import run_iri, segment
from kg.merge import shared_edges, shared_nodes
from kg.model import Edge, Graph
from kg.sinks.jsonld import Compactor, read_context
from kg.sinks.turtle import TurtleWriter
from kg.sinks.void import Census, describe
from kg.triples import Row, TripleWriter, blocks, quoted
from kg.vocabulary import ONTOLOGY_IRI, load_vocabulary, ontology_text, vocabulary_files

DUMPS = {"graph.ttl": "Turtle", "graph.nq": "N-Quads", "graph.jsonld": "JSON-LD"}
"""Files of the data, and their formats."""

PLACES_FILE = "places.ttl"
VOID_FILE = "void.ttl"
PROGRAM = "jiedao-kg"


def write(graph: Graph, folder: Path) -> None:
    """Write all RDF files of a graph into a folder, one report after another.

    Args:
        graph: what to write.
        folder: an existing folder.
    """
    writer, turtle, census = TripleWriter(), TurtleWriter(load_vocabulary().prefixes), Census()
    run = run_iri(graph.base, version(PROGRAM), (report.source.iri for report in graph.reports))
    provenance = f"{graph.base}provenance"
    listed = [row for division in graph.divisions for row in writer.division(division, graph.base)]
    with ExitStack() as stack:
        turtle_file, json_file = (
            stack.enter_context((folder / name).open("w", encoding="utf-8", newline="\n"))
            for name in ("graph.ttl", "graph.jsonld")
        )
        quads = stack.enter_context((folder / "graph.nq").open("wb"))
        union = _Union(turtle_file, json_file, turtle, census)
        for report in graph.reports:
            rows = writer.report(report, run)
            for part in (rows.shared, rows.own, rows.evidence):
                quads.write(_quads(part, report.source.iri))
            quads.write(_quads(rows.provenance, provenance))
            union.add([*rows.own, *rows.provenance, *rows.evidence])
        union.add(list(_entities(graph, writer)))
        made = list(_run(graph, run, writer))
        union.add(made)
        union.close()
        quads.write(_quads(made, provenance))
        quads.write(_quads(listed, f"{graph.base}places"))
        quads.write(_ontology_quads())
    (folder / PLACES_FILE).write_text(turtle.header() + turtle.body(blocks(listed)), encoding="utf-8", newline="\n")
    described = describe(census, graph, writer, version(PROGRAM), DUMPS)
    text = turtle.header() + turtle.body(blocks(described))
    (folder / VOID_FILE).write_text(text, encoding="utf-8", newline="\n")


class _Union:
    """The files that hold all reports in one graph, while they grow."""

    def __init__(self, turtle: TextIO, json: TextIO, writer: TurtleWriter, census: Census) -> None:
        self.turtle, self.json = turtle, json
        self.writer, self.census, self.compactor = writer, census, Compactor(read_context())
        self.separator = "\n"
        turtle.write(writer.header())
        json.write(self.compactor.opening())

    def add(self, rows: Sequence[Row]) -> None:
        """Write rows, all of a subject in one call."""
        if not (described := blocks(rows)):
            return
        self.turtle.write(self.writer.body(described))
        self.json.write(self.separator + ",\n".join(self.compactor.nodes(described)))
        self.separator = ",\n"
        self.census.count(described)

    def close(self) -> None:
        self.json.write("\n]}\n")


def _quads(rows: Iterable[Row], name: str) -> bytes:
    # most lines are ASCII: encoded one by one they stay clear of the slow path for Chinese text
    return b"".join([f"{subject} {predicate} {value} <{name}> .\n".encode() for subject, predicate, value in rows])


def _entities(graph: Graph, writer: TripleWriter) -> Iterator[Row]:
    """The entities of all reports, each with the edges that leave it."""
    edges: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in shared_edges(graph):
        edges[edge.subject].append(edge)
    for node in shared_nodes(graph):
        yield from writer.node(node)
        yield from map(writer.edge, edges[node.iri])


def _run(graph: Graph, run: str, writer: TripleWriter) -> Iterator[Row]:
    """The extraction run: which program read which reports. No time of day, or two builds would differ."""
    term, release = writer.term, version(PROGRAM)
    made, agent = f"<{run}>", f"<{graph.base}software/{PROGRAM}/{segment(release)}>"
    yield made, term("rdf:type"), term("ExtractionRun")
    yield made, term("rdf:type"), term("prov:Activity")
    yield made, term("prov:wasAssociatedWith"), agent
    for report in graph.reports:
        yield made, term("prov:used"), f"<{report.source.iri}>"
    yield agent, term("rdf:type"), term("prov:SoftwareAgent")
    yield agent, term("rdfs:label"), quoted(f"{PROGRAM} {release}")
    yield agent, term("schema:softwareVersion"), quoted(release)


@functools.cache
def _ontology_quads() -> bytes:
    """The ontology and its code lists in one named graph, blank nodes named by RDFC-1.0, sorted."""
    dataset, name = ox.Dataset(), ox.NamedNode(ONTOLOGY_IRI)
    for file in vocabulary_files():
        for quad in ox.parse(ontology_text(file), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
            dataset.add(ox.Quad(quad.subject, quad.predicate, quad.object, name))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    written = BytesIO()
    ox.serialize(dataset, written, ox.RdfFormat.N_QUADS)
    return b"".join(sorted(written.getvalue().splitlines(keepends=True)))
