"""The constraint components of SHACL Core that the ontology's shapes use, over N-Triples terms.

Source: Shapes Constraint Language (SHACL), W3C Recommendation of 20 July 2017, section 4.
"""

from __future__ import annotations

import functools
import json
import operator
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from kg.triples import Row
from kg.vocabulary import PREFIXES

_RDF, _XSD = PREFIXES["rdf"], PREFIXES["xsd"]
_TYPE = f"<{_RDF}type>"
_LANG_STRING = f"<{_RDF}langString>"
_STRING = f"<{_XSD}string>"
_DATE = f"<{_XSD}date>"
_LEXICAL = {
    f"<{_XSD}integer>": re.compile(r"[+-]?\d+", re.ASCII),
    f"<{_XSD}decimal>": re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII),
    _DATE: re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII),
}
"""Datatypes whose lexical forms are checked. Dates have four digits and no time zone, as the export writes them."""

Comparable: TypeAlias = Decimal | date


class Data:
    """Rows by subject and predicate, and the instances of each class."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.values: dict[str, dict[str, list[str]]] = {}
        self.instances: defaultdict[str, set[str]] = defaultdict(set)
        self.subjects: defaultdict[str, set[str]] = defaultdict(set)
        for subject, predicate, value in rows:
            described = self.values.get(subject)
            if described is None:
                described = self.values[subject] = {}
            known = described.get(predicate)
            if known is None:
                described[predicate] = [value]
                self.subjects[predicate].add(subject)
            elif value not in known:
                known.append(value)
            if predicate == _TYPE:
                self.instances[value].add(subject)


Fits: TypeAlias = Callable[[Data, str], bool]
"""Whether a value is right, given the data."""

Check: TypeAlias = Callable[[Data, str, Sequence[str]], Collection[str]]
"""Given the data, the focus node and the value nodes, the values at fault ("" where it is their number)."""


@dataclass(frozen=True, slots=True)
class Each:
    """The constraint that every value fits."""

    fits: Fits


Constraint: TypeAlias = Each | Check


def lexical(term: str) -> str:
    """A literal's lexical form, or an IRI without its brackets."""
    if term[0] == "<":
        return term[1:-1]
    text = term[: term.rindex('"') + 1]
    # the escapes of N-Triples that occur here are JSON's
    return str(json.loads(text, strict=False)) if "\\" in text else text[1:-1]


def datatype(term: str) -> str:
    """A literal's datatype as a term, "" for an IRI."""
    if term[0] != '"':
        return ""
    if term[-1] == '"':
        return _STRING
    return term[term.rindex("^^") + 2 :] if term[-1] == ">" else _LANG_STRING


def language(term: str) -> str:
    """A literal's language tag, "" where it has none."""
    return term[term.rindex("@") + 1 :].lower() if datatype(term) == _LANG_STRING else ""


def speaks(languages: Iterable[str]) -> Each:
    """sh:languageIn: the value's language is one of these or a variety of one."""
    wanted = tuple(tag.lower() for tag in languages)
    return Each(lambda _data, value: any(_is_variety(language(value), tag) for tag in wanted))


def one_of(terms: Iterable[str]) -> Each:
    """sh:in: the value is one of these."""
    wanted = frozenset(terms)
    return Each(lambda _data, value: value in wanted)


def of_kind(kind: str) -> Each | None:
    """sh:nodeKind by its local name; None for one that is not covered."""
    opening = {"IRI": "<", "Literal": '"'}.get(kind)
    return None if opening is None else Each(lambda _data, value: value[0] == opening)


def _is_variety(tag: str, wanted: str) -> bool:
    return tag == wanted or tag.startswith(f"{wanted}-")


@functools.lru_cache(maxsize=4096)
def _well_typed(term: str, wanted: str) -> bool:
    form = _LEXICAL.get(wanted)
    return datatype(term) == wanted and (form is None or form.fullmatch(lexical(term)) is not None)


@functools.lru_cache(maxsize=4096)
def _comparable(term: str) -> Comparable | None:
    kind = datatype(term)
    if kind not in _LEXICAL or not _well_typed(term, kind):
        return None
    return date.fromisoformat(lexical(term)) if kind == _DATE else Decimal(lexical(term))


def _order(first: Comparable | None, second: Comparable | None) -> int | None:
    """-1, 0 or 1 as the first is less, equal or greater; None where the two cannot be compared."""
    if isinstance(first, Decimal) and isinstance(second, Decimal):
        return (first > second) - (first < second)
    if isinstance(first, date) and isinstance(second, date):
        return (first > second) - (first < second)
    return None


def _number(term: str, fits: Callable[[int, int], bool]) -> Check:
    limit = int(lexical(term))
    return lambda _data, _focus, values: () if fits(len(values), limit) else ("",)


def _length(term: str, fits: Callable[[int, int], bool]) -> Each:
    limit = int(lexical(term))
    return Each(lambda _data, value: fits(len(lexical(value)), limit))


def _typed(wanted: str) -> Each:
    if wanted == _STRING:
        return Each(lambda _data, value: value[-1] == '"')
    if wanted == _LANG_STRING:
        return Each(lambda _data, value: datatype(value) == _LANG_STRING)
    return Each(lambda _data, value: _well_typed(value, wanted))


def _matches(term: str) -> Each:
    pattern = re.compile(lexical(term))
    return Each(lambda _data, value: pattern.search(lexical(value)) is not None)


def _bound(term: str, orders: frozenset[int]) -> Each:
    limit = _comparable(term)
    return Each(lambda _data, value: _order(_comparable(value), limit) in orders)


def _pair(path: str, orders: frozenset[int]) -> Check:
    def check(data: Data, focus: str, values: Sequence[str]) -> Collection[str]:
        others = data.values.get(focus, {}).get(path, ())
        return [
            value
            for value in values
            for other in others
            if _order(_comparable(value), _comparable(other)) not in orders
        ]

    return check


_LESS, _GREATER, _AT_MOST, _AT_LEAST = frozenset({-1}), frozenset({1}), frozenset({-1, 0}), frozenset({0, 1})

COMPONENTS: Mapping[str, Callable[[str], Constraint]] = {
    "minCount": lambda term: _number(term, operator.ge),
    "maxCount": lambda term: _number(term, operator.le),
    "datatype": _typed,
    "class": lambda term: Each(lambda data, value: value in data.instances[term]),
    "minLength": lambda term: _length(term, operator.ge),
    "maxLength": lambda term: _length(term, operator.le),
    "pattern": _matches,
    "minInclusive": lambda term: _bound(term, _AT_LEAST),
    "minExclusive": lambda term: _bound(term, _GREATER),
    "maxInclusive": lambda term: _bound(term, _AT_MOST),
    "maxExclusive": lambda term: _bound(term, _LESS),
    "lessThan": lambda term: _pair(term, _LESS),
    "lessThanOrEquals": lambda term: _pair(term, _AT_MOST),
}
"""Components with one parameter that is a term: the parameter's local name, and what makes the check of it."""
