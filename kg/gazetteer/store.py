"""The packaged list as a file: what is read of it is what is asked for.

Layout: magic, length of the header (32 bits), header (JSON: year, source, counts, sections), then the sections, to which
the header's offsets count from the end of the header:

- `areas`: a line of code and name for each province, city and county, compressed as a whole;
- `blocks`: for each county its townships and their villages, compressed one by one with the common `dictionary`;
- `buckets`: an index from name to counties. A name's hash gives a bucket and a print; the bucket holds sorted numbers
  `print << COUNTY_BITS | county` as steps in groups of seven bits. A print may be wrong once in 2 ** 16 times, so a county
  that the index gives is a place to look, not a finding;
- `block_ends`, `bucket_ends`: where each of them ends.

The file is mapped into memory, so pages that nobody reads cost nothing.
"""

from __future__ import annotations

import functools
import json
import mmap
import string
import struct
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from kg.errors import ConfigError

DATA = Path(__file__).parent / "data" / "divisions.bin"

MAGIC = b"JDDIV01\n"
BUCKETS = 4096
COUNTY_BITS = 12
PRINT_BITS = 16
TOWN, LOCAL = "T", "L"
"""What the index tells apart: townships' stems and the keys of communities and villages."""

SEPARATOR = "\n\n"
SUFFIXES = dict(
    zip(
        "ABCDEFGHIJKLMN",
        (
            "社区居民委员会",
            "村村民委员会",
            "社区居委会",
            "村民委员会",
            "居民委员会",
            "嘎查村委会",
            "村村委会",
            "村委会",
            "居委会",
            "生活区",
            "管理区",
            "社区",
            "嘎查",
            "村",
        ),
        strict=True,
    )
)
"""Suffixes that a letter stands for, longer ones first."""

PLAIN = "@"
"""The letter of a name that is written in full."""


def bucket_of(key: str) -> tuple[int, int]:
    """The bucket of an index key, and its print."""
    number = int.from_bytes(blake2b(key.encode(), digest_size=4).digest(), "big")
    return number % BUCKETS, number // BUCKETS & ((1 << PRINT_BITS) - 1)


class Store:
    """A list in its file.

    Args:
        path: the file.

    Raises:
        ConfigError: there is no such file, or it is no list.
    """

    def __init__(self, path: Path = DATA) -> None:
        try:
            with path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise ConfigError(
                f"{path}: cannot be read as a list of divisions: {error}; `make gazetteer` writes it"
            ) from error
        if self._data[: len(MAGIC)] != MAGIC:
            raise ConfigError(
                f"{path}: begins with {self._data[: len(MAGIC)]!r}, not {MAGIC!r}; `make gazetteer` writes it"
            )
        (length,) = struct.unpack_from("<I", self._data, len(MAGIC))
        self._body = len(MAGIC) + 4 + length
        self.about: dict[str, Any] = json.loads(self._data[len(MAGIC) + 4 : self._body])
        self._starts = {name: self._body + start for name, (start, _) in self.about["sections"].items()}

    def areas(self) -> Iterator[tuple[str, str]]:
        """Code and name of each province, city and county, in code order within each level."""
        for line in zlib.decompress(self._section("areas")).decode().split("\n"):
            digits = len(line) - len(line.lstrip(string.digits))
            yield line[:digits], line[digits:]

    def counties(self, level: str, key: str) -> list[int]:
        """Numbers of the counties that may hold a township or village of a key, sorted."""
        bucket, wanted = bucket_of(level + key)
        numbers = self._bucket(bucket)
        low, high = (bisect_left(numbers, (wanted + more) << COUNTY_BITS) for more in (0, 1))
        return [number & ((1 << COUNTY_BITS) - 1) for number in numbers[low:high]]

    def townships(self, county: int) -> Iterator[tuple[str, str, str]]:
        """Townships of a county: three digits, name, and a text of their villages for `villages` to take apart."""
        packed = self._part("block", county)
        text = zlib.decompressobj(-15, zdict=self._dictionary).decompress(packed).decode()
        for part in text.split(SEPARATOR):
            head, _, villages = part.partition("\n")
            yield head[:3], head[3:], villages

    @staticmethod
    def villages(text: str) -> Iterator[tuple[str, str]]:
        """Three digits and name of each village of a township."""
        number = 0
        for line in text.split("\n") if text else ():
            rest = line.lstrip(string.digits)
            step = line[: len(line) - len(rest)]
            number += int(step) if step else 1
            yield f"{number:03}", rest[1:] + SUFFIXES.get(rest[0], "")

    @functools.cached_property
    def _dictionary(self) -> bytes:
        return zlib.decompress(self._section("dictionary"))

    @functools.lru_cache(maxsize=512)  # noqa: B019 - one store lives as long as the program
    def _bucket(self, bucket: int) -> list[int]:
        numbers, number, step, shift = [], 0, 0, 0
        for byte in self._part("bucket", bucket):
            step |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                number += step
                numbers.append(number)
                step = shift = 0
        return numbers

    def _part(self, name: str, number: int) -> bytes:
        """One of the parts of a section, found by where the parts end."""
        ends = self._starts[f"{name}_ends"]
        start = struct.unpack_from("<I", self._data, ends + 4 * (number - 1))[0] if number else 0
        (end,) = struct.unpack_from("<I", self._data, ends + 4 * number)
        base = self._starts[f"{name}s"]
        return self._data[base + start : base + end]

    def _section(self, name: str) -> bytes:
        start, length = self.about["sections"][name]
        return self._data[self._body + start : self._body + start + length]
