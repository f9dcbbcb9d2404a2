"""Mentions to entities: one node a thing, its other forms, and what lies above it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Entity
from kg.resolve import resolve
from kg.resolve.paths import level
from tests.extract.names.reports import extraction


def entities(text: str) -> dict[str, Entity]:
    return {entity.name: entity for entity in resolve(extraction(text)).entities}


def test_short_forms_join_the_full_name() -> None:
    found = entities("青禾街道2023年工作总结\n\n柳塘、翠岩社区换届。打造青禾新名片。")
    assert found["青禾街道"].aliases == ("青禾",) and found["青禾街道"].is_unit
    assert found["柳塘社区"].aliases == ("柳塘",) and not found["柳塘社区"].is_unit
    assert len(found["青禾街道"].mentions) == 2


def test_what_another_thing_is_called_is_no_other_name() -> None:
    found = entities("青禾街道2023年工作总结\n\n柳塘社区、翠岩社区日间照料中心完成改造。走访柳塘社区。")
    assert found["柳塘社区日间照料中心"].aliases == ()
    assert found["翠岩社区日间照料中心"].aliases == ()


def test_a_quoted_name_is_known_by_its_quoted_part_too() -> None:
    assert entities("推行“三色”工作法。")["三色工作法"].aliases == ("“三色”工作法", "三色")


def test_a_firm_without_its_industry_is_the_same_firm() -> None:
    found = entities("省重点项目2个（远岫、格澜特）。远岫科技用地收回。")
    assert found["远岫科技"].aliases == ("远岫",) and "远岫" not in found


def test_the_unit_s_communities_lie_under_the_unit_and_the_unit_under_its_district() -> None:
    found = entities("澄原市岱溪区青禾街道2023年工作总结\n\n岱溪区青禾街道推进柳塘社区换届。")
    assert found["青禾街道"].path[-1:] == ("岱溪区",)
    assert found["柳塘社区"].path == (*found["青禾街道"].path, "青禾街道")


def test_a_street_that_names_one_district_lies_in_it() -> None:
    one = entities("青禾街道2023年工作总结\n\n街道获评岱溪区先进集体。")
    assert one["青禾街道"].path[-1:] == ("岱溪区",)
    two = entities("青禾街道2023年工作总结\n\n街道获评岱溪区先进集体，赴云屏区考察。")
    assert {"岱溪区", "云屏区"} <= set(two)
    assert two["青禾街道"].path == ()


def test_the_same_name_under_two_towns_is_two_things() -> None:
    text = "岱溪区2023年工作总结\n\n湖岭镇石鼓村通过验收。望江镇石鼓村通过验收。"
    paths = {e.path[-1] for e in resolve(extraction(text)).entities if e.name == "石鼓村"}
    assert paths == {"湖岭镇", "望江镇"}


def test_a_bank_belongs_to_no_unit() -> None:
    assert entities("青禾街道2023年工作总结\n\n与云屏农商银行签约。")["云屏农商银行"].path == ()


def test_levels_of_the_administration() -> None:
    assert [level(name) for name in ("江南省", "澄原市", "岱溪区", "青禾街道", "柳塘社区")] == [0, 1, 2, 3, None]


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="柳塘社区青禾街道、，。“”等在3个村路河公司项目湖岭镇", max_size=50))
def test_every_mention_has_one_entity_and_every_entity_a_mention(text: str) -> None:
    resolution = resolve(extraction(text))
    assert len(resolution.entity_of) == len(resolution.extraction.mentions)
    members = [index for entity in resolution.entities for index in entity.mentions]
    assert sorted(members) == list(range(len(resolution.extraction.mentions)))
    assert all(index in resolution.entities[n].mentions for index, n in enumerate(resolution.entity_of))


def test_a_project_without_its_firm_and_a_phase_of_the_only_one_are_that_project() -> None:
    found = entities("总投资3亿元的远岫光电高速轴承项目开工。远岫光电二期完成选址。")
    assert found["远岫光电高速轴承项目"].aliases == ("远岫光电二期",) and "远岫光电二期" not in found
    found = entities("总投资2亿元的远岫光电总部项目落户。由远岫光电建设的总部项目封顶。与云屏集团签约的总部项目落地。")
    assert [name for name in found if name.endswith("总部项目")] == ["远岫光电总部项目"]


def test_what_bears_the_unit_s_name_may_be_called_without_it() -> None:
    found = entities("青禾街道2023年工作总结\n\n成立“青禾楼宇党建联盟”。三是延伸“楼宇党建联盟”。")
    assert "楼宇党建联盟" in found["青禾楼宇党建联盟"].aliases and "楼宇党建联盟" not in found


def test_a_firm_with_its_seat_and_form_is_that_firm_and_a_base_called_a_project_that_base() -> None:
    found = entities("江西远岫光电公司入选小巨人企业。远岫光电封装项目开工。")
    assert "远岫光电" in found["江西远岫光电公司"].aliases and "远岫光电" not in found
    found = entities("总投资3亿元的华岭制药原料药基地项目开工。总投资3亿元的华岭制药原料药基地封顶。")
    assert [name for name in found if "基地" in name] == ["华岭制药原料药基地项目"]
