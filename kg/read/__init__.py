"""Stage 1: bytes of a file become a `Document`; nothing after it knows encodings or file formats.

A new format is one module with a function `Path -> Document` and one line in `READERS`.
"""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.model import Document

__all__ = ["READERS", "find_inputs", "passed_over", "read"]

READERS: dict[str, str] = {
    ".txt": "kg.read.text:read_text",
    ".text": "kg.read.text:read_text",
    ".md": "kg.read.text:read_text",
}
"""Suffix (lower case, with its dot) to the reader's dotted path, imported when a file of that suffix is read."""


def read(path: Path) -> Document:
    """Read one file with the reader of its suffix.

    Args:
        path: a file; the case of its suffix does not matter.

    Returns:
        The document, its text exactly as decoded.

    Raises:
        InputError: the suffix has no reader, or the file is missing, unreadable, empty or not text.
    """
    target = READERS.get(path.suffix.lower())
    if target is None:
        raise InputError(f"{path}: cannot read files of type {_type(path)}; accepted: {_accepted()}")
    module, name = target.split(":")
    reader: Callable[[Path], Document] = getattr(import_module(module), name)
    return reader(path)


def find_inputs(paths: Iterable[Path]) -> list[Path]:
    """List the reports that files and folders stand for.

    A file is taken as it is, whatever its suffix, so that `read` can say what is wrong with it. A folder gives every
    file under it that has a known suffix, sorted by path; names that begin with a dot are left out.

    Args:
        paths: files and folders.

    Returns:
        Files in the order given, each once.

    Raises:
        InputError: a path does not exist, or a folder holds no file with a known suffix.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            readable = [file for file in _files_under(path) if _type(file) in READERS]
            inside = sorted(readable, key=lambda file: file.relative_to(path).as_posix())
            if not inside:
                raise InputError(f"{path}: no report in this folder; accepted: {_accepted()}")
        elif path.exists():
            inside = [path]
        else:
            raise InputError(f"{path}: no such file or folder")
        for file in inside:
            found.setdefault(file.resolve(), file)
    return list(found.values())


def passed_over(paths: Iterable[Path]) -> dict[str, int]:
    """Which files under folders `find_inputs` leaves out because no reader knows their suffix.

    Args:
        paths: files and folders.

    Returns:
        Suffix (lower case, "(no suffix)" where there is none) to the number of files, sorted.
    """
    types = (_type(file) for path in paths if path.is_dir() for file in _files_under(path))
    return dict(sorted(Counter(suffix for suffix in types if suffix not in READERS).items()))


def _files_under(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if not hidden and file.is_file():
            yield file


def _type(file: Path) -> str:
    return file.suffix.lower() or "(no suffix)"


def _accepted() -> str:
    return ", ".join(sorted(READERS))
