"""Encodings: the text is what was written, whatever bytes carried it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.read import read
from kg.read.text import _decode

TEXT = "松岭街道２０１９年工作总结\r\n\r\n一、主要工作\n新建公园3个，面积１．５万平方米。\u3000\u00a0完\r\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "gb18030"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
    ],
)
def test_text_is_decoded_exactly(tmp_path: Path, mark: bytes, encoding: str) -> None:
    data = mark + TEXT.encode(encoding)
    path = tmp_path / "songling.txt"
    path.write_bytes(data)
    document = read(path)
    assert document.text == TEXT
    assert document.encoding == encoding
    assert document.name == "songling.txt"
    assert document.media_type == "text/plain"
    assert document.digest == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t ", "the file is empty"),
        (b"\xef\xbb\xbf\n", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a text file"),
        (b"\xff\xfe\x00\xd8\x41\x00", "byte 2 is not valid utf-16-le"),
        (b"\xef\xbb\xbf\xff", "byte 3 is not valid utf-8"),
        (b"\xef\xbb\xbf\x00", "not a text file"),
        (b"\xff\xff\xff", "not a text file"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        read(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("mark", "encoding"), [(b"", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"", "gb18030")])
def test_a_stray_control_character_is_kept_as_it_is(tmp_path: Path, mark: bytes, encoding: str) -> None:
    path = tmp_path / "songling.txt"
    text = TEXT.replace("新建", "新\x02建")
    path.write_bytes(mark + text.encode(encoding))
    assert (read(path).text, read(path).encoding) == (text, encoding)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1))
def test_every_unmarked_utf8_text_reads_back(text: str) -> None:
    assert _decode(Path("x.txt"), text.encode()) == (text, "utf-8")
