"""Gold files: what a careful reader puts into the graph of one report."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import InputError
from kg.evaluate.compare import months
from kg.model import Span

T = TypeVar("T")

ENTITY_KINDS = (
    "AdministrativeArea", "DevelopmentZone", "Community", "Village", "ResidentialArea", "Company", "Organization",
    "Project", "Campaign", "Initiative", "Facility", "Place", "Policy", "Person",
)  # fmt: skip
CORE_KINDS = frozenset({"AdministrativeArea", "Community", "Village", "Company", "Project", "Campaign", "Initiative"})


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A named thing; `kinds` holds its class and the others that a fair reader would accept, `span` where it is first named."""

    name: str
    kind: str
    kinds: frozenset[str]
    forms: frozenset[str]
    is_unit: bool
    span: Span | None


@dataclass(frozen=True, slots=True)
class GoldMeasurement:
    """A number with its meaning; `number` is where the number (or else the quote) stands in the report."""

    span: Span
    quote: str
    number: Span
    number_text: str
    value: float
    unit: str
    kind: str
    indicator: str
    role: str | None
    status: str
    months: tuple[str, str] | None
    about: frozenset[str]
    verb: str | None


@dataclass(frozen=True, slots=True)
class GoldRecognition:
    """An honour of one recipient."""

    span: Span
    recipient: str
    honour: str


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """An edge between two entities, or from an entity to a text; `span` is its quote, where that stands in the report."""

    span: Span | None
    subject: str
    predicate: str
    object: str


@dataclass(frozen=True, slots=True)
class GoldActivity:
    """A concrete action; an optional one counts neither way. `named` are the entities that it involves in any way."""

    span: Span
    verb: str
    object: str
    status: str
    optional: bool
    named: frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldProblem:
    """An admitted shortcoming; an optional one counts neither way."""

    span: Span
    quote: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold file, its quotes located in the report's text; `activities` and `problems` are None where it has none."""

    report: str
    entities: tuple[GoldEntity, ...]
    measurements: tuple[GoldMeasurement, ...]
    recognitions: tuple[GoldRecognition, ...]
    relations: tuple[GoldRelation, ...]
    activities: tuple[GoldActivity, ...] | None
    problems: tuple[GoldProblem, ...] | None

    @property
    def units(self) -> frozenset[str]:
        """Names of the body whose report it is."""
        return frozenset(e.name for e in self.entities if e.is_unit)


def report_of(path: Path) -> str:
    """The report's file name that a gold file is for.

    Args:
        path: the gold file.

    Returns:
        Its field `report`.

    Raises:
        InputError: the file cannot be read, is no JSON object, or names no report.
    """
    return str(_read(path)["report"])


def load_gold(path: Path, text: str) -> Gold:
    """Reads a gold file and locates its quotes.

    Args:
        path: the gold file, JSON by the annotation guidelines.
        text: the report's text, exactly as decoded.

    Returns:
        The gold.

    Raises:
        InputError: the file cannot be read, or a record lacks a field, has a quote that does not stand in the report
            (or stands there several times without `nth`), or a class or period that there is none of. The message
            names all such records.
    """
    data = _read(path)
    faults: list[str] = []

    def records(section: str, make: Callable[[Mapping[str, Any], str], T]) -> tuple[T, ...]:
        made = []
        for record in data.get(section, ()):
            try:
                made.append(make(record, text))
            except KeyError as error:
                faults.append(f"{section} {_caption(record)}: no field {error.args[0]!r}")
            except ValueError as error:
                faults.append(f"{section} {_caption(record)}: {error}")
        return tuple(made)

    gold = Gold(
        report=str(data["report"]),
        entities=records("entities", _entity),
        measurements=records("measurements", _measurement),
        recognitions=records("recognitions", _recognition),
        relations=records("relations", _relation),
        activities=records("activities", _activity) if "activities" in data else None,
        problems=records("problems", _problem) if "problems" in data else None,
    )
    if faults:
        raise InputError(f"{path}: {len(faults)} records cannot be used: " + "; ".join(faults))
    return gold


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise InputError(f"{path}: is no JSON in UTF-8 ({error})") from error
    if not isinstance(data, dict) or not isinstance(data.get("report"), str):
        raise InputError(f"{path}: is no gold file; expected a JSON object whose field 'report' names a report file")
    return data


def _caption(record: Mapping[str, Any]) -> str:
    return repr(record.get("quote") or record.get("name") or dict(record))


def _starts(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _located(record: Mapping[str, Any], text: str) -> Span:
    quote, nth = record["quote"], record.get("nth")
    starts = list(_starts(text, quote)) if quote else []
    if not starts or (nth is None and len(starts) > 1) or (nth is not None and not 0 <= nth < len(starts)):
        raise ValueError(f"the quote stands {len(starts)} times in the report, nth is {nth}")
    begin = starts[nth or 0]
    return Span(begin, begin + len(quote))


def _first(text: str, forms: Iterable[str]) -> Span | None:
    """Where the longest form that the text holds stands first."""
    for form in sorted(forms, key=lambda f: (-len(f), f)):
        if form and (begin := text.find(form)) >= 0:
            return Span(begin, begin + len(form))
    return None


def _entity(record: Mapping[str, Any], text: str) -> GoldEntity:
    kinds = [record["class"], *record.get("also", ())]
    unknown = sorted(set(kinds) - set(ENTITY_KINDS))
    if unknown:
        raise ValueError(f"class {unknown[0]!r} is none of {', '.join(ENTITY_KINDS)}")
    name = record["name"]
    forms = frozenset({name, *record.get("aliases", ())})
    return GoldEntity(name, kinds[0], frozenset(kinds), forms, bool(record.get("reportingUnit")), _first(text, forms))


def _measurement(record: Mapping[str, Any], text: str) -> GoldMeasurement:
    quote = _located(record, text)
    number = record.get("number") or record["quote"]
    offset = record["quote"].find(number)
    if offset < 0:
        raise ValueError(f"the number {number!r} does not stand in the quote")
    begin = quote.begin + offset
    activity = record["activity"]
    return GoldMeasurement(
        span=quote,
        quote=record["quote"],
        number=Span(begin, begin + len(number)),
        number_text=number,
        value=float(record["value"]),
        unit=record["unit"],
        kind=record["kind"],
        indicator=record["indicator"],
        role=record.get("role"),
        status=record["status"],
        months=months(record["period"]),
        about=frozenset({*record.get("place", ()), *record.get("entities", ())}),
        verb=None if activity is None else activity["verb"],
    )


def _recognition(record: Mapping[str, Any], text: str) -> GoldRecognition:
    return GoldRecognition(_located(record, text), record["recipient"], record["honour"])


def _relation(record: Mapping[str, Any], text: str) -> GoldRelation:
    span = _first(text, {record.get("quote") or record["subject"]})
    return GoldRelation(span, record["subject"], record["predicate"], record["object"])


def _activity(record: Mapping[str, Any], text: str) -> GoldActivity:
    span = _located(record, text)
    named = frozenset(name for field in ("agent", "place", "entities") for name in record.get(field, ()))
    return GoldActivity(span, record["verb"], record["object"], record["status"], bool(record.get("optional")), named)


def _problem(record: Mapping[str, Any], text: str) -> GoldProblem:
    return GoldProblem(_located(record, text), record["quote"], bool(record.get("optional")))
