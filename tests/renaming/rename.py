"""Gives every name of a report another one and every number another value, in text and gold alike.

What a rule knows of one report only is of no use on the renamed one; what is grammar and general stock serves both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

import jieba.posseg

from tests.renaming.stems import Inventor, parts_of, stem_of

PLACES = ("AdministrativeArea", "DevelopmentZone", "Community", "Village", "ResidentialArea", "Place")
PROPER = (*PLACES, "Company", "Facility", "Organization", "Person")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_SCALES = tuple(Decimal(s) for s in ("1", "10000", "100000000", "1000", "100"))


@dataclass(frozen=True, slots=True)
class Renamed:
    """A report and its gold after renaming; `names` says what became of each form."""

    text: str
    gold: dict[str, Any]
    names: Mapping[str, str]


def rename(text: str, gold: Mapping[str, Any], seed: int) -> Renamed:
    """Renames one report.

    Args:
        text: the report.
        gold: its gold file's object.
        seed: of chance; the same seed gives the same report the same names and numbers.

    Returns:
        The report and gold with invented names of other lengths and other numbers.
    """
    chance = Random(f"{seed} {gold['report']}")
    names = _names(text, gold, chance)
    pattern = re.compile("|".join(re.escape(f) for f in sorted(names, key=lambda f: (-len(f), f))))
    numbers = _numbers(text, gold, chance, [m.span() for m in pattern.finditer(text)])
    edits = [(m.start(), m.end(), names[m[0]]) for m in pattern.finditer(text)]
    edits += [(begin, end, new) for (begin, end), new in numbers.items()]
    edited = _Edited(text, sorted(edits))

    def plain(value: Any) -> Any:
        if isinstance(value, str):
            return pattern.sub(lambda m: names[m[0]], value)
        if isinstance(value, list):
            return [plain(v) for v in value]
        return {k: plain(v) for k, v in value.items()} if isinstance(value, dict) else value

    renamed = deepcopy(dict(gold))
    for section in ("entities", "measurements", "recognitions", "relations", "activities", "problems"):
        renamed[section] = [_record(r, plain, edited, numbers) for r in gold.get(section, [])]
    return Renamed(edited.new, renamed, names)


# --- names ------------------------------------------------------------------------------------------------------------


def _names(text: str, gold: Mapping[str, Any], chance: Random) -> dict[str, str]:
    """What to put in place of what: forms of names, and their stems wherever else they stand."""
    if not jieba.posseg.dt.word_tag_tab:
        jieba.posseg.initialize()
    inventor = Inventor(chance, text, jieba.dt.FREQ.keys())
    forms = [(form, e["class"]) for e in gold["entities"] for form in (e["name"], *e["aliases"])]
    cores = _quoted(text, forms)
    inventor.shared = _shared(cores, forms)
    stems: dict[str, str] = {}
    found: dict[str, str] = {}
    # the barest form first: a longer one may be made of it
    parts = {(part, kind) for form, kind in forms if kind in PROPER for part in parts_of(form)}
    for part, kind in sorted(parts, key=lambda p: (PROPER.index(p[1]), len(p[0]), p[0])):
        stem = None if any(core in part for core in cores) else stem_of(part, kind)
        if stem is None or (kind != "Company" and _is_common(stem)):
            continue
        known = sorted((s for s in stems if s in stem), key=lambda s: (-len(s), s))
        if not known:
            stems[stem] = inventor.stem(stem, kind)
            known = [stem]
        found[part] = part.replace(known[0], stems[known[0]], 1)
    # a stem that is a common word is a name only as a part of a whole form
    found |= {stem: new for stem, new in stems.items() if not jieba.dt.FREQ.get(stem) or _is_proper(stem)}
    for core in sorted(cores, key=lambda c: (len(c), c)):
        if not core.isdigit() and not any(known in core for known in found):
            found[core] = inventor.phrase(core)
    for form, kind in forms:
        product = form.removesuffix("项目")
        if (
            kind == "Project"
            and product != form
            and re.fullmatch("[一-鿿]{3,6}", product)
            and not any(f in form for f in found)
        ):
            found[product] = inventor.product(product)
    return found


def _is_proper(word: str) -> bool:
    return jieba.posseg.dt.word_tag_tab.get(word) in ("nr", "nrt", "ns", "nt", "nz")


def _is_common(stem: str) -> bool:
    """Whether a stem of four characters is two common words."""
    halves = (stem[:2], stem[2:])
    return len(stem) == 4 and all(jieba.dt.FREQ.get(h) and not _is_proper(h) for h in halves)


def _shared(cores: set[str], forms: list[tuple[str, str]]) -> frozenset[str]:
    """The last word of a counted phrase that other names bear too (the 提速 of 三大提速, of which each is told)."""
    ends = {m[1] for core in cores for m in re.finditer(r"[一二三四五六七八九十][大个项]([一-鿿]{2})(?=[+、]|$)", core)}
    others = {form for form, _ in forms if not any(core in form for core in cores)}
    return frozenset(end for end in ends if any(end in form for form in others))


def _quoted(text: str, forms: list[tuple[str, str]]) -> set[str]:
    """What stands between quotation marks or 《》 and is a name, or a part of one."""
    known = {form for form, _ in forms}
    inside = {m[1] or m[2] for m in re.finditer(r"“([^“”]{2,30})”|《([^《》]{2,40})》", text)}
    whole = {core for core in inside if core in known}
    return whole | {core for core in inside if any(f"“{core}”" in form for form in known)}


# --- numbers ----------------------------------------------------------------------------------------------------------


def _numbers(
    text: str, gold: Mapping[str, Any], chance: Random, taken: list[tuple[int, int]]
) -> dict[tuple[int, int], str]:
    """New digits for each run of digits that a measurement of the gold reads."""
    found: dict[tuple[int, int], str] = {}
    for m in gold["measurements"]:
        for run in _runs(text, m):
            if run not in found and not any(a < run[1] and run[0] < b for a, b in taken):
                found[run] = _digits(text[slice(*run)], m["kind"], chance)
    return found


def _runs(text: str, m: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    """The runs of digits of a measurement's number that its value is written with."""
    quote = _at(text, m["quote"], m.get("nth"))
    number = m.get("number") or m["quote"]
    begin = quote + m["quote"].find(number)
    for digits in _DIGITS.finditer(number):
        if _scale(digits[0], m["value"]) is not None:
            yield begin + digits.start(), begin + digits.end()


def _scale(digits: str, value: float) -> Decimal | None:
    return next((s for s in _SCALES if abs(Decimal(digits) * s - abs(Decimal(str(value)))) < Decimal("0.001")), None)


def _digits(old: str, kind: str, chance: Random) -> str:
    """Other digits in the same form; 100 % stays, since it says 'all'."""
    if old == "100" and kind == "rate":
        return old
    while True:
        new = "".join(c if c == "." else chance.choice("123456789") for c in old)
        if new != old and new != "1" and not re.fullmatch(r"(19|20)\d\d", new):
            return new


# --- records ----------------------------------------------------------------------------------------------------------


class _Edited:
    """A text with some stretches replaced, and where each stretch of the old text came to stand."""

    def __init__(self, old: str, edits: list[tuple[int, int, str]]) -> None:
        self.old = old
        self.edits = edits
        pieces, at = [], 0
        for begin, end, new in edits:
            assert begin >= at, "edits overlap"
            pieces += [old[at:begin], new]
            at = end
        self.new = "".join([*pieces, old[at:]])

    def begin(self, offset: int) -> int:
        """Where a stretch begins now; one that began inside a replaced stretch begins with it."""
        shift = 0
        for begin, end, new in self.edits:
            if end <= offset:
                shift += len(new) - (end - begin)
            elif begin < offset:
                return begin + shift
        return offset + shift

    def end(self, offset: int) -> int:
        """Where a stretch ends now; one that ended inside a replaced stretch ends with it."""
        shift = 0
        for begin, end, new in self.edits:
            if end <= offset:
                shift += len(new) - (end - begin)
            elif begin < offset:
                return begin + shift + len(new)
        return offset + shift


def _record(
    record: Mapping[str, Any], plain: Any, edited: _Edited, numbers: Mapping[tuple[int, int], str]
) -> dict[str, Any]:
    new: dict[str, Any] = plain({k: v for k, v in record.items() if k not in ("quote", "nth", "number")})
    if not record.get("quote"):
        return new
    try:
        at = _at(edited.old, record["quote"], record.get("nth"))
    except ValueError:
        if "predicate" not in record:
            raise
        return {**new, "quote": plain(record["quote"])}  # a relation's quote need not be located
    begin, end = edited.begin(at), edited.end(at + len(record["quote"]))
    quote = edited.new[begin:end]
    new |= {"quote": quote, **_nth(edited.new, quote, begin)}
    if "number" in record:
        first = at + record["quote"].find(record["number"])
        new["number"] = edited.new[edited.begin(first) : edited.end(first + len(record["number"]))]
        # the first such number of the quote is the one that is meant
        assert quote.find(new["number"]) == edited.begin(first) - begin, (quote, new["number"])
    if "value" in record:
        for run in _runs(edited.old, record):
            scale = _scale(edited.old[slice(*run)], record["value"])
            if run in numbers and scale is not None:
                sign = -1 if record["value"] < 0 else 1
                new["value"] = float(sign * Decimal(numbers[run]) * scale)
                break
    return new


def _at(text: str, quote: str, nth: int | None) -> int:
    at = -1
    for _ in range((nth or 0) + 1):
        at = text.find(quote, at + 1)
        if at < 0:
            raise ValueError(f"{quote!r} does not stand in the text")
    return at


def _nth(text: str, quote: str, begin: int) -> dict[str, int]:
    starts, at = [], text.find(quote)
    while at >= 0:
        starts.append(at)
        at = text.find(quote, at + 1)
    return {"nth": starts.index(begin)} if len(starts) > 1 else {}


def dump(gold: Mapping[str, Any]) -> str:
    """A gold file's text."""
    return json.dumps(gold, ensure_ascii=False, indent=1)
