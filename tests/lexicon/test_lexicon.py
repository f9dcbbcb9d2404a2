"""The tables of the language's stock: how they are loaded, and that every entry is well-formed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import lexicon
from kg.errors import ConfigError
from kg.language.characters import plain
from kg.lex import pipeline
from kg.lexicon import alternatives, rows, toml

FOLDER = Path(lexicon.__file__).parent
TABLES = sorted(p.stem for p in FOLDER.glob("*.toml"))
VERB_CLASSES = {"act", "input", "outcome", "context", "light", "degree", "attitude"}
DIMENSIONS = {"count", "noun", "time", "area", "people", "length", "mass", "energy", "money", "percent"}
_CJK = re.compile(r"[一-鿿]+")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder in the place of kg/lexicon."""
    monkeypatch.setattr(lexicon, "files", lambda package: tmp_path)
    toml.cache_clear()
    rows.cache_clear()
    yield tmp_path
    toml.cache_clear()
    rows.cache_clear()


def test_rows_are_cells_without_comments_and_blank_lines(folder: Path) -> None:
    (folder / "words.tsv").write_text("# word\texample\n拆除\t拆除违建\n\n清理\t清理楼道\n", encoding="utf-8")
    assert rows("words", 2) == (("拆除", "拆除违建"), ("清理", "清理楼道"))


def test_a_line_with_another_number_of_cells_is_named(folder: Path) -> None:
    (folder / "words.tsv").write_text("# word\texample\n拆除\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"kg/lexicon/words\.tsv, line 2: 1 cells; 2 separated by tabs are needed"):
        rows("words", 2)


def test_a_table_that_is_no_toml_is_named(folder: Path) -> None:
    (folder / "words.toml").write_text("heads = [", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"kg/lexicon/words\.toml: .+; a valid TOML table is needed"):
        toml("words")


def test_alternatives_prefer_the_longest_word_and_take_words_as_they_stand() -> None:
    pattern = re.compile(alternatives(["改造", "改造工程", "a.b", "改造"]))
    assert [m[0] for m in pattern.finditer("改造工程与改造")] == ["改造工程", "改造"]
    assert pattern.fullmatch("a.b") and not pattern.fullmatch("axb")


@pytest.mark.parametrize(("name", "columns"), [("verbs", 3), ("nouns", 2), ("units", 3)])
def test_no_entry_stands_twice_and_every_example_holds_its_word(name: str, columns: int) -> None:
    entries = rows(name, columns)
    assert [word for word, count in Counter(e[0] for e in entries).items() if count > 1] == []
    assert [e for e in entries if any(cell != cell.strip() or not cell for cell in e)] == []
    assert [e for e in entries if e[0] not in e[-1] or e[0] == e[-1]] == []


def test_every_verb_has_a_class_that_the_grammar_knows() -> None:
    entries = rows("verbs", 3)
    assert {kind for _, kind, _ in entries} == VERB_CLASSES
    assert [verb for verb, _, _ in entries if not _CJK.fullmatch(verb)] == []


def test_no_word_is_both_a_verb_and_a_noun_to_keep_whole() -> None:
    assert {verb for verb, _, _ in rows("verbs", 3)} & {noun for noun, _ in rows("nouns", 2)} == set()


def test_every_unit_has_a_dimension() -> None:
    assert {dimension for _, dimension, _ in rows("units", 3)} == DIMENSIONS


def test_the_example_of_a_unit_of_people_area_or_things_is_read_with_that_unit() -> None:
    known = [(unit, example) for unit, kind, example in rows("units", 3) if kind in ("people", "area", "count")]
    assert len(known) > 100
    docs = pipeline().pipe(example for _, example in known)
    read = [[q.unit for q in doc._.kg_quantities] for doc in docs]
    assert [(unit, units) for (unit, _), units in zip(known, read, strict=True) if unit not in units] == []


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _leaves(inner, f"{path}[{place}]")
    else:
        yield path, value


@pytest.mark.parametrize("name", TABLES)
def test_no_word_of_a_table_is_empty_or_padded(name: str) -> None:
    words = [(path, word) for path, word in _leaves(toml(name)) if isinstance(word, str)]
    assert [path for path, word in words if word.strip() != word] == []
    assert [path for path, word in words if not word and path.endswith("]")] == [], "an empty word stands in a list"


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_first_what_it_holds(name: str) -> None:
    assert (FOLDER / f"{name}.toml").read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("name", TABLES)
def test_a_pattern_finds_its_example(name: str) -> None:
    entries = [e for e in _tables(toml(name)) if "pattern" in e]
    assert [e for e in entries if not re.search(e["pattern"], plain(e["example"]))] == []


def _tables(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _tables(inner)
