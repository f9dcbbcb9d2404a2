"""The rules of style that can be held mechanically."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = sorted((ROOT / "kg").rglob("*.py"))
ALL = sorted(p for folder in ("kg", "tests", "tools", "benchmarks") for p in (ROOT / folder).rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def public(node: ast.Module | ast.ClassDef, prefix: str = "") -> Iterator[tuple[str, ast.ClassDef | ast.FunctionDef]]:
    """Public functions, classes and methods; what overrides a method of another library's class explains itself there."""
    for child in node.body:
        if isinstance(child, ast.ClassDef | ast.FunctionDef) and not child.name.startswith("_"):
            yield prefix + child.name, child
            if isinstance(child, ast.ClassDef):
                yield from public(child, f"{prefix}{child.name}.")


@pytest.mark.parametrize("path", ALL, ids=name)
def test_a_file_has_400_lines_at_most(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", PACKAGE, ids=name)
def test_a_module_and_what_it_offers_say_what_they_are(path: Path) -> None:
    module = tree(path)
    assert ast.get_docstring(module), "the module has no docstring"
    bare = [qualified for qualified, node in public(module) if not ast.get_docstring(node)]
    assert bare == []


@pytest.mark.parametrize("path", PACKAGE, ids=name)
def test_the_library_never_prints(path: Path) -> None:
    calls = (node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    assert [f.id for f in calls if isinstance(f, ast.Name) and f.id in ("print", "breakpoint")] == []


@pytest.mark.parametrize("path", PACKAGE, ids=name)
def test_no_error_is_swallowed(path: Path) -> None:
    handlers = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ExceptHandler)]
    broad = {"Exception", "BaseException", "OSError", "KGError"}
    swallowed = [h for h in handlers if all(isinstance(s, ast.Pass) for s in h.body)]
    assert [h.lineno for h in handlers if h.type is None] == []
    assert [h.lineno for h in swallowed if h.type and broad & set(re.findall(r"\w+", ast.unparse(h.type)))] == []


def test_no_file_is_called_utils() -> None:
    assert [name(p) for p in ALL if p.stem in ("utils", "util", "helpers", "misc", "common")] == []
