"""Each cue of the lexicon matches the example beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from kg import lexicon
from kg.language.characters import plain
from kg.structure.headings import STYLES

_NUMBERING = re.compile("|".join(pattern for _, pattern in STYLES))


def entries(table: Any, path: str = "") -> Iterator[tuple[str, str, str]]:
    if isinstance(table, dict) and "pattern" in table:
        yield path, table["pattern"], table.get("example", "")
    elif isinstance(table, dict):
        for key, value in table.items():
            yield from entries(value, f"{path}.{key}")
    elif isinstance(table, list):
        for place, value in enumerate(table):
            yield from entries(value, f"{path}[{place}]")


@pytest.mark.parametrize(("path", "pattern", "example"), list(entries(lexicon.toml("structure"))))
def test_example_matches(path: str, pattern: str, example: str) -> None:
    text = plain(example)
    if path.startswith(".kind"):
        # Kinds are told from titles, which come without their numbering.
        text = _NUMBERING.sub("", text, count=1)
    assert re.search(pattern, text), path
