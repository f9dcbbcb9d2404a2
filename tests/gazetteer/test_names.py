"""Names taken apart: suffixes, short and full forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.gazetteer.names import CITY, COUNTY, PROVINCE, Form, area_stem, local_form, own_part, township_form


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("澜浦社区", Form("澜浦", "社区")),
        ("澜浦社区居委会", Form("澜浦", "社区")),
        ("澜浦社区居民委员会", Form("澜浦", "社区")),
        ("澜浦居委会", Form("澜浦", "社区")),
        ("汀前村", Form("汀前", "村")),
        ("汀前村委会", Form("汀前", "村")),
        ("汀前村村委会", Form("汀前", "村")),
        ("汀前村民委员会", Form("汀前", "村")),
        ("汀前村委", Form("汀前", "村")),
        ("汀前", Form("汀前", "")),
        ("村", Form("村", "")),
    ],
)
def test_forms_of_communities_and_villages(name: str, form: Form) -> None:
    assert local_form(name) == form


def test_a_village_that_became_a_community_has_the_same_key() -> None:
    assert local_form("汀前村").key == local_form("汀前村社区居委会").key == local_form("汀前社区").key == "汀前"


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("岫云街道", Form("岫云", "街道")),
        ("岫云街道办事处", Form("岫云", "街道")),
        ("岫云镇", Form("岫云", "镇")),
        ("岫云回族乡", Form("岫云", "乡")),
        ("岫云苗族侗族乡", Form("岫云", "乡")),
        ("岫云农场", Form("岫云农场", "")),
    ],
)
def test_forms_of_streets_and_towns(name: str, form: Form) -> None:
    assert township_form(name) == form


@pytest.mark.parametrize(
    ("name", "level", "stem"),
    [
        ("内蒙古自治区", PROVINCE, "内蒙古"),
        ("广西壮族自治区", PROVINCE, "广西"),
        ("浙江省", PROVINCE, "浙江"),
        ("延边朝鲜族自治州", CITY, "延边"),
        ("绍兴市", CITY, "绍兴"),
        ("双江拉祜族佤族布朗族傣族自治县", COUNTY, "双江"),
        ("赵县", COUNTY, "赵县"),
    ],
)
def test_stems_of_areas(name: str, level: int, stem: str) -> None:
    assert area_stem(name, level) == stem


def test_a_listed_name_may_begin_with_the_areas_above_it() -> None:
    assert own_part("澄原市岫云镇澜浦社区居委会", ["澄原市", "云屏区", "岫云镇"]) == "澜浦社区居委会"
    assert own_part("岫云村委会", ["澄原市", "云屏区", "岫云镇"]) == "岫云村委会"


@given(st.text(alphabet="沐澜榕岫村社区委会居民汀", min_size=1, max_size=9))
def test_no_form_is_empty(name: str) -> None:
    assert local_form(name).stem
    assert local_form(name).key
    assert township_form(name).stem
