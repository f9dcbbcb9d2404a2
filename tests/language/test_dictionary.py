"""jieba's dictionary: where it keeps its cache."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

WORD = "from kg.language.dictionary import dictionary; print(dictionary().tags['街道'])"


def loaded(cache: Path, temporary: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "XDG_CACHE_HOME": str(cache), "TMPDIR": str(temporary)}
    return subprocess.run([sys.executable, "-c", WORD], env=env, capture_output=True, text=True, check=True)


def test_the_cache_is_the_user_s_own(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    first = loaded(tmp_path / "cache", tmp_path / "tmp")
    (kept,) = (tmp_path / "cache" / "jiedao-kg").iterdir()
    assert kept.name.startswith("jieba-")
    made = kept.stat().st_mtime_ns
    second = loaded(tmp_path / "cache", tmp_path / "tmp")
    assert (first.stdout, first.stderr) == (second.stdout, second.stderr) == ("n\n", "")
    assert kept.stat().st_mtime_ns == made
    assert list((tmp_path / "tmp").iterdir()) == []


def test_it_is_done_without_where_it_cannot_be_kept(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")
    done = loaded(tmp_path / "cache", tmp_path)
    assert (done.stdout, done.stderr) == ("n\n", "")
    assert [p.name for p in tmp_path.iterdir()] == ["cache"]
