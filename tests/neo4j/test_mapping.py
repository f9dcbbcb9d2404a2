"""The mapping, its page and the style sheet, without a server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.neo4j.document import mapping_page
from kg.neo4j.mapping import property_graph, upper_snake
from kg.neo4j.quads import sections, unescaped
from kg.neo4j.rows import united
from kg.neo4j.sentences import Sentences
from kg.neo4j.style import style_sheet
from kg.query.sentences import sentence_around
from kg.sinks.palette import load_palette
from kg.triples import quoted
from kg.vocabulary import load_vocabulary

ROOT = Path(__file__).resolve().parent.parent.parent


def test_labels_are_the_class_and_those_above_it_the_form_before_the_role() -> None:
    vocabulary = load_vocabulary()
    types = tuple(vocabulary.iri(name) for name in ("Output", "Finding", "Result"))
    assert property_graph().labels_of((vocabulary.iri("Measurement"), *types)) == (
        "Measurement", "Output", "Result", "Finding", "Jiedao",
    )  # fmt: skip
    assert property_graph().labels_of((vocabulary.iri("nif:Context"),)) == ()


@pytest.mark.parametrize(
    ("name", "kind"), [("partOfCampaign", "PART_OF_CAMPAIGN"), ("agent", "AGENT"), ("hasOutput", "HAS_OUTPUT")]
)
def test_relationship_types_are_upper_snake(name: str, kind: str) -> None:
    assert upper_snake(name) == kind


def test_the_page_in_docs_is_the_one_that_the_ontology_gives() -> None:
    assert (ROOT / "docs" / "neo4j-mapping.md").read_text(encoding="utf-8") == mapping_page()


def test_the_style_has_a_rule_with_caption_and_colour_for_every_kind() -> None:
    sheet = style_sheet()
    for kind, look in load_palette().items():
        (rule,) = re.findall(rf"^node\.{kind} \{{(.*?)^\}}", sheet, re.MULTILINE | re.DOTALL)
        assert f"color: {look.colour};" in rule
        assert "caption: '{name}';" in rule
    # the rule that all nodes match comes before the specific ones
    assert sheet.index("node.Jiedao {") < sheet.index("node.AdministrativeArea {")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_reads_back_from_its_literal(text: str) -> None:
    assert unescaped(quoted(text)[1:-1]) == text


@given(st.text("天地。！;\n ", max_size=30), st.data())
def test_a_sentence_is_the_one_that_kg_explain_gives(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    if end > begin:
        start, stop = sentence_around(text, begin, end)
        assert Sentences(text).around(begin, end) == text[start:stop].strip()


def test_the_surest_report_gives_rule_and_confidence_and_the_first_the_name() -> None:
    accounts = [
        {"report": "b", "kind": "Village", "name": "乙", "rule": "two", "confidence": 0.9, "altLabel": ["丁", "甲"]},
        {
            "report": "a",
            "kind": "Community",
            "name": "甲",
            "rule": "one",
            "confidence": 0.9,
            "altLabel": ["丙"],
            "code": "51",
        },
    ]
    # the name that the second report has for it stands beside the first one's
    assert united(accounts) == ("Community", {
        "name": "甲", "rule": "one", "confidence": 0.9, "altLabel": sorted(["丁", "丙", "乙"]), "code": "51",
    })  # fmt: skip


LINE = "<s> <p> <o> <https://x/{}> .\n"


@given(st.lists(st.tuples(st.integers(1, 400), st.integers(0, 300)), min_size=1, max_size=8))
def test_sections_are_found_whatever_stands_between_them(
    tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[int, int]]
) -> None:
    path = tmp_path_factory.mktemp("quads") / "graph.nq"
    due: list[tuple[str, int]] = []
    text = ""
    for number, (report, between) in enumerate(parts):
        for name, lines in ((f"report/{number}", report), ("provenance", between)):
            if lines:
                text += LINE.format(name) * lines
                due.append((f"https://x/{name}", lines))
    path.write_text(text, encoding="utf-8")
    found = sections(path)
    assert [(section.graph, len(list(section.triples()))) for section in found] == due


def test_a_graph_in_two_places_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    path.write_text(LINE.format("report/1") + LINE.format("report/2") + LINE.format("report/1"), encoding="utf-8")
    with pytest.raises(InputError, match=r"two places|must stand together"):
        [list(section.triples()) for section in sections(path)]
