"""The store beside an export: made when asked for, made anew after a build, never half made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import InputError
from kg.query import store as module
from kg.query.store import FOLDER, open_store, store_of


@pytest.fixture
def export(small: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "export"
    shutil.copytree(small, folder, ignore=shutil.ignore_patterns(FOLDER))
    return folder


def test_a_store_is_made_once(export: Path) -> None:
    with store_of(export) as first:
        made = first.stat().st_mtime_ns
        assert first.parent == export / FOLDER
    with store_of(export) as second:
        assert second == first
        assert second.stat().st_mtime_ns == made
    assert [path.name for path in (export / FOLDER).iterdir()] == [first.name]


def test_it_holds_the_named_graphs_and_what_they_say_together(export: Path) -> None:
    with store_of(export) as path:
        store = open_store(path)
        named = {(q.subject, q.predicate, q.object) for q in store if q.graph_name != ox.DefaultGraph()}
        together = {(q.subject, q.predicate, q.object) for q in store if q.graph_name == ox.DefaultGraph()}
    assert named == together
    assert len(named) > 1000


def test_it_is_for_reading_only(export: Path) -> None:
    with store_of(export) as path, pytest.raises(RuntimeError, match="read-write"):
        open_store(path).add(ox.Quad(ox.NamedNode("a:a"), ox.NamedNode("a:b"), ox.NamedNode("a:c")))


def test_a_new_build_gets_a_new_store_while_the_old_is_read(export: Path) -> None:
    with ExitStack() as stack:
        old = stack.enter_context(store_of(export))
        reader = open_store(old)
        count = len(reader)
        for name in ("graph.nq", "graph.ttl"):
            lines = (export / name).read_text(encoding="utf-8")
            line = "<a:a> <a:b> <a:c>" + (" <a:g> .\n" if name == "graph.nq" else " .\n")
            (export / name).write_text(lines + line, encoding="utf-8")
        new = stack.enter_context(store_of(export))
        assert new != old
        assert len(open_store(new)) == count + 2
        assert len(reader) == count
    assert [path.name for path in (export / FOLDER).iterdir()] == [new.name]


def test_two_makers_do_not_meet(export: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill, inner = module._fill, []

    def slow(source: Path, folder: Path) -> None:
        if not inner:
            inner.append(folder)
            with store_of(source) as faster:
                inner.append(faster)
        fill(source, folder)

    monkeypatch.setattr(module, "_fill", slow)
    with store_of(export) as path:
        assert path == inner[1]
        assert len(open_store(path)) > 1000
    assert [found.name for found in (export / FOLDER).iterdir()] == [path.name]


def test_an_export_that_changes_meanwhile_is_told(export: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill = module._fill

    def meanwhile(source: Path, folder: Path) -> None:
        fill(source, folder)
        os.utime(source / "graph.nq", ns=(1, 1))

    monkeypatch.setattr(module, "_fill", meanwhile)
    with pytest.raises(InputError, match="was written to while it was read"), store_of(export):
        pass
    assert list((export / FOLDER).iterdir()) == []


def test_where_nothing_may_be_written_a_temporary_folder_serves(export: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> Iterator[None]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(module.tempfile, "TemporaryFile", refuse)
    with store_of(export) as path:
        assert export not in path.parents
        assert len(open_store(path)) > 1000
    assert not path.exists()


def test_a_folder_without_a_build_is_named(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(InputError, match=r"holds no build \(no graph\.nq\)"), store_of(folder):
            pass
    assert list(tmp_path.iterdir()) == []


def test_a_broken_file_is_named_and_nothing_is_left(export: Path) -> None:
    (export / "graph.nq").write_text("<a:a> <a:b> .\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"graph\.nq: cannot be read as N-Quads"), store_of(export):
        pass
    assert list((export / FOLDER).iterdir()) == []


def test_a_damaged_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("nonsense", encoding="utf-8")
    with pytest.raises(InputError, match="delete the folder"):
        open_store(tmp_path)
