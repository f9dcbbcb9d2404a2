"""Targets that a graph is written to: one module each, listed in `SINKS`.

A sink is a function `write(graph, folder)` that puts its files into an empty folder. It merges and invents nothing, and
writes the same bytes for the same graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ConfigError
from kg.sinks.staging import staged

if TYPE_CHECKING:
    from kg.model import Graph

Sink = Callable[["Graph", Path], None]

SINKS: dict[str, str] = {
    "rdf": "kg.sinks.rdf:write",
    "networkx": "kg.sinks.networkx:write",
    "explorer": "kg.sinks.explorer:write",
}
"""Name of each sink to the function that writes it; the module is loaded when it is asked for."""

FILES: dict[str, tuple[str, ...]] = {
    "rdf": ("graph.ttl", "graph.nq", "graph.jsonld", "places.ttl", "void.ttl"),
    "networkx": ("graph.graphml", "graph.gexf"),
    "explorer": ("explorer.html",),
}
"""Name of each sink to the files that it writes."""


def load_sink(name: str) -> Sink:
    """The sink of a name.

    Raises:
        ConfigError: there is none of that name.
    """
    if name not in SINKS:
        raise ConfigError(f"format {name!r} is none of {', '.join(sorted(SINKS))}")
    module, function = SINKS[name].split(":")
    sink: Sink = getattr(import_module(module), function)
    return sink


def write(graph: Graph, folder: Path, formats: Iterable[str] = ()) -> list[Path]:
    """Write a graph; the files of an earlier one are replaced, each as a whole, when all sinks are done.

    What an earlier graph left in formats that are not asked for now is removed: a folder holds one graph.

    Args:
        graph: what to write.
        folder: where to; made if it is missing. Files that no sink writes stay.
        formats: names of sinks, all when empty.

    Returns:
        The files written, sorted.

    Raises:
        ConfigError: there is no sink of that name.
        SinkError: a file cannot be written; the old files are as they were.
    """
    sinks = [load_sink(name) for name in tuple(formats) or tuple(SINKS)]
    with staged(folder, [name for files in FILES.values() for name in files]) as stage:
        for sink in sinks:
            sink(graph, stage.folder)
    return stage.files
