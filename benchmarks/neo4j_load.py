"""Speed and memory of `kg load` and `kg export neo4j-csv` on a graph of 200 000 nodes, against bare runs side by side.

    python benchmarks/neo4j_load.py [--nodes 200000] [--rounds 3]

The graph is the packaged samples, built once and then renamed: each copy has reports and things of its own. A local Neo4j
is started for it (Java and Maven are needed). Each contender loads the graph once to warm the server up, since a Java
program runs slowly until its code is compiled, and then in turn, each time into the empty database; which of them begins
changes from round to round. Medians of the rounds are compared:

- rows per second of `kg load` against a bare script that UNWINDs the same rows, ready in memory, with plain MERGE over
  the same constraint and indexes;
- loading the unchanged graph again, against the first time;
- CSV export and import together against the import alone;
- peak memory of the loader for the whole graph against that for a tenth of it.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from peak import peak_memory

from kg.neo4j import cypher
from kg.neo4j.artefacts import admin_command
from kg.neo4j.bulk import export_csv
from kg.neo4j.connect import Target
from kg.neo4j.load import load, wanted_sections
from kg.neo4j.mapping import MARK, MENTIONS, property_graph
from kg.neo4j.quads import REPORT_PATH
from kg.neo4j.rows import Rows, mentions, ontology_rows, report_rows
from kg.neo4j.server import LocalServer
from kg.vocabulary import ONTOLOGY_IRI

BATCH = 10_000
BARE_NODES = f"UNWIND $rows AS row MERGE (n:{MARK} {{{{uri: row.uri}}}}) SET n:{{}}, n = row"
BARE_EDGES = (
    f"UNWIND $rows AS row MATCH (a:{MARK} {{{{uri: row[0]}}}}) MATCH (b:{MARK} {{{{uri: row[1]}}}}) "
    "MERGE (a)-[r:{} {{{}}}]->(b) SET r = row[2] RETURN count(*) AS made"
)


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def make_graph(folder: Path, nodes: int) -> int:
    """Write a graph.nq of renamed samples with at least this many nodes; gives the number of copies."""
    from kg.pipeline import build
    from kg.samples import copy_samples

    with tempfile.TemporaryDirectory() as kept:
        build(copy_samples(Path(kept) / "reports"), Path(kept) / "out")
        lines = (Path(kept) / "out" / "graph.nq").read_text(encoding="utf-8").split("\n")
        each = sum(len(rows.own_uris()) + len(rows.entities) for rows in all_rows(Path(kept) / "out"))
    ontology = [line for line in lines if line.endswith(f" <{ONTOLOGY_IRI}> .")]
    reports = "\n".join(line for line in lines if f"{REPORT_PATH}" in line.rsplit(" <", 1)[-1]) + "\n"
    copies = -(-nodes // each)
    # a copy's things differ in their IRIs and names, as those of another sub-district would
    iri = re.compile(r"(/id/(?!report)[a-z-]+/|/id/report/)")
    folder.mkdir(parents=True)
    with (folder / "graph.nq").open("w", encoding="utf-8", newline="\n") as file:
        for copy in range(copies):
            file.write(iri.sub(rf"\g<1>{copy:04}-", reports))
        file.write("\n".join(ontology) + "\n")
    return copies


def all_rows(folder: Path) -> Iterator[Rows]:
    """The rows of a build, one report after another."""
    mapping = property_graph()
    for section in wanted_sections(folder)[0].values():
        yield (ontology_rows if section.graph == ONTOLOGY_IRI else report_rows)(section, mapping)


def bare_load(folder: Path, server: LocalServer) -> tuple[int, float]:
    """The same rows by plain MERGE; gives their number and the seconds, reading them left out."""
    nodes: dict[tuple[str, ...], list[dict[str, object]]] = {}
    edges: dict[tuple[str, bool], list[list[object]]] = {}
    for rows in all_rows(folder):
        for labels, made in rows.nodes.items():
            nodes.setdefault(labels, []).extend(made)
        for labels, properties in rows.entities.values():
            nodes.setdefault(labels, []).append(properties)
        for kind, relations in (*rows.relationships.items(), (MENTIONS, list(mentions(rows)))):
            for r in relations:
                edges.setdefault((kind, "value" in r.properties), []).append([r.start, r.end, r.properties])
    number = sum(map(len, nodes.values())) + sum(map(len, edges.values()))
    begin = time.perf_counter()
    with server.connect() as driver, driver.session() as session:
        for statement in (cypher.CONSTRAINT, *cypher.indexes()):
            session.run(statement).consume()
        statements = [(BARE_NODES.format(":".join(labels)), rows) for labels, rows in nodes.items()]
        for (kind, has_value), rows in edges.items():
            key = "report: row[2].report" + (", value: row[2].value" if has_value else "")
            statements.append((BARE_EDGES.format(kind, key), rows))
        for statement, rows in statements:
            for at in range(0, len(rows), BATCH):
                session.execute_write(lambda tx, s, r: tx.run(s, rows=r).consume(), statement, rows[at : at + BATCH])
    return number, time.perf_counter() - begin


def kg_load(folder: Path, server: LocalServer) -> tuple[int, float]:
    """`kg load`; gives the number of rows and the seconds, reading them included."""
    begin = time.perf_counter()
    result = load(folder, Target(server.uri, "neo4j", server.password()))
    return result.rows, time.perf_counter() - begin


CONTENDERS = {"kg": kg_load, "bare": bare_load}


def run_part(name: str, folder: Path, server: LocalServer) -> dict[str, float]:
    """One contender, in this process."""
    rows, seconds = CONTENDERS[name](folder, server)
    return {"rows": rows, "seconds": seconds, "peak": peak_memory()}


def measure(name: str, folder: Path, server: LocalServer) -> dict[str, float]:
    """A contender in a process of its own."""
    ports = [str(server.bolt), str(server.http)]
    command = [sys.executable, __file__, "--run", name, str(folder), str(server.home), *ports]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    print(f"    {name:5}{figures['rows']:9.0f} rows{figures['seconds']:8.2f} s", file=sys.stderr)
    return figures


def empty(server: LocalServer) -> None:
    """Take everything out of the database; relationships first, since a node may have too many for one transaction."""
    with server.connect() as driver, driver.session() as session:
        for pattern in ("()-[x]->()", "(x)"):
            session.run(f"MATCH {pattern} CALL (x) {{ DELETE x }} IN TRANSACTIONS OF 10000 ROWS").consume()


def import_seconds(folder: Path, home: Path) -> tuple[float, float]:
    """Seconds of the export and of the import."""
    LocalServer(home, free_port(), free_port()).furnish()
    begin = time.perf_counter()
    made = export_csv(folder, home / "csv")
    exported = time.perf_counter() - begin
    arguments = made.command.split()[1:]
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    begin = time.perf_counter()
    subprocess.run(admin_command(*arguments), cwd=home / "csv", env=environment, check=True, capture_output=True)
    imported = time.perf_counter() - begin
    print(f"    CSV: export {exported:.1f} s, import {imported:.1f} s", file=sys.stderr)
    return exported, imported


def in_turn(here: Path, rounds: int) -> dict[str, list[dict[str, float]]]:
    """All loads: a tenth of the graph for its memory, then the whole to warm up, in turn, and again unchanged."""
    server = LocalServer(here / "server", free_port(), free_port())
    server.start()
    found: dict[str, list[dict[str, float]]] = {name: [] for name in ("tenth", "kg", "again", "bare")}
    try:
        found["tenth"].append(measure("kg", here / "tenth", server))
        for name in ("bare", "kg"):
            empty(server)
            measure(name, here / "whole", server)
        for number in range(rounds):
            for name in ("kg", "bare") if number % 2 else ("bare", "kg"):
                empty(server)
                found[name].append(measure(name, here / "whole", server))
                if name == "kg":
                    found["again"].append(measure(name, here / "whole", server))
    finally:
        server.stop()
    return found


def main() -> None:
    """Measures all and prints the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=200_000, help="number of nodes (default 200000)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each contender, in turn (default 3)")
    parser.add_argument("--run", nargs=5, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        name, folder, home, bolt, http = arguments.run
        print(json.dumps(run_part(name, Path(folder), LocalServer(Path(home), int(bolt), int(http)))))
        return
    with tempfile.TemporaryDirectory() as kept:
        here = Path(kept)
        copies = make_graph(here / "whole", arguments.nodes)
        make_graph(here / "tenth", arguments.nodes // 10)
        size = (here / "whole" / "graph.nq").stat().st_size / 1e6
        print(f"{arguments.nodes} nodes: {copies} copies of the samples, {size:.0f} MB of N-Quads", flush=True)
        bulk = [import_seconds(here / "whole", here / f"bulk-{number}") for number in range(arguments.rounds)]
        found = in_turn(here, arguments.rounds)
    seconds = {name: median(run["seconds"] for run in runs) for name, runs in found.items()}
    rows = found["bare"][0]["rows"]
    for name in ("kg", "bare"):
        print(f"  {name:5}{rows:9.0f} rows{seconds[name]:8.1f} s{rows / seconds[name]:9.0f} rows/s")
    exported, imported = (median(times) for times in zip(*bulk, strict=True))
    whole, tenth = (max(run["peak"] for run in found[name]) for name in ("kg", "tenth"))
    print(f"  ratio of the speeds: {seconds['bare'] / seconds['kg']:.2f} (target 0.9 or more)")
    print(f"  unchanged graph again: {seconds['again']:.2f} s, "
          f"{seconds['again'] / seconds['kg']:.1%} (target 2 % or less)")  # fmt: skip
    print(f"  CSV: export {exported:.1f} s, import {imported:.1f} s; "
          f"together {(exported + imported) / imported:.2f} of the import alone (target 1.5 or less)")  # fmt: skip
    print(f"  peak memory: {whole:.0f} MiB, for a tenth of the reports {tenth:.0f} MiB")


if __name__ == "__main__":
    main()
