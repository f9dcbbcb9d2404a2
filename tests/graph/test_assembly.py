"""Assembly: from claims to nodes and edges, on one invented report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kg.errors import ConfigError
from kg.graph import assemble
from kg.ids import DEFAULT_BASE
from kg.model import (
    ActivityClaim,
    Document,
    Edge,
    Entity,
    Evidence,
    Extraction,
    Layout,
    MeasurementClaim,
    Mention,
    MilestoneClaim,
    Node,
    Period,
    ProblemClaim,
    Quantity,
    RecognitionClaim,
    RelationClaim,
    ReportGraph,
    Resolution,
    Role,
    Section,
    SectionKind,
    Sentence,
    Span,
    Statement,
    Status,
    Term,
)

TEXT = "云溪街道整治河道12公里，柳荫社区获评市级示范社区，柳荫公园项目开工。停车难。"
YEAR = Period(date(2021, 1, 1), date(2021, 12, 31))
DIGEST = "ab" * 32
REPORT = f"{DEFAULT_BASE}report/r-abababababab"
UNIT, PLACE, PROJECT = (
    f"{DEFAULT_BASE}{tail}"
    for tail in (
        "administrative-area/%E4%BA%91%E6%BA%AA%E8%A1%97%E9%81%93",
        "community/%E4%BA%91%E6%BA%AA%E8%A1%97%E9%81%93/%E6%9F%B3%E8%8D%AB%E7%A4%BE%E5%8C%BA",
        "project/%E6%9F%B3%E8%8D%AB%E5%85%AC%E5%9B%AD%E9%A1%B9%E7%9B%AE",
    )
)


def span(words: str) -> Span:
    begin = TEXT.index(words)
    return Span(begin, begin + len(words))


def evidence(words: str) -> Evidence:
    found = span(words)
    return Evidence(REPORT, found.begin, found.end)


def layout(title: str = "") -> Layout:
    sections = (
        Section(Span(0, len(TEXT)), None, "", 0, SectionKind.REVIEW, None, YEAR),
        Section(Span(0, len(TEXT)), None, title, 1, SectionKind.REVIEW, 0, YEAR),
    )
    sentence = Sentence(Span(0, len(TEXT)), 1, (Span(0, len(TEXT)),), False, SectionKind.REVIEW, YEAR)
    document = Document("r.txt", TEXT, DIGEST)
    return Layout(document, "", "云溪街道", YEAR, None, {}, (), sections, (sentence,))


MENTIONS = (
    Mention(span("云溪街道"), "云溪街道", "AdministrativeArea", "weak", 0.5),
    Mention(span("柳荫社区"), "柳荫社区", "Community", "suffix", 0.9),
    Mention(span("柳荫公园项目"), "柳荫公园项目", "Project", "suffix", 0.8),
    Mention(Span(0, 2), "云溪街道", "AdministrativeArea", "strong", 0.9),
)
ENTITIES = (
    Entity("云溪街道", "AdministrativeArea", (), ("云溪", "云溪街道"), (0, 3), is_unit=True),
    Entity("柳荫社区", "Community", ("云溪街道",), (), (1,)),
    Entity("柳荫公园项目", "Project", (), (), (2,)),
)
ACTIVITY = ActivityClaim(
    span("整治河道"), span("整治"), "整治", "河道", Status.ACHIEVED, YEAR, agents=(0,), places=(1,), rule="act"
)
LENGTH = MeasurementClaim(
    span("河道12公里"),
    Quantity(span("12公里").begin, span("12公里").end, Decimal(12), "公里", "=", "amount", span("12")),
    "整治河道长度",
    Role.OUTPUT,
    Status.ACHIEVED,
    YEAR,
    about=(1, 1),
    activity=0,
    rule="num",
    confidence=0.7,
)
TITLE = RecognitionClaim(span("柳荫社区获评市级示范社区"), 1, "市级示范社区", "city", Status.ACHIEVED, rule="won")
START = MilestoneClaim(span("柳荫公园项目开工"), 2, "开工", Status.ONGOING, activity=0, rule="state")
PARKING = ProblemClaim(span("停车难"), (1,), rule="problem")
FACTS = Extraction(layout(), (), MENTIONS, (ACTIVITY,), (LENGTH,), (TITLE,), (START,), (PARKING,))


def graph(extraction: Extraction = FACTS, entities: tuple[Entity, ...] = ENTITIES) -> ReportGraph:
    of = tuple(
        next(i for i, e in enumerate(entities) if index in e.mentions) for index in range(len(extraction.mentions))
    )
    return assemble(Resolution(extraction, entities, of))


def only(made: ReportGraph, kind: str) -> Node:
    (found,) = (node for node in made.nodes if node.kinds[0] == kind)
    return found


def edges(made: ReportGraph) -> set[tuple[str, str, str]]:
    return {(edge.subject, edge.predicate, edge.object) for edge in made.edges}


def test_an_entity_has_its_forms_one_evidence_a_mention_and_its_surest_rule() -> None:
    assert only(graph(), "AdministrativeArea") == Node(
        UNIT,
        ("AdministrativeArea",),
        "云溪街道",
        (("altLabel", "云溪"),),
        (Evidence(REPORT, 0, 2), Evidence(REPORT, 0, 4)),
        "strong",
        0.9,
    )


def test_an_activity_hangs_on_its_verb() -> None:
    made = graph()
    node = only(made, "Activity")
    assert (node.iri, node.label) == (f"{REPORT}/activity/4-6", "整治河道")
    assert node.properties == (
        ("action", "整治"),
        ("object", "河道"),
        ("periodEnd", date(2021, 12, 31)),
        ("periodStart", date(2021, 1, 1)),
        ("status", Term("Achieved")),
    )
    assert node.evidence == (evidence("整治河道"),)
    assert {(p, o) for s, p, o in edges(made) if s == node.iri} == {
        ("agent", UNIT),
        ("atPlace", PLACE),
        ("hasOutput", f"{REPORT}/measurement/8-12"),
        ("hasOutput", f"{REPORT}/milestone/26-34"),
    }


def test_a_measurement_says_what_was_measured() -> None:
    made = graph()
    node = only(made, "Measurement")
    assert (node.iri, node.kinds, node.label) == (f"{REPORT}/measurement/8-12", ("Measurement", "Output"), "12公里")
    said = dict(node.properties)
    unit = said.pop("unit")
    assert isinstance(unit, Term)
    assert said == {
        "comparator": "=",
        "indicatorText": "整治河道长度",
        "kind": "amount",
        "periodEnd": date(2021, 12, 31),
        "periodStart": date(2021, 1, 1),
        "status": Term("Achieved"),
        "unitText": "公里",
        "value": Decimal(12),
    }
    (about,) = (edge for edge in made.edges if edge.predicate == "about" and edge.subject == node.iri)
    assert about == Edge(node.iri, "about", PLACE, (evidence("河道12公里"),), "num", 0.7)


@pytest.mark.parametrize(
    ("role", "kinds", "predicate"),
    [
        (Role.INPUT, ("Measurement", "Input"), "hasInput"),
        (Role.OUTPUT, ("Measurement", "Output"), "hasOutput"),
        (Role.OUTCOME, ("Measurement", "Outcome"), "hasOutcome"),
        (Role.CONTEXT, ("Measurement",), "hasResult"),
    ],
)
def test_a_role_is_a_class_and_an_edge(role: Role, kinds: tuple[str, ...], predicate: str) -> None:
    made = graph(replace(FACTS, measurements=(replace(LENGTH, role=role),)))
    node = only(made, "Measurement")
    assert node.kinds == kinds
    assert (f"{REPORT}/activity/4-6", predicate, node.iri) in edges(made)


def test_a_result_without_activity_stands_alone() -> None:
    made = graph(replace(FACTS, measurements=(replace(LENGTH, activity=None),)))
    assert not any(edge.object == only(made, "Measurement").iri for edge in made.edges)


def test_a_recognition_a_milestone_and_a_problem() -> None:
    made = graph()
    won, started, problem = only(made, "Recognition"), only(made, "Milestone"), only(made, "Problem")
    assert (won.kinds, won.label) == (("Recognition", "Outcome"), "市级示范社区")
    assert won.properties == (("honour", "市级示范社区"), ("level", "city"), ("status", Term("Achieved")))
    assert started.properties == (("state", "开工"), ("status", Term("Ongoing")))
    assert (problem.kinds, problem.label, problem.properties) == (("Problem",), "停车难", ())
    assert {
        (won.iri, "recipient", PLACE),
        (started.iri, "about", PROJECT),
        (problem.iri, "about", PLACE),
    } <= edges(made)


def test_a_level_that_the_text_does_not_say_is_left_out() -> None:
    made = graph(replace(FACTS, recognitions=(replace(TITLE, level=""),)))
    assert "level" not in dict(only(made, "Recognition").properties)


def test_facts_on_the_same_characters_are_numbered() -> None:
    made = graph(replace(FACTS, recognitions=(TITLE, replace(TITLE, recipient=0))))
    found = [node.iri for node in made.nodes if node.kinds[0] == "Recognition"]
    assert found == [f"{REPORT}/recognition/13-25", f"{REPORT}/recognition/13-25/2"]


def test_a_relation_said_twice_is_one_edge_with_both_sentences() -> None:
    said = RelationClaim(span("柳荫社区"), 1, "partOf", 0, "head", 0.6)
    again = RelationClaim(span("柳荫社区获评市级示范社区"), 1, "partOf", 3, "tail", 0.8)
    made = graph(replace(FACTS, relations=(said, again)))
    (found,) = (edge for edge in made.edges if edge.predicate == "partOf")
    both = (evidence("柳荫社区"), evidence("柳荫社区获评市级示范社区"))
    assert found == Edge(PLACE, "partOf", UNIT, both, "tail", 0.8)


def test_a_thing_is_not_related_to_itself() -> None:
    made = graph(replace(FACTS, relations=(RelationClaim(span("云溪"), 0, "partOf", 3),)))
    assert not any(edge.predicate == "partOf" for edge in made.edges)


def test_a_value_of_an_entity_is_a_property_and_a_statement() -> None:
    said = RelationClaim(span("柳荫公园项目开工"), 2, "progress", "开工", "state", 0.8)
    made = graph(replace(FACTS, relations=(said,)))
    assert only(made, "Project").properties == (("progress", "开工"),)
    assert made.statements == (Statement(PROJECT, "progress", "开工", (evidence("柳荫公园项目开工"),), "state", 0.8),)


def test_the_report_knows_its_unit_and_falls_back_on_its_file_name() -> None:
    source = graph().source
    assert (source.iri, source.unit, source.title, source.period) == (REPORT, UNIT, "r.txt", YEAR)


def test_two_entities_of_one_name_and_place_are_one_node() -> None:
    twin = replace(ENTITIES[1], aliases=("柳荫",), mentions=())
    made = graph(entities=(*ENTITIES, twin))
    assert only(made, "Community").properties == (("altLabel", "柳荫"),)


def test_a_facts_field_of_work_is_its_sections() -> None:
    made = graph(replace(FACTS, layout=layout("生态环境")))
    areas = {dict(node.properties).get("workArea") for node in made.nodes if node.iri.startswith(REPORT)}
    (area,) = areas
    assert isinstance(area, Term)
    assert "workArea" not in dict(only(graph(), "Activity").properties)


def test_nodes_and_edges_are_sorted_and_the_base_is_the_users() -> None:
    made = assemble(Resolution(FACTS, ENTITIES, (0, 1, 2, 0)), "https://example.org/kg/")
    assert [node.iri for node in made.nodes] == sorted(node.iri for node in made.nodes)
    keys = [(edge.subject, edge.predicate, edge.object) for edge in made.edges]
    assert keys == sorted(keys)
    assert all(node.iri.startswith("https://example.org/kg/") for node in made.nodes)
    with pytest.raises(ConfigError):
        assemble(Resolution(FACTS, ENTITIES, (0, 1, 2, 0)), "not a base")
