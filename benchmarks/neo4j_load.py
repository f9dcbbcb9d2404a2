"""Speed and memory of `kg load` and `kg export neo4j-csv` on a graph of 200 000 nodes, against bare runs side by side.

    python benchmarks/neo4j_load.py [--nodes 200000]

The graph is the packaged samples, built once and then renamed: each copy has reports and things of its own. A local Neo4j
is started for it (Java and Maven are needed). Measured are

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
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kg.neo4j import cypher
from kg.neo4j.artefacts import admin_command
from kg.neo4j.bulk import export_csv
from kg.neo4j.connect import Target
from kg.neo4j.load import load, wanted_sections
from kg.neo4j.mapping import MENTIONS, property_graph
from kg.neo4j.quads import REPORT_PATH
from kg.neo4j.rows import Rows, mentions, ontology_rows, report_rows
from kg.neo4j.server import LocalServer
from kg.vocabulary import ONTOLOGY_IRI

BATCH = 10_000


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
    for section in wanted_sections(folder).values():
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
        statements = [(cypher.merge_nodes(labels), rows) for labels, rows in nodes.items()]
        for (kind, has_value), rows in edges.items():
            statements.append(
                (cypher.merge_relationships(kind, ("report", "value") if has_value else ("report",)), rows)
            )
        for statement, rows in statements:
            for at in range(0, len(rows), BATCH):
                session.execute_write(lambda tx, s, r: tx.run(s, rows=r).consume(), statement, rows[at : at + BATCH])
    return number, time.perf_counter() - begin


def run_part(name: str, folder: Path, home: Path, bolt: int, http: int) -> dict[str, float]:
    """One contender, in this process."""
    server = LocalServer(home, bolt, http)
    if name == "bare":
        rows, seconds = bare_load(folder, server)
        return {"rows": rows, "seconds": seconds}
    begin = time.perf_counter()
    result = load(folder, Target(server.uri, "neo4j", server.password()))
    # ru_maxrss counts KiB on Linux (getrusage(2))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"rows": result.rows, "seconds": time.perf_counter() - begin, "peak": peak}


def measure(name: str, folder: Path, server: LocalServer) -> dict[str, float]:
    """A contender in a process of its own."""
    command = [
        sys.executable,
        __file__,
        "--run",
        name,
        str(folder),
        str(server.home),
        str(server.bolt),
        str(server.http),
    ]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def with_server(folder: Path, home: Path, *names: str) -> list[dict[str, float]]:
    """Contenders one after another on a new server."""
    server = LocalServer(home, free_port(), free_port())
    server.start()
    try:
        return [measure(name, folder, server) for name in names]
    finally:
        server.stop()


def import_seconds(folder: Path, home: Path) -> tuple[float, float]:
    """Seconds of the export and of the import."""
    LocalServer(home, free_port(), free_port()).furnish()
    begin = time.perf_counter()
    made = export_csv(folder, home / "csv")
    exported = time.perf_counter() - begin
    arguments = made.command.split()[1:]
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    begin = time.perf_counter()
    subprocess.run(admin_command(*arguments), cwd=home / "csv", env=environment, check=True, stdout=subprocess.DEVNULL)
    return exported, time.perf_counter() - begin


def main() -> None:
    """Measures all and prints the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=200_000, help="number of nodes (default 200000)")
    parser.add_argument("--run", nargs=5, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        name, folder, home, bolt, http = arguments.run
        print(json.dumps(run_part(name, Path(folder), Path(home), int(bolt), int(http))))
        return
    with tempfile.TemporaryDirectory() as kept:
        here = Path(kept)
        copies = make_graph(here / "whole", arguments.nodes)
        make_graph(here / "tenth", arguments.nodes // 10)
        size = (here / "whole" / "graph.nq").stat().st_size / 1e6
        print(f"{arguments.nodes} nodes: {copies} copies of the samples, {size:.0f} MB of N-Quads")
        first, again = with_server(here / "whole", here / "kg", "kg", "kg")
        (bare,) = with_server(here / "whole", here / "bare", "bare")
        (tenth,) = with_server(here / "tenth", here / "small", "kg")
        exported, imported = import_seconds(here / "whole", here / "bulk")
    speed = {"kg load": first["rows"] / first["seconds"], "bare MERGE": bare["rows"] / bare["seconds"]}
    for name, figures in (("kg load", first), ("bare MERGE", bare)):
        print(f"  {name:12}{figures['rows']:9.0f} rows{figures['seconds']:8.1f} s{speed[name]:9.0f} rows/s")
    print(f"  ratio of the speeds: {speed['kg load'] / speed['bare MERGE']:.2f} (target 0.9 or more)")
    print(
        f"  unchanged graph again: {again['seconds']:.2f} s, {again['seconds'] / first['seconds']:.1%} (target 2 % or less)"
    )
    print(f"  CSV: export {exported:.1f} s, import {imported:.1f} s; "
          f"together {(exported + imported) / imported:.2f} of the import alone (target 1.5 or less)")  # fmt: skip
    print(f"  peak memory: {first['peak']:.0f} MiB, for a tenth of the reports {tenth['peak']:.0f} MiB")


if __name__ == "__main__":
    main()
