"""Sample reports with their gold files; all places, companies and people in them are invented."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import SinkError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def copy_samples(folder: Path, *, gold: bool = False) -> list[Path]:
    """Copies the sample reports into a folder.

    Args:
        folder: where to; made if it is missing. Files of the same names are replaced.
        gold: whether to copy the gold files too, into the subfolder `gold`.

    Returns:
        The files written, reports first, each sorted by name.

    Raises:
        SinkError: a file cannot be written.
    """
    copies = [(source, folder) for source in _inside("reports", ".txt")]
    if gold:
        copies += [(source, folder / "gold") for source in _inside("gold", ".json")]
    written = []
    for source, target in copies:
        try:
            target.mkdir(parents=True, exist_ok=True)
            (target / source.name).write_bytes(source.read_bytes())
        except OSError as error:
            raise SinkError(f"{target / source.name}: cannot be written ({error.strerror})") from error
        written.append(target / source.name)
    return written


def _inside(part: str, suffix: str) -> list[Traversable]:
    held = (files("kg.samples") / part).iterdir()
    return sorted((item for item in held if item.name.endswith(suffix)), key=lambda item: item.name)
