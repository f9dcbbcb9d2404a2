"""The CSV files, imported by Neo4j's own tool: the same graph as over Bolt, node by node, whatever the texts hold."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import neo4j
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SinkError
from kg.model import Graph
from kg.neo4j import bulk
from kg.neo4j.artefacts import admin_command
from kg.neo4j.bulk import export_csv
from kg.neo4j.connect import Target
from kg.neo4j.load import load
from kg.neo4j.server import LocalServer
from tests.neo4j.conftest import free_port
from tests.neo4j.reading import Ask, content, view
from tests.sinks.conformance import view_of
from tests.sinks.hand_built import HOSTILE, hand_built

CYPHER = (
    "`) DETACH DELETE (n) //",
    "}) DETACH DELETE (n) //",
    "'; MATCH (n) DETACH DELETE n; //",
    "$rows {uri: row.uri} \\u0027 \\",
    '"",",""\n"a,b;c"\r\n,,',
    "a;b|c\x1fd\x1ee\ue000",
    "长" * 34_000,
)
"""Cypher, CSV and the characters that might part lists; the last is 100 kB long."""


def import_script(tmp_path: Path, home: Path) -> dict[str, str]:
    """An environment in which `neo4j-admin` is the tool that Maven brought."""
    tool = tmp_path / "neo4j-admin"
    tool.write_text(f'#!/bin/sh\nexec {shlex.join(admin_command())} "$@"\n', encoding="utf-8")
    tool.chmod(0o755)
    return {**os.environ, "NEO4J_ADMIN": str(tool), "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}


def ask_of(server: LocalServer) -> tuple[neo4j.Driver, Ask]:
    driver = server.connect()

    def run(statement: str, **parameters: Any) -> list[dict[str, Any]]:
        return [record.data() for record in driver.execute_query(statement, parameters).records]

    return driver, run


def test_bulk_import_and_bolt_give_the_same_graph(
    java: None, target: Target, ask: Ask, export: Callable[..., Path], tmp_path: Path
) -> None:
    graph = hand_built((*HOSTILE, *CYPHER))
    folder = export(graph)
    load(folder, target)
    over_bolt = content(ask)
    # the texts are what they were: nothing was escaped, cut or carried out
    found, due = view(ask), view_of(graph)
    assert found.literals == due.literals
    assert found.nodes_by_class == due.nodes_by_class
    assert {text for _, text in found.literals["indicatorText"]} == {*HOSTILE, *CYPHER}

    made = export_csv(folder, folder / "neo4j-csv")
    assert "--array-delimiter=U+001D" in made.command
    server = LocalServer(tmp_path / "home", free_port(), free_port())
    server.furnish()
    done = subprocess.run(
        [str(folder / "neo4j-csv" / "import.sh")],
        env=import_script(tmp_path, server.home), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    # the folder may be one that the import can only read (docker-compose.yml mounts it so)
    kept = {path for path in (folder / "neo4j-csv").rglob("*") if path.is_file()}
    assert kept == set(made.files)
    server.start()
    try:
        driver, asked = ask_of(server)
        with driver:
            imported = content(asked)
            assert imported[0].keys() == over_bolt[0].keys()
            for uri, node in over_bolt[0].items():
                assert imported[0][uri] == node
            assert imported[1] == over_bolt[1]
            # a later load finds the reports there, and makes the constraint and the indexes
            result = load(folder, Target(server.uri, "neo4j", server.password()))
            assert (len(result.unchanged), result.counters.changes) == (2, 0)
            assert content(asked) == imported
    finally:
        server.stop()


def test_export_has_what_the_analyst_needs(export: Callable[..., Path], tmp_path: Path) -> None:
    folder = export(hand_built(("甲", "乙")))
    made = export_csv(folder, tmp_path / "csv")
    names = {path.relative_to(tmp_path / "csv").as_posix() for path in made.files}
    assert {"import.sh", "schema.cypher", "style.grass", "nodes-Report.csv", "relationships-MENTIONS.csv"} <= names
    header = (
        (tmp_path / "csv" / "nodes-Measurement-Output-Result-Finding.csv").read_text(encoding="utf-8").split("\n")[0]
    )
    assert header.startswith("uri:ID,name:string,")
    assert {"value:double", "periodStart:date", "confidence:double", "indicatorText:string"} <= set(header.split(","))
    assert made.command.startswith("neo4j-admin database import full neo4j ")
    first = {path.name: path.read_bytes() for path in made.files}
    again = export_csv(folder, tmp_path / "csv")
    assert {path.name: path.read_bytes() for path in again.files} == first


def test_many_reports_are_written_by_several_processes(export: Callable[..., Path], tmp_path: Path) -> None:
    reports = {r.source.iri: r for n in range(12) for r in hand_built((f"第{n}句",)).reports}
    graph: Graph = replace(hand_built(), reports=tuple(reports[iri] for iri in sorted(reports)))
    folder = export(graph)
    one, two = export_csv(folder, tmp_path / "one", 1), export_csv(folder, tmp_path / "two", 2)
    assert one.command == two.command
    assert {p.name: p.read_bytes() for p in one.files} == {p.name: p.read_bytes() for p in two.files}


def test_no_character_left_to_part_lists_is_said(
    export: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "SEPARATORS", ("\x1f",))
    with pytest.raises(SinkError, match="all 1 characters that could part"):
        export_csv(export(hand_built(("a\x1fb",))), tmp_path / "csv")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_field_reads_back(text: str) -> None:
    import csv
    import io

    field = bulk.csv_field(text, "\x1f")
    csv.field_size_limit(10**7)
    assert next(csv.reader(io.StringIO(f"{field},1\n", newline=""), strict=True)) == [text, "1"]
