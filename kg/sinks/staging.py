"""Outputs that replace old ones as a whole: a crash, a kill or a full disk leaves the old file, never half of a new one."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import SinkError

PREFIX = ".partial-"
"""What the name of a staging folder starts with; one that is left after a kill may be deleted."""


@dataclass(slots=True)
class Stage:
    """A folder to write into, and afterwards the files that came out of it.

    Attributes:
        folder: an empty folder on the same file system as the target.
        files: the files in their final place, sorted; empty until all of them are there.
    """

    folder: Path
    files: list[Path] = field(default_factory=list)


@contextmanager
def staged(target: Path, former: Collection[str] = ()) -> Iterator[Stage]:
    """Collect files in a folder beside their final place, and move them there when the block ends well.

    Args:
        target: the final folder; made if it is missing.
        former: names of files that are removed from it at the end, unless they were written anew.

    Raises:
        SinkError: something cannot be written or moved. Files that were not moved yet are as they were.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
        stage = Stage(Path(tempfile.mkdtemp(prefix=PREFIX, dir=target)))
    except OSError as error:
        raise SinkError(
            f"{target}: cannot write there: {error.strerror or error}; give a folder to write to"
        ) from error
    try:
        yield stage
        stage.files = _publish(stage.folder, target)
    except OSError as error:
        raise SinkError(f"{target}: not written: {error.strerror or error}; the old files are kept") from error
    finally:
        shutil.rmtree(stage.folder, ignore_errors=True)
    for old in sorted({target / name for name in former}.difference(stage.files)):
        try:
            old.unlink(missing_ok=True)
        except OSError as error:
            raise SinkError(f"{old}: a former build's file cannot be removed: {error.strerror or error}") from error


def _publish(folder: Path, target: Path) -> list[Path]:
    made = sorted(path for path in folder.rglob("*") if path.is_file())
    # all new bytes are on disk before the first old file goes
    for path in made:
        _sync(path)
    files = [target / path.relative_to(folder) for path in made]
    for path, final in zip(made, files, strict=True):
        final.parent.mkdir(parents=True, exist_ok=True)
        path.replace(final)
    for parent in {final.parent for final in files}:
        _sync(parent)
    return files


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
