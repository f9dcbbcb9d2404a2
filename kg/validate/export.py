"""An export held against the shapes, its own edges and its own text, from nothing but its RDF file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.builds import no_build
from kg.errors import InputError
from kg.triples import Row
from kg.validate.constraints import Data, lexical
from kg.validate.shacl import load_shapes
from kg.validate.violations import Violation, sentence_around, told
from kg.vocabulary import Vocabulary, load_vocabulary

PREFERRED = ("graph.nq", "graph.ttl", "graph.jsonld")
"""What is read of a folder: the first that is there. N-Quads keep the reports apart."""


def validate_export(path: Path) -> list[Violation]:
    """All that is wrong with an export.

    Args:
        path: a folder that a build wrote to, or an RDF file (Turtle, N-Triples, N-Quads, TriG, JSON-LD).

    Returns:
        The violations, graph by graph: of evidence, of edges, of shapes. Named graphs without a report (provenance, the
        ontology) are passed over.

    Raises:
        InputError: there is no such file, it cannot be read as RDF, or holds no report.
    """
    file = exported_file(path)
    vocabulary = load_vocabulary()
    report = f"<{vocabulary.iri('Report')}>"
    found: list[Violation] = []
    reports = 0
    for rows in _graphs(file):
        graph = _ExportedGraph(file.name, rows, vocabulary)
        if graph.data.instances[report]:
            reports += 1
            found += [*graph.evidence(), *graph.edges(), *graph.shapes()]
    if not reports:
        raise InputError(f"{file}: holds no jd:Report; give a folder or an RDF file that `kg build` wrote")
    return found


def exported_file(path: Path) -> Path:
    """The file that stands for an export: of a folder the first of `PREFERRED` that is there, a file itself.

    Raises:
        InputError: there is none.
    """
    if path.is_file():
        return path
    for name in PREFERRED:
        if (path / name).is_file():
            return path / name
    raise no_build(path, ", ".join(PREFERRED))


def _graphs(file: Path) -> Iterator[list[Row]]:
    form = ox.RdfFormat.from_extension(file.suffix.removeprefix("."))
    if form is None:
        raise InputError(f"{file}: unknown ending; an RDF file ends in .ttl, .nt, .nq, .trig or .jsonld")
    graphs: defaultdict[str, list[Row]] = defaultdict(list)
    try:
        for quad in ox.parse(path=file, format=form):
            graphs[str(quad.graph_name)].append((str(quad.subject), str(quad.predicate), str(quad.object)))
    except (SyntaxError, OSError) as error:
        raise InputError(f"{file}: cannot be read as RDF: {error}") from error
    for name in sorted(graphs):
        yield graphs[name]


class _ExportedGraph:
    """One graph of an export, with what is needed to read its evidence back."""

    def __init__(self, file: str, rows: list[Row], vocabulary: Vocabulary) -> None:
        self.file, self.rows, self.data = file, rows, Data(rows)

        def term(name: str) -> str:
            return f"<{vocabulary.iri(name)}>"

        self.kind, self.found = term("rdf:type"), term("evidence")
        self.begin, self.end = term("nif:beginIndex"), term("nif:endIndex")
        self.anchor, self.within, self.whole = (
            term(f"nif:{name}") for name in ("anchorOf", "referenceContext", "isString")
        )
        self.stretch = term("Evidence")
        concepts = {"Status", "Level", "WorkArea", "Indicator", "Counter"}
        self.linking = {term(p) for p in vocabulary.object_properties if not concepts.intersection(vocabulary.range(p))}
        self.texts: dict[str, str] = {}

    def evidence(self) -> Iterator[Violation]:
        """Stretches whose words are not those of the text between their offsets."""
        for stretch in sorted(self.data.instances[self.stretch]):
            text, begin, end = self._text(stretch), self._number(stretch, self.begin), self._number(stretch, self.end)
            said = lexical(self._first(stretch, self.anchor) or '""')
            if text is None or begin is None or end is None:
                must = "needs nif:beginIndex, nif:endIndex and a nif:referenceContext with nif:isString"
                yield self._violation(stretch, "evidence", must)
            elif not 0 <= begin < end <= len(text) or text[begin:end] != said:
                message = f"says {said!r}, but [{begin}, {end}) of the text reads {text[max(begin, 0) : max(end, 0)]!r}"
                yield self._violation(stretch, "evidence", message)

    def edges(self) -> Iterator[Violation]:
        """Edges that end in nothing."""
        for subject, predicate, value in self.rows:
            if predicate in self.linking and self.kind not in self.data.values.get(value, {}):
                message = f"{lexical(predicate)} leads to {value}, which the graph does not describe"
                yield self._violation(subject, "dangling edge", message)

    def shapes(self) -> Iterator[Violation]:
        """Broken shapes."""
        for broken in load_shapes().broken(self.rows):
            yield self._violation(f"<{broken.focus}>", broken.shape, told(broken))

    def _violation(self, node: str, rule: str, message: str) -> Violation:
        stretch = node if node in self.data.instances[self.stretch] else self._first(node, self.found)
        sentence = ""
        if stretch is not None and (text := self._text(stretch)) is not None:
            begin, end = self._number(stretch, self.begin), self._number(stretch, self.end)
            sentence = "" if begin is None or end is None else sentence_around(text, begin, end)
        return Violation(self.file, lexical(node), rule, message, sentence)

    def _text(self, stretch: str) -> str | None:
        context = self._first(stretch, self.within)
        whole = None if context is None else self._first(context, self.whole)
        if context is None or whole is None:
            return None
        if context not in self.texts:
            self.texts[context] = lexical(whole)
        return self.texts[context]

    def _number(self, node: str, predicate: str) -> int | None:
        value = self._first(node, predicate)
        return int(lexical(value)) if value is not None and lexical(value).lstrip("-").isdecimal() else None

    def _first(self, node: str, predicate: str) -> str | None:
        return next(iter(self.data.values.get(node, {}).get(predicate, ())), None)
