"""Each question on the small graph: the rows are what a person reads there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import ConfigError, QueryError
from kg.query.questions import LANGUAGES, Question, find_question, load_questions, parse_question
from kg.query.results import shown
from kg.query.sparql import run
from kg.query.store import open_store, store_of

QUESTIONS = {question.name: question for question in load_questions()}

ROWS: dict[str, list[tuple[str, ...]]] = {
    "01-community-benefits": [
        ("柳岸小区", "input", "修缮资金", "30万元", "修缮楼道", "Achieved"),
        ("石桥社区", "honour", "", "文明社区", "", "Achieved"),
        ("石桥社区", "honour", "", "示范社区", "", "Achieved"),
        ("石桥社区", "input", "改造资金", "120万元", "改造路面", "Achieved"),
        ("石桥社区", "outcome", "居民满意度", "96%", "改造路面", "Achieved"),
        ("石桥社区", "output", "路面", "3公里", "改造路面", "Achieved"),
    ],
    "02-money-by-area": [
        ("城市建设", "1", "1200000"),
        ("", "1", "300000"),
    ],
    "03-campaign-outcomes": [
        ("清风行动", "outcome", "", "创新案例", "检查商户"),
        ("清风行动", "outcome", "投诉", "20%", "检查商户"),
        ("清风行动", "output", "检查商户", "40户", "检查商户"),
    ],
    "04-projects-under-way": [
        ("云塘码头项目", "2亿元", "主体完工"),
    ],
    "05-honours-by-level": [
        ("national", "示范社区", "石桥社区", "Achieved"),
        ("province", "文明社区", "石桥社区", "Achieved"),
        ("", "创新案例", "清风行动", "Achieved"),
    ],
    "06-fastest-growth": [
        ("财政收入", "13", "2022-01-01", "2022-12-31", "yuntang-2022.txt"),
        ("财政收入", "12.5", "2021-01-01", "2021-12-31", "yuntang-2021.txt"),
        ("税收", "3", "2022-01-01", "2022-12-31", "heshan-2022.txt"),
    ],
    "07-plans-and-results": [
        ("云塘街道", "公园", "=", "2", "个", "建成公园", "=", "1"),
        ("云塘街道", "计划投入", "=", "5000000", "元", "", "", ""),
        ("云塘街道", "财政收入", ">", "330000000", "元", "财政收入", "=", "340000000"),
    ],
    "08-input-without-outcome": [
        ("修缮楼道", "Achieved", "修缮资金", "30万元", "yuntang-2021.txt"),
        ("新建公园", "Planned", "计划投入", "500万元", "yuntang-2021.txt"),
    ],
    "09-company-projects": [
        ("远帆公司", "云塘码头项目", "2亿元", "东渡村"),
        ("远帆公司", "禾山仓库", "", ""),
    ],
    "10-problems-admitted": [
        ("云塘街道", "2021-01-01", "2021-12-31", "城市建设", "停车难问题依然突出"),
    ],
    "11-sentence-of-a-fact": [
        ("财政收入", "500000000", "heshan-2022.txt", "20", "23", "财政收入完成5亿元，税收增长3%"),
        ("改造资金", "1200000", "yuntang-2021.txt", "16", "21", "投入120万元改造石桥社区路面3公里，居民满意度达96%"),
        ("修缮资金", "300000", "yuntang-2021.txt", "68", "72", "投入30万元修缮柳岸小区楼道"),
        ("财政收入", "300000000", "yuntang-2021.txt", "147", "150", "财政收入完成3亿元，增长12.5%"),
        (
            "财政收入",
            "330000000",
            "yuntang-2021.txt",
            "223",
            "230",
            "2022年，财政收入达到3.3亿元以上，新建公园2个，计划投入500万元",
        ),
        (
            "计划投入",
            "5000000",
            "yuntang-2021.txt",
            "242",
            "247",
            "2022年，财政收入达到3.3亿元以上，新建公园2个，计划投入500万元",
        ),
        ("财政收入", "340000000", "yuntang-2022.txt", "20", "25", "财政收入完成3.4亿元，增长13%"),
    ],
    "12-reports": [
        ("heshan-2022.txt", "禾山街道", "2022-01-01", "2022-12-31", "5"),
        ("yuntang-2021.txt", "云塘街道", "2021-01-01", "2021-12-31", "20"),
        ("yuntang-2022.txt", "云塘街道", "2022-01-01", "2022-12-31", "9"),
    ],
    "13-places-of-a-unit": [
        ("云塘街道", "石桥社区", "Community"),
        ("云塘街道", "柳岸小区", "ResidentialArea"),
        ("云塘街道", "东渡村", "Village"),
    ],
    "14-cooperation": [
        ("云塘街道", "远帆公司", "yuntang-2021.txt", "云塘街道与远帆公司签订合作协议"),
    ],
    "15-policies": [
        ("停车管理办法", "云塘街道", "印发办法"),
    ],
    "16-plans-by-area": [
        ("城市建设", "新建公园", "2022-01-01", "2022-12-31"),
    ],
    "17-indicators-compared": [
        ("财政收入", "云塘街道", "2021-01-01", "2021-12-31", "amount", "300000000", "元"),
        ("财政收入", "云塘街道", "2021-01-01", "2021-12-31", "change", "12.5", "%"),
        ("财政收入", "云塘街道", "2022-01-01", "2022-12-31", "amount", "340000000", "元"),
        ("财政收入", "云塘街道", "2022-01-01", "2022-12-31", "change", "13", "%"),
        ("财政收入", "禾山街道", "2022-01-01", "2022-12-31", "amount", "500000000", "元"),
    ],
    "18-people": [
        ("周远山", ""),
        ("陈望舒", "石桥社区"),
    ],
    "19-work-by-place": [
        ("柳岸小区", "1"),
        ("石桥社区", "1"),
    ],
    "20-status-by-area": [
        ("城市建设", "Achieved", "3"),
        ("城市建设", "Ongoing", "1"),
        ("城市建设", "Planned", "1"),
        ("安全生产", "Achieved", "2"),
        ("民生保障", "Achieved", "1"),
    ],
    "21-named-in-several-reports": [
        ("云塘码头项目", "2"),
        ("云塘街道", "2"),
        ("石桥社区", "2"),
        ("远帆公司", "2"),
    ],
    "22-people-reached": [
        ("慰问老人", "慰问老人", "=", "60", "人次", "Achieved"),
        ("检查商户", "检查商户", "=", "40", "户", "Achieved"),
    ],
    "23-rates": [
        ("云塘街道", "居民满意度", "", "=", "96", "2021-01-01", "2021-12-31"),
        ("云塘街道", "污水处理率", "", "=", "88", "2022-01-01", "2022-12-31"),
    ],
    "24-milestones": [
        ("云塘码头项目", "竣工验收", "Planned", "2023-01-01", "2023-12-31"),
    ],
    "25-least-sure": [
        ("5亿元", "0.6", "by.hand", "5亿元", "heshan-2022.txt"),
    ],
    "26-plans-followed-up": [
        ("云塘街道", "云塘码头项目", "装修码头", "装修码头", "Ongoing"),
    ],
}


@pytest.fixture(scope="module")
def store(small: Path) -> Iterator[ox.Store]:
    with store_of(small) as path:
        yield open_store(path)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_answered_as_a_person_would(name: str, store: ox.Store) -> None:
    found = run(store, QUESTIONS[name].sparql)
    assert isinstance(found, ox.QuerySolutions)
    assert [tuple(shown(row[variable]) for variable in found.variables) for row in found] == ROWS[name]


def test_there_are_rows_for_each_question_and_no_other() -> None:
    assert list(ROWS) == list(QUESTIONS)
    assert len(QUESTIONS) >= 20


def test_questions_are_numbered_without_a_gap() -> None:
    assert [name.partition("-")[0] for name in QUESTIONS] == [f"{n:02}" for n in range(1, len(QUESTIONS) + 1)]


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda question: question.name)
def test_a_question_speaks_both_languages(question: Question) -> None:
    for texts in (question.title, question.line):
        assert set(texts) == set(LANGUAGES)
        assert re.search(r"[\u4e00-\u9fff]", texts["zh"])
        assert not re.search(r"[\u4e00-\u9fff]", texts["en"])
    assert question.title["zh"].endswith("？")
    assert question.title["en"].endswith("?")


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda question: question.name)
def test_a_question_runs_anywhere(question: Question) -> None:
    # it declares its prefixes, and only those that it uses
    body = re.sub(r'"[^"]*"', "", question.sparql)
    declared = set(re.findall(r"PREFIX (\w+):", body))
    used = set(re.findall(r"(?<![\w<])(\w+):(?!//)", re.sub(r"PREFIX .*", "", body)))
    assert declared == used


def test_titles_are_told_apart() -> None:
    titles = list(chain.from_iterable(question.title.values() for question in QUESTIONS.values()))
    assert len(set(titles)) == len(titles)


def test_a_question_is_found_by_name_and_number() -> None:
    assert find_question("03-campaign-outcomes") is QUESTIONS["03-campaign-outcomes"]
    assert find_question("3") is find_question("03") is QUESTIONS["03-campaign-outcomes"]
    assert find_question("campaign") is None
    with pytest.raises(QueryError, match="question 99: there is none; the last is 26"):
        find_question("99")


HEADER = "# title-zh: 问？\n# title-en: What?\n# line-zh: 行。\n# line-en: A row.\n"


def test_a_file_is_read() -> None:
    read = parse_question("01-x", HEADER + "\nASK {}\n")
    assert read == Question("01-x", {"zh": "问？", "en": "What?"}, {"zh": "行。", "en": "A row."}, "ASK {}\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEADER.replace("# line-en: A row.\n", "") + "\nASK {}", "has no line '# line-en: …'"),
        ("ASK {}", "header line 'ASK {}' is not like"),
        (HEADER.replace("title-en: What?", "title-en:") + "\nASK {}", "header line '# title-en:' is not like"),
    ],
)
def test_a_wrong_header_is_named(text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(said)):
        parse_question("01-x", text)
