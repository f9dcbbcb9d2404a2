"""The shapes over rows find what pySHACL finds, and refuse what they do not cover."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pyshacl
import pytest
import rdflib
from rdflib.namespace import SH

from kg.errors import ConfigError
from kg.triples import Row, TripleWriter
from kg.validate.shacl import load_shapes, read_shapes
from kg.vocabulary import PREFIXES, SHAPES_FILE, load_vocabulary, ontology_text
from tests.sinks.hand_built import hand_built

Found = set[tuple[str, str, str, str]]
JD, XSD, NIF = PREFIXES["jd"], PREFIXES["xsd"], PREFIXES["nif"]
TYPE = f"<{PREFIXES['rdf']}type>"
SHAPES = rdflib.Graph().parse(data=ontology_text(SHAPES_FILE))


def rows() -> list[Row]:
    writer = TripleWriter(load_vocabulary())
    made = writer.report(hand_built(("潮白里", "北岸")).reports[0])
    longer = writer.report(hand_built(("潮白里", "北岸")).reports[1])
    return [*made.shared, *made.own, *made.evidence] if len(made.own) > len(longer.own) else [
        *longer.shared, *longer.own, *longer.evidence
    ]  # fmt: skip


def by_pyshacl(data: Iterable[Row], shapes: rdflib.Graph = SHAPES) -> Found:
    graph = rdflib.Graph().parse(data="".join(f"{s} {p} {o} .\n" for s, p, o in data), format="nt")
    _, results, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    found = set()
    for result in results.objects(None, SH.result):
        component = str(results.value(result, SH.sourceConstraintComponent)).rpartition("#")[2]
        value = results.value(result, SH.value)
        found.add((
            str(results.value(result, SH.focusNode)),
            str(results.value(result, SH.resultPath) or ""),
            component.removesuffix("ConstraintComponent").lower(),
            "" if value is None or component.startswith(("MinCount", "MaxCount")) else str(value),
        ))  # fmt: skip
    return found


def by_rows(data: Iterable[Row], turtle: str | None = None) -> Found:
    shapes = load_shapes() if turtle is None else read_shapes(turtle, "test.ttl")
    found = set()
    for broken in shapes.broken(data):
        value = str(rdflib.util.from_n3(broken.value)) if broken.value else ""
        found.add((broken.focus, broken.path, broken.component.lower(), value))
    return found


def test_the_hand_built_graph_is_valid_for_both() -> None:
    assert by_rows(rows()) == by_pyshacl(rows()) == set()


def mutations(data: list[Row], seed: int) -> list[Row]:
    """The data with a dozen faults of chance: rows dropped, doubled, crossed, retyped."""
    chance = random.Random(seed)
    made = list(data)
    for _ in range(12):
        index = chance.randrange(len(made))
        subject, predicate, value = made[index]
        other = chance.choice(data)[2]
        literal = f'"{chance.randint(-2, 400)}"'
        choices = {
            "drop": [],
            "cross": [(subject, predicate, other)],
            "double": [(subject, predicate, value), (subject, predicate, other)],
            "string": [(subject, predicate, literal)],
            "english": [(subject, predicate, f"{literal}@en")],
            "integer": [(subject, predicate, f"{literal}^^<{XSD}integer>")],
            "decimal": [(subject, predicate, f'"1.5"^^<{XSD}decimal>')],
            "day": [(subject, predicate, f'"2022-0{chance.randint(1, 9)}-01"^^<{XSD}date>')],
            "empty": [(subject, predicate, '""')],
            "stray": [(subject, predicate, "<urn:stray>")],
        }
        made[index : index + 1] = choices[chance.choice(sorted(choices))]
    return made


@pytest.mark.parametrize("seed", range(40))
def test_both_find_the_same_in_a_broken_graph(seed: int) -> None:
    data = mutations(rows(), seed)
    found = by_rows(data)
    assert comparable(found) == comparable(by_pyshacl(data))
    assert found


def comparable(found: Found) -> Found:
    """Without bounds on what is no number: the Recommendation says that is broken, rdflib orders any two terms."""
    bounds = {"minexclusive", "maxinclusive", "mininclusive"}
    return {broken for broken in found if broken[2] not in bounds or broken[3].replace(".", "").lstrip("-").isdecimal()}


FAULTS = [
    ("value", f'"zwölf"^^<{XSD}decimal>', "datatype"),
    ("value", '"12"', "datatype"),
    ("kind", '"size"', "in"),
    ("status", f"<{JD}Community>", "in"),
    ("confidence", f'"0"^^<{XSD}decimal>', "minExclusive"),
    ("confidence", f'"1.01"^^<{XSD}decimal>', "maxInclusive"),
    ("rule", '""', "minLength"),
    ("periodStart", f'"2022-06-01"^^<{XSD}date>', "lessThanOrEquals"),
    ("about", "<urn:nowhere>", "class"),
]


@pytest.mark.parametrize(("name", "value", "component"), FAULTS)
def test_each_fault_of_a_measurement_is_named(name: str, value: str, component: str) -> None:
    kind = f"<{JD}Measurement>"
    focus = next(subject for subject, predicate, value in rows() if predicate == TYPE and value == kind)
    path = f"<{JD}{name}>"
    data = [row for row in rows() if row[:2] != (focus, path)] + [(focus, path, value)]
    (found,) = load_shapes().broken(data)
    assert (f"<{found.focus}>", f"<{found.path}>", found.component, found.value) == (focus, path, component, value)
    assert found.shape.endswith("Shape") and found.message
    assert by_rows(data) == by_pyshacl(data)


OTHER = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <http://e/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
e:S a sh:NodeShape ; sh:targetClass e:C ; sh:targetSubjectsOf e:p ;
  sh:and ( [ sh:nodeKind sh:IRI ] [ sh:not [ sh:class e:D ] ] ) ; sh:node [ sh:property [ sh:path e:q ; sh:maxCount 1 ] ] ;
  sh:property [ sh:path e:q ; sh:pattern "^a+$" ; sh:maxLength 3 ; sh:nodeKind sh:Literal ] ,
    [ sh:path e:n ; sh:minInclusive 1 ; sh:maxExclusive 5 ; sh:lessThan e:m ] .
"""


def test_components_that_the_ontology_does_not_use_yet_are_right_too() -> None:
    def row(subject: str, predicate: str, value: str) -> Row:
        return (f"<http://e/{subject}>", f"<http://e/{predicate}>", value)

    def number(value: int) -> str:
        return f'"{value}"^^<{XSD}integer>'

    data = [
        ("<http://e/a>", TYPE, "<http://e/C>"),
        ("<http://e/b>", TYPE, "<http://e/C>"),
        ("<http://e/b>", TYPE, "<http://e/D>"),
        row("a", "q", '"aaa"'),
        row("b", "q", '"aaaa"'),
        row("b", "q", '"b"'),
        row("c", "p", "<http://e/a>"),
        row("c", "q", "<http://e/a>"),
        *(row("a", "n", number(value)) for value in (0, 1, 4, 5)),
        row("a", "m", number(4)),
        row("c", "n", '"text"'),
    ]
    found = by_rows(data, OTHER)
    assert found == by_pyshacl(data, rdflib.Graph().parse(data=OTHER))
    assert len(found) == 13


@pytest.mark.parametrize(
    ("constraint", "said"),
    [("sh:closed true", "sh:closed"), ("sh:property [ sh:path ( e:p e:q ) ; sh:minCount 1 ]", "more than one property"),
     ("sh:nodeKind sh:BlankNode", "sh:nodeKind")],
)  # fmt: skip
def test_what_is_not_covered_is_refused(constraint: str, said: str) -> None:
    turtle = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <http://e/> . "
    with pytest.raises(
        ConfigError, match=f"s.ttl: shape .* uses .*{said}.*, which is not covered; covered are and, class"
    ):
        read_shapes(f"{turtle} e:S a sh:NodeShape ; sh:targetClass e:C ; {constraint} .", "s.ttl")


def test_shapes_that_are_no_turtle_are_refused() -> None:
    with pytest.raises(ConfigError, match=r"s\.ttl: no Turtle"):
        read_shapes("no turtle", "s.ttl")
