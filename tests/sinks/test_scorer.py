"""A gold file, said as claims and written by the RDF sink, is read back whole by the shared scorer."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from calendar import monthrange
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kg.graph import assemble
from kg.ids import DEFAULT_BASE
from kg.model import (
    ActivityClaim,
    Document,
    Entity,
    Extraction,
    Graph,
    Layout,
    MeasurementClaim,
    Mention,
    Period,
    ProblemClaim,
    Quantity,
    RecognitionClaim,
    RelationClaim,
    Resolution,
    Role,
    Span,
    Status,
)
from kg.sinks import write

ROLES = {"input": Role.INPUT, "output": Role.OUTPUT, "outcome": Role.OUTCOME}


class GoldClaims:
    """A gold file as an extraction whose mentions are already entities."""

    def __init__(self, gold: dict[str, Any], text: str) -> None:
        self.gold, self.text = gold, text
        self.mentions: list[Mention] = []
        self.first: dict[str, int] = {}
        self.activities: list[ActivityClaim] = []

    def resolution(self) -> Resolution:
        entities = [self.entity(entity) for entity in self.gold["entities"]]
        of = [index for index, entity in enumerate(entities) for _ in entity.mentions]
        self.activities = [self.activity(item) for item in self.gold.get("activities", [])]
        measurements = tuple(self.measurement(item) for item in self.gold["measurements"])
        document = Document(self.gold["report"], self.text, hashlib.sha256(self.text.encode()).hexdigest())
        extraction = Extraction(
            Layout(document, "", "", None, None, {}, (), (), ()),
            (),
            tuple(self.mentions),
            tuple(self.activities),
            measurements,
            tuple(self.recognition(item) for item in self.gold["recognitions"]),
            problems=tuple(ProblemClaim(self.quote(item), rule="gold") for item in self.gold.get("problems", [])),
            relations=tuple(self.relation(item) for item in self.gold["relations"]),
        )
        return Resolution(extraction, tuple(entities), tuple(of))

    def quote(self, item: dict[str, Any]) -> Span:
        at = -1
        for _ in range((item.get("nth") or 0) + 1):
            at = self.text.index(item["quote"], at + 1)
        return Span(at, at + len(item["quote"]))

    def entity(self, item: dict[str, Any]) -> Entity:
        forms = {item["name"], *item.get("aliases", [])}
        starts = {
            (at, at + len(form)) for form in forms for at in range(len(self.text)) if self.text.startswith(form, at)
        }
        self.first[item["name"]] = len(self.mentions)
        self.mentions += [
            Mention(Span(*ends), item["name"], item["class"], "gold") for ends in sorted(starts) or [(0, 1)]
        ]
        found = range(self.first[item["name"]], len(self.mentions))
        unit = item.get("reportingUnit", False)
        return Entity(item["name"], item["class"], (), tuple(sorted(forms)), tuple(found), unit)

    def names(self, names: list[str]) -> tuple[int, ...]:
        return tuple(self.first[name] for name in names)

    def activity(self, item: dict[str, Any]) -> ActivityClaim:
        span = self.quote(item)
        return ActivityClaim(
            span, span, item["verb"], item["object"], Status(item["status"].title()), None,
            self.names(item.get("agent", [])), self.names(item.get("place", [])), self.names(item.get("entities", [])),
            rule="gold",
        )  # fmt: skip

    def measurement(self, item: dict[str, Any]) -> MeasurementClaim:
        whole = self.quote(item)
        inside = item["quote"].find(item.get("number") or item["quote"])
        begin = whole.begin + inside
        end = begin + len(item.get("number") or item["quote"])
        value = Quantity(
            begin, end, Decimal(str(item["value"])), item["unit"], item["comparator"], item["kind"], Span(begin, end)
        )
        status, period = Status(item["status"].title()), as_period(item["period"])
        about = self.names([*item.get("place", []), *item.get("entities", [])])
        activity = None if item.get("activity") is None else self.cause(item["activity"], status, Span(begin, end))
        role = ROLES.get(item["role"], Role.CONTEXT)
        return MeasurementClaim(
            Span(begin, end), value, item["indicator"], role, status, period, about, activity, rule="gold"
        )

    def cause(self, told: dict[str, str], status: Status, span: Span) -> int:
        verb = told["verb"]
        same = [
            (abs(claim.span.begin - span.begin), index)
            for index, claim in enumerate(self.activities)
            if claim.action in verb or verb in claim.action
        ]
        if same:
            return min(same)[1]
        self.activities.append(ActivityClaim(span, span, verb, told.get("object") or "", status, None, rule="gold"))
        return len(self.activities) - 1

    def recognition(self, item: dict[str, Any]) -> RecognitionClaim:
        recipient, status = self.first[item["recipient"]], Status(item["status"].title())
        return RecognitionClaim(self.quote(item), recipient, item["honour"], item["level"], status, rule="gold")

    def relation(self, item: dict[str, Any]) -> RelationClaim:
        predicate, value = item["predicate"], item["object"]
        found = value if predicate in ("hasStatus", "investment") else self.first[value]
        predicate = "progress" if predicate == "hasStatus" else predicate
        span = self.quote(item) if item["quote"] in self.text else Span(0, 1)
        return RelationClaim(span, self.first[item["subject"]], predicate, found, "gold")


def as_period(told: str) -> Period | None:
    if not told:
        return None
    first, last = told.split("/") if "/" in told else (told, told)
    start = date.fromisoformat(f"{first}-01" if len(first) == 7 else f"{first}-01-01")
    end = f"{last}-12" if len(last) == 4 else last
    year, month = map(int, end.split("-"))
    return Period(start, date(year, month, monthrange(year, month)[1]))


@pytest.mark.shared
@pytest.mark.parametrize("name", ["graph.ttl", "graph.nq"])
def test_gold_said_as_claims_scores_like_gold(name: str, shared: Path, tmp_path: Path) -> None:
    reports = []
    files = sorted((shared / "eval" / "gold").glob("*.json"))
    for file in files:
        gold = json.loads(file.read_text(encoding="utf-8"))
        text = (shared / "reports" / gold["report"]).read_bytes().decode()
        reports.append(assemble(GoldClaims(gold, text).resolution()))
    assert reports
    write(Graph(DEFAULT_BASE, tuple(sorted(reports, key=lambda made: made.source.iri))), tmp_path, ["rdf"])
    scorer = [sys.executable, str(shared / "eval" / "score.py"), "--json", "--reports", str(shared / "reports")]
    command = [*scorer, "--rdf", str(tmp_path / name), "--gold", *map(str, files)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["ALL"]
    assert {layer: round(figures["f"], 3) for layer, figures in found.items()} == dict.fromkeys(found, 1.0)
