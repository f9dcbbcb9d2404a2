"""The description of an export for catalogues and federated queries, in the Vocabulary of Interlinked Datasets (VoID)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kg.ids import segment
from kg.model import Graph
from kg.triples import Block, Row, TripleWriter, quoted
from kg.vocabulary import PREFIXES

_FORMATS = "http://www.w3.org/ns/formats/"
_TYPE = f"<{PREFIXES['rdf']}type>"


class Census:
    """Counts of the union of all reports; each row is counted when it is written."""

    def __init__(self) -> None:
        self.properties: Counter[str] = Counter()
        self.classes: Counter[str] = Counter()
        self.entities = 0

    @property
    def triples(self) -> int:
        """Number of triples."""
        return self.properties.total()

    def count(self, described: Iterable[Block]) -> None:
        """Add descriptions; all types of a subject must come in one of them."""
        for _, values in described:
            for predicate, held in values.items():
                self.properties[predicate] += len(held)
            if kinds := values.get(_TYPE):
                self.entities += 1
                self.classes.update(kinds)


def describe(
    census: Census, graph: Graph, writer: TripleWriter, release: str, dumps: Mapping[str, str]
) -> Iterator[Row]:
    """The export's description.

    Args:
        census: counts of the union of all reports.
        graph: the graph that was written.
        writer: knows the terms.
        release: version of the program that made the export.
        dumps: file name to format, as https://www.w3.org/ns/formats/ calls it; the files are named under the base,
            since a description that names the folder would differ from folder to folder.
    """
    term, dataset = writer.term, f"<{graph.base}dataset>"
    yield dataset, term("rdf:type"), term("void:Dataset")
    yield dataset, term("dcterms:title"), '"Knowledge graph of sub-district work reports"@en'
    yield dataset, term("dcterms:title"), '"街道工作报告知识图谱"@zh'
    if graph.license:
        yield dataset, term("dcterms:license"), f"<{graph.license}>"
    yield dataset, term("owl:versionInfo"), quoted(release)
    for report in graph.reports:
        yield dataset, term("dcterms:source"), f"<{report.source.iri}>"
    for file in dumps:
        yield dataset, term("void:dataDump"), f"<{graph.base}{file}>"
    for name in dumps.values():
        yield dataset, term("void:feature"), f"<{_FORMATS}{name}>"
    yield dataset, term("void:uriSpace"), quoted(graph.base)
    yield dataset, term("void:vocabulary"), f"<{PREFIXES['jd']}>"
    counts = {"triples": census.triples, "entities": census.entities}
    counts |= {"classes": len(census.classes), "properties": len(census.properties)}
    for name, count in counts.items():
        yield dataset, term(f"void:{name}"), writer.value("", count)
    parts = (("class", "entities", census.classes), ("property", "triples", census.properties))
    for part, unit, found in parts:
        for iri, count in sorted(found.items()):
            node = f"<{graph.base}dataset/{part}/{segment(iri[1:-1])}>"
            yield dataset, term(f"void:{part}Partition"), node
            yield node, term(f"void:{part}"), iri
            yield node, term(f"void:{unit}"), writer.value("", count)
