"""A running server over the small graph and over texts that try to break pages."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from kg.sinks import write
from tests.query.small import small_graph
from tests.sinks.hand_built import hand_built

Serving = Callable[..., "contextmanager[httpx.Client]"]


@contextmanager
def serving(export: Path, *options: str) -> Iterator[httpx.Client]:
    """`kg serve` as a process of its own, and a client of it; it must end cleanly when interrupted."""
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", str(export), "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        said = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert found, said + (process.communicate()[1] if process.poll() is not None else "")
        with httpx.Client(base_url=found[0], timeout=60, trust_env=False) as client:
            client.headers["x-process"] = str(process.pid)
            yield client
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
        assert (process.returncode, errors) == (0, "")
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of the small graph, with a stand-in for the explorer page."""
    folder = tmp_path_factory.mktemp("serve")
    write(small_graph(), folder, ("rdf",))
    (folder / "explorer.html").write_text("<!doctype html><title>explorer</title>", encoding="utf-8")
    (folder / "secret.txt").write_text("secret", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def client(small: Path) -> Iterator[httpx.Client]:
    """A client of a server over the small graph, with limits that a test can reach."""
    with serving(small, "--timeout", "2", "--max-result", "1", "--max-memory", "300") as running:
        yield running


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server over texts with markup, quotes and control characters; there is no explorer page."""
    folder = tmp_path_factory.mktemp("hostile")
    write(hand_built(), folder, ("rdf",))
    with serving(folder) as running:
        yield running


def leave_out(reason: str) -> None:
    """Skip, which the closing line names; a failure where CI=true."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
