"""When two texts, names, units or periods count as the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.compare import alike, distinctive, fold, fold_unit, months, name_likeness


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("“三 清”行动（二期）", "三清行动二期"), ("ABC．", "abc."), ("《办法》", "办法"), ("５０％", "５０%")],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("a", "b"), [("平方米", "㎡"), ("平米", "㎡"), ("百分点", "个百分点"), ("％", "%"), ("起", "件")]
)
def test_units_in_two_spellings_are_one(a: str, b: str) -> None:
    assert fold_unit(a) == fold_unit(b)


def test_other_units_differ() -> None:
    assert fold_unit("户") != fold_unit("人")


@pytest.mark.parametrize(
    ("a", "b", "least", "expected"),
    [
        ("", "", 0.5, True),
        ("", "违建", 0.5, False),
        ("建", "违建", 0.5, False),  # one character inside another text is too little
        ("违建", "拆除违建面积", 0.9, True),
        ("拆除违建面积", "违建拆除面积", 0.6, True),  # 3 of 5 bigrams
        ("拆除违建面积", "违建拆除面积", 0.7, False),
        ("走访", "慰问", 0.1, False),
    ],
)
def test_alike(a: str, b: str, least: float, expected: bool) -> None:
    assert alike(a, b, least) is expected
    assert alike(b, a, least) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ({"云塘社区"}, {"云塘", "云塘社区"}, 2),
        ({"清水河整治工程"}, {"清水河整治"}, 1),
        ({"清水河整治工程"}, {"清水河"}, 0),
        ({""}, {""}, 0),
    ],
)
def test_name_likeness(a: set[str], b: set[str], expected: int) -> None:
    assert name_likeness(a, b) == expected


def test_a_form_that_several_share_tells_none_apart() -> None:
    forms = {1: frozenset({"改造", "云塘改造"}), 2: frozenset({"改造", "石桥改造"}), 3: frozenset({"改造"})}
    assert distinctive(forms) == {1: frozenset({"云塘改造"}), 2: frozenset({"石桥改造"}), 3: frozenset({"改造"})}


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("", None),
        ("2017", ("2017-01", "2017-12")),
        ("2023-06", ("2023-06", "2023-06")),
        ("2015-01/2015-11", ("2015-01", "2015-11")),
        ("2015/2016-03", ("2015-01", "2016-03")),
        ("2015-01-05/2015-11-20", ("2015-01", "2015-11")),
    ],
)
def test_months(period: str, expected: tuple[str, str] | None) -> None:
    assert months(period) == expected


@pytest.mark.parametrize("period", ["17", "2017年", "2015/2016/2017", "2015-1"])
def test_what_is_no_period_is_refused(period: str) -> None:
    with pytest.raises(ValueError, match="neither a year"):
        months(period)
