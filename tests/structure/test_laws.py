"""Laws that hold for the layout of any text."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Document, Layout
from kg.structure import structure

PIECES = st.sampled_from(
    [
        "一、",
        "二、",
        "（一）",
        "（二）",
        "1.",
        "2.",
        "1、",
        "①",
        "3.5",
        "1,200",
        "10:30",
        "一是",
        "首先",
        "第一，",
        "。",
        "，",
        "；",
        "：",
        "！",
        "“",
        "”",
        "《",
        "》",
        "（",
        "）",
        "—",
        "——",
        "\n",
        "\r\n",
        "\u3000",
        "\xa0",
        "今年以来",
        "2019年",
        "1-9月",
        "下半年",
        "上半年工作总结",
        "存在的问题",
        "下一步",
        "柳溪街道",
        "新建公园",
        "3个",
        "亿元",
        "信息名称",
        "索引号",
        "发布机构",
        "当前位置:",
        ">",
        "打印本页",
        "本作品是",
        "街道坚持稳中求进统筹抓好各项工作圆满完成了任务",
        "\u200b",
        "\ufeff",
        "１．５",
        "【",
        "】",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(PIECES, max_size=80).map("".join), st.lists(PIECES, max_size=80).map(" ".join)
)


def layout(text: str) -> Layout:
    return structure(Document("report.txt", text, "0" * 64))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_sentences_and_furniture_share_out_the_text(text: str) -> None:
    result = layout(text)
    held = [0] * len(text)
    for span in (*result.furniture, *(each.span for each in result.sentences)):
        for at in range(span.begin, span.end):
            held[at] += 1
    blank = "\u200b\ufeff"
    assert all(count == 1 for count, sign in zip(held, text, strict=True) if not sign.isspace() and sign not in blank)
    assert max(held, default=0) <= 1


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_order_and_nesting(text: str) -> None:
    result = layout(text)
    last = 0
    for each in result.sentences:
        assert last <= each.span.begin < each.span.end
        last = each.span.end
        assert result.sections[each.section].span.covers(each.span)
        at = each.span.begin
        for clause in each.clauses:
            assert at <= clause.begin < clause.end <= each.span.end
            # Between clauses there are marks and spaces only.
            assert not re.search(r"\w", text[at : clause.begin])
            at = clause.end
        assert not re.search(r"\w", text[at : each.span.end])
    for section in result.sections[1:]:
        assert section.parent is not None
        parent = result.sections[section.parent]
        assert parent.span.covers(section.span)
        assert section.level == parent.level + 1
        assert section.heading is not None
        assert section.heading.begin == section.span.begin


@pytest.mark.parametrize(
    "unit", ["（" * 50, "“" * 50, "一、" * 30, "1.", "，", " ", "\n", "2019年", "街道", "街道，", "。一、"]
)
def test_repetition_costs_no_more_than_length(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    layout(unit)
    start = process_time()
    layout(text)
    # A quadratic step over 60,000 characters takes minutes; a linear one takes a fraction of a second.
    assert process_time() - start < 10


def test_no_sentence_runs_across_a_part_of_the_frame() -> None:
    text = "0" * 99 + "," + "0" * 61 + " 当前位置:" + "0" * 31 + " 0"
    result = layout(text)
    assert [(span.begin, span.end) for span in result.furniture] == [(162, 198)]
    assert [(each.span.begin, each.span.end) for each in result.sentences] == [(0, 161), (199, 200)]
