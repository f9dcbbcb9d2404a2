"""Terms and IRIs: the contract's names are there, unknown ones are refused, every own term speaks two languages."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ConfigError
from kg.model import Role, SectionKind, Status
from kg.vocabulary import (
    CONTEXT_FILE,
    SHAPES_FILE,
    Vocabulary,
    load_vocabulary,
    ontology_text,
    vocabulary_files,
)
from kg.vocabulary.reader import read_vocabulary

JD = "https://w3id.org/jiedao/ontology#"
XSD = "http://www.w3.org/2001/XMLSchema#"
LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"

# The graph contract, name for name.
CLASSES = {
    "Report": (),
    "Evidence": (),
    "AdministrativeArea": ("Location", "Entity", "Finding"),
    "DevelopmentZone": ("Location", "Entity", "Finding"),
    "Community": ("Location", "Entity", "Finding"),
    "Village": ("Location", "Entity", "Finding"),
    "ResidentialArea": ("Location", "Entity", "Finding"),
    "Facility": ("Location", "Entity", "Finding"),
    "Place": ("Location", "Entity", "Finding"),
    "Company": ("Agent", "Entity", "Finding"),
    "Organization": ("Agent", "Entity", "Finding"),
    "Person": ("Agent", "Entity", "Finding"),
    "Project": ("Undertaking", "Entity", "Finding"),
    "Campaign": ("Undertaking", "Entity", "Finding"),
    "Initiative": ("Undertaking", "Entity", "Finding"),
    "Policy": ("Entity", "Finding"),
    "Activity": ("Finding",),
    "Result": ("Finding",),
    "Measurement": ("Result", "Finding"),
    "Recognition": ("Result", "Finding"),
    "Milestone": ("Result", "Finding"),
    "Input": ("Result", "Finding"),
    "Output": ("Result", "Finding"),
    "Outcome": ("Result", "Finding"),
    "Problem": ("Finding",),
}
OBJECT_PROPERTIES = [
    "evidence", "partOf", "undertakes", "cooperatesWith", "locatedAt", "partOfCampaign", "issued", "memberOf", "status",
    "agent", "atPlace", "involves", "hasResult", "hasInput", "hasOutput", "hasOutcome", "about", "recipient",
]  # fmt: skip
DATATYPES = {
    "sourceFile": XSD + "string",
    "progress": LANG_STRING,
    "action": LANG_STRING,
    "object": LANG_STRING,
    "periodStart": XSD + "date",
    "periodEnd": XSD + "date",
    "indicatorText": LANG_STRING,
    "value": XSD + "decimal",
    "unitText": XSD + "string",
    "comparator": XSD + "string",
    "kind": XSD + "string",
    "honour": LANG_STRING,
    "level": XSD + "string",
}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.mark.parametrize(("name", "above"), CLASSES.items())
def test_classes_of_the_contract(vocabulary: Vocabulary, name: str, above: tuple[str, ...]) -> None:
    assert name in vocabulary.classes
    assert vocabulary.iri(name) == JD + name
    assert vocabulary.superclasses(name) == above


@pytest.mark.parametrize("name", OBJECT_PROPERTIES)
def test_object_properties_of_the_contract(vocabulary: Vocabulary, name: str) -> None:
    assert vocabulary.is_object_property(name)
    assert vocabulary.iri(name) == JD + name


@pytest.mark.parametrize(("name", "datatype"), DATATYPES.items())
def test_data_properties_of_the_contract(vocabulary: Vocabulary, name: str, datatype: str) -> None:
    assert not vocabulary.is_object_property(name)
    assert vocabulary.iri(name) == JD + name
    assert vocabulary.datatype(name) == datatype


def test_roles_are_kinds_of_result(vocabulary: Vocabulary) -> None:
    for name in ("hasInput", "hasOutput", "hasOutcome"):
        assert vocabulary.superproperties(name) == ("hasResult",)
        assert vocabulary.domain(name) == ("Activity",)
    assert [vocabulary.range(f"has{role}") for role in ("Result", "Input", "Output", "Outcome")] == [
        ("Result",), ("Input",), ("Output",), ("Outcome",),
    ]  # fmt: skip


def test_enumerations_of_the_model_are_terms(vocabulary: Vocabulary) -> None:
    assert {concept.name for concept in vocabulary.concepts("statuses")} == {status.value for status in Status}
    assert all(vocabulary.is_a(role, "Result") for role in Role if role)
    assert all(f"'{kind}'" in ontology_text("jiedao.ttl") for kind in SectionKind)


def test_unions_are_read(vocabulary: Vocabulary) -> None:
    assert vocabulary.domain("undertakes") == ("Company", "Organization")
    assert vocabulary.range("undertakes") == ("Facility", "Project")


@pytest.mark.parametrize(
    ("predicate", "subject", "value", "allowed"),
    [
        ("partOf", "Village", "Community", True),
        ("partOf", "Company", "Community", False),
        ("partOf", "Village", "Company", False),
        ("partOf", "Village", None, False),
        ("undertakes", "Company", "Facility", True),
        ("undertakes", "Village", "Facility", False),
        ("progress", "Project", None, True),
        ("progress", "Project", "Place", False),
        ("progress", "Policy", None, False),
    ],
)
def test_what_a_property_may_join(
    vocabulary: Vocabulary, predicate: str, subject: str, value: str | None, allowed: bool
) -> None:
    assert vocabulary.allows(predicate, subject, value) is allowed


def test_alignments(vocabulary: Vocabulary) -> None:
    assert vocabulary.aligned_superclasses("Community") == (
        "http://www.w3.org/ns/prov#Location",
        "https://schema.org/AdministrativeArea",
        "https://schema.org/Place",
    )
    assert vocabulary.aligned_superclasses("Problem") == ()


def test_borrowed_terms(vocabulary: Vocabulary) -> None:
    assert vocabulary.iri("altLabel") == "http://www.w3.org/2004/02/skos/core#altLabel"
    assert vocabulary.iri("label") == "http://www.w3.org/2000/01/rdf-schema#label"
    assert vocabulary.iri("dcterms:issued") == "http://purl.org/dc/terms/issued"
    assert vocabulary.iri("issued") == vocabulary.iri("jd:issued") == JD + "issued"


def test_local_undoes_iri(vocabulary: Vocabulary) -> None:
    names = [*vocabulary.classes, *vocabulary.object_properties, *vocabulary.data_properties]
    names += [concept.name for scheme in vocabulary.schemes for concept in vocabulary.concepts(scheme)]
    assert [vocabulary.local(vocabulary.iri(name)) for name in names] == names
    assert len(names) == len(set(names))


def test_names_follow_the_case_that_neo4j_users_expect(vocabulary: Vocabulary) -> None:
    assert all(name.isalpha() and name.isascii() and name[0].isupper() for name in vocabulary.classes)
    properties = (*vocabulary.object_properties, *vocabulary.data_properties)
    assert all(name.isalpha() and name.isascii() and name[0].islower() for name in properties)


def test_labels_are_bilingual(vocabulary: Vocabulary) -> None:
    assert (vocabulary.label("Community", "zh"), vocabulary.label("Community")) == ("社区", "community")
    names = [*vocabulary.classes, *vocabulary.object_properties, *vocabulary.data_properties]
    names += [concept.name for scheme in vocabulary.schemes for concept in vocabulary.concepts(scheme)]
    for name in names:
        assert vocabulary.label(name, "zh") and vocabulary.label(name, "en").isascii()
    with pytest.raises(ConfigError, match="no label in 'fr'; it has en, zh"):
        vocabulary.label("Community", "fr")


@given(st.text(min_size=1).filter(lambda name: name not in load_vocabulary()._iris and ":" not in name))
def test_unknown_names_are_refused(name: str) -> None:
    vocabulary = load_vocabulary()
    for lookup in (vocabulary.iri, vocabulary.superclasses, vocabulary.domain, vocabulary.datatype, vocabulary.label):
        with pytest.raises(ConfigError, match="the ontology has"):
            lookup(name)


def test_a_refusal_says_what_is_known(vocabulary: Vocabulary) -> None:
    with pytest.raises(ConfigError, match=r"unknown class 'Comunity'; the ontology has .*Community"):
        vocabulary.superclasses("Comunity")
    with pytest.raises(
        ConfigError, match=r"unknown concept scheme 'colours'; .* counters, indicators, levels, statuses"
    ):
        vocabulary.concepts("colours")
    with pytest.raises(ConfigError, match="unknown concept 'Sunshine'"):
        vocabulary.concept("Sunshine")
    with pytest.raises(ConfigError, match="unknown term 'jd:altLabel'"):
        vocabulary.iri("jd:altLabel")
    with pytest.raises(ConfigError, match=r"<https://example.org/x> is no term"):
        vocabulary.local("https://example.org/x")
    with pytest.raises(ConfigError, match="'partOf' has no datatype"):
        vocabulary.datatype("partOf")
    with pytest.raises(ConfigError, match=r"'missing.ttl' not found .* holds .*jiedao.ttl"):
        ontology_text("missing.ttl")


def test_code_lists(vocabulary: Vocabulary) -> None:
    assert vocabulary.schemes == ("counters", "indicators", "levels", "statuses", "workAreas")
    assert len(vocabulary.concepts("indicators")) >= 60
    assert {"党建", "经济发展", "城市建设", "城市管理", "社会治理", "民生保障", "安全生产", "生态环境", "征收拆迁", "文化"} <= {
        concept.labels["zh"] for concept in vocabulary.concepts("workAreas")
    }  # fmt: skip


def test_no_word_of_a_code_list_means_two_things(vocabulary: Vocabulary) -> None:
    for scheme in vocabulary.schemes:
        words = [word for concept in vocabulary.concepts(scheme) for word in concept.words]
        assert len(words) == len(set(words)), scheme


@pytest.mark.parametrize(
    ("scheme", "word", "name"),
    [
        ("counters", "平米", "SquareMetre"),
        ("counters", "人次", "PersonTime"),
        ("indicators", "GDP", "GrossDomesticProduct"),
        ("indicators", "社零", "RetailSales"),
        ("workAreas", "拆迁", "LandClearance"),
        ("workAreas", "拆", None),
    ],
)
def test_find_a_concept_by_its_word(vocabulary: Vocabulary, scheme: str, word: str, name: str | None) -> None:
    found = vocabulary.find(scheme, word)
    assert (found and found.name) == name


def test_units_have_factors_and_counters_have_none(vocabulary: Vocabulary) -> None:
    assert vocabulary.concept("Hectare").multiplier == Decimal(10000)
    mu = vocabulary.concept("Mu").multiplier
    assert mu is not None and abs(mu - Decimal(10000) / 15) < Decimal("1e-14")
    assert vocabulary.concept("PersonTime").multiplier is None


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("国家级绿色社区", "national"),
        ("省级平安家庭", "province"),
        ("重庆市文明小区", "province"),
        ("市级示范点", "city"),
        ("县级先进集体", "district"),
        ("和谐家园", ""),
    ],
)
def test_level_of_a_title(vocabulary: Vocabulary, title: str, level: str) -> None:
    assert vocabulary.level_of(title) == level


def test_levels_have_the_notations_of_the_contract(vocabulary: Vocabulary) -> None:
    notations = {concept.notation for concept in vocabulary.concepts("levels")}
    assert notations == {"national", "province", "city", "district"}


def test_context_holds_every_term(vocabulary: Vocabulary) -> None:
    terms = json.loads(ontology_text(CONTEXT_FILE))["@context"]
    properties = (*vocabulary.object_properties, *vocabulary.data_properties)
    assert {name for name in (*vocabulary.classes, *properties) if name not in terms} == set()
    assert terms["periodStart"] == {"@id": "jd:periodStart", "@type": "xsd:date"}
    assert terms["indicatorText"] == {"@id": "jd:indicatorText", "@language": "zh"}
    assert terms["partOf"] == {"@id": "jd:partOf", "@type": "@id"}


HEAD = """@prefix jd: <https://w3id.org/jiedao/ontology#> . @prefix jdc: <https://w3id.org/jiedao/concept#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("jd:Pond a owl:Class", "a.ttl is no Turtle"),
        ('jd:Pond a owl:Class ; rdfs:label "池塘"@zh .', "lacks a label in en"),
        (
            'jd:Pond a owl:Class ; rdfs:label "池塘"@zh , "pond"@en . jdc:Pond a skos:Concept ; skos:inScheme jdc:s .',
            "'Pond' already names",
        ),
        ('jdc:Pond a skos:Concept ; skos:prefLabel "池塘"@zh , "pond"@en .', "in 0 concept schemes"),
    ],
)
def test_a_faulty_file_is_named(text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said) as caught:
        read_vocabulary({"a.ttl": HEAD + text})
    assert "a.ttl" in str(caught.value)


def test_shapes_are_no_part_of_the_vocabulary() -> None:
    assert SHAPES_FILE not in vocabulary_files()
    assert "jiedao.ttl" in vocabulary_files()


def test_importing_the_module_loads_no_parser() -> None:
    code = "import sys, kg.vocabulary; print('pyoxigraph' in sys.modules, 'rdflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
