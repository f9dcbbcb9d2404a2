"""The cue words of `kg/lexicon/structure.toml` as compiled patterns over plain text."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from kg import lexicon

__all__ = ["any_of", "cue", "words"]


def _entry(path: str) -> Any:
    entry: Any = lexicon.toml("structure")
    for key in path.split("."):
        entry = entry[key]
    return entry


@cache
def cue(path: str) -> re.Pattern[str]:
    """The pattern of one entry, by its dotted place in the lexicon (`kind.plan`)."""
    return re.compile(_entry(path)["pattern"])


@cache
def any_of(path: str) -> re.Pattern[str]:
    """The patterns of a list of entries as one pattern."""
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in _entry(path)))


@cache
def words(path: str) -> tuple[str, ...]:
    """A list of words, as the lexicon orders them."""
    return tuple(_entry(path))
