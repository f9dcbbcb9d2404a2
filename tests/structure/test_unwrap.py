"""Broken lines are joined before the words are read; evidence still counts in the text as read."""

from __future__ import annotations

from kg.model import Document, Span
from kg.pipeline import build_report
from kg.structure import unwrap

LINE = "全年拆除违章建筑1200平方米，清理楼道杂物三百余处，走访慰问困难家庭86户，发放慰问金12.5万元。"


def document(text: str) -> Document:
    return Document("qinghe-2022.txt", text, "0" * 64)


def wrapped(text: str, width: int) -> str:
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


def test_a_text_of_whole_paragraphs_is_left_alone() -> None:
    whole = document("清河街道2022年工作总结\n" + LINE + "\n")
    assert unwrap(whole) is whole


def test_broken_lines_are_joined_and_lead_back() -> None:
    text = wrapped(LINE * 8, 30)
    flat = unwrap(document(text))
    assert flat.text == LINE * 8
    assert flat.origin is not None
    assert [text[flat.origin.at(i)] for i in range(len(flat.text))] == list(flat.text)


def test_spaces_around_a_number_are_closed() -> None:
    flat = unwrap(document("投入 300 万元，覆盖率达 95 %，第 3 次。"))
    assert flat.text == "投入300万元，覆盖率达95%，第3次。"
    assert flat.origin is not None
    assert flat.origin.span(Span(2, 7)) == Span(3, 9)


def test_a_section_number_keeps_its_space() -> None:
    heading = document("工作总结 1. 经济发展稳步提升。")
    assert unwrap(heading) is heading


def test_marks_of_markdown_are_left_out() -> None:
    text = "# 青禾街道2023年工作总结\n**一、主要工作**\n清理垃圾**20吨**，李**获奖。\n"
    made = unwrap(document(text))
    assert made.text == "青禾街道2023年工作总结\n一、主要工作\n清理垃圾20吨，李**获奖。\n"


def test_broken_lines_say_the_same_as_whole_ones() -> None:
    def numbers(text: str) -> list[tuple[object, ...]]:
        graph = build_report(document(text))
        found = [dict(n.properties) for n in graph.nodes if "Measurement" in n.kinds]
        return sorted((str(p["value"]), p["unitText"], p["indicatorText"]) for p in found)

    body = "".join(LINE.replace("1200", str(1200 + i)) for i in range(8))
    assert numbers(wrapped(body, 33)) == numbers(body)


def test_evidence_of_a_broken_text_reads_back_in_the_text_as_read() -> None:
    text = wrapped(LINE * 8, 30)
    graph = build_report(document(text))
    assert graph.source.document.text == text
    anchors = {
        text[e.begin : e.end].replace("\n", "") for n in graph.nodes if "Measurement" in n.kinds for e in n.evidence
    }
    assert {"1200平方米", "三百余处", "86户", "12.5万元"} <= anchors
