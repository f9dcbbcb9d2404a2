"""Loading a build into Neo4j over Bolt: each report as a whole or not at all, and nothing for what did not change."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError, SinkError
from kg.neo4j import cypher
from kg.neo4j.connect import Target, connected
from kg.neo4j.mapping import PropertyGraph, property_graph
from kg.neo4j.places import PLACES_GRAPH, outdated, read_places
from kg.neo4j.quads import REPORT_PATH, Section, find_exports, sections
from kg.neo4j.rows import Rows, ontology_rows, report_rows, section_digest
from kg.neo4j.write import Counters, Written, remove_report, write_places, write_reports
from kg.vocabulary import ONTOLOGY_IRI

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

GROUP = 60_000
"""Rows of one transaction: small reports share one, a larger report has one of its own.

Each transaction sends a statement for each label set and type, however few rows it has; a third of the rows takes up to
twice as long in all.
"""

Progress = Callable[[int, int, str], None]
"""Called with the number of reports done, the number of all, and the IRI of the last."""


@dataclass(slots=True)
class LoadResult:
    """What a load did.

    Attributes:
        loaded: IRIs of the reports that were written.
        unchanged: IRIs of those that were there already as they are now.
        removed: IRIs of earlier readings of a loaded report's file.
        rows: number of nodes and relationships that were sent.
        counters: what the server says that it changed.
    """

    loaded: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    rows: int = 0
    counters: Counters = field(default_factory=Counters)


def load(folder: Path, target: Target, on_progress: Progress | None = None) -> LoadResult:
    """Load what a build wrote into Neo4j.

    Args:
        folder: what a build wrote to, a folder of such folders, or an N-Quads file.
        target: the database.
        on_progress: told of each report that is done.

    Returns:
        What was done.

    Raises:
        InputError: the folder holds no build, or its N-Quads cannot be read.
        SinkError: the server cannot be reached or refuses; reports that were done before are loaded.
    """
    mapping = property_graph()
    wanted, places = wanted_sections(folder)
    listed = read_places(places)
    present = [uri for uri in wanted if uri != ONTOLOGY_IRI]
    result = LoadResult()
    with connected(target) as driver, driver.session(database=target.database or None) as session:
        _make_schema(session)
        known = _known(session, list(wanted))
        result.unchanged = [u for u in present if known.get(u) == section_digest(wanted[u], mapping)]
        todo = [s for uri, s in wanted.items() if known.get(uri) != section_digest(s, mapping)]
        done = len(result.unchanged)
        with _no_cycles(), ThreadPoolExecutor(1) as pool:
            ahead = _Ahead(_groups(todo, mapping), pool)
            while group := ahead.take():
                written = session.execute_write(_write_then_read, ahead, group, present, mapping)
                loaded = [uri for uri in written.loaded if uri != ONTOLOGY_IRI]
                result.loaded += loaded
                result.removed += written.removed
                result.counters.add(written.counters)
                result.rows += sum(len(rows) for rows in group)
                done += sum(rows.uri != ONTOLOGY_IRI for rows in group)
                if on_progress:
                    on_progress(done, len(present), group[-1].uri)
        if listed and len(session.execute_read(outdated, listed)):
            result.counters.add(session.execute_write(write_places, listed, mapping))
    return result


def remove(report: str, target: Target) -> tuple[str, Counters]:
    """Take a report out of Neo4j; what another report says too stays.

    Args:
        report: its IRI, the name of its file, or its title.
        target: the database.

    Returns:
        Its IRI, and what the server says that it changed.

    Raises:
        SinkError: there is none or more than one of that name, or the server cannot be reached.
    """
    with connected(target) as driver, driver.session(database=target.database or None) as session:
        found = [row["uri"] for row in session.run(cypher.NAMED, name=report)]
        if not found:
            names = [str(row["name"]) for row in session.run(cypher.REPORTS)]
            some = ", ".join(names[:10]) + (f" and {len(names) - 10} more" if len(names) > 10 else "")
            raise SinkError(f"no report {report!r} is loaded; loaded are: {some or 'none'}")
        if len(found) > 1:
            raise SinkError(f"{report!r} are {len(found)} reports; give the IRI of one: {', '.join(found)}")
        return found[0], session.execute_write(remove_report, found[0], property_graph())


def wanted_sections(folder: Path) -> tuple[dict[str, Section], list[Section]]:
    """What there is to load.

    Args:
        folder: what a build wrote to, a folder of such folders, or an N-Quads file.

    Returns:
        By IRI of its named graph, the code lists first, then the reports; and the official list's divisions.

    Raises:
        InputError: the folder holds no build, or its N-Quads cannot be read.
    """
    found: dict[str, Section] = {}
    places: list[Section] = []
    for path in find_exports(folder):
        for section in sections(path):
            if REPORT_PATH not in section.graph and section.graph != ONTOLOGY_IRI:
                if section.graph.endswith(PLACES_GRAPH):
                    places.append(section)
                continue  # provenance, which the RDF files keep
            other = found.setdefault(section.graph, section)
            if other.digest != section.digest and section.graph != ONTOLOGY_IRI:
                raise InputError(f"<{section.graph}> differs between {other.path} and {path}; load one of them")
    if ONTOLOGY_IRI not in found:
        raise InputError(f"{folder}: the N-Quads lack the graph <{ONTOLOGY_IRI}>; give what kg build wrote")
    return {ONTOLOGY_IRI: found.pop(ONTOLOGY_IRI), **found}, places


def _make_schema(session: Session) -> None:
    from neo4j.exceptions import ClientError

    for statement in (cypher.CONSTRAINT, *cypher.indexes()):
        try:
            # two loads that make the schema at once may meet in a deadlock, after which one of them tries again
            session.execute_write(lambda tx, text: tx.run(text).consume(), statement)
        except ClientError as error:
            # the other one was faster, after IF NOT EXISTS had looked
            if error.code != "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists":
                raise


def _known(session: Session, uris: list[str]) -> dict[str, str]:
    return {row["uri"]: row["digest"] for row in session.run(cypher.KNOWN, uris=uris)}


def _groups(todo: Iterable[Section], mapping: PropertyGraph) -> Iterator[list[Rows]]:
    group: list[Rows] = []
    size = 0
    for section in todo:
        read = ontology_rows if section.graph == ONTOLOGY_IRI else report_rows
        rows = read(section, mapping)
        if group and size + len(rows) > GROUP:
            yield group
            group, size = [], 0
        group.append(rows)
        size += len(rows)
    if group:
        yield group


@contextmanager
def _no_cycles() -> Iterator[None]:
    """Rows hold no reference cycles, and looking for some at each step takes as long as making them."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _Ahead:
    """Groups of reports, each read while the server commits the one before.

    A commit leaves this process idle; reading at any other time takes turns with what sends the rows.
    """

    def __init__(self, groups: Iterator[list[Rows]], pool: ThreadPoolExecutor) -> None:
        self._groups = groups
        self._pool = pool
        self._coming: Future[list[Rows] | None] | None = None

    def start(self) -> None:
        """Begin to read the next group; not again before it is taken."""
        if self._coming is None:
            self._coming = self._pool.submit(self._read)

    def take(self) -> list[Rows] | None:
        """The next group, or None after the last."""
        self.start()
        assert self._coming is not None
        group, self._coming = self._coming.result(), None
        return group

    def _read(self) -> list[Rows] | None:
        gc.collect()  # what the driver leaves in cycles holds the rows that it sent
        return next(self._groups, None)


def _write_then_read(
    tx: ManagedTransaction, ahead: _Ahead, group: list[Rows], present: list[str], mapping: PropertyGraph
) -> Written:
    written = write_reports(tx, group, present, mapping)
    ahead.start()
    return written
