"""Links of reports that are written for the tests: invented units stay silent, listed ones are placed by what is named."""

from __future__ import annotations

import pytest

from kg.gazetteer import Gazetteer, load_gazetteer
from kg.link import divisions_above, link
from kg.model import Document, Entity, Extraction, Layout, Link, Mention, Resolution, Span


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def linked(
    text: str,
    *entities: tuple[str, str],
    name: str = "a.txt",
    unit: int = 0,
    paths: dict[str, tuple[str, ...]] | None = None,
) -> dict[str, Link]:
    """Links of entities given as (name, class), each mentioned where the text has it; `unit` is the reporting unit."""
    spans = [Span(text.find(n), text.find(n) + len(n)) for n, _ in entities]
    mentions = tuple(Mention(s, n, k, "test") for s, (n, k) in zip(spans, entities, strict=True))
    layout = Layout(Document(name, text, ""), "", entities[unit][0], None, None, {}, (), (), ())
    above = paths or {}
    own = entities[unit][0]
    made = tuple(
        Entity(n, k, above.get(n, () if k == "AdministrativeArea" else (own,)), (), (i,), i == unit)
        for i, (n, k) in enumerate(entities)
    )
    found = link(Resolution(Extraction(layout, (), mentions), made, tuple(range(len(made)))))
    return {entity.name: entity.link for entity in found.entities if entity.link}


def codes(links: dict[str, Link]) -> dict[str, str]:
    return {name: made.code for name, made in links.items() if made.code}


AREA, COMMUNITY, VILLAGE = "AdministrativeArea", "Community", "Village"


def test_a_district_in_front_of_the_unit_decides() -> None:
    links = linked("绍兴市越城区府山街道2022年工作总结", ("府山街道", AREA), ("绍兴市", AREA), ("越城区", AREA))
    assert codes(links) == {"府山街道": "330602002", "绍兴市": "3306", "越城区": "330602"}
    assert links["府山街道"].rule == "link.district"


def test_a_district_in_the_file_name_decides() -> None:
    text = "新城街道2022年工作总结"
    assert codes(linked(text, ("新城街道", AREA))) == {}
    assert codes(linked(text, ("新城街道", AREA), name="海盐县.txt")) == {}
    town = load_gazetteer().division("370983001")
    assert town is not None and town.name == "新城街道"
    assert codes(linked(text, ("新城街道", AREA), name="泰安市肥城市2022.txt")) == {"新城街道": "370983001"}


def test_of_several_without_a_district_none_is_taken_and_the_candidates_are_told() -> None:
    links = linked("东城街道2022年工作总结", ("东城街道", AREA))
    assert links["东城街道"].code == ""
    assert "140581002 山西省晋城市高平市东城街道" in links["东城街道"].reason
    assert "35 more" in links["东城街道"].reason


def test_the_only_one_of_its_name_is_taken() -> None:
    links = linked("东华门街道2022年工作总结", ("东华门街道", AREA))
    assert codes(links) == {"东华门街道": "110101001"}
    assert links["东华门街道"].rule == "link.only"


def test_the_only_one_of_its_name_is_not_taken_in_a_district_that_no_list_has() -> None:
    links = linked(
        "沐汀区东华门街道2022年工作总结", ("东华门街道", AREA), ("沐汀区", AREA), paths={"东华门街道": ("沐汀区",)}
    )
    assert codes(links) == {}
    assert "沐汀区" in links["东华门街道"].reason


def test_the_only_one_of_its_name_is_not_taken_against_its_communities() -> None:
    links = linked(
        "东华门街道2022年工作总结。沐榕社区、岫汀社区、澜砚社区、棠篁社区完成改造。",
        ("东华门街道", AREA),
        *((name, COMMUNITY) for name in ("沐榕社区", "岫汀社区", "澜砚社区", "棠篁社区")),
    )
    assert codes(links) == {}


def test_communities_place_a_report_that_names_no_area(gazetteer: Gazetteer) -> None:
    town = "370502003"
    named = [gazetteer.form(d).stem + "社区" for d in gazetteer.children(town) if gazetteer.form(d).kind == "社区"][:4]
    text = f"东城街道2022年工作总结。{'、'.join(named)}完成改造。"
    links = linked(text, ("东城街道", AREA), *((name, COMMUNITY) for name in named))
    assert links["东城街道"].code == town
    assert links["东城街道"].rule == "link.communities"
    assert all(links[name].code.startswith(town) for name in named)


def test_a_village_that_became_a_community_is_linked_unless_the_report_names_both(gazetteer: Gazetteer) -> None:
    town = "330602002"
    stem = next(gazetteer.form(d).stem for d in gazetteer.children(town) if gazetteer.form(d).kind == "社区")
    head = "绍兴市越城区府山街道2022年工作总结。"
    alone = linked(f"{head}{stem}村完成改造。", ("府山街道", AREA), (f"{stem}村", VILLAGE))
    assert alone[f"{stem}村"].rule == "link.renamed"
    both = linked(
        f"{head}{stem}村、{stem}社区完成改造。", ("府山街道", AREA), (f"{stem}村", VILLAGE), (f"{stem}社区", COMMUNITY)
    )
    assert (both[f"{stem}村"].code, both[f"{stem}社区"].rule) == ("", "link.below")


def test_a_visit_to_a_district_is_no_home() -> None:
    links = linked("东城街道2022年工作总结。赴东莞市学习考察。", ("东城街道", AREA))
    assert codes(links) == {}


def test_a_short_form_inside_another_name_is_no_area() -> None:
    text = "东华门街道2022年工作总结。绍兴社区完成改造。"
    at = text.find("绍兴")
    layout = Layout(Document("a.txt", text, ""), "", "东华门街道", None, None, {}, (), (), ())
    mentions = (Mention(Span(at, at + 2), "绍兴市", AREA, "test"),)
    made = link(Resolution(Extraction(layout, (), mentions), (Entity("绍兴市", AREA, (), ("绍兴",), (0,)),), (0,)))
    assert made.entities[0].link == Link("", "link.none", "stands only inside other names")


def test_what_the_list_does_not_hold_is_not_looked_up() -> None:
    assert "东华门派出所" not in linked(
        "东华门街道与东华门派出所", ("东华门街道", AREA), ("东华门派出所", "Organization")
    )


def test_the_chain_leads_up_to_the_province() -> None:
    chain = divisions_above(["330602002"])
    assert [(d.code, d.above) for d in chain] == [
        ("33", ""), ("3306", "33"), ("330602", "3306"), ("330602002", "330602"),
    ]  # fmt: skip
    assert divisions_above([]) == ()
    # a city without districts stands on the list twice
    assert [(d.code, d.above) for d in divisions_above(["441900004"])] == [
        ("44", ""), ("4419", "44"), ("441900004", "4419"),
    ]  # fmt: skip
