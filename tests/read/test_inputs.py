"""Which files a command line means, and which suffixes have a reader."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read import READERS, find_inputs, passed_over, read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "sub/c.TXT", "sub/notes.xlsx", ".hidden/d.txt", "sub/.e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("松岭街道工作总结", encoding="utf-8")
    return tmp_path


def test_folder_gives_its_reports_sorted(folder: Path) -> None:
    assert find_inputs([folder]) == [folder / "a.txt", folder / "b.txt", folder / "sub/c.TXT"]


def test_each_file_once_in_the_order_given(folder: Path) -> None:
    assert find_inputs([folder / "sub/c.TXT", folder, folder / "sub/../b.txt"]) == [
        folder / "sub/c.TXT",
        folder / "a.txt",
        folder / "b.txt",
    ]


def test_folder_reached_through_a_hidden_one_is_read(folder: Path) -> None:
    assert find_inputs([folder / ".hidden"]) == [folder / ".hidden/d.txt"]


def test_named_file_is_kept_so_that_read_can_refuse_it(folder: Path) -> None:
    path = folder / "sub/notes.xlsx"
    assert find_inputs([path]) == [path]
    with pytest.raises(InputError, match=r"cannot read files of type \.xlsx; accepted: \.md, \.text, \.txt"):
        read(path)


def test_files_that_no_reader_knows_are_counted(folder: Path) -> None:
    for name in ("x.docx", "y.DOCX", "README", ".z.docx"):
        (folder / name).touch()
    assert passed_over([folder, folder / "x.docx"]) == {"(no suffix)": 1, ".docx": 2, ".xlsx": 1}
    assert passed_over([folder / "a.txt"]) == {}


def test_missing_path_and_empty_folder_are_refused(folder: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        find_inputs([folder / "nowhere"])
    (folder / "empty").mkdir()
    with pytest.raises(InputError, match="no report in this folder"):
        find_inputs([folder / "empty"])


def test_missing_file_and_missing_suffix_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened: No such file or directory"):
        read(tmp_path / "gone.txt")
    with pytest.raises(InputError, match=r"type \(no suffix\)"):
        read(tmp_path / "gone")


def test_every_reader_can_be_imported() -> None:
    for target in READERS.values():
        module, name = target.split(":")
        assert callable(getattr(import_module(module), name))
