"""The same question to three engines: pyoxigraph over the store, rdflib, and Apache Jena Fuseki."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections import Counter
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any

import httpx
import pyoxigraph as ox
import rdflib

from kg.query.sparql import run
from kg.vocabulary import ontology_text, vocabulary_files

FUSEKI = "org.apache.jena:jena-fuseki-server:5.6.0"
NUMBERS = tuple(f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal"))

Row = frozenset[tuple[str, object]]


def rows_of(answer: dict[str, Any]) -> Counter[Row]:
    """Rows of SPARQL JSON results, in no order; numbers by value, all other terms as they are."""
    return Counter(
        frozenset((name, _term(term)) for name, term in binding.items()) for binding in answer["results"]["bindings"]
    )


def _term(term: dict[str, str]) -> object:
    if term.get("datatype") in NUMBERS:
        return Decimal(term["value"])
    return term["type"].removeprefix("typed-"), term["value"], term.get("xml:lang", ""), term.get("datatype", "")


def ask_store(store: ox.Store, sparql: str) -> Counter[Row]:
    """What pyoxigraph says."""
    answer = run(store, sparql).serialize(format=ox.QueryResultsFormat.JSON)
    return rows_of(json.loads(answer or b""))


class Rdflib:
    """An rdflib graph of an export's `graph.ttl` with the ontology."""

    def __init__(self, export: Path) -> None:
        self.graph = rdflib.Graph()
        self.graph.parse(export / "graph.ttl", format="turtle")
        for name in vocabulary_files():
            self.graph.parse(data=ontology_text(name), format="turtle")

    def ask(self, sparql: str) -> Counter[Row]:
        answer = self.graph.query(sparql).serialize(format="json")
        return rows_of(json.loads(answer or b""))


def missing_programs() -> list[str]:
    """Programs that Fuseki needs and that are not there; Maven only where its file is not yet in the cache."""
    needed = ("java",) if _jar().is_file() else ("java", "mvn")
    return [name for name in needed if shutil.which(name) is None]


def _jar() -> Path:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "jiedao-kg"
    _, name, version = FUSEKI.split(":")
    return cache / f"{name}-{version}.jar"


def fuseki_jar() -> Path:
    """Fuseki, from Maven Central where it is not in the cache yet."""
    jar = _jar()
    if not jar.is_file():
        jar.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=jar.parent) as part:
            command = ["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={FUSEKI}", f"-DoutputDirectory={part}"]
            subprocess.run(command, check=True, capture_output=True, cwd=part)
            (Path(part) / jar.name).rename(jar)
    return jar


class Fuseki:
    """A Fuseki with an empty dataset in memory, on the loopback address, as long as the block runs."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.folder = folder
        self.url = f"http://127.0.0.1:{self.port}/ds"

    def __enter__(self) -> Fuseki:
        command = ["java", "-Xmx512m", "-jar", str(fuseki_jar()), "--mem", "--localhost", f"--port={self.port}", "/ds"]
        self.log = (self.folder / "fuseki.log").open("wb")
        environment = os.environ | {"FUSEKI_BASE": str(self.folder / "base")}
        self.process = subprocess.Popen(
            command, cwd=self.folder, env=environment, stdout=self.log, stderr=subprocess.STDOUT
        )
        self.client = httpx.Client(timeout=120, trust_env=False)
        for _ in range(240):
            try:
                if self.client.get(f"http://127.0.0.1:{self.port}/$/ping").is_success:
                    return self
            except httpx.TransportError:
                time.sleep(0.25)
            if self.process.poll() is not None:
                break
        self.__exit__(None, None, None)
        raise RuntimeError((self.folder / "fuseki.log").read_text(encoding="utf-8"))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.client.close()
        self.process.terminate()
        self.process.wait(20)
        self.log.close()

    def load(self, export: Path) -> None:
        """Replaces what it holds by an export's `graph.ttl` with the ontology."""
        texts = [(export / "graph.ttl").read_bytes(), *(ontology_text(name).encode() for name in vocabulary_files())]
        for number, text in enumerate(texts):
            send = self.client.post if number else self.client.put
            headers = {"content-type": "text/turtle; charset=utf-8"}
            send(f"{self.url}/data?default", content=text, headers=headers).raise_for_status()

    def load_quads(self, export: Path) -> None:
        """Replaces what it holds by an export's `graph.nq`."""
        headers = {"content-type": "application/n-quads"}
        content = (export / "graph.nq").read_bytes()
        self.client.put(f"{self.url}/data", content=content, headers=headers).raise_for_status()

    def ask(self, sparql: str, default_graph: str = "") -> Counter[Row]:
        form = {"query": sparql} | ({"default-graph-uri": default_graph} if default_graph else {})
        headers = {"accept": "application/sparql-results+json"}
        return rows_of(self.client.post(f"{self.url}/query", data=form, headers=headers).raise_for_status().json())
