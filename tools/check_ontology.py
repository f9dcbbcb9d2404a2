#!/usr/bin/env python3
"""Check the ontology with ROBOT: it is OWL 2 DL, and HermiT finds it consistent.

    python tools/check_ontology.py [DATA.ttl ...]

The terms and the code lists are merged into one graph first, for only together are all their terms declared. Data files
(any RDF format that their ending tells) are merged in for the reasoner only: data hold xsd:date literals and reified
statements, and neither datatype nor reification vocabulary is part of OWL 2 DL. The reasoner passes over dates; the
triples of reification are left out.

Needs Java 11 or later and Maven; Maven puts ROBOT into ~/.cache/jiedao-kg (or $XDG_CACHE_HOME/jiedao-kg) once.
Exits 0 where all is well, 1 where a check fails, 2 where a tool is missing or a file cannot be read.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

ROOT = Path(__file__).resolve().parent.parent
POM = ROOT / "tools" / "robot" / "pom.xml"
ROBOT_VERSION = "1.9.8"
MAIN_CLASS = "org.obolibrary.robot.CommandLineInterface"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
REIFICATION = {RDF + name for name in ("subject", "predicate", "object")}


class ToolMissingError(Exception):
    """A program that the check needs is not there."""


def ontology_files() -> list[Path]:
    """The Turtle files of terms and code lists."""
    return sorted(path for path in (ROOT / "ontology").glob("*.ttl") if path.name != "shapes.ttl")


def merge(files: Iterable[Path], target: Path) -> None:
    """Write all files as one Turtle file, without named graphs and without reified statements."""
    triples: dict[ox.Triple, None] = {}
    for path in files:
        for quad in ox.parse(path=str(path), rename_blank_nodes=True):
            if quad.predicate.value in REIFICATION or _is_statement_type(quad.object):
                continue
            triples[ox.Triple(quad.subject, quad.predicate, quad.object)] = None
    ox.serialize(triples, str(target), format=ox.RdfFormat.TURTLE)


def _is_statement_type(term: object) -> bool:
    return isinstance(term, ox.NamedNode) and term.value == RDF + "Statement"


def robot_jars() -> Path:
    """The folder of ROBOT's jars, filled by Maven where it is not there yet."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "jiedao-kg"
    jars = cache / f"robot-{ROBOT_VERSION}"
    if not jars.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as part:
            copied = Path(part) / "jars"
            run(
                [
                    program("mvn"),
                    "-q",
                    "-B",
                    "-f",
                    str(POM),
                    "dependency:copy-dependencies",
                    f"-DoutputDirectory={copied}",
                ]
            )
            if not jars.is_dir():
                copied.rename(jars)
    return jars


def program(name: str) -> str:
    """Path of a program.

    Raises:
        ToolMissingError: it is not on the PATH.
    """
    found = shutil.which(name)
    if found is None:
        packages = {"java": "openjdk-17-jre-headless", "mvn": "maven"}
        raise ToolMissingError(f"{name} not found; on Debian: apt-get install {packages[name]}")
    return found


def run(command: list[str]) -> None:
    """Run a command; its output goes to standard error."""
    subprocess.run(command, check=True, stdout=sys.stderr)


def robot(*arguments: str) -> None:
    """Run ROBOT."""
    run([program("java"), "-cp", str(robot_jars() / "*"), MAIN_CLASS, *arguments])


def main(data: list[str]) -> int:
    """Run both checks and say how they went."""
    with tempfile.TemporaryDirectory() as folder:
        terms, everything = Path(folder) / "terms.ttl", Path(folder) / "everything.ttl"
        report = Path(folder) / "profile.txt"
        try:
            merge(ontology_files(), terms)
            merge([*ontology_files(), *map(Path, data)], everything)
            robot("validate-profile", "--profile", "DL", "--input", str(terms), "--output", str(report))
            robot(
                "reason", "--reasoner", "HermiT", "--input", str(everything), "--output", str(Path(folder) / "out.ttl")
            )
        except subprocess.CalledProcessError as error:
            if report.exists() and "NOT in profile" in (found := report.read_text(encoding="utf-8")):
                print(found, file=sys.stderr)
            print(f"ontology check failed: exit {error.returncode} of {' '.join(error.cmd[3:5])}", file=sys.stderr)
            return 1
        except (ToolMissingError, OSError, SyntaxError, ValueError) as error:
            print(f"ontology check could not run: {error}", file=sys.stderr)
            return 2
    print(f"OWL 2 DL profile: yes. HermiT: consistent, with {len(data)} data file(s) merged in.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
