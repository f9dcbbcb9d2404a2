"""A real Neo4j for the tests: one that the environment names, else a container, else a process of this machine.

`NEO4J_URI` (with `NEO4J_USERNAME`, `NEO4J_PASSWORD`, `NEO4J_DATABASE`) names a server for tests: what the tests load is
deleted there again.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest

from kg.model import Graph
from kg.neo4j.artefacts import missing_programs
from kg.neo4j.connect import Target
from kg.neo4j.server import LocalServer
from kg.sinks import write
from tests.conftest import leave_out

IMAGE = "neo4j:5.26.21-community"
Ask = Callable[..., list[dict[str, Any]]]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def java() -> None:
    """Tests with this need Java, and Maven for the first time."""
    missing = missing_programs()
    if missing:
        leave_out(f"a local Neo4j needs {' and '.join(missing)}")


@pytest.fixture(scope="session")
def local(java: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """A server from Maven's artefacts, with Neo4j Browser."""
    server = LocalServer(tmp_path_factory.mktemp("neo4j"), free_port(), free_port())
    server.start()
    yield server
    server.stop()


def docker_answers() -> bool:
    if not shutil.which("docker"):
        return False
    return subprocess.run(["docker", "info"], capture_output=True, check=False).returncode == 0


def container() -> Iterator[Target]:
    port, password = free_port(), secrets.token_urlsafe(18)
    command = ["docker", "run", "--detach", "--rm", "--env", "NEO4J_AUTH", "--publish", f"127.0.0.1:{port}:7687", IMAGE]
    started = subprocess.run(
        command, env={**os.environ, "NEO4J_AUTH": f"neo4j/{password}"}, capture_output=True, text=True, check=True
    )
    target = Target(f"bolt://127.0.0.1:{port}", "neo4j", password)
    try:
        deadline = time.monotonic() + 120
        while True:
            try:
                with neo4j.GraphDatabase.driver(target.uri, auth=(target.user, password)) as driver:
                    driver.verify_connectivity()
                break
            except neo4j.exceptions.DriverError:
                assert time.monotonic() < deadline
                time.sleep(0.5)
        yield target
    finally:
        subprocess.run(["docker", "stop", started.stdout.strip()], capture_output=True, check=True)


@pytest.fixture(scope="session")
def target(request: pytest.FixtureRequest) -> Iterator[Target]:
    """The database that the tests load into."""
    if uri := os.environ.get("NEO4J_URI"):
        user, password = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ["NEO4J_PASSWORD"]
        yield Target(uri, user, password, os.environ.get("NEO4J_DATABASE", ""))
    elif docker_answers():
        yield from container()
    else:
        server: LocalServer = request.getfixturevalue("local")
        yield Target(server.uri, "neo4j", server.password())


@pytest.fixture(scope="session")
def driver(target: Target) -> Iterator[Any]:
    """A driver of the tests' own, which looks at what the loader did."""
    auth = (target.user, target.password)
    with neo4j.GraphDatabase.driver(target.uri, auth=auth, notifications_min_severity="OFF") as made:
        yield made


@pytest.fixture
def ask(driver: Any, target: Target) -> Iterator[Ask]:
    """Runs Cypher; before and after the test the database holds nothing of the project."""

    def run(statement: str, **parameters: Any) -> list[dict[str, Any]]:
        answer = driver.execute_query(statement, parameters, database_=target.database or None)
        return [record.data() for record in answer.records]

    run("MATCH (n:Jiedao) DETACH DELETE n")
    yield run
    run("MATCH (n:Jiedao) DETACH DELETE n")


@pytest.fixture
def export(tmp_path: Path) -> Callable[..., Path]:
    """Writes a graph as a build does, into a folder of the given name."""

    def make(graph: Graph, name: str = "export") -> Path:
        write(graph, tmp_path / name, ["rdf"])
        return tmp_path / name

    return make
