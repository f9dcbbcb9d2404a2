"""The ontology's files, wherever the package lies."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ConfigError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

SHAPES_FILE = "shapes.ttl"
CONTEXT_FILE = "context.jsonld"


def ontology_folder() -> Traversable:
    """The folder of the ontology's files: inside the installed package, or beside it in a checkout."""
    packaged = files("kg") / "ontology"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[2] / "ontology"


def ontology_text(name: str) -> str:
    """Content of one file of the ontology, such as `shapes.ttl` or `context.jsonld`.

    Raises:
        ConfigError: there is no such file.
    """
    folder = ontology_folder()
    path = folder / name
    if not path.is_file():
        known = ", ".join(sorted(item.name for item in folder.iterdir())) if folder.is_dir() else "no file at all"
        raise ConfigError(f"ontology file {name!r} not found in {folder}; it holds {known}")
    return path.read_text(encoding="utf-8")


def vocabulary_files() -> tuple[str, ...]:
    """Names of the Turtle files that hold terms and concepts, sorted; the shapes are not among them."""
    names = (item.name for item in ontology_folder().iterdir())
    return tuple(sorted(name for name in names if name.endswith(".ttl") and name != SHAPES_FILE))
