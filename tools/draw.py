#!/usr/bin/env python3
"""Draw a piece of the sample reports' graph: a named thing, the facts about it, and the results of its activities.

    python tools/draw.py REPORT NAME OUT.svg

Builds a packaged sample in memory (REPORT is its file name) and lays the piece out with Graphviz.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from kg.model import Edge, Node, ReportGraph, Term
from kg.pipeline import build_report
from kg.read import read
from kg.samples import copy_samples
from kg.sinks.palette import load_palette

ROLES = {"Input", "Output", "Outcome"}
FONT = "Noto Sans CJK SC, WenQuanYi Micro Hei, Microsoft YaHei, PingFang SC, sans-serif"


def piece(graph: ReportGraph, thing: Node) -> tuple[list[Node], list[Edge]]:
    """The thing, its neighbours, and the results of the activities among them, with the edges between all of these."""
    near = {thing.iri}
    near |= {e.subject for e in graph.edges if e.object == thing.iri}
    near |= {e.object for e in graph.edges if e.subject == thing.iri}
    activities = {n.iri for n in graph.nodes if n.iri in near and n.kinds[0] == "Activity"}
    near |= {e.object for e in graph.edges if e.subject in activities and e.predicate.startswith("has")}
    nodes = [n for n in graph.nodes if n.iri in near]
    return nodes, [e for e in graph.edges if e.subject in near and e.object in near]


def caption(node: Node) -> str:
    """Class and role, then what the node says."""
    values = dict(node.properties)
    lines = [" · ".join(kind for kind in node.kinds if kind == node.kinds[0] or kind in ROLES)]
    indicator = values.get("indicatorText")
    lines.append(f"{indicator}: {node.label}" if indicator else node.label)
    status = values.get("status")
    if isinstance(status, Term):
        start, end = values.get("periodStart"), values.get("periodEnd")
        lines.append(f"{status.name}, {start} / {end}" if start and end else status.name)
    return "\n".join(lines)


def quoted(text: str) -> str:
    """A string of the DOT language."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def dark(colour: str) -> bool:
    """Whether white text reads better on a colour (relative luminance of ITU-R BT.709)."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128


def dot(nodes: list[Node], edges: list[Edge]) -> str:
    """The piece in the DOT language."""
    palette = load_palette()
    number = {node.iri: index for index, node in enumerate(nodes)}
    lines = [
        "digraph {",
        "rankdir=LR; nodesep=0.12; ranksep=0.7; bgcolor=white;",
        f'node [shape=box, style="filled,rounded", penwidth=0, fontname={quoted(FONT)}, fontsize=11, margin="0.12,0.06"];',
        f'edge [fontname={quoted(FONT)}, fontsize=9, color="#888888", fontcolor="#555555", arrowsize=0.6];',
    ]
    for node in nodes:
        colour = palette[node.kinds[0]].colour
        text = "white" if dark(colour) else "black"
        lines.append(f'n{number[node.iri]} [label={quoted(caption(node))}, fillcolor="{colour}", fontcolor={text}];')
    for edge in edges:
        lines.append(f"n{number[edge.subject]} -> n{number[edge.object]} [label={edge.predicate}];")
    return "\n".join([*lines, "}"])


def main() -> None:
    """Draws the piece."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report")
    parser.add_argument("name")
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = [path for path in copy_samples(Path(folder)) if path.name == arguments.report]
        if not paths:
            sys.exit(f"no sample is called {arguments.report}")
        report = build_report(read(paths[0]))
    thing = next((node for node in report.nodes if node.label == arguments.name), None)
    if thing is None:
        sys.exit(f"nothing in {arguments.report} is called {arguments.name}")
    nodes, edges = piece(report, thing)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    if shutil.which("dot") is None:
        sys.exit("tools/draw.py: the program 'dot' is missing; install Graphviz (Debian's package graphviz)")
    subprocess.run(["dot", "-Tsvg", "-o", str(arguments.out)], input=dot(nodes, edges), text=True, check=True)
    print(f"{arguments.out}: {len(nodes)} nodes, {len(edges)} edges around {arguments.name}")


if __name__ == "__main__":
    main()
