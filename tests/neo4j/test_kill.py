"""A load that is killed: whatever the moment, a second one ends as a clean one, and no report was ever half there."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kg.model import Graph
from kg.neo4j.connect import Target
from kg.neo4j.load import load
from tests.neo4j.reading import Ask, content
from tests.neo4j.test_places import placed
from tests.sinks.hand_built import hand_built

POINTS = 10
LOADER = """
import os, signal, sys
from pathlib import Path
import neo4j
from kg.neo4j import load, write
from kg.neo4j.connect import Target

load.GROUP, write.BATCH = 1, 30
left = int(sys.argv[1])
real = neo4j.ManagedTransaction.run

def run(self, *arguments, **options):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(self, *arguments, **options)

neo4j.ManagedTransaction.run = run
load.load(Path(sys.argv[2]), Target(sys.argv[3], sys.argv[4], os.environ["PASSWORD"], sys.argv[5]))
print(int(sys.argv[1]) - left)
"""
STATED = """MATCH (r:Report:Jiedao) OPTIONAL MATCH (n:Jiedao) WHERE n.uri STARTS WITH r.uri
OPTIONAL MATCH (n)-[e]->()
RETURN r.uri AS uri, r.loaded AS loaded, count(DISTINCT n) AS nodes, count(e) AS edges ORDER BY uri"""


def four_reports() -> Graph:
    """Four reports, two of them with places of the official list."""
    graph, with_places = hand_built(("一", "二")), placed()
    reports = sorted((*graph.reports, *with_places.reports), key=lambda report: report.source.iri)
    return replace(with_places, reports=tuple(reports))


def run_loader(statements: int, folder: Path, target: Target) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LOADER, str(statements), str(folder), target.uri, target.user, target.database]
    env = {**os.environ, "PASSWORD": target.password}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def test_ten_kills_and_a_load_end_as_one_load(target: Target, ask: Ask, export: Callable[..., Path]) -> None:
    folder = export(four_reports())
    clean = run_loader(10**6, folder, target)
    assert clean.returncode == 0, clean.stderr
    total, due = int(clean.stdout), content(ask)
    whole = {row["uri"]: row for row in ask(STATED)}
    assert len(whole) == 4
    finished = set()
    for point in range(POINTS):
        ask("MATCH (n:Jiedao) DETACH DELETE n")
        assert run_loader(1 + point * (total - 1) // POINTS, folder, target).returncode == -9
        seen = ask(STATED)
        assert all(row == whole[row["uri"]] for row in seen)
        finished.add(len(seen))
        result = load(folder, target)
        assert len(result.unchanged) == len(seen)
        assert content(ask) == due
    # the kills met loads that had done nothing yet, and such that had done some reports
    assert {0, 1} <= finished


def test_a_rebuild_that_is_killed_leaves_the_old_report(target: Target, ask: Ask, export: Callable[..., Path]) -> None:
    graph = hand_built(("一", "二"))
    changed = replace(
        graph, reports=tuple(replace(r, nodes=tuple(replace(n, rule="new") for n in r.nodes)) for r in graph.reports)
    )
    load(export(graph), target)
    before = content(ask)
    # the first statements of the first transaction have taken away what the report said
    assert run_loader(12, export(changed, "changed"), target).returncode == -9
    deadline = time.monotonic() + 30
    while content(ask) != before:
        assert time.monotonic() < deadline
    load(export(changed, "changed"), target)
    assert {row["rule"] for row in ask("MATCH (f:Finding) RETURN DISTINCT f.rule AS rule")} == {"new"}
