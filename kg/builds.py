"""What a folder that should hold a build is said to be when it holds none."""

from __future__ import annotations

from pathlib import Path

from kg.errors import InputError


def no_build(folder: Path, missing: str = "graph.nq") -> InputError:
    """The error for a folder without a build; it names the builds that lie one level down.

    Args:
        folder: the folder.
        missing: what makes it none, file names.
    """
    below = sorted(str(file.parent) for file in folder.glob("*/graph.nq"))
    if below:
        return InputError(f"{folder}: holds no build; did you mean {' or '.join(below)}?")
    return InputError(f"{folder}: holds no build (no {missing}); give a folder that kg build wrote to")
