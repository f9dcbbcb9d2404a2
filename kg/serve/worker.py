"""What a worker process does: answer queries, one after another, within limits that the system's kernel holds.

A query runs outside of Python and cannot be interrupted from inside its process; the process is ended instead. Once
the store is open a worker may open no further file and no socket, so that whatever a query says, it can neither read a
file nor ask a server.
"""

from __future__ import annotations

import signal
import sys
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.sparql import Dataset, Results, run
from kg.query.store import open_store
from kg.serve.limits import Limits
from kg.serve.negotiation import GRAPH_TYPES, RESULT_TYPES

TEXT = "text/plain; charset=utf-8"

# Beyond the limit by this many seconds a worker ends by itself, even if nobody is left to end it.
_GRACE = 5.0


@dataclass(frozen=True, slots=True)
class Task:
    """A query with what its answer may look like.

    Attributes:
        query: the query.
        dataset: the graphs that it is about, None for all.
        results: media type for rows and for yes or no, "" where the client takes none.
        graph: media type for a graph, "" where the client takes none.
    """

    query: str
    dataset: Dataset | None
    results: str
    graph: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to the client: HTTP status, media type and content."""

    status: int
    media_type: str
    body: bytes


class TooLargeError(Exception):
    """An answer has more bytes than it may have."""


class _Capped:
    """A file in memory that takes so many bytes and no more."""

    def __init__(self, most: int) -> None:
        self.most, self.held = most, bytearray()

    def write(self, data: bytes) -> int:
        if len(self.held) + len(data) > self.most:
            raise TooLargeError
        self.held += data
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""


def work(connection: Connection, path: Path, limits: Limits) -> None:
    """Answers the tasks that come in until the other end is closed; the body of a worker process.

    Args:
        connection: tasks come in, answers go out; the first message out says that the worker is ready.
        path: the store's folder.
        limits: what a query may cost.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which then closes the connection
    store = open_store(path)
    _confine(limits)
    connection.send("ready")
    while True:
        try:
            task = connection.recv()
        except EOFError:
            return
        _alarm(limits.seconds + _GRACE)
        reply = answer(store, task, limits)
        _alarm(0)
        connection.send(reply)


def answer(store: ox.Store, task: Task, limits: Limits) -> Answer:
    """Answers one task; what is wrong with a query becomes an answer too."""
    try:
        results = run(store, task.query, task.dataset)
        wanted = task.graph if isinstance(results, ox.QueryTriples) else task.results
        if not wanted:
            return refusal(406, _unacceptable(results))
        return Answer(200, wanted, _serialized(results, wanted, limits.result))
    except QueryError as error:
        return refusal(400, str(error))
    except TooLargeError:
        said = f"the answer has more than {limits.result} bytes; ask for less, with LIMIT or fewer variables"
        return refusal(400, said)
    except (OSError, RuntimeError) as error:
        return refusal(500, f"the query could not be run to its end: {error}")


def refusal(status: int, reason: str) -> Answer:
    """An answer that says in a line why there is no other."""
    return Answer(status, TEXT, f"{reason}\n".encode())


def _serialized(results: Results, media_type: str, most: int) -> bytes:
    out = _Capped(most)
    bare = media_type.partition(";")[0]
    if isinstance(results, ox.QueryTriples):
        rdf = ox.RdfFormat.from_media_type(bare)
        if rdf is None:
            raise ValueError(f"{media_type!r} is no format of a graph")
        results.serialize(out, rdf)  # type: ignore[arg-type]  # write() is all that it uses
    else:
        form = ox.QueryResultsFormat.from_media_type(bare)
        if form is None:
            raise ValueError(f"{media_type!r} is no format of results")
        results.serialize(out, form)  # type: ignore[arg-type]
    return bytes(out.held)


def _unacceptable(results: Results) -> str:
    fitting = GRAPH_TYPES if isinstance(results, ox.QueryTriples) else RESULT_TYPES
    return f"the answer can be given as {', '.join(fitting)}; the Accept header takes none of these"


def _confine(limits: Limits) -> None:
    if sys.platform == "win32":
        return
    import resource

    # what is open stays open; nothing more can be opened, not even a socket or a module
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = limits.memory if hard == resource.RLIM_INFINITY else min(limits.memory, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _alarm(seconds: float) -> None:
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)
