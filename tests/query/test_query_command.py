"""`kg query`: formats, refusals, exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.query.questions import load_questions

PLACES = "SELECT ?name ?thing { ?thing a jd:Location ; rdfs:label ?name } ORDER BY ?name LIMIT 2"


def ask(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["query", *map(str, arguments)])


def test_the_list_names_every_question_in_both_languages() -> None:
    listed = ask("--list").stdout
    for question in load_questions():
        assert question.name in listed.splitlines()
        for language in ("zh", "en"):
            assert f"  {question.title[language]}  {question.line[language]}\n" in listed


def test_csv_where_no_terminal_is(small: Path) -> None:
    result = ask(PLACES, small)
    assert result.exit_code == 0
    rows = list(csv.reader(io.StringIO(result.stdout)))
    assert [row[0] for row in rows] == ["name", "东渡村", "云塘街道"]
    assert rows[1][1].startswith("https://w3id.org/jiedao/id/village/")


def test_json_and_xml(small: Path) -> None:
    found = json.loads(ask(PLACES, small, "--format", "json").stdout)
    assert [row["name"]["value"] for row in found["results"]["bindings"]] == ["东渡村", "云塘街道"]
    root = ET.fromstring(ask(PLACES, small, "--format", "xml").stdout)
    assert [literal.text for literal in root.iter("{http://www.w3.org/2005/sparql-results#}literal")] == [
        "东渡村",
        "云塘街道",
    ]


def test_a_table(small: Path) -> None:
    lines = ask("SELECT ?n ?k { ?s jd:sourceFile ?n ; a ?k } ORDER BY ?n LIMIT 1", small, "--format", "table").stdout
    assert [line.rstrip() for line in lines.splitlines()] == [
        "n                k",
        "heshan-2022.txt  jd:Report",
        "1 row",
    ]


def test_a_table_on_a_terminal(small: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from kg.cli import main; main()", "query", "ASK { ?s a jd:Village }", str(small)]
    try:
        subprocess.run(command, stdout=theirs, check=True, env=os.environ | {"COLUMNS": "80"})
        assert os.read(ours, 1000) == b"true\r\n"
    finally:
        os.close(ours)
        os.close(theirs)


def test_text_cannot_steer_the_terminal(small: Path) -> None:
    shown = ask(r'SELECT ("\u001b[31m[bold]x" AS ?a) {}', small, "--format", "table").stdout
    assert "\x1b" not in shown
    assert "�[31m[bold]x" in shown


def test_a_graph_is_turtle(small: Path) -> None:
    written = ask("CONSTRUCT { ?s a ?k } WHERE { ?s a ?k FILTER(?k = jd:Village) }", small).stdout
    (quad,) = ox.parse(written, format=ox.RdfFormat.TURTLE)
    assert isinstance(quad.object, ox.NamedNode)
    assert quad.object.value == "https://w3id.org/jiedao/ontology#Village"
    assert "a jd:Village" in written


@pytest.mark.parametrize(("query", "answer"), [("ASK { ?s a jd:Village }", "true\n"), ("ASK { ?s a jd:X }", "false\n")])
@pytest.mark.parametrize("name", ["table", "csv"])
def test_yes_and_no(query: str, answer: str, name: str, small: Path) -> None:
    assert ask(query, small, "--format", name).stdout == answer


def test_a_file_and_a_number(small: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text(PLACES, encoding="utf-8")
    assert ask(file, small).stdout == ask(PLACES, small).stdout
    assert (
        ask("14", small).stdout
        == "one,other,file,sentence\n云塘街道,远帆公司,yuntang-2021.txt,云塘街道与远帆公司签订合作协议\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["SELECT * {", "{small}"], 5, "query, line 1"),
        (["SELECT * { SERVICE <http://x/> {} }", "{small}"], 5, "SERVICE is refused"),
        (["INSERT DATA {}", "{small}"], 5, "updates are refused"),
        (["ASK {}", "{small}", "--format", "turtle"], 5, "format 'turtle' does not suit rows"),
        (["CONSTRUCT WHERE {?s ?p ?o}", "{small}", "--format", "csv"], 5, "give turtle"),
        (["99", "{small}"], 5, "question 99: there is none"),
        (["ASK {}", "nowhere"], 2, "nowhere: holds no build"),
        (["nothing.rq", "{small}"], 2, "nothing.rq: is no file"),
    ],
)
def test_what_cannot_be_asked_is_told_in_a_line(arguments: list[str], code: int, said: str, small: Path) -> None:
    result = ask(*[argument.replace("{small}", str(small)) for argument in arguments])
    assert result.exit_code == code
    assert result.stderr.startswith("kg: ")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_nothing_to_ask_is_a_usage_error() -> None:
    result = ask()
    assert result.exit_code == 2
    assert "kg query --list" in result.stderr
