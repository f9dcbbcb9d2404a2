"""Language data: TOML and TSV tables of the general stock of Chinese work reports, with an example beside each entry."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from kg.errors import ConfigError


@cache
def toml(name: str) -> dict[str, Any]:
    """The table `kg/lexicon/<name>.toml`.

    Raises:
        ConfigError: the file is not valid TOML.
    """
    resource = files("kg.lexicon") / f"{name}.toml"
    try:
        return tomllib.loads(resource.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"kg/lexicon/{name}.toml: {error}; a valid TOML table is needed") from error


@cache
def rows(name: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """The lines of `kg/lexicon/<name>.tsv`, comments and blank lines aside, as tuples of `columns` cells.

    Raises:
        ConfigError: a line has another number of cells.
    """
    found = []
    text = (files("kg.lexicon") / f"{name}.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if len(cells) != columns:
            raise ConfigError(
                f"kg/lexicon/{name}.tsv, line {number}: {len(cells)} cells; {columns} separated by tabs are needed"
            )
        found.append(cells)
    return tuple(found)


def alternatives(words: Any) -> str:
    """The words as a regular expression that prefers the longest."""
    import re

    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))
