"""CSV for `neo4j-admin database import full`: files with typed headers, one for each label set and relationship type.

Every text stands in quotation marks, so that an empty text is not taken for a missing one; a quotation mark inside is
doubled (RFC 4180). Elements of a list are parted by a character that no text of the export holds.
"""

from __future__ import annotations

import functools
import multiprocessing
import os
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Generic, TextIO, TypeVar

from kg.errors import SinkError
from kg.neo4j import cypher
from kg.neo4j.columns import node_columns, node_header, relationship_columns, relationship_header
from kg.neo4j.load import wanted_sections
from kg.neo4j.mapping import DIVISION, MARK, MENTIONS, property_graph
from kg.neo4j.places import Listed, needed, read_places
from kg.neo4j.quads import Section
from kg.neo4j.rows import (
    Labels,
    Properties,
    Relationship,
    Rows,
    Value,
    account,
    mentions,
    ontology_rows,
    report_rows,
    united,
)
from kg.neo4j.style import STYLE_FILE, style_sheet
from kg.sinks.staging import staged
from kg.vocabulary import ONTOLOGY_IRI

SCRIPT = "import.sh"
SCHEMA_FILE = "schema.cypher"
SEPARATORS = ("\x1f", "\x1e", "\x1d", *map(chr, range(0xE000, 0xE100)))
"""Characters that may part the elements of lists: the first that no element holds is taken."""

Key = TypeVar("Key", Labels, str)

BUFFER = "64m"
"""Read buffer of the import; no value may be longer."""

REPORT = "/tmp/jiedao-import.report"
"""Where the import says what it could not read: not in the folder, which it need not be able to write to."""

_SPAWN_FROM = 16  # sections; below that the start of processes costs more than they save


@dataclass(frozen=True, slots=True)
class CsvExport:
    """What was written.

    Attributes:
        files: the files, sorted.
        command: the import's command line, to be run in their folder.
    """

    files: tuple[Path, ...]
    command: str


@dataclass(slots=True)
class _Part:
    """A report as lines of files, and what is to be united with what other reports say."""

    nodes: dict[Labels, str] = field(default_factory=dict)
    relationships: dict[str, str] = field(default_factory=dict)
    entities: dict[str, tuple[Labels, Properties]] = field(default_factory=dict)
    multiline: bool = False
    uri: str = ""


class _SeparatorTakenError(Exception):
    """A list's element holds the character that is to part the elements."""


def export_csv(folder: Path, target: Path, jobs: int | None = None) -> CsvExport:
    """Write a build as CSV for Neo4j's bulk import, with the command, the schema, the questions and the style sheet.

    Args:
        folder: what a build wrote to, a folder of such folders, or an N-Quads file.
        target: where to; files of the same names are replaced as a whole.
        jobs: processes that read; by default one for each core where there are many reports.

    Returns:
        The files and the command.

    Raises:
        InputError: the folder holds no build, or its N-Quads cannot be read.
        SinkError: a file cannot be written.
    """
    wanted, places = wanted_sections(folder)
    sections, listed = list(wanted.values()), read_places(places)
    jobs = jobs or (os.cpu_count() or 1 if len(sections) >= _SPAWN_FROM else 1)
    for separator in SEPARATORS:
        try:
            with staged(target) as stage:
                command = _write(sections, listed, stage.folder, separator, jobs)
            return CsvExport(tuple(stage.files), command)
        except _SeparatorTakenError:
            continue
    raise SinkError(f"{folder}: its texts hold all {len(SEPARATORS)} characters that could part the elements of lists")


def _write(sections: Sequence[Section], listed: Mapping[str, Listed], folder: Path, separator: str, jobs: int) -> str:
    told: dict[str, list[Properties]] = {}
    multiline = False
    with ExitStack() as stack:
        nodes: _Files[Labels] = _Files(stack, folder, "nodes", node_header)
        edges: _Files[str] = _Files(stack, folder, "relationships", relationship_header)
        for part in _parts(sections, separator, jobs):
            for labels, lines in part.nodes.items():
                nodes.write(labels, lines)
            for kind, lines in part.relationships.items():
                edges.write(kind, lines)
            for uri, (labels, properties) in part.entities.items():
                told.setdefault(uri, []).append(account(part.uri, labels, properties))
            multiline = multiline or part.multiline
        divisions = {division.uri: division for division in needed(listed, told)}
        for labels, properties in _entities(told, divisions):
            line = _line(properties, node_columns(labels), separator)
            nodes.write(labels, line)
            multiline = multiline or _is_multiline(line, 1)
        for division in divisions.values():
            if division.above:
                columns = relationship_columns("PART_OF")
                line = _line({"list": division.list}, columns, separator)
                edges.write("PART_OF", f'"{division.uri}","{division.above}",{line}')
    command = _command(nodes.names, edges.names, separator, multiline)
    script = folder / SCRIPT
    script.write_text(
        f"#!/bin/sh\n# Imports this folder into a database that does not run; its name may be given.\n"
        f'set -eu\ncd "$(dirname "$0")"\nexec {_scripted(command)}\n',
        encoding="utf-8",
    )
    script.chmod(0o755)
    schema = ";\n".join((cypher.CONSTRAINT, *cypher.indexes()))
    (folder / SCHEMA_FILE).write_text(f"{schema};\n", encoding="utf-8")
    (folder / STYLE_FILE).write_text(style_sheet(), encoding="utf-8")
    _copy_questions(folder / "queries")
    return shlex.join(command)


class _Files(Generic[Key]):
    """The files of nodes or of relationships, each opened with its header when it is first needed."""

    def __init__(self, stack: ExitStack, folder: Path, prefix: str, header: Callable[[Key], str]) -> None:
        self._stack, self._folder, self._prefix = stack, folder, prefix
        self._header: Callable[[Key], str] = header
        self._open: dict[Key, TextIO] = {}
        self.names: dict[Key, str] = {}

    def write(self, key: Key, lines: str) -> None:
        if key not in self._open:
            stem = "-".join(label for label in key if label != MARK) if isinstance(key, tuple) else key
            name = f"{self._prefix}-{stem}.csv"
            self.names[key] = name
            self._open[key] = self._stack.enter_context((self._folder / name).open("w", encoding="utf-8", newline="\n"))
            self._open[key].write(self._header(key))
        self._open[key].write(lines)


def _parts(sections: Sequence[Section], separator: str, jobs: int) -> Iterator[_Part]:
    render = functools.partial(_render, separator=separator)
    if jobs == 1:
        yield from map(render, sections)
        return
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload([__name__])
    with ProcessPoolExecutor(jobs, context) as pool:
        yield from pool.map(render, sections, chunksize=4)


def _render(section: Section, separator: str) -> _Part:
    mapping = property_graph()
    rows = (ontology_rows if section.graph == ONTOLOGY_IRI else report_rows)(section, mapping)
    part = _Part(entities=rows.entities, uri=rows.uri)
    for labels, made in rows.nodes.items():
        columns = node_columns(labels)
        lines = "".join([_line(properties, columns, separator) for properties in made])
        part.nodes[labels] = lines
        part.multiline = part.multiline or _is_multiline(lines, len(made))
    for kind, relations in _relationships(rows):
        columns = relationship_columns(kind)
        lines = "".join([f'"{r.start}","{r.end}",{_line(r.properties, columns, separator)}' for r in relations])
        part.relationships[kind] = lines
        part.multiline = part.multiline or _is_multiline(lines, len(relations))
    return part


def _relationships(rows: Rows) -> Iterator[tuple[str, list[Relationship]]]:
    yield from rows.relationships.items()
    if rows.entities:
        yield MENTIONS, list(mentions(rows))


def _is_multiline(lines: str, rows: int) -> bool:
    return "\r" in lines or lines.count("\n") != rows


def _entities(
    told: Mapping[str, list[Properties]], divisions: Mapping[str, Listed]
) -> Iterator[tuple[Labels, Properties]]:
    """Entities with all that is said of them, and the divisions that no report names."""
    for uri, accounts in told.items():
        kind, properties = united(accounts)
        labels = property_graph().lineage(kind)
        if uri in divisions:
            labels = (*labels[:-1], DIVISION, MARK)
            properties |= divisions[uri].properties()
        yield labels, {"uri": uri, **properties}
    yield from (division.alone() for uri, division in divisions.items() if uri not in told)


def _line(properties: Mapping[str, Value], columns: Sequence[str], separator: str) -> str:
    given = properties.get
    fields = ["" if (value := given(name)) is None else csv_field(value, separator) for name in columns]
    if len(fields) - fields.count("") != len(properties):
        raise SinkError(f"{properties.get('uri')}: has {', '.join(properties)}, of which CSV has {', '.join(columns)}")
    return ",".join(fields) + "\n"


def csv_field(value: Value, separator: str) -> str:
    """A value as a field of CSV; an empty text is two quotation marks, a missing one would be nothing.

    Args:
        value: a property's value.
        separator: parts the elements of a list.
    """
    if isinstance(value, list):
        for text in value:
            if separator in text:
                raise _SeparatorTakenError
        value = separator.join(value)
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"' if '"' in value else f'"{value}"'
    return value.isoformat() if isinstance(value, date) else repr(value)


def _command(nodes: Mapping[Labels, str], edges: Mapping[str, str], separator: str, multiline: bool) -> list[str]:
    return [
        "neo4j-admin", "database", "import", "full", "neo4j", "--overwrite-destination",
        f"--array-delimiter=U+{ord(separator):04X}", f"--read-buffer-size={BUFFER}", "--bad-tolerance=0",
        f"--report-file={REPORT}",
        *(["--multiline-fields=true"] if multiline else []),
        *(f"--nodes={':'.join(labels)}={name}" for labels, name in nodes.items()),
        *(f"--relationships={kind}={name}" for kind, name in edges.items()),
    ]  # fmt: skip


def _scripted(command: Sequence[str]) -> str:
    """The command with the tool's place and the database's name left to the user."""
    middle = command[1:4]
    return " ".join(['"${NEO4J_ADMIN:-neo4j-admin}"', *middle, '"${1:-neo4j}"', shlex.join(command[5:])])


def _copy_questions(folder: Path) -> None:
    folder.mkdir()
    for item in sorted((files("kg") / "queries").iterdir(), key=lambda item: item.name):
        if item.name.endswith(".cypher"):
            (folder / item.name).write_text(item.read_text(encoding="utf-8"), encoding="utf-8")
