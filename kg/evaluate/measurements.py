"""Layers `measurements`, `meaning`, `links`, `roles` and `about`: the numbers and what hangs on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.evaluate.compare import alike, fold_unit
from kg.evaluate.entities import Matching
from kg.evaluate.gold import Gold, GoldMeasurement
from kg.evaluate.tally import Item, Tally
from kg.evaluate.view import View
from kg.model import Role, Span

RESULT_EDGES = frozenset({"hasResult", "hasInput", "hasOutput", "hasOutcome"})


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A measurement node of a report."""

    iri: str
    spans: tuple[Span, ...]
    value: float
    unit: str


def score_measurements(view: View, gold: Gold, matching: Matching, text: str) -> dict[str, Tally]:
    """Counts the five layers of the numbers.

    Args:
        view: the graph.
        gold: the gold file.
        matching: which entity node is which.
        text: the report's text.

    Returns:
        A tally for each of the five layers.
    """
    found = found_numbers(view, gold.report)
    node_of = pair_numbers(view, gold, found)
    pairs = [(m, node_of[i]) for i, m in enumerate(gold.measurements) if i in node_of]
    used = {f.iri for f in node_of.values()}
    numbers = Tally(
        right=len(pairs),
        found=len(found),
        due=len(gold.measurements),
        missed=tuple(
            Item(f"{m.number_text} = {m.value:g} {m.unit} in «{m.quote}»", m.number)
            for i, m in enumerate(gold.measurements)
            if i not in node_of
        ),
        spurious=tuple(
            Item(f"{f.value:g} {f.unit} in «{text[f.spans[0].begin : f.spans[0].end]}»", f.spans[0])
            for f in found
            if f.iri not in used
        ),
    )
    return {
        "measurements": numbers,
        "meaning": _meaning(view, gold, pairs, len(found)),
        "links": _links(view, gold, pairs),
        "roles": _roles(view, gold, pairs),
        "about": _about(view, gold, matching, pairs),
    }


def found_numbers(view: View, report: str) -> list[FoundNumber]:
    """The measurement nodes that have evidence in a report."""
    return [
        FoundNumber(iri, spans, float(view.text(iri, "value")), fold_unit(view.text(iri, "unitText")))
        for iri, spans in view.of_kind("Measurement", report)
    ]


def pair_numbers(view: View, gold: Gold, found: list[FoundNumber]) -> dict[int, FoundNumber]:
    """Pairs each gold number with a node of its value, unit and place; a like indicator, then the closest evidence wins."""
    node_of: dict[int, FoundNumber] = {}
    used: set[str] = set()
    for i, m in enumerate(gold.measurements):
        candidates = [
            f
            for f in found
            if f.iri not in used
            and abs(f.value - m.value) <= 1e-6 * max(1, abs(m.value))
            and f.unit == fold_unit(m.unit)
            and any(span.overlaps(m.number) for span in f.spans)
        ]
        if candidates:
            node_of[i] = min(candidates, key=lambda f: (_other_indicator(view, f, m), min(map(len, f.spans)), f.iri))
            used.add(node_of[i].iri)
    return node_of


def _other_indicator(view: View, found: FoundNumber, m: GoldMeasurement) -> bool:
    return not alike(view.text(found.iri, "indicatorText"), m.indicator, 0.4)


def _meaning(view: View, gold: Gold, pairs: list[tuple[GoldMeasurement, FoundNumber]], found: int) -> Tally:
    wrong = []
    for m, node in pairs:
        faults = "; ".join(faults_of(view, m, node.iri))
        if faults:
            wrong.append(Item(f"«{m.quote}»: {faults}", m.span))
    return Tally(len(pairs) - len(wrong), found, len(gold.measurements), spurious=tuple(wrong))


def faults_of(view: View, m: GoldMeasurement, iri: str) -> Iterator[str]:
    """What a number's node says otherwise than gold, in words."""
    indicator = view.text(iri, "indicatorText")
    if not alike(indicator, m.indicator, 0.5):
        yield f"indicator {indicator!r} for {m.indicator!r}"
    if view.text(iri, "kind") != m.kind:
        yield f"kind {view.text(iri, 'kind')!r} for {m.kind!r}"
    status = view.text(iri, "status").lower()
    if status != m.status:
        yield f"status {status!r} for {m.status!r}"
    period = (view.text(iri, "periodStart")[:7], view.text(iri, "periodEnd")[:7])
    if m.months and period != m.months:
        yield f"period {'/'.join(period)} for {'/'.join(m.months)}"


def _links(view: View, gold: Gold, pairs: list[tuple[GoldMeasurement, FoundNumber]]) -> Tally:
    verbs_of: defaultdict[str, list[str]] = defaultdict(list)
    for subject, _, result in view.edges(RESULT_EDGES):
        verbs_of[result].append(view.text(subject, "action"))
    right = found = 0
    missed = []
    for m, node in pairs:
        if m.verb is None:
            continue
        verbs = verbs_of[node.iri]
        found += bool(verbs)
        if any(same_verb(verb, m.verb) for verb in verbs):
            right += 1
        else:
            missed.append(Item(f"«{m.quote}»: {m.verb!r}, got {verbs}", m.span))
    return Tally(right, found, sum(m.verb is not None for m in gold.measurements), missed=tuple(missed))


def same_verb(verb: str, gold_verb: str) -> bool:
    """Whether one of two verbs lies inside the other."""
    return bool(verb) and (verb in gold_verb or gold_verb in verb)


def _roles(view: View, gold: Gold, pairs: list[tuple[GoldMeasurement, FoundNumber]]) -> Tally:
    right = found = 0
    missed = []
    for m, node in pairs:
        if m.role is None:
            continue
        role = next((r.value.lower() for r in Role if r.value in view.kinds[node.iri]), "context")
        found += 1
        right += role == m.role
        if role != m.role:
            missed.append(Item(f"«{m.quote}»: {m.role}, got {role}", m.span))
    return Tally(right, found, sum(m.role is not None for m in gold.measurements), missed=tuple(missed))


def _about(view: View, gold: Gold, matching: Matching, pairs: list[tuple[GoldMeasurement, FoundNumber]]) -> Tally:
    right = found = 0
    missed: list[Item] = []
    spurious: list[Item] = []
    for m, node in pairs:
        targets = view.objects(node.iri, "about") & matching.kinds.keys()
        names = {matching.gold_of.get(t) for t in targets}
        right += len(names & m.about)
        # The reporting unit goes without saying: naming it is neither right nor wrong unless gold does.
        told = [t for t in targets if matching.gold_of.get(t) not in gold.units - m.about]
        found += len(told)
        more = sorted(matching.items[t].caption for t in told if matching.gold_of.get(t) not in m.about)
        spurious.extend(Item(f"«{m.quote}» about {caption}", m.span) for caption in more)
        missed.extend(Item(f"«{m.quote}» about {name}", m.span) for name in sorted(m.about - names))
    due = sum(len(m.about) for m in gold.measurements)
    return Tally(right, found, due, missed=tuple(missed), spurious=tuple(spurious))
