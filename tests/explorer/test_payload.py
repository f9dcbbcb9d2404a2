"""What the page is told is what the records say, byte for byte the same each time, and the program is the one of web/."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ConfigError
from kg.ids import evidence_iri
from kg.model import Graph
from kg.sinks.explorer import ASSETS, asset, embedded, policy, render, write
from kg.sinks.explorer_data import payload
from kg.validate import check
from kg.vocabulary import load_vocabulary
from tests.explorer.sample import sample
from tests.sinks.conformance import GraphView, ViewBuilder, python_value, view_of
from tests.sinks.hand_built import hand_built

Data = dict[str, Any]


def read(page: str) -> Data:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data: Data = json.loads(found[1])
    return data


def view_of_payload(data: Data) -> GraphView:
    vocabulary = load_vocabulary()
    names = [term[0] for term in data["terms"]]
    base, nodes, edges = data["base"], data["nodes"], data["edges"]
    reports = [base + report["iri"] for report in data["reports"]]
    made = ViewBuilder()

    def put(iri: str, flat: list[Any]) -> None:
        for at in range(0, len(flat), 2):
            name, value = names[flat[at]], flat[at + 1]
            datatype = vocabulary.datatype(name) if name in vocabulary.data_properties else ""
            made.values[name].add((iri, names[value] if isinstance(value, int) else python_value(value, datatype)))

    iris = [
        (base if report < 0 else f"{reports[report]}/") + iri
        for iri, report in zip(nodes["iri"], nodes["report"], strict=True)
    ]
    for iri, report in zip(reports, data["reports"], strict=True):
        made.kind(iri, "Report")
        made.values["label"].add((iri, report["title"]))
        put(iri, report["props"])
        if report["unit"] >= 0:
            made.edges["reportingUnit"].add((iri, iris[report["unit"]]))
    for at, iri in enumerate(iris):
        made.kind(iri, names[nodes["kind"][at]])
        if nodes["role"][at] >= 0:
            made.kind(iri, names[nodes["role"][at]])
        put(iri, nodes["props"][at])
        made.values["label"].add((iri, nodes["label"][at]))
        made.values["rule"].add((iri, data["rules"][nodes["rule"][at]]))
        made.values["confidence"].add(
            (iri, python_value(str(nodes["sure"][at]), "http://www.w3.org/2001/XMLSchema#decimal"))
        )
        flat = nodes["evidence"][at]
        for i in range(0, len(flat), 3):
            made.stretches.add((iri, evidence_iri(reports[flat[i]], flat[i + 1], flat[i + 2])))
    for subject, predicate, value in zip(edges["s"], edges["p"], edges["o"], strict=True):
        made.edges[names[predicate]].add((iris[subject], iris[value]))
    return made.view()


def test_the_sample_is_a_valid_graph() -> None:
    for report in sample().reports:
        check(report)


@pytest.mark.parametrize("graph", [hand_built(), sample()], ids=["hostile", "sample"])
def test_the_page_is_told_what_the_records_say(graph: Graph) -> None:
    found, due = view_of_payload(read(render(graph))), view_of(graph)
    assert found.nodes_by_class == due.nodes_by_class
    assert found.edges_by_property == due.edges_by_property
    assert found.literals == due.literals
    assert found.evidence == due.evidence


def test_texts_edges_and_statements_keep_their_evidence() -> None:
    graph = sample()
    data = read(render(graph))
    assert [report["text"] for report in data["reports"]] == [report.source.document.text for report in graph.reports]

    def quotes(column: str) -> set[str]:
        found = set()
        for flat in data[column]["evidence"]:
            for at in range(0, len(flat), 3):
                found.add(data["reports"][flat[at]]["text"][flat[at + 1] : flat[at + 2]])
        return found

    # a fact's edges are read from the fact's own words
    assert quotes("edges") == {"𠮷水社区", "远岫精机公司", "云岭邻里中心项目"}
    assert quotes("statements") == {"总投资5000万元"}
    assert data["statements"]["v"] == ["总投资5000万元"]


def test_terms_carry_both_labels() -> None:
    terms = {name: (zh, en) for name, zh, en in payload(sample())["terms"]}  # type: ignore[union-attr, misc, str-unpack]
    assert terms["Community"] == ("社区", "community")
    assert terms["Achieved"] == ("已完成", "achieved")


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    write(hand_built(), tmp_path)
    first = (tmp_path / "explorer.html").read_bytes()
    write(hand_built(), tmp_path)
    assert (tmp_path / "explorer.html").read_bytes() == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["explorer.html"]


def test_nothing_in_the_data_can_end_its_element() -> None:
    assert embedded("</script><!--&]]>") == '"\\u003c/script\\u003e\\u003c!--\\u0026]]\\u003e"'
    page = render(hand_built())
    assert page.count("</script>") == 3
    assert "<!--" not in page
    assert json.loads(embedded("</script>]]>")) == "</script>]]>"


def test_the_policy_allows_the_one_program_and_no_network() -> None:
    page = render(sample())
    said = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    program = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    assert said
    assert program
    digest = base64.b64encode(hashlib.sha256(program[1].encode()).digest()).decode()
    rules = dict(rule.split(" ", 1) for rule in said[1].split("; "))
    assert rules == {
        "default-src": "'none'",
        "script-src": f"'sha256-{digest}'",
        "style-src": "'unsafe-inline'",
        "img-src": "data: blob:",
        "connect-src": "'none'",
        "form-action": "'none'",
        "base-uri": "'none'",
    }
    assert said[1] == policy(asset("explorer.js"))


def test_the_program_can_stand_in_the_page() -> None:
    program, style, notice = (asset(name) for name in ASSETS)
    assert not re.search(r"</script|<!--", program, re.IGNORECASE)
    assert "</style" not in style.lower()
    assert not re.search(r"url\((?!['\"]?data:)", style)
    assert "\r" not in program + style + notice


def test_a_missing_program_is_named() -> None:
    with pytest.raises(ConfigError, match=r"absent\.js: missing; `make bundle` builds it"):
        asset("absent.js")


def test_the_shipped_program_was_built_from_these_sources(root: Path) -> None:
    web = root / "web"
    names = ["bundle.mjs", "package-lock.json", "package.json", "tsconfig.json"]
    names += [path.relative_to(web).as_posix() for path in (web / "src").iterdir()]
    whole = hashlib.sha256()
    for name in sorted(names):
        whole.update(f"{name}\n".encode() + (web / name).read_bytes())
    assert f"sources {whole.hexdigest()};" in asset("explorer.js")[:300], "web/ has changed: run `make bundle`"


def test_every_shape_of_the_palette_can_be_drawn(root: Path) -> None:
    from kg.sinks.palette import load_palette

    outlines = (root / "web/src/shapes.ts").read_text(encoding="utf-8").split("OUTLINES")[1].split("};")[0]
    drawn = set(re.findall(r"^  (\w+): ", outlines, re.MULTILINE))
    assert {look.shape for look in load_palette().values()} == drawn
