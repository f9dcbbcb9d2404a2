"""Results and charts."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.explorer.conftest import Visit

COLUMNS = [
    "indicator",
    "value",
    "unit",
    "change",
    "kind",
    "role",
    "status",
    "period",
    "place",
    "about",
    "activity",
    "home",
]


def table(visit: Visit) -> list[list[str]]:
    rows = visit.page.locator("#table .tabulator-row")
    return [
        [rows.nth(at).locator(f"[tabulator-field={name}]").inner_text() for name in COLUMNS]
        for at in range(rows.count())
    ]


@pytest.fixture
def results(visit: Visit) -> Visit:
    visit.page.click("#tab-results")
    visit.page.wait_for_selector("#table .tabulator-row")
    return visit


def column(visit: Visit, name: str) -> list[str]:
    return [row[COLUMNS.index(name)] for row in table(visit)]


def filter_by(visit: Visit, name: str, wanted: str) -> None:
    visit.page.fill(f"#table .tabulator-col[tabulator-field={name}] .tabulator-header-filter input", wanted)
    visit.page.keyboard.press("Enter")


def test_every_measurement_is_a_row_in_the_order_of_the_texts(results: Visit) -> None:
    rows = table(results)
    assert len(rows) == 12
    start = next(at for at, row in enumerate(rows) if row[1] == "240,000,000")
    assert rows[start : start + 6] == [
        ["税收", "240,000,000", "元", "+8%", "数量", "成效", "已完成", "2021", "", "", "", "青禾街道"],
        ["税收", "8", "%", "+8%", "增减", "成效", "已完成", "2021", "", "", "", "青禾街道"],
        ["新建健身步道", "3", "公里", "", "数量", "产出", "已完成", "2021", "青禾街道", "", "新建健身步道", "青禾街道"],
        ["惠及居民", "900", "户", "", "数量", "产出", "已完成", "2021", "青禾街道", "", "新建健身步道", "青禾街道"],
        ["总投资", "50,000,000", "元", "", "数量", "投入", "已完成", "2021", "", "云岭邻里中心项目", "", "青禾街道"],
        ["税收", "260,000,000", "元", "", "数量", "成效", "计划中", "2022", "", "", "", "青禾街道"],
    ]
    results.picture("results-zh")


def test_sorting_is_by_number(results: Visit) -> None:
    header = results.page.locator("#table .tabulator-col[tabulator-field=value] .tabulator-col-title").first
    header.click()
    values = [float(value.replace(",", "")) for value in column(results, "value")]
    assert values == sorted(values)
    header.click()
    values = [float(value.replace(",", "")) for value in column(results, "value")]
    assert values == sorted(values, reverse=True)


@pytest.mark.parametrize(
    ("name", "wanted", "found"),
    [
        ("indicator", "步道", {"新建健身步道"}),
        ("value", ">200,000,000", {"税收"}),
        ("value", "90..100", {"整改率"}),
        ("unit", "处", {"排查隐患"}),
        ("home", "白沙", {"税收", "举办邻里节", "拆除违建"}),
    ],
)
def test_a_column_filters(results: Visit, name: str, wanted: str, found: set[str]) -> None:
    filter_by(results, name, wanted)
    assert set(column(results, "indicator")) == found


def test_a_status_is_chosen_from_a_list(results: Visit) -> None:
    results.page.click("#table .tabulator-col[tabulator-field=status] .tabulator-header-filter input")
    results.page.locator(".tabulator-edit-list-item", has_text="计划中").click()
    assert column(results, "value") == ["260,000,000"]
    assert results.texts("#rows") == ["1 / 12 行"]


def test_one_filter_over_all_columns(results: Visit) -> None:
    results.page.fill("#filter", "云岭")
    assert column(results, "indicator") == ["总投资"]
    assert results.texts("#rows") == ["1 / 12 行"]


def test_a_row_leads_to_its_sentence(results: Visit) -> None:
    results.page.fill("#filter", "邻里节")
    results.page.locator("#table .tabulator-row").first.locator("[tabulator-field=indicator]").click()
    assert results.texts("#text mark.current") == ["12场"]
    assert results.texts("#detail h2") == ["举办邻里节 12场"]


def test_csv_holds_the_rows_that_are_shown(results: Visit, tmp_path: Path) -> None:
    filter_by(results, "home", "白沙")
    with results.page.expect_download() as caught:
        results.page.click("#csv")
    caught.value.save_as(tmp_path / "results.csv")
    assert (tmp_path / "results.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "results.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == [
        "指标", "数值", "符号", "单位", "增减", "类型", "角色", "状态", "时期", "地点", "涉及对象", "活动", "街道/报告", "报告", "IRI",
    ]  # fmt: skip
    assert [row[:3] for row in rows[1:]] == [
        ["税收", "110000000", "="], ["举办邻里节", "12", "="], ["拆除违建", "800", "="],
    ]  # fmt: skip
    assert rows[2][5:] == [
        "数量", "产出", "已完成", "2022", "", "", "举办邻里节", "白沙街道", "baisha-2022.txt", rows[2][-1],
    ]  # fmt: skip
    assert rows[2][-1].startswith("https://w3id.org/jiedao/id/report/baisha-2022-")


DRAWN = """() => {
    const board = document.querySelector('#board canvas');
    const points = board.getContext('2d').getImageData(0, 0, board.width, board.height).data;
    return points.filter((value, at) => at % 4 === 3 && value > 0).length > 5000;
}"""


def test_charts_compare_years_and_units_and_plan_with_result(visit: Visit) -> None:
    visit.page.click("#tab-charts")
    assert visit.texts("#indicators .name") == ["税收（元）"]
    assert visit.texts("#indicators .aside") == ["2 年度 · 2 街道 · 计划/结果"]
    assert visit.texts("#board figcaption") == ["同一指标的年度与街道对比 · 税收（元）", "计划与结果对比 · 税收（元）"]
    visit.page.wait_for_function(DRAWN)  # a chart is drawn when its size is known
    rows = [[cell.strip() for cell in row.split("\t")] for row in visit.lines("#board tbody tr")]
    assert [row[:5] for row in rows] == [
        ["青禾街道", "2021", "已完成", "税收", "240,000,000 元"],
        ["白沙街道", "2022", "已完成", "税收", "110,000,000 元"],
        ["青禾街道", "2022", "计划中", "税收", "260,000,000 元"],
        ["青禾街道", "2022", "已完成", "税收", "250,000,000 元"],
    ]
    visit.picture("charts-zh")
    visit.page.locator("#board tbody button").first.click()
    assert visit.texts("#text mark.current") == ["2.4亿元"]
