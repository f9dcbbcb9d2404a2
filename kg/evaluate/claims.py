"""Layers `recognitions`, `relations`, `activities` and `problems`."""

from __future__ import annotations

from collections.abc import Sequence

from kg.evaluate.compare import alike
from kg.evaluate.entities import Matching
from kg.evaluate.gold import Gold, GoldActivity, GoldProblem, GoldRelation
from kg.evaluate.measurements import same_verb
from kg.evaluate.tally import Item, Tally, in_text_order, pairing, tally_of
from kg.evaluate.view import View
from kg.model import Span

ENTITY_EDGES = ("partOf", "undertakes", "cooperatesWith", "locatedAt", "partOfCampaign", "issued", "memberOf")
UNSAID = frozenset({"partOf", "locatedAt"})
"""Edges that go without saying where they lead to the reporting unit."""


def score_recognitions(view: View, gold: Gold, matching: Matching, text: str) -> Tally:
    """Counts honours whose recipient, title and place in the text are right."""
    found = list(view.of_kind("Recognition", gold.report))
    node_of = pair_recognitions(view, gold, matching)
    taken = set(node_of.values())
    missed = (Item(f"{r.recipient}: {r.honour}", r.span) for i, r in enumerate(gold.recognitions) if i not in node_of)
    spurious = (
        Item(f"{view.text(iri, 'honour')} «{_quote(text, s[0])}»", s[0]) for iri, s in found if iri not in taken
    )
    return Tally(len(taken), len(found), len(gold.recognitions), tuple(missed), tuple(spurious))


def pair_recognitions(view: View, gold: Gold, matching: Matching) -> dict[int, str]:
    """The node of each honour of the gold file that has one."""
    node_of: dict[int, str] = {}
    for i, r in enumerate(gold.recognitions):
        for iri, spans in view.of_kind("Recognition", gold.report):
            if iri in node_of.values() or not any(s.overlaps(r.span) for s in spans):
                continue
            recipients = {matching.gold_of.get(e) for e in view.objects(iri, "recipient")}
            if r.recipient in recipients and alike(view.text(iri, "honour"), r.honour, 0.5):
                node_of[i] = iri
                break
    return node_of


def score_relations(view: View, gold: Gold, matching: Matching) -> Tally:
    """Counts edges between entities, and the progress of projects; what lies in the reporting unit goes without saying."""
    name = matching.gold_of.get
    edges = [
        e
        for e in view.edges(ENTITY_EDGES)
        if e[0] in matching.kinds and e[2] in matching.kinds and not (e[1] in UNSAID and name(e[2]) in gold.units)
    ]
    progress = [(iri, str(v)) for iri in matching.kinds for v in view.values.get((iri, "progress"), ())]
    due = [
        r
        for r in gold.relations
        if r.predicate != "investment" and not (r.predicate in UNSAID and r.object in gold.units)
    ]
    hits: set[tuple[str, str, str]] = set()
    right, missed = 0, []
    for r in due:
        if r.predicate == "hasStatus":
            ok = any(name(iri) == r.subject and alike(state, r.object, 0.4) for iri, state in progress)
        else:
            ways = ways_of(r)
            hit = next((e for e in edges if e not in hits and (name(e[0]), e[1], name(e[2])) in ways), None)
            ok = hit is not None
            if hit is not None:
                hits.add(hit)
        right += ok
        if not ok:
            missed.append(Item(f"{r.subject} {r.predicate} {r.object}", r.span))
    spurious = (
        Item(f"{min(view.forms[e[0]])} {e[1]} {min(view.forms[e[2]])}", view.edge_span(e, gold.report))
        for e in edges
        if e not in hits
    )
    return Tally(right, len(edges) + len(progress), len(due), tuple(missed), in_text_order(spurious))


def ways_of(r: GoldRelation) -> set[tuple[str, str, str]]:
    """The (subject, predicate, object) that say what a relation of the gold file says."""
    ways = {(r.subject, r.predicate, r.object)}
    if r.predicate == "cooperatesWith":
        ways.add((r.object, r.predicate, r.subject))
    return ways


def score_activities(view: View, gold: Gold, activities: tuple[GoldActivity, ...], text: str) -> Tally:
    """Counts actions whose verb, object, status and place in the text are right."""
    found = {
        iri: Item(
            f"{view.text(iri, 'action')} {view.text(iri, 'object')} ({view.text(iri, 'status').lower()})"
            f" «{_quote(text, spans[0])}»",
            spans[0],
        )
        for iri, spans in view.of_kind("Activity", gold.report)
    }
    due = {i: Item(f"{a.verb} {a.object} ({a.status})", a.span) for i, a in enumerate(activities)}
    return tally_of(pair_activities(view, gold.report, activities), due, found, _optional(activities))


def pair_activities(view: View, report: str, activities: tuple[GoldActivity, ...]) -> dict[int, str]:
    """The node of each action of the gold file that has one."""
    pairs: list[tuple[tuple[bool, bool], int, str]] = []
    found = list(view.of_kind("Activity", report))
    for i, a in enumerate(activities):
        for iri, spans in found:
            verb, obj = view.text(iri, "action"), view.text(iri, "object")
            if (
                same_verb(verb, a.verb)
                and view.text(iri, "status").lower() == a.status
                and (not a.object or not obj or alike(obj, a.object, 0.4))
                and any(s.overlaps(a.span) for s in spans)
            ):
                pairs.append(((verb != a.verb, not alike(obj, a.object, 0.8)), i, iri))
    return pairing(pairs, _optional(activities))


def score_problems(view: View, gold: Gold, problems: tuple[GoldProblem, ...], text: str) -> Tally:
    """Counts shortcomings whose evidence shares half of the shorter stretch with the gold quote."""
    due = {i: Item(p.quote, p.span) for i, p in enumerate(problems)}
    found = {iri: Item(_quote(text, spans[0]), spans[0]) for iri, spans in view.of_kind("Problem", gold.report)}
    return tally_of(pair_problems(view, gold.report, problems), due, found, _optional(problems))


def pair_problems(view: View, report: str, problems: tuple[GoldProblem, ...]) -> dict[int, str]:
    """The node of each shortcoming of the gold file that has one."""
    pairs: list[tuple[tuple[int], int, str]] = []
    for i, p in enumerate(problems):
        for iri, spans in view.of_kind("Problem", report):
            common = max(min(s.end, p.span.end) - max(s.begin, p.span.begin) for s in spans)
            if 2 * common >= min(len(p.span), min(map(len, spans))):
                pairs.append(((-common,), i, iri))
    return pairing(pairs, _optional(problems))


def _optional(records: Sequence[GoldActivity | GoldProblem]) -> set[int]:
    return {i for i, record in enumerate(records) if record.optional}


def _quote(text: str, span: Span) -> str:
    return text[span.begin : span.end]
