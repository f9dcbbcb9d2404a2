"""The one place that knows the order of the stages: read, structure, lex, extract, resolve, link, assemble, validate, write."""

from __future__ import annotations

import gc
import multiprocessing
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from kg.config import Settings
from kg.errors import InputError, KGError
from kg.extract import extract
from kg.graph import assemble, calibrated, sure_enough
from kg.lex import lex
from kg.link import divisions_above, link
from kg.model import Document, Extraction, Graph, ReportGraph
from kg.read import find_inputs, read
from kg.resolve import resolve
from kg.resolve.fit import fit
from kg.sinks import load_sink, write
from kg.structure import structure, unwrap
from kg.validate import check

SHARE = 80_000
"""Bytes of reports that a process must have to read before it pays to start it: a dozen reports."""

Made = TypeVar("Made")

Inputs = Path | str | Iterable[Path | str]
"""Files and folders of reports: one, or several."""

Progress = Callable[[int, int, str], None]
"""Called after each report with the number done, the number of all, and the report's file name."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be built: its path, why, and the exit code that the reason stands for."""

    path: Path
    reason: str
    exit_code: int


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made.

    Attributes:
        graph: all that the reports say, one report graph per report.
        failures: the reports that are missing from it.
        files: what was written.
    """

    graph: Graph
    failures: tuple[Failure, ...]
    files: tuple[Path, ...]


def extract_report(document: Document) -> Extraction:
    """Takes one report apart as far as its claims, before anything is merged.

    Args:
        document: the report.

    Returns:
        All that it says, as mentions and claims.
    """
    layout = structure(unwrap(document))
    return extract(layout, lex(layout))


def build_report(document: Document, settings: Settings | None = None) -> ReportGraph:
    """Builds and validates the graph of one report.

    Args:
        document: the report.
        settings: base IRI and least confidence; the defaults when None.

    Returns:
        The report's graph.

    Raises:
        ValidationError: the graph breaks a shape, has a dangling edge, or an offset that does not read back.
    """
    settings = settings or Settings()
    resolution = fit(resolve(extract_report(document)))
    graph = calibrated(assemble(link(resolution) if settings.link else resolution, settings.base))
    graph = sure_enough(graph, settings.min_confidence)
    check(graph)
    return graph


def gather(
    inputs: Inputs, settings: Settings | None = None, on_progress: Progress | None = None
) -> tuple[Graph, tuple[Failure, ...]]:
    """Builds the graph of several reports in memory.

    Args:
        inputs: a file or folder, or several.
        settings: base IRI, least confidence, number of processes; the defaults when None.
        on_progress: told of each report that is done.

    Returns:
        The graph of all reports that could be built, and the failures of the others, both in a fixed order.

    Raises:
        InputError: there is no input, one does not exist, or a folder holds no report.
    """
    given = [inputs] if isinstance(inputs, Path | str) else inputs
    paths = find_inputs([Path(i) for i in given])
    if not paths:
        raise InputError("no input; give reports or folders of reports")
    with _collector_at_rest():
        return _gathered(paths, settings or Settings(), on_progress)


def _gathered(
    paths: Sequence[Path], settings: Settings, on_progress: Progress | None
) -> tuple[Graph, tuple[Failure, ...]]:
    reports: dict[str, ReportGraph] = {}
    failures: list[Failure] = []
    path_of: dict[str, Path] = {}
    for done, (path, outcome) in enumerate(zip(paths, _attempts(paths, settings), strict=True), 1):
        if isinstance(outcome, Failure):
            failures.append(outcome)
        elif outcome.source.iri in reports:
            reason = f"{path}: is the same report as {path_of[outcome.source.iri]}; give one of them"
            failures.append(Failure(path, reason, InputError.exit_code))
        else:
            reports[outcome.source.iri] = outcome
            path_of[outcome.source.iri] = path
        if on_progress:
            on_progress(done, len(paths), path.name)
    made = tuple(reports[iri] for iri in sorted(reports))
    codes = {
        str(value) for report in made for node in report.nodes for name, value in node.properties if name == "notation"
    }
    return Graph(settings.base, made, divisions_above(codes), settings.license), tuple(failures)


def build(
    inputs: Inputs,
    out: Path | str = "exports",
    settings: Settings | None = None,
    on_progress: Progress | None = None,
) -> BuildResult:
    """Builds the graph of several reports and writes it in all formats.

    A report that cannot be built is left out and named among the failures; nothing is written where none can.

    Args:
        inputs: a file or folder, or several.
        out: folder to write to; made where it is missing. What it held of the same names is replaced as a whole.
        settings: base IRI, least confidence, formats, number of processes; the defaults when None.
        on_progress: told of each report that is done.

    Returns:
        The graph, the failures and the files written.

    Raises:
        InputError: there is no input, one does not exist, or a folder holds no report.
        ConfigError: a format that there is none of.
        SinkError: a file cannot be written.
    """
    settings = settings or Settings()
    for name in settings.formats:
        load_sink(name)  # an unknown format is better named before the work than after it
    with _collector_at_rest():
        graph, failures = gather(inputs, settings, on_progress)
        files = write(graph, Path(out), settings.formats) if graph.reports else ()
    return BuildResult(graph, failures, tuple(files))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Records form no cycles, so all that the garbage collector would do is to visit a growing graph again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _size(path: Path) -> int:
    """A file's bytes; 0 where it cannot be looked at, which reading it will tell."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _attempts(paths: Sequence[Path], settings: Settings) -> Iterator[ReportGraph | Failure]:
    make = partial(_attempt, settings=settings)
    jobs = min(settings.jobs, len(paths), sum(map(_size, paths)) // SHARE)
    if jobs < 2:
        yield from map(make, paths)
        return
    # A fork server that has read the code, lexicon and ontology once hands them to each worker for free.
    context = multiprocessing.get_context(
        "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    )
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload([__name__])
    with ProcessPoolExecutor(jobs, context, initializer=gc.disable) as pool:
        yield from pool.map(make, paths, chunksize=1 + len(paths) // (jobs * 8))


def _attempt(path: Path, settings: Settings) -> ReportGraph | Failure:
    return attempt(path, partial(build_report, settings=settings))


def attempt(path: Path, work: Callable[[Document], Made]) -> Made | Failure:
    """Reads a report and does something with it, without letting it take other reports with it.

    Args:
        path: the report's file.
        work: what to do with it.

    Returns:
        What the work gives, or why there is nothing.
    """
    try:
        return work(read(path))
    except KGError as error:
        return Failure(path, str(error), error.exit_code)
    except Exception as error:
        # a fault of the program is told with its place
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(frame.filename).name}:{frame.lineno}"
        return Failure(path, f"{path}: unexpected {type(error).__name__} at {place}: {error}", KGError.exit_code)
