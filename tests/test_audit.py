"""What became of each numeral."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kg.audit import audit, summary, unread_share
from kg.model import (
    Document,
    Extraction,
    Layout,
    Lexed,
    MeasurementClaim,
    Mention,
    Numeral,
    NumeralUse,
    Quantity,
    Role,
    Section,
    SectionKind,
    Sentence,
    Span,
    Status,
)
from kg.pipeline import extract_report

TEXT = "首页 2020-01-05\n1.工作\n2019年拆除违建1200平方米，走访30户，共50余次。\n"
BODY = TEXT.index("2019年")


def span(part: str) -> Span:
    begin = TEXT.index(part)
    return Span(begin, begin + len(part))


def numeral(part: str, use: NumeralUse) -> Numeral:
    return Numeral(span(part).begin, span(part).end, use)


def extraction() -> Extraction:
    whole, heading = Span(0, len(TEXT)), span("1.工作")
    section = Section(whole, None, "", 0, SectionKind.REVIEW, None, None)
    first = Section(Span(heading.begin, len(TEXT)), heading, "工作", 1, SectionKind.REVIEW, 0, None)
    sentence = Sentence(Span(BODY, len(TEXT) - 1), 1, (), False, SectionKind.REVIEW, None)
    furniture = (Span(0, TEXT.index("\n")),)
    layout = Layout(Document("a.txt", TEXT, "0"), "", "", None, None, {}, furniture, (section, first), (sentence,))
    at = span("1200平方米")
    quantity = Quantity(at.begin, at.end, Decimal(1200), "平方米", "=", "amount", Span(at.begin, at.begin + 4))
    numerals = (
        numeral("2019", NumeralUse.DATE), numeral("1200", NumeralUse.QUANTITY), numeral("30", NumeralUse.QUANTITY)
    )  # fmt: skip
    lexed = Lexed(sentence, TEXT[BODY : len(TEXT) - 1], (), (quantity,), numerals)
    claim = MeasurementClaim(at, quantity, "拆除违建面积", Role.OUTPUT, Status.ACHIEVED, None)
    return Extraction(layout, (lexed,), (), measurements=(claim,))


def test_each_numeral_is_accounted_for_in_text_order() -> None:
    found = [(line.text, line.use, line.measurement) for line in audit(extraction())]
    assert found == [
        ("2020", NumeralUse.FURNITURE, ""),
        ("01", NumeralUse.FURNITURE, ""),
        ("05", NumeralUse.FURNITURE, ""),
        ("1", NumeralUse.SECTION_NUMBER, ""),
        ("2019", NumeralUse.DATE, ""),
        ("1200", NumeralUse.QUANTITY, "拆除违建面积 1200平方米"),
        ("30", NumeralUse.UNREAD, ""),  # a quantity that no measurement holds
        ("50", NumeralUse.UNREAD, ""),  # digits that the lexer did not see
    ]


def test_the_sentence_around_stands_beside_it() -> None:
    lines = audit(extraction())
    assert lines[0].sentence == "首页 2020-01-05"
    assert lines[-1].sentence == TEXT.splitlines()[-1]
    assert TEXT[lines[-1].span.begin : lines[-1].span.end] == "50"


def test_counts_and_share() -> None:
    lines = audit(extraction())
    assert list(summary(lines)) == [
        (NumeralUse.QUANTITY, 1), (NumeralUse.DATE, 1), (NumeralUse.SECTION_NUMBER, 1), (NumeralUse.FURNITURE, 3),
        (NumeralUse.UNREAD, 2),
    ]  # fmt: skip
    assert unread_share(lines) == 0.25
    assert unread_share([]) == 0


def test_a_quantity_inside_a_name_belongs_to_the_name() -> None:
    named = replace(extraction(), mentions=(Mention(span("走访30户"), "走访30户", "Campaign", "rule"),))
    assert [line.use for line in audit(named) if line.text == "30"] == [NumeralUse.NAME]


def test_a_comparator_is_shown() -> None:
    whole = extraction()
    claim = whole.measurements[0]
    more = Quantity(
        claim.quantity.begin, claim.quantity.end, Decimal("1.2E+3"), "平方米", ">", "amount", claim.quantity.number
    )
    changed = Extraction(
        whole.layout,
        whole.lexed,
        (),
        measurements=(MeasurementClaim(claim.span, more, claim.indicator, claim.role, claim.status, None),),
    )
    assert [line.measurement for line in audit(changed) if line.measurement] == ["拆除违建面积 >1200平方米"]


def test_a_chinese_numeral_that_the_lexer_did_not_see_is_unread() -> None:
    text = "共三亿二千万元，万众一心，三里桥。"
    whole = Span(0, len(text))
    sentence = Sentence(whole, 0, (), False, SectionKind.REVIEW, None)
    section = Section(whole, None, "", 0, SectionKind.REVIEW, None, None)
    layout = Layout(Document("a.txt", text, "0"), "", "", None, None, {}, (), (section,), (sentence,))
    told = audit(Extraction(layout, (Lexed(sentence, text, (), (), ()),), ()))
    assert [(line.text, line.use) for line in told] == [("三亿二千万", NumeralUse.UNREAD)]


def test_offsets_count_in_the_text_as_read() -> None:
    read = "柳塘街道2021年工作总结\n\n一年来，拆除违法建\n设 12 处，走访居\n民30户。\n"
    lines = audit(extract_report(Document("a.txt", read, "0")))
    assert [read[line.span.begin : line.span.end] for line in lines] == ["2021年", "一年", "12 处", "30户"]
