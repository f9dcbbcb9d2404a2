"""The store beside an export: an on-disk index of `graph.nq` and `graph.ttl` that queries read.

It stands in `store/` inside the export's folder and is made when the first query asks for it, not by the build: its
files (RocksDB) differ from one making to the next, and an export must not. The subfolder's name is a digest of what it
was made from, so a new build gets a new store, and who still reads the old one is not disturbed.

The default graph holds what all reports say together, with the ontology; each report, the provenance and the ontology
stand in named graphs too, as in `graph.nq`. The default graph is stored, not computed as the union of the named ones,
because a thing that two reports name would be counted twice there.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import pyoxigraph as ox

from kg.builds import no_build
from kg.errors import InputError
from kg.vocabulary import ONTOLOGY_IRI

FOLDER = "store"
"""Name of the folder that holds the stores, inside the export's."""

SOURCES = {"graph.nq": ox.RdfFormat.N_QUADS, "graph.ttl": ox.RdfFormat.TURTLE}
"""What a store is made from, and in which format."""

_PARTIAL = ".partial-"


@contextmanager
def store_of(export: Path) -> Iterator[Path]:
    """The store of an export, made where there is none yet; open it with `open_store`.

    Where the export's folder cannot be written to, the store stands in a temporary folder as long as the block runs.

    Args:
        export: a folder that a build wrote to.

    Returns:
        The store's folder.

    Raises:
        InputError: the folder holds no build, or its files cannot be read.
    """
    stamp = _stamp(export)
    home = export / FOLDER
    try:
        home.mkdir(exist_ok=True)
        tempfile.TemporaryFile(dir=home).close()
    except OSError:
        with tempfile.TemporaryDirectory(prefix="kg-store-") as folder:
            yield _made(export, stamp, Path(folder))
        return
    yield _made(export, stamp, home)


def open_store(path: Path) -> ox.Store:
    """Opens a store for reading only; any number of processes may do so at once.

    Raises:
        InputError: there is no store, or it is damaged.
    """
    try:
        return ox.Store.read_only(str(path))
    except (OSError, RuntimeError) as error:
        raise InputError(
            f"{path}: cannot be opened as a store: {error}; delete the folder to have it made anew"
        ) from error


def _stamp(export: Path) -> str:
    """A digest that changes when the export does."""
    digest = hashlib.sha256(version("pyoxigraph").encode())
    for name in SOURCES:
        try:
            known = (export / name).stat()
        except OSError as error:
            raise no_build(export, name) from error
        digest.update(f"{name} {known.st_size} {known.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


def _made(export: Path, stamp: str, home: Path) -> Path:
    target = home / stamp
    if target.is_dir():
        return target
    part = Path(tempfile.mkdtemp(prefix=_PARTIAL, dir=home))
    try:
        _fill(export, part)
        if _stamp(export) != stamp:
            raise InputError(f"{export}: was written to while it was read; ask again")
        try:
            part.rename(target)
        except OSError:
            # another process was faster; its store is as good
            if not target.is_dir():
                raise
    finally:
        shutil.rmtree(part, ignore_errors=True)
    for old in home.iterdir():
        if old != target and not old.name.startswith(_PARTIAL):
            shutil.rmtree(old, ignore_errors=True)
    return target


def _fill(export: Path, folder: Path) -> None:
    store = ox.Store(str(folder))
    for name, rdf in SOURCES.items():
        try:
            store.bulk_load(path=str(export / name), format=rdf)
        except (SyntaxError, OSError) as error:
            raise InputError(f"{export / name}: cannot be read as {rdf.name}: {error}") from error
    ontology = store.quads_for_pattern(None, None, None, ox.NamedNode(ONTOLOGY_IRI))
    store.bulk_extend([ox.Quad(quad.subject, quad.predicate, quad.object) for quad in ontology])
    store.optimize()
    store.flush()
