"""Numbers with their units, and why other numerals measure nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lex.words import pipeline
from kg.lexicon import rows
from kg.model import NumeralUse


def read(text: str) -> list[tuple[str, Decimal, str, str, str]]:
    doc = pipeline()(text)
    return [(text[q.begin : q.end], q.value, q.unit, q.comparator, q.kind) for q in doc._.kg_quantities]


def uses(text: str) -> list[tuple[str, NumeralUse]]:
    doc = pipeline()(text)
    return [(text[n.begin : n.end], n.use) for n in doc._.kg_numerals]


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator", "kind"),
    [
        ("拆除违建2200㎡", "2200", "㎡", "=", "amount"),
        ("受理工单１８９６件", "1896", "件", "=", "amount"),
        ("发放补贴1,811元", "1811", "元", "=", "amount"),
        ("完成投资1.38亿元", "138000000", "元", "=", "amount"),
        ("引进外资860万美元", "8600000", "美元", "=", "amount"),
        ("投入近300万用于绿化", "3000000", "元", "~", "amount"),
        ("拨付110余万元", "1100000", "元", ">", "amount"),
        ("拨付1千余万元", "10000000", "元", ">", "amount"),
        ("拨付3百多万元", "3000000", "元", ">", "amount"),
        ("浏览量突破30万", "300000", "", ">", "amount"),
        ("服务老人1.2万人次", "12000", "人次", "=", "amount"),
        ("劝返一名上访人员", "1", "名", "=", "amount"),
        ("新建三个公园", "3", "个", "=", "amount"),
        ("清理杂物三百余处", "300", "处", ">", "amount"),
        ("转移群众两千多人", "2000", "人", ">", "amount"),
        ("走访商户近百户", "100", "户", "~", "amount"),
        ("惠及30人（户）", "30", "人", "=", "amount"),
        ("每月不少于50家", "50", "家", ">", "amount"),
        ("不足20户", "20", "户", "<", "amount"),
        ("巡查40多次", "40", "次", ">", "amount"),
        ("覆盖率达95%", "95", "%", "=", "rate"),
        ("提高到95％", "95", "%", "=", "rate"),
        ("百分之八十的住户", "80", "%", "=", "rate"),
        ("三分之一的商户", "33.33", "%", "=", "rate"),
        ("八成以上的居民", "80", "%", ">", "rate"),
        ("减产一成二", "-12", "%", "=", "change"),
        ("同比增长8.5%", "8.5", "%", "=", "change"),
        ("访量下降不到1成", "-10", "%", "<", "change"),
        ("同比下降66.67%", "-66.67", "%", "=", "change"),
        ("同比下降-58.6%", "-58.6", "%", "=", "change"),
        ("提高2个百分点", "2", "个百分点", "=", "change"),
        ("增长2倍", "2", "倍", "=", "change"),
        ("超额完成任务的400%", "400", "%", "=", "rate"),
        ("考核名列全区第一", "1", "名", "=", "rank"),
        ("成为全市第二家示范单位", "2", "名", "=", "rank"),
        ("进入全市前三名", "3", "名", "<", "rank"),
        ("提前20天完工", "20", "天", "=", "amount"),
        ("长达6年未动工", "6", "年", "=", "amount"),
        ("收入共３，２７０万元", "32700000", "元", "=", "amount"),
        ("工业产值达7.25万亿元", "7250000000000", "元", "=", "amount"),
        ("存款余额两万亿元", "2000000000000", "元", "=", "amount"),
        ("收购稻谷三十六万四千吨", "364000", "吨", "=", "amount"),
        ("收购稻谷四万零八百吨", "40800", "吨", "=", "amount"),
        ("惠及旅客一亿三千万人次", "130000000", "人次", "=", "amount"),
        ("捐款两万六千元", "26000", "元", "=", "amount"),
        ("服务一万一千余户", "11000", "户", ">", "amount"),
        ("1/3的商户", "33.33", "%", "=", "rate"),
        ("超过2/5的楼栋", "40", "%", ">", "rate"),
        ("3/4以上的居民", "75", "%", ">", "rate"),
    ],
)
def test_one_quantity(text: str, value: str, unit: str, comparator: str, kind: str) -> None:
    found = [q[1:] for q in read(text)]
    assert found == [(Decimal(value), unit, comparator, kind)]


def test_a_range_is_two_bounds_over_one_stretch() -> None:
    assert read("每家培育15—20家") == [
        ("15—20家", Decimal(15), "家", ">", "amount"),
        ("15—20家", Decimal(20), "家", "<", "amount"),
    ]


def test_pairs_of_counters_are_two_quantities() -> None:
    assert [q[:3] for q in read("慰问低保家庭115户147人")] == [
        ("115户", Decimal(115), "户"),
        ("147人", Decimal(147), "人"),
    ]


def test_a_list_of_falls_keeps_its_sign() -> None:
    assert [q[1] for q in read("起数、人数同比分别下降40%、50%")] == [Decimal(-40), Decimal(-50)]


@pytest.mark.parametrize(
    ("text", "numeral", "use"),
    [
        ("2023年上半年", "2023年", NumeralUse.DATE),
        ("1-11月完成", "1-11月", NumeralUse.DATE),
        ("一季度", "一季度", NumeralUse.DATE),
        ("第一书记到村任职", "一", NumeralUse.ORDINAL),
        ("小区二期已完工", "二期", NumeralUse.ORDINAL),
        ("构建三大体系", "三", NumeralUse.SLOGAN),
        ("抓好四个方面", "四个", NumeralUse.SLOGAN),
        ("推进“三改一拆”", "三", NumeralUse.NAME),
        ("落实《十条措施》", "十", NumeralUse.NAME),
        ("办理12345热线", "12345", NumeralUse.CODE),
        ("办理12345工单", "12345", NumeralUse.CODE),
        ("办结12345件", "12345", NumeralUse.CODE),
        ("实行24小时值守", "24小时", NumeralUse.CODE),
        ("改造G318国道", "318", NumeralUse.CODE),
        ("PM2.5浓度", "2.5", NumeralUse.CODE),
        ("落户世界500强企业", "500", NumeralUse.CODE),
        ("投用平台（5-9层）", "5-9层", NumeralUse.RANGE),
        ("成立一支队伍", "一支", NumeralUse.ARTICLE),
        ("帮助几十家企业", "十", NumeralUse.VAGUE),
        ("总投资超3000万元项目4个", "3000万元", NumeralUse.THRESHOLD),
        ("60周岁以上老人", "60周岁以上", NumeralUse.THRESHOLD),
        ("45—54岁的干部", "45—54岁", NumeralUse.THRESHOLD),
        ("产值翻两番", "两", NumeralUse.VAGUE),
        ("产值翻了一番", "一", NumeralUse.VAGUE),
        ("3/8妇女节", "3", NumeralUse.CODE),
        ("共𑓐户", "𑓐", NumeralUse.UNREAD),
        ("得6/10分", "6", NumeralUse.CODE),
        ("一、工作情况", "一", NumeralUse.SECTION_NUMBER),
        ("二是加强巡查", "二", NumeralUse.SECTION_NUMBER),
    ],
)
def test_what_measures_nothing(text: str, numeral: str, use: NumeralUse) -> None:
    assert (numeral, use) in uses(text)


@pytest.mark.parametrize("word", ["一定", "统一", "百姓", "万众一心", "零部件", "千方百计"])
def test_a_chinese_numeral_inside_a_word_is_none(word: str) -> None:
    assert read(f"做到{word}") == []


@given(st.integers(0, 10**9), st.sampled_from(["户", "家", "件", "元", "亩", "人次"]))
def test_arabic_digits_read_back(number: int, unit: str) -> None:
    assert read(f"共处理{number}{unit}")[0][1:3] == (Decimal(number), unit)


@given(
    st.text(alphabet="一二三十百千万亿两零0123456789.,，。、第前约超近余多%％元户年月日的增长下降“”《》-—", max_size=40)
)
def test_any_text_is_read_and_offsets_stay_inside(text: str) -> None:
    doc = pipeline()(text)
    for quantity in doc._.kg_quantities:
        assert 0 <= quantity.begin < quantity.end <= len(text)
        assert quantity.begin <= quantity.number.begin < quantity.number.end <= quantity.end


def test_every_unit_of_the_lexicon_stands_in_its_example() -> None:
    assert [unit for unit, _, example in rows("units", 3) if unit not in example] == []


@pytest.mark.parametrize(
    ("unit", "example"), [(u, e) for u, d, e in rows("units", 3) if d in ("money", "area", "people")]
)
def test_units_are_read_in_their_examples(unit: str, example: str) -> None:
    assert unit in {q[2] for q in read(example)}
