"""The shapes accept a graph that keeps the contract, and name what is wrong with one that does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import RDF, Graph, Namespace

from kg.vocabulary import SHAPES_FILE, load_vocabulary, ontology_text

SH = Namespace("http://www.w3.org/ns/shacl#")
CONFORMING = (Path(__file__).parent / "conforming.ttl").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(data=ontology_text(SHAPES_FILE), format="turtle")


@pytest.fixture(scope="module")
def terms() -> Graph:
    return Graph().parse(data=ontology_text("jiedao.ttl"), format="turtle")


def messages(data: str, shapes: Graph, terms: Graph) -> set[str]:
    """English messages of all violations."""
    _, report, _ = validate(Graph().parse(data=data, format="turtle"), shacl_graph=shapes, ont_graph=terms)
    return {str(m) for m in report.objects(None, SH.resultMessage) if m.language == "en"}


def test_a_graph_that_keeps_the_contract_conforms(shapes: Graph, terms: Graph) -> None:
    assert messages(CONFORMING, shapes, terms) == set()


BROKEN = [
    ('jd:sourceFile "qinghe-2020.txt" ;', "", "exactly one jd:sourceFile"),
    ('jd:digest "0123', 'jd:digest "XYZ', "exactly one jd:digest"),
    (
        'ex:report a jd:Report ;\n    rdfs:label "青禾街道2020年工作总结"@zh ;',
        "ex:report a jd:Report ;",
        "a report needs an",
    ),
    ("jd:reportingUnit ex:street", "jd:reportingUnit ex:nobody", "jd:reportingunit leads"),
    ('jd:sectionKind "review"', 'jd:sectionKind "preface"', "jd:sectionkind"),
    ("nif:beginIndex 3 ; nif:endIndex 9", "nif:beginIndex 9 ; nif:endIndex 9", "less than nif:endindex"),
    ("nif:beginIndex 3 ; nif:endIndex 9", "nif:beginIndex 3", "nif:endindex must be"),
    ("nif:beginIndex 3 ", "nif:beginIndex -3 ", "nif:beginindex must be"),
    ('nif:anchorOf "柳岸社区新建" ;', "", "nif:anchorof"),
    ("nif:referenceContext ex:context ;", "", "nif:referencecontext"),
    ("prov:wasDerivedFrom ex:report", "prov:wasDerivedFrom ex:street", "prov:wasderivedfrom"),
    ('jd:evidence ex:evidence ; jd:rule "surname"', 'jd:rule "surname"', "at least one jd:evidence"),
    ('jd:evidence ex:evidence ; jd:rule "of-unit"', 'jd:rule "of-unit"', "at least one jd:evidence"),
    (
        'jd:evidence ex:evidence ; jd:rule "problem',
        'jd:evidence ex:lost ; jd:rule "problem',
        "at least one jd:evidence",
    ),
    ('jd:rule "surname" ;', "", "needs a jd:rule"),
    ("jd:confidence 0.7", "jd:confidence 0.0", "jd:confidence"),
    ("jd:confidence 0.7", "jd:confidence 1.5", "jd:confidence"),
    ('rdfs:label "林晓舟"@zh', 'rdfs:label "Lin Xiaozhou"@en', "its full name, tagged @zh"),
    ('rdfs:label "林晓舟"@zh', 'rdfs:label "林晓舟"@zh , "晓舟"@zh', "exactly one rdfs:label"),
    ('skos:altLabel "柳岸"@zh', 'skos:altLabel "柳岸"', "skos:altlabel"),
    ('jd:progress "竣工"@zh', "jd:progress 3", "jd:progress"),
    ('jd:investment "总投资90万元"@zh', "jd:investment 900000", "jd:investment"),
    ("jd:partOf ex:street ;\n", "jd:partOf ex:company ;\n", "jd:partof must lead"),
    ("jd:undertakes ex:project", "jd:undertakes ex:campaign", "jd:undertakes must lead"),
    ("jd:undertakes ex:project", "jd:partOf ex:street", "only a jd:location"),
    ("jd:cooperatesWith ex:street", "jd:cooperatesWith ex:policy", "jd:cooperateswith must lead"),
    ("jd:locatedAt ex:community", "jd:locatedAt ex:company", "jd:locatedat must lead"),
    ("jd:locatedAt ex:community", "jd:locatedAt ex:nowhere", "jd:locatedat must lead"),
    (
        "jd:partOfCampaign ex:campaign ; jd:progress",
        "jd:partOfCampaign ex:policy ; jd:progress",
        "must lead to a jd:campaign",
    ),
    ("jd:issued ex:policy", "jd:issued ex:project", "jd:issued must lead"),
    ("jd:memberOf ex:company", "jd:memberOf ex:policy", "jd:memberof must lead"),
    ("rdf:subject ex:community ; ", "", "exactly one rdf:subject"),
    ("rdf:predicate jd:partOf ; ", "", "exactly one rdf:predicate"),
    ("rdf:object ex:street ;", "", "exactly one rdf:object"),
    ('jd:action "新建"@zh ; ', "", "exactly one jd:action"),
    ('jd:object "助餐点"@zh', 'jd:object "助餐点"@zh , "食堂"@zh', "at most one jd:object"),
    (
        'jd:object "助餐点"@zh ; jd:status jd:Achieved',
        'jd:object "助餐点"@zh ; jd:status jd:Done',
        "exactly one jd:status",
    ),
    ('"2020-12-31"^^xsd:date ;\n    jd:agent', '"2019-12-31"^^xsd:date ;\n    jd:agent', "not after jd:periodend"),
    ("jd:agent ex:company", "jd:agent ex:nobody", "jd:agent must lead"),
    ("jd:atPlace ex:community", "jd:atPlace ex:company", "jd:atplace must lead"),
    ("jd:involves ex:project", "jd:involves ex:money", "jd:involves must lead"),
    ("jd:hasInput ex:money", "jd:hasInput ex:points", "jd:hasinput must lead"),
    ("jd:hasOutput ex:points", "jd:hasOutput ex:money", "jd:hasoutput must lead"),
    ("jd:hasOutcome ex:honour", "jd:hasOutcome ex:points", "jd:hasoutcome must lead"),
    ("jd:hasInput ex:money", "jd:hasResult ex:problem", "jd:hasresult must lead"),
    ("jd:workArea jdc:Livelihood", 'jd:workArea "民生保障"', "jd:workarea leads"),
    ("jd:Measurement , jd:Input", "jd:Input", "must also be a jd:measurement"),
    ("jd:Measurement , jd:Input", "jd:Measurement , jd:Input , jd:Outcome", "at most one of the roles"),
    ("jd:Measurement , jd:Output", "jd:Measurement , jd:Output , jd:Outcome", "at most one of the roles"),
    ("jd:value 900000.0 ", "jd:value 9.0e5 ", "exactly one jd:value"),
    ('jd:indicatorText "助餐点"@zh ; ', "", "exactly one jd:indicatortext"),
    ('jd:unitText "个" ; ', "", "exactly one jd:unittext"),
    ('jd:comparator "~"', 'jd:comparator "≈"', "exactly one jd:comparator"),
    ('jd:comparator "=" ; jd:kind "amount"', 'jd:comparator "=" ; jd:kind "count"', "exactly one jd:kind"),
    ("jd:unit jdc:Yuan", "jd:unit jdc:Yuan , jdc:Mu", "jd:unit leads"),
    ("jd:indicator jdc:TotalInvestment", 'jd:indicator "总投资"', "jd:indicator leads"),
    ("jd:recipient ex:community", "jd:recipient ex:nobody", "exactly one jd:recipient"),
    ('jd:honour "省级示范社区"@zh ; ', "", "exactly one jd:honour"),
    ('jd:level "province"', 'jd:level "省级"', "jd:level is at most one"),
    ('jd:state "竣工"@zh ; ', "", "exactly one jd:state"),
    ("jd:about ex:project ; jd:state", "jd:state", "a milestone needs jd:about"),
    ("jd:about ex:project ; jd:state", "jd:about ex:money ; jd:state", "jd:about must lead"),
    ('rdfs:label "助餐点分布不均"@zh ;', "", "needs an rdfs:label"),
]


@pytest.mark.parametrize(("right", "wrong", "said"), BROKEN, ids=[f"{i}-{case[2]}" for i, case in enumerate(BROKEN)])
def test_each_breach_is_named(right: str, wrong: str, said: str, shapes: Graph, terms: Graph) -> None:
    assert CONFORMING.count(right) == 1
    found = messages(CONFORMING.replace(right, wrong), shapes, terms)
    assert any(said.lower() in message.lower() for message in found), found


def test_every_message_is_bilingual(shapes: Graph) -> None:
    for shape in set(shapes.subjects(SH.message, None)):
        assert {m.language for m in shapes.objects(shape, SH.message)} == {"en", "zh"}
    for shape in (*shapes.objects(None, SH.property), *shapes.subjects(RDF.type, SH.PropertyShape)):
        assert (shape, SH.message, None) in shapes


def test_shapes_speak_of_known_terms_only(shapes: Graph) -> None:
    vocabulary = load_vocabulary()
    own = vocabulary.prefixes["jd"]
    used = {str(term) for triple in shapes for term in triple if str(term).startswith(own)}
    assert {vocabulary.local(iri) for iri in used} >= {"Measurement", "evidence", "Planned"}


def test_every_relation_of_the_ontology_between_entities_has_a_shape(shapes: Graph) -> None:
    vocabulary = load_vocabulary()
    checked = {str(path) for path in shapes.objects(None, SH.path)}
    assert [name for name in vocabulary.object_properties if vocabulary.iri(name) not in checked] == []
