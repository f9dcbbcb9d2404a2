"""Reasoners find the ontology consistent, and notice when it is not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import owlrl
import pytest
from rdflib import Graph, URIRef

from kg.pipeline import gather
from kg.sinks import write

ROOT = Path(__file__).resolve().parents[2]
CONFORMING = Path(__file__).parent / "conforming.ttl"
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
CLASH = """@prefix jd: <https://w3id.org/jiedao/ontology#> .
<https://example.org/id/clash> a jd:Village , jd:Person .
"""


def owl_rl_errors(*extra: str) -> list[str]:
    """Inconsistencies that the OWL 2 RL rules find in the ontology with the sample graph."""
    graph = Graph().parse(ROOT / "ontology" / "jiedao.ttl").parse(CONFORMING)
    for text in extra:
        graph.parse(data=text, format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return [str(message) for message in graph.objects(None, ERROR)]


def test_owl_rl_finds_the_ontology_consistent() -> None:
    assert owl_rl_errors() == []


def test_owl_rl_notices_a_clash() -> None:
    assert any("clash" in message for message in owl_rl_errors(CLASH))


def check_ontology(*data: Path) -> subprocess.CompletedProcess[str]:
    missing = [tool for tool in ("java", "mvn") if shutil.which(tool) is None]
    if missing:
        reason = f"the OWL 2 DL check needs {' and '.join(missing)}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    command = [sys.executable, str(ROOT / "tools" / "check_ontology.py"), *map(str, data)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_robot_finds_owl_2_dl_and_hermit_consistency(tmp_path: Path) -> None:
    graph, _ = gather([ROOT / "kg" / "samples" / "reports" / "lanqiao-2022.txt"])
    write(graph, tmp_path, ["rdf"])
    done = check_ontology(CONFORMING, tmp_path / "graph.ttl")
    assert (done.returncode, done.stdout) == (
        0,
        "OWL 2 DL profile: yes. HermiT: consistent, with 2 data file(s) merged in.\n",
    ), done.stderr


@pytest.mark.parametrize(
    "clash",
    [
        CLASH,
        # one thing cannot be done and planned
        "@prefix jd: <https://w3id.org/jiedao/ontology#> .\n<https://example.org/id/activity> jd:status jd:Planned .\n",
    ],
)
def test_hermit_notices_a_clash(clash: str, tmp_path: Path) -> None:
    extra = tmp_path / "clash.ttl"
    extra.write_text(clash, encoding="utf-8")
    done = check_ontology(CONFORMING, extra)
    assert done.returncode == 1
    assert "inconsistent" in done.stdout + done.stderr


def test_the_context_is_what_the_ontology_says(tmp_path: Path) -> None:
    code = "from make_context import text; from kg.vocabulary import load_vocabulary; print(text(load_vocabulary()), end='')"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tools")]), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=env, cwd=tmp_path)
    assert done.stdout.decode() == (ROOT / "ontology" / "context.jsonld").read_text(encoding="utf-8")
