"""`kg serve`: what it says, what it refuses."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.query.store import FOLDER


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--workers", "0"], "limit workers 0 is not above 0"),
        (["--timeout", "-1"], "limit seconds -1.0 is not above 0"),
    ],
)
def test_a_limit_that_cannot_be_is_named(options: list[str], said: str, small: Path) -> None:
    result = CliRunner().invoke(main, ["serve", str(small), *options])
    assert (result.exit_code, result.stderr) == (2, f"kg: {said}\n")


def test_a_port_that_is_taken_is_named(small: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(main, ["serve", str(small), "--port", str(port)])
    assert result.exit_code == 2
    assert result.stderr.startswith(f"kg: port {port}: cannot be had")
    assert result.stderr.count("\n") == 1


def test_a_folder_without_a_build_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["serve", str(tmp_path)])
    assert result.exit_code == 2
    assert "holds no build (no graph.nq)" in result.stderr


def test_a_damaged_store_is_named(small: Path, tmp_path: Path) -> None:
    for name in ("graph.nq", "graph.ttl"):
        (tmp_path / name).write_bytes((small / name).read_bytes())
    assert CliRunner().invoke(main, ["query", "ASK {}", str(tmp_path)]).exit_code == 0
    (store,) = (tmp_path / FOLDER).iterdir()
    (store / "CURRENT").write_text("nonsense", encoding="utf-8")
    result = CliRunner().invoke(main, ["serve", str(tmp_path), "--port", "0"])
    assert result.exit_code == 2
    assert "delete the folder" in result.stderr
