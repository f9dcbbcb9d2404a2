"""The stage as a whole: laws that hold for any text, and numbers inside names."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Extraction, Span
from tests.extract.facts import TITLE, numbers, whole

_PIECES = st.sampled_from(
    (
        *"，、。；：（）“”《》\n 的和等对将由至从共已正在其中每月",
        *[
            "拆除",
            "违建",
            "30处",
            "办结",
            "完成",
            "改造",
            "推进",
            "建设",
            "新建",
            "公厕",
            "税收",
            "2.8亿元",
            "增长",
            "8%",
            "力争",
            "年底前",
            "组织",
            "党员",
            "观看",
            "影片",
        ],
        *[
            "柳塘社区",
            "云屏科技",
            "石鼓路",
            "暖冬行动",
            "青禾街道",
            "1-5月",
            "截至11月底",
            "去年",
            "全区第一",
            "三分之一",
            "0起",
            "15-20家",
        ],
        *["一、工作回顾\n", "二、存在问题\n", "三、2024年工作计划\n", "（一）"],
        *["a", "1", "％", "𠮷", "\u3000", "\r\n", "\ufeff", "🏠", "é"],
    )
)
REPORTS = st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=40)


def spans(found: Extraction) -> list[Span]:
    claims = (
        *found.activities,
        *found.measurements,
        *found.recognitions,
        *found.milestones,
        *found.problems,
        *found.relations,
    )
    return [c.span for c in claims]


@settings(max_examples=60, deadline=None)
@given(REPORTS)
def test_any_text_is_read_and_every_claim_lies_in_one_sentence(text: str) -> None:
    found = whole(TITLE + text)
    sentences = [s.span for s in found.layout.sentences]
    for span in spans(found):
        assert 0 <= span.begin < span.end <= len(found.layout.document.text)
        assert any(s.covers(span) for s in sentences)


@settings(max_examples=60, deadline=None)
@given(REPORTS)
def test_every_reference_points_at_something(text: str) -> None:
    found = whole(TITLE + text)
    mentions, activities = range(len(found.mentions)), range(len(found.activities))
    for activity in found.activities:
        assert all(i in mentions for i in (*activity.agents, *activity.places, *activity.involves))
        assert activity.campaign is None or activity.campaign in mentions
        assert activity.action and found.layout.document.text[activity.verb.begin : activity.verb.end]
    for number in found.measurements:
        assert number.activity is None or number.activity in activities
        assert all(i in mentions for i in number.about)
        assert number.indicator
    for claim in (*found.recognitions, *found.milestones):
        assert claim.activity is None or claim.activity in activities


@settings(max_examples=60, deadline=None)
@given(REPORTS)
def test_every_measurement_is_a_quantity_of_the_text_told_once(text: str) -> None:
    found = whole(TITLE + text)
    quantities = [q for lexed in found.lexed for q in lexed.quantities]
    measured = [m.quantity for m in found.measurements]
    assert all(q in quantities for q in measured)
    assert len(measured) == len(set(measured))
    assert all(m.span.begin <= m.quantity.begin and m.quantity.end <= m.span.end for m in found.measurements)
    assert all(a.rule and 0 < a.confidence <= 1 for a in (*found.activities, *found.measurements))


def test_a_text_of_nothing_says_nothing() -> None:
    found = whole("")
    assert (found.mentions, spans(found)) == ((), [])


def test_a_number_inside_a_name_measures_nothing() -> None:
    assert numbers("印发《10件实事实施方案》，走访企业20家。") == [("20家", "走访企业", "output", "achieved")]
