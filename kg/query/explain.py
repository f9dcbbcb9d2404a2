"""What a written graph says about a thing, each line with the sentence that it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.builds import no_build
from kg.errors import InputError, QueryError
from kg.query.sentences import sentence_around
from kg.vocabulary import PREFIXES, Vocabulary, load_vocabulary

_PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())

_ENTITIES = """
SELECT DISTINCT ?thing ?label ?other WHERE {
    ?thing a jd:Entity ; rdfs:label ?label .
    OPTIONAL { ?thing skos:altLabel ?other }
} ORDER BY ?thing ?other"""

_KINDS = "SELECT DISTINCT ?kind WHERE { <THING> a ?kind } ORDER BY ?kind"

_PLACE = """
    ?place nif:beginIndex ?begin ; nif:endIndex ?end ; prov:wasDerivedFrom ?report ; nif:referenceContext/nif:isString ?text .
    ?report jd:sourceFile ?file ."""

_STATED = f"""
SELECT DISTINCT ?subject ?subjectLabel ?predicate ?object ?objectLabel ?file ?begin ?end ?text WHERE {{
    {{ ?stated rdf:subject <THING> }} UNION {{ ?stated rdf:object <THING> }}
    ?stated rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ; jd:evidence ?place .
    ?subject rdfs:label ?subjectLabel .
    OPTIONAL {{ ?object rdfs:label ?objectLabel }}
    {_PLACE}
}} ORDER BY ?file ?begin ?end ?predicate ?subject ?object"""

_FACTS = f"""
SELECT DISTINCT ?fact ?predicate ?label ?indicator ?status ?start ?until ?file ?begin ?end ?text WHERE {{
    VALUES ?predicate {{ jd:about jd:agent jd:atPlace jd:involves jd:recipient jd:partOfCampaign }}
    ?fact ?predicate <THING> ; rdfs:label ?label ; jd:evidence ?place .
    FILTER NOT EXISTS {{ ?fact a jd:Entity }}
    OPTIONAL {{ ?fact jd:indicatorText ?indicator }}
    OPTIONAL {{ ?fact jd:status ?status }}
    OPTIONAL {{ ?fact jd:periodStart ?start ; jd:periodEnd ?until }}
    {_PLACE}
}} ORDER BY ?file ?begin ?end ?fact ?predicate"""

_RESULTS = """
SELECT DISTINCT ?predicate ?label ?indicator WHERE {
    VALUES ?predicate { jd:hasInput jd:hasOutput jd:hasOutcome jd:hasResult }
    <THING> ?predicate ?result .
    ?result rdfs:label ?label .
    OPTIONAL { ?result jd:indicatorText ?indicator }
} ORDER BY ?predicate ?result"""


_CODE = """
SELECT DISTINCT ?code ?name WHERE {
    GRAPH ?list { ?above a jd:Division ; skos:prefLabel ?name ; skos:notation ?code . <THING> jd:partOf* ?above }
} ORDER BY STRLEN(STR(?code))"""

_REASONS = "SELECT DISTINCT ?reason WHERE { <THING> jd:linkReason ?reason } ORDER BY ?reason"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that the graph says.

    Attributes:
        text: what it says.
        file: name of the report's file.
        begin, end: the evidence, in code points of the report's text.
        sentence: the sentence around the evidence.
    """

    text: str
    file: str
    begin: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that the graph says about one thing.

    Attributes:
        iri: the thing.
        name: its full name.
        kinds: its most specific classes, by local name.
        others: other names of it.
        lines: by report and place in the text.
        code: its code on the official list with the path there, "" where it is linked to none.
        reasons: why it has this code, or why it has none and which candidates there are.
    """

    iri: str
    name: str
    kinds: tuple[str, ...]
    others: tuple[str, ...]
    lines: tuple[Line, ...]
    code: str = ""
    reasons: tuple[str, ...] = ()


def explain(name: str, folder: Path) -> list[Explanation]:
    """Says what a build's graph holds about a thing.

    Args:
        name: a full or other name of it; where no name is equal, a part of one.
        folder: a folder that a build wrote to (its N-Quads file is read).

    Returns:
        An explanation for each thing of that name.

    Raises:
        InputError: the name is empty, or the folder holds no build.
        QueryError: the graph has nothing of that name.
    """
    if not name.strip():
        raise InputError("an empty name; give a name or a part of one")
    store = _load(folder)
    names: dict[str, tuple[str, list[str]]] = {}
    for row in _rows(store, _ENTITIES):
        _, others = names.setdefault(row["thing"], (row["label"], []))
        others.extend(filter(None, [row["other"]]))
    found = [t for t, (label, others) in names.items() if name in (label, *others)]
    found = found or [t for t, (label, others) in names.items() if any(name in form for form in (label, *others))]
    if not found:
        raise QueryError(f"{folder}: nothing is called {name!r} there; the graph names {len(names)} things")
    vocabulary = load_vocabulary()
    return [
        Explanation(
            thing,
            names[thing][0],
            _kinds(store, vocabulary, thing),
            tuple(names[thing][1]),
            _lines(store, thing),
            _code(store, thing),
            tuple(row["reason"] for row in _rows(store, _REASONS, thing)),
        )
        for thing in found
    ]


def _load(folder: Path) -> ox.Store:
    files = sorted(folder.glob("*.nq"))
    if not files:
        raise no_build(folder)
    store = ox.Store()
    for file in files:
        try:
            store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
        except (SyntaxError, OSError) as error:
            raise InputError(f"{file}: cannot be read as N-Quads: {error}") from error
    return store


def _rows(store: ox.Store, query: str, thing: str = "") -> Iterator[dict[str, str]]:
    """Solutions as texts, "" for what is unbound; `<THING>` in the query stands for an IRI of the store."""
    text = _PROLOGUE + query.replace("<THING>", f"<{thing}>")
    solutions = store.query(text, use_default_graph_as_union=True)
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError("only SELECT queries give rows")
    variables = [v.value for v in solutions.variables]
    for solution in solutions:
        yield {v: _text(solution[v]) for v in variables}


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else ""


def _kinds(store: ox.Store, vocabulary: Vocabulary, thing: str) -> tuple[str, ...]:
    own = PREFIXES["jd"]
    kinds = {row["kind"].removeprefix(own) for row in _rows(store, _KINDS, thing) if row["kind"].startswith(own)}
    kinds.discard("Division")  # what the list says of it is told by its code
    above = {parent for kind in kinds for parent in vocabulary.superclasses(kind)}
    return tuple(sorted(kinds - above))


def _code(store: ox.Store, thing: str) -> str:
    path = list(_rows(store, _CODE, thing))
    return f"{path[-1]['code']} {''.join(row['name'] for row in path)}" if path else ""


def _lines(store: ox.Store, thing: str) -> tuple[Line, ...]:
    lines = [
        _line(f"{r['subjectLabel']} {_local(r['predicate'])} {_target(r)}", r) for r in _rows(store, _STATED, thing)
    ]
    for row in _rows(store, _FACTS, thing):
        results = "; ".join(f"{_local(r['predicate'])} {_value(r)}" for r in _rows(store, _RESULTS, row["fact"]))
        said = f"{_value(row)} [{_local(row['predicate'])}]{_when(row)}"
        lines.append(_line(f"{said} → {results}" if results else said, row))
    return tuple(sorted(lines, key=lambda line: (line.file, line.begin, line.end)))


def _line(text: str, row: dict[str, str]) -> Line:
    begin, end = int(row["begin"]), int(row["end"])
    start, stop = sentence_around(row["text"], begin, end)
    return Line(text, row["file"], begin, end, " ".join(row["text"][start:stop].split()))


def _target(row: dict[str, str]) -> str:
    return row["objectLabel"] or row["object"]


def _value(row: dict[str, str]) -> str:
    return f"{row['indicator']}: {row['label']}" if row["indicator"] else row["label"]


def _when(row: dict[str, str]) -> str:
    parts: Iterable[str] = (_local(row["status"]), "/".join(filter(None, (row["start"], row["until"]))))
    said = ", ".join(filter(None, parts))
    return f" ({said})" if said else ""


def _local(iri: str) -> str:
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]
