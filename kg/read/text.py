"""Plain text in the encodings that Chinese offices use.

A byte order mark is the signature of an encoding and no part of the text, so offset 0 is the first character after it
(Python's `utf-8-sig` and `utf-16` codecs open the file the same way). Line ends and all other characters stay.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import Path

from kg.errors import InputError
from kg.model import Document

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # UTF-32's little-endian mark begins with UTF-16's, so it comes first.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")

# Control characters other than tab, line ends and form feed are rare in text; CP/M's end-of-file mark is none of them.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
# What Chinese text is made of: ASCII, general and CJK punctuation, signs, ideographs, full-width forms.
_USUAL = re.compile(r"[\t\n\r\x20-\x7e\xa0-\xff\u2000-\u27bf\u3000-\u33ff\u4e00-\u9fff\uff00-\uffef]")
_USUAL_SHARE = 0.95
_CONTROL_SHARE = 0.03
_PROBE = 4096


def read_text(path: Path) -> Document:
    """Read a plain-text file.

    The encoding is the one that a byte order mark names; without a mark the first of UTF-8, UTF-16 LE, UTF-16 BE and
    GB18030 that decodes the whole file strictly into plausible text.

    Args:
        path: the file.

    Returns:
        The document; `encoding` is the codec without the mark (`utf-8`, `utf-16-le`, `utf-16-be`, `gb18030`, …).

    Raises:
        InputError: the file cannot be opened, is empty or is not text in one of these encodings.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be opened: {error.strerror}") from error
    text, encoding = _decode(path, data)
    if not text.strip():
        raise InputError(f"{path}: the file is empty; a report's text is expected")
    digest = hashlib.sha256(data).hexdigest()
    return Document(path.name, text, digest, encoding, "text/plain", str(path))


def _decode(path: Path, data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                text = data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                place = error.start + len(mark)
                raise InputError(f"{path}: marked as {encoding}, but byte {place} is not valid {encoding}") from error
            if not _legible(text):
                break
            return text, encoding
    else:
        for encoding in _UNMARKED:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if _legible(text) and (encoding == "utf-8" or _plausible(text)):
                return text, encoding
    raise InputError(f"{path}: not a text file; accepted encodings: UTF-8, UTF-16, UTF-32, GB18030")


def _legible(text: str) -> bool:
    """A stray control character or two is a slip of the program that wrote the file; many are no text."""
    return len(_CONTROL.findall(text)) <= _CONTROL_SHARE * len(text)


def _plausible(text: str) -> bool:
    probe = text[:_PROBE]
    return len(_USUAL.findall(probe)) >= _USUAL_SHARE * len(probe)
