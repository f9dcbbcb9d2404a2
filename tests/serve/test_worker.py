"""A worker process: what it may not do even if a query got past all checks."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.errors import ConfigError
from kg.query.store import open_store, store_of
from kg.serve import worker as module
from kg.serve.limits import Limits
from kg.serve.worker import Answer, Task, answer, work

ROWS, TURTLE = "application/sparql-results+json", "text/turtle; charset=utf-8"
# a comment hides the end of what looks like an IRI, so that the check sees no SERVICE
HIDDEN = "SELECT * {{ VALUES ?x {{ <{0}> }} ?a ?b ?c FILTER(1<?b)SERVICE?x#>\n{{ ?s ?p ?o }} }}"


@contextmanager
def a_worker(path: Path, limits: Limits) -> Iterator[Any]:
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=unchecked, args=(theirs, path, limits), daemon=True)
    process.start()
    theirs.close()
    try:
        assert ours.poll(60)
        assert ours.recv() == "ready"
        yield ours, process
    finally:
        ours.close()
        process.kill()
        process.join()


def unchecked(connection: Any, path: Path, limits: Limits) -> None:
    """A worker that runs any query."""

    def bare(store: ox.Store, text: str, _: object) -> Any:
        return store.query(text)

    module.run = bare
    work(connection, path, limits)


def test_no_socket_and_no_file_can_be_opened(small: Path) -> None:
    asked: list[str] = []

    class Ear(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(500)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Ear) as server, store_of(small) as path:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/"
        service = f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}"
        with pytest.raises(OSError, match="500"):  # outside of a worker the same query does reach the server
            list(open_store(path).query(service))  # type: ignore[arg-type]
        assert asked == ["/"]
        with a_worker(path, Limits()) as (connection, _):
            connection.send(Task(service, None, ROWS, TURTLE))
            assert connection.poll(30)
            assert connection.recv().status == 500
            connection.send(Task("ASK { ?s ?p ?o }", None, ROWS, TURTLE))
            assert connection.poll(30)
            assert connection.recv() == Answer(200, ROWS, b'{"head":{},"boolean":true}')
        assert asked == ["/"]
        server.shutdown()


def test_a_worker_ends_when_nobody_listens_any_more(small: Path) -> None:
    with store_of(small) as path, a_worker(path, Limits()) as (connection, process):
        connection.close()
        process.join(20)
        assert process.exitcode == 0


def test_a_busy_worker_that_is_left_alone_ends_by_itself(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with store_of(small) as path, a_worker(path, Limits(seconds=0.1)) as (connection, process):
        endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
        connection.send(Task(endless, None, ROWS, TURTLE))
        process.join(30)
        assert process.exitcode is not None
        assert process.exitcode < 0


def test_answers(small: Path) -> None:
    with store_of(small) as path:
        store = open_store(path)

        def ask(query: str, results: str = ROWS, graph: str = TURTLE, limits: Limits = Limits()) -> Answer:  # noqa: B008
            return answer(store, Task(query, None, results, graph), limits)

        assert ask("ASK {}") == Answer(200, ROWS, b'{"head":{},"boolean":true}')
        assert ask("ASK {}", results="").status == 406
        assert ask("CONSTRUCT WHERE { ?s a jd:Village }", graph="").status == 406
        assert ask("SELECT").status == 400
        small_limit = ask("SELECT * { ?s ?p ?o }", limits=Limits(result=1000))
        assert small_limit.status == 400
        assert b"more than 1000 bytes" in small_limit.body


def test_limits_are_above_zero() -> None:
    with pytest.raises(ConfigError, match=r"limit seconds 0 is not above 0; limit workers -1 is not above 0"):
        Limits(seconds=0, workers=-1)
