"""The N-Quads file of a build, one report after another, without reading what did not change.

`kg build` writes the quads of a report together, each as `subject predicate object <graph> .` on a line of its own. The
ends of a report are found by bisection over the file, so that an unchanged report costs no more than its digest.
"""

from __future__ import annotations

import hashlib
import mmap
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from kg.builds import no_build
from kg.errors import InputError

QUADS_FILE = "graph.nq"
REPORT_PATH = "/report/"
"""What stands in the IRI of every report (`kg.ids.report_iri`)."""

_PIECE = 1 << 20
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


@dataclass(frozen=True, slots=True)
class Section:
    """The quads of one named graph: bytes `[begin, end)` of a file.

    Attributes:
        path: the file.
        graph: IRI of the named graph.
        digest: SHA-256 of the bytes, hexadecimal.
    """

    path: Path
    graph: str
    begin: int
    end: int
    digest: str

    def triples(self) -> list[list[str]]:
        """Subject, predicate and object of each quad as N-Quads terms.

        Raises:
            InputError: a line is no quad of this graph.
        """
        with self.path.open("rb") as file:
            file.seek(self.begin)
            data = file.read(self.end - self.begin)
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            raise InputError(f"{self.path}: byte {self.begin + error.start}: no UTF-8; N-Quads are UTF-8") from error
        close = f" <{self.graph}> .\n"
        quads = text.split(close)
        if quads.pop() or len(quads) != data.count(b"\n"):
            wrong = next(line for line in text.splitlines(keepends=True) if not line.endswith(close))
            raise self._no_quad(wrong)
        made = [quad.split(" ", 2) for quad in quads]
        if not set(map(len, made)) <= {3}:
            raise self._no_quad(" ".join(next(terms for terms in made if len(terms) != 3)))
        return made

    def _no_quad(self, line: str) -> InputError:
        return InputError(
            f"{self.path}: {line[:200]!r} is no quad of the graph <{self.graph}>; the quads of a report must stand "
            "together, one to a line, as kg build writes them"
        )


def find_exports(folder: Path) -> list[Path]:
    """The N-Quads files of builds.

    Args:
        folder: what a build wrote to, or a folder of such folders, or the file itself.

    Raises:
        InputError: there is none.
    """
    if folder.is_file():
        return [folder]
    here = folder / QUADS_FILE
    found = [here] if here.is_file() else sorted(folder.glob(f"*/{QUADS_FILE}"))
    if not found:
        raise no_build(folder)
    return found


def sections(path: Path) -> list[Section]:
    """The named graphs of a file, in file order.

    Raises:
        InputError: the file cannot be read, is empty, or a graph stands in two places.
    """
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            bounds = list(_bounds(path, data))
            with ThreadPoolExecutor(2) as pool:
                # hashing lets other threads run
                digests = list(pool.map(lambda bound: _digest(path, *bound[1:]), bounds))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read: {error}; give the {QUADS_FILE} that kg build wrote") from error
    seen: set[str] = set()
    for name, *_ in bounds:
        if REPORT_PATH not in name:
            continue
        if name in seen:
            raise InputError(f"{path}: the graph <{name}> stands in two places; kg build writes it in one")
        seen.add(name)
    return [Section(path, *bound, digest) for bound, digest in zip(bounds, digests, strict=True)]


def unescaped(text: str) -> str:
    """The text between the quotation marks of a literal, without the escapes of N-Triples."""
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _ESCAPED.get(found[3], found[0])


def _digest(path: Path, begin: int, end: int) -> str:
    """SHA-256 of a part of a file, which is read piece by piece: what is read through a map stays in memory."""
    made = hashlib.sha256()
    with path.open("rb", buffering=0) as file:  # its own place in the file: several threads read at once
        file.seek(begin)
        while begin < end and (piece := file.read(min(_PIECE, end - begin))):
            made.update(piece)
            begin += len(piece)
    return made.hexdigest()


def _bounds(path: Path, data: mmap.mmap) -> Iterator[tuple[str, int, int]]:
    size, begin = len(data), 0
    if data[size - 1 :] != b"\n":
        raise InputError(f"{path}: the last line has no end; the file is not whole")
    while begin < size:
        name = _graph_of(path, data, begin)
        end = _end_of(path, data, begin, name)
        yield name, begin, end
        begin = end
        if hasattr(data, "madvise"):
            data.madvise(mmap.MADV_DONTNEED)  # or all of the file that was looked at would stay in memory


def _end_of(path: Path, data: mmap.mmap, begin: int, name: str) -> int:
    """Gallop into another graph, then bisect. All lines from `begin` up to `low` are of the graph, that at `high` is not."""
    size = len(data)
    low, high, step = begin, size, 4096
    # the quads of a report stand together, and reading them tests it; those of other graphs may stand between reports
    together, close = REPORT_PATH in name, f" <{name}> .\n".encode()

    def holds(line: int) -> bool:
        if together:
            return _graph_of(path, data, line) == name
        lines = data[low:line]
        return lines.count(b"\n") == lines.count(close)

    while (line := data.find(b"\n", low + step) + 1) and line < size:
        if not holds(line):
            high = line
            break
        low, step = line, step * 2
    while (line := data.find(b"\n", (low + high) // 2) + 1) < high:
        if holds(line):
            low = line
        else:
            high = line
    while low < high and _graph_of(path, data, low) == name:
        low = data.find(b"\n", low) + 1
    return low


def _graph_of(path: Path, data: mmap.mmap, begin: int) -> str:
    end = data.find(b"\n", begin)
    line = data[begin:end]
    start = line.rfind(b" <")
    if not line.endswith(b"> .") or start < 0:
        raise InputError(f"{path}: byte {begin}: {line[:200]!r} is no quad; give the file that kg build wrote")
    return line[start + 2 : -3].decode("utf-8", "replace")
