"""The examples of CONTRIBUTING: what a domain user adds without Python does what the page says."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ADDITIONS = dict(re.findall(r"^```\w+ ((?:kg|ontology)/\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
SENTENCES = {
    "verb": "回填废弃鱼塘320亩。",
    "suffix": "建成云屏船闸并投入使用。",
    "campaign": "推出“净水护航”打卡季，评选标兵20名。",
    "indicator": "本级财力达3.2亿元。",
    "no suffix": "建设新船闸。新船闸由船闸管理所负责，建设大型水利船闸1座。",
}

FACTS_OF = """
import json, sys
from kg.model import Document, Term
from kg.pipeline import build_report

def facts(sentence):
    graph = build_report(Document("r-2022.txt", "青禾街道2022年工作总结\\n今年，" + sentence, "0" * 64))
    value = lambda v: v.name if isinstance(v, Term) else str(v)
    return [[n.kinds, n.label, {p: value(v) for p, v in n.properties}] for n in graph.nodes if n.label != "青禾街道"]

print(json.dumps({key: facts(sentence) for key, sentence in json.loads(sys.argv[1]).items()}))
"""


def facts(tree: Path) -> dict[str, list[Any]]:
    """Classes, label and properties of the nodes that the package of a tree finds in the sentences."""
    command = [sys.executable, "-c", FACTS_OF, json.dumps(SENTENCES)]
    env = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(tree)}
    done = subprocess.run(command, cwd=tree, env=env, check=True, capture_output=True, text=True)
    found: dict[str, list[Any]] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def before() -> dict[str, list[Any]]:
    return facts(ROOT)


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    tree = tmp_path_factory.mktemp("taught")
    for folder in ("kg", "ontology"):
        shutil.copytree(ROOT / folder, tree / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for path, lines in ADDITIONS.items():
        with (tree / path).open("a", encoding="utf-8") as file:
            file.write("\n" + lines)
    return facts(tree)


def labels(found: list[Any], kind: str) -> list[str]:
    return [label for kinds, label, _ in found if kinds[0] == kind]


def test_the_page_shows_four_additions_and_their_sentences() -> None:
    assert list(ADDITIONS) == [
        "kg/lexicon/verbs.tsv",
        "kg/lexicon/names_suffixes.toml",
        "kg/lexicon/names_quoted.toml",
        "ontology/indicators.ttl",
    ]
    assert [key for key, sentence in SENTENCES.items() if f"“{sentence}”" not in PAGE] == ["no suffix"]


def test_a_verb(before: dict[str, list[Any]], after: dict[str, list[Any]]) -> None:
    assert labels(before["verb"], "Activity") == []
    assert labels(after["verb"], "Activity") == ["回填废弃鱼塘"]
    assert [kinds for kinds, label, _ in after["verb"] if label == "320亩"] == [["Measurement", "Output"]]


def test_a_suffix(before: dict[str, list[Any]], after: dict[str, list[Any]]) -> None:
    assert labels(before["suffix"], "Facility") == []
    assert labels(after["suffix"], "Facility") == ["云屏船闸"]
    assert labels(after["no suffix"], "Facility") == []


def test_a_campaign_pattern(before: dict[str, list[Any]], after: dict[str, list[Any]]) -> None:
    assert (labels(before["campaign"], "Initiative"), labels(before["campaign"], "Campaign")) == (["净水护航"], [])
    assert (labels(after["campaign"], "Initiative"), labels(after["campaign"], "Campaign")) == ([], ["净水护航打卡季"])


def test_a_synonym_of_an_indicator(before: dict[str, list[Any]], after: dict[str, list[Any]]) -> None:
    def indicators(found: list[Any]) -> list[str | None]:
        return [properties.get("indicator") for kinds, _, properties in found if kinds[0] == "Measurement"]

    assert indicators(before["indicator"]) == [None]
    assert indicators(after["indicator"]) == ["FiscalRevenue"]
