"""What goes wrong with a server: one clear line, a non-zero exit, and never the password."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.errors import ConfigError
from kg.neo4j.connect import Target
from kg.neo4j.server import LocalServer
from tests.neo4j.conftest import free_port
from tests.neo4j.reading import Ask
from tests.sinks.hand_built import hand_built

Export = Callable[..., Path]
PASSWORD = "very secret words"


def run(folder: Path, target: Target, *more: str) -> Result:
    """Run `kg load`; the password is in the environment."""
    arguments = ["load", str(folder), "--uri", target.uri, "--user", target.user, "--database", target.database, *more]
    return CliRunner().invoke(main, arguments, env={"NEO4J_PASSWORD": target.password})


def said(done: Result, code: int) -> str:
    """The one line of an error."""
    assert done.exit_code == code, done.output
    (line,) = done.stderr.splitlines()
    assert done.stdout == ""
    assert line.startswith("kg: ")
    return line


@pytest.fixture
def small(export: Export) -> Path:
    return export(hand_built(("甲", "乙")))


def test_load_and_remove_say_what_they_did(target: Target, ask: Ask, small: Path) -> None:
    first = run(small, target)
    assert first.exit_code == 0, first.output
    assert first.stdout.startswith(f"2 reports loaded into {target.uri}, 0 unchanged: ")
    assert "nodes created" in first.stdout
    second = run(small, target)
    assert second.stdout == f"0 reports loaded into {target.uri}, 2 unchanged: nothing changed\n"
    gone = run(small, target, "--remove", "乙.txt")
    assert gone.stdout.startswith("Removed https://w3id.org/jiedao/id/report/")
    assert "nodes deleted" in gone.stdout


def test_no_password_is_said_where_nobody_can_be_asked(small: Path, target: Target) -> None:
    done = CliRunner().invoke(main, ["load", str(small), "--uri", target.uri], env={"NEO4J_PASSWORD": ""})
    assert said(done, 2) == "kg: no password for Neo4j: set NEO4J_PASSWORD in the environment"


def test_a_password_is_no_argument() -> None:
    assert not [o for o in main.commands["load"].params if "password" in o.name]


def test_the_server_is_away(small: Path) -> None:
    line = said(run(small, Target(f"bolt://127.0.0.1:{free_port()}", password=PASSWORD)), 4)
    assert "does not answer; is it running" in line
    assert PASSWORD not in line


def test_a_wrong_password(small: Path, target: Target) -> None:
    line = said(run(small, replace(target, password=PASSWORD)), 4)
    assert "does not let 'neo4j' in" in line
    assert PASSWORD not in line


def test_a_wrong_database(small: Path, target: Target) -> None:
    assert "has no database 'absent'" in said(run(small, replace(target, database="absent")), 4)


@pytest.mark.parametrize("uri", ["localhost:7687", "http://localhost:7474", "bolt://", "bolt://a b"])
def test_an_address_that_is_none(uri: str, small: Path) -> None:
    done = CliRunner().invoke(main, ["load", str(small), "--uri", uri], env={"NEO4J_PASSWORD": PASSWORD})
    assert "is none of a Neo4j server; give one like bolt://localhost:7687" in said(done, 2)


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(ConfigError, match="without") as caught:
        Target(f"bolt://neo4j:{PASSWORD}@localhost:7687")
    assert PASSWORD not in str(caught.value)


def test_the_password_is_not_in_the_target_s_text() -> None:
    assert PASSWORD not in repr(Target(password=PASSWORD))


@contextmanager
def old_server() -> Iterator[int]:
    """Answers Bolt's handshake as a server that shares no version with the driver (Bolt handshake specification)."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            try:
                while True:
                    caller, _ = listening.accept()
                    with caller:
                        caller.recv(20)
                        caller.sendall(b"\x00\x00\x00\x00")
            except OSError:
                return

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield int(listening.getsockname()[1])
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(10)


def test_an_old_server(small: Path) -> None:
    with old_server() as port:
        line = said(run(small, Target(f"bolt://127.0.0.1:{port}", password=PASSWORD)), 4)
    assert "version 5 or later is needed" in line


def test_a_constraint_that_foreign_data_break(small: Path, target: Target, ask: Ask) -> None:
    ask("DROP CONSTRAINT jiedao_uri IF EXISTS")
    ask("CREATE (:Jiedao {uri: 'twice'}), (:Jiedao {uri: 'twice'})")
    line = said(run(small, target), 4)
    assert "data or constraints of someone else stand in the way" in line
    assert ask("MATCH (n:Jiedao) RETURN count(n) AS n") == [{"n": 2}]


def test_a_constraint_of_someone_else_that_our_data_break(small: Path, target: Target, ask: Ask) -> None:
    ask("CREATE CONSTRAINT foreign_one IF NOT EXISTS FOR (n:Measurement) REQUIRE n.comparator IS UNIQUE")
    try:
        line = said(run(small, target), 4)
    finally:
        ask("DROP CONSTRAINT foreign_one")
    assert "data or constraints of someone else stand in the way" in line
    assert ask("MATCH (r:Report:Jiedao) RETURN count(r) AS n") == [{"n": 0}]


FULL = """
import resource, sys
from pathlib import Path
from kg.neo4j.server import LocalServer
server = LocalServer(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
resource.setrlimit(resource.RLIMIT_FSIZE, (6_000_000, 6_000_000))
server.start(settings={"db.tx_log.preallocate": "false"})
"""


@pytest.mark.slow
def test_a_disk_that_is_full(java: None, small: Path, tmp_path: Path, export: Export) -> None:
    """A limit on the size of the server's files stands for the disk's end: writing fails in the same place."""
    server = LocalServer(tmp_path / "home", free_port(), free_port())
    command = [sys.executable, "-c", FULL, str(server.home), str(server.bolt), str(server.http)]
    subprocess.run(command, check=True)
    try:
        big = export(hand_built(tuple(f"{n}{'长' * 20_000}" for n in range(100))), "big")
        line = said(run(big, Target(server.uri, "neo4j", server.password())), 4)
        assert line.startswith(f"kg: Neo4j at {server.uri} broke off; its log says why, such as a full disk")
    finally:
        server.stop()
