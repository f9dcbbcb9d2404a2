"""Layers `recognitions`, `relations`, `activities` and `problems`."""

from __future__ import annotations

from kg.evaluate.compare import alike
from kg.evaluate.entities import Matching
from kg.evaluate.gold import Gold, GoldActivity, GoldProblem, GoldRelation
from kg.evaluate.tally import Tally, pair_off
from kg.evaluate.view import View
from kg.model import Span

_EDGES = ("partOf", "undertakes", "cooperatesWith", "locatedAt", "partOfCampaign", "issued", "memberOf")
_UNSAID = frozenset({"partOf", "locatedAt"})


def score_recognitions(view: View, gold: Gold, matching: Matching, text: str) -> Tally:
    """Counts honours whose recipient, title and place in the text are right."""
    found = list(view.of_kind("Recognition", gold.report))
    taken: set[str] = set()
    missed = []
    for r in gold.recognitions:
        for iri, spans in found:
            if iri in taken or not any(s.overlaps(r.span) for s in spans):
                continue
            recipients = {matching.gold_of.get(e) for e in view.objects(iri, "recipient")}
            if r.recipient in recipients and alike(view.text(iri, "honour"), r.honour, 0.5):
                taken.add(iri)
                break
        else:
            missed.append(f"{r.recipient}: {r.honour}")
    spurious = (f"{view.text(iri, 'honour')} «{_quote(text, s[0])}»" for iri, s in found if iri not in taken)
    return Tally(len(taken), len(found), len(gold.recognitions), tuple(missed), tuple(spurious))


def score_relations(view: View, gold: Gold, matching: Matching) -> Tally:
    """Counts edges between entities, and the progress of projects; what lies in the reporting unit goes without saying."""
    name = matching.gold_of.get
    edges = [
        e
        for e in view.edges(_EDGES)
        if e[0] in matching.kinds and e[2] in matching.kinds and not (e[1] in _UNSAID and name(e[2]) in gold.units)
    ]
    progress = [(iri, str(v)) for iri in matching.kinds for v in view.values.get((iri, "progress"), ())]
    due = [
        r
        for r in gold.relations
        if r.predicate != "investment" and not (r.predicate in _UNSAID and r.object in gold.units)
    ]
    hits: set[tuple[str, str, str]] = set()
    right, missed = 0, []
    for r in due:
        if r.predicate == "hasStatus":
            ok = any(name(iri) == r.subject and alike(state, r.object, 0.4) for iri, state in progress)
        else:
            ways = _ways(r)
            hit = next((e for e in edges if e not in hits and (name(e[0]), e[1], name(e[2])) in ways), None)
            ok = hit is not None
            if hit is not None:
                hits.add(hit)
        right += ok
        if not ok:
            missed.append(f"{r.subject} {r.predicate} {r.object}")
    spurious = (f"{min(view.forms[s])} {p} {min(view.forms[o])}" for s, p, o in edges if (s, p, o) not in hits)
    return Tally(right, len(edges) + len(progress), len(due), tuple(missed), tuple(sorted(spurious)))


def _ways(r: GoldRelation) -> set[tuple[str, str, str]]:
    ways = {(r.subject, r.predicate, r.object)}
    if r.predicate == "cooperatesWith":
        ways.add((r.object, r.predicate, r.subject))
    return ways


def score_activities(view: View, gold: Gold, activities: tuple[GoldActivity, ...], text: str) -> Tally:
    """Counts actions whose verb, object, status and place in the text are right."""
    found = list(view.of_kind("Activity", gold.report))
    pairs: list[tuple[tuple[bool, bool], int, str]] = []
    for i, a in enumerate(activities):
        for iri, spans in found:
            verb, obj = view.text(iri, "action"), view.text(iri, "object")
            if (
                verb
                and (verb in a.verb or a.verb in verb)
                and view.text(iri, "status").lower() == a.status
                and (not a.object or not obj or alike(obj, a.object, 0.4))
                and any(s.overlaps(a.span) for s in spans)
            ):
                pairs.append(((verb != a.verb, not alike(obj, a.object, 0.8)), i, iri))
    captions = {
        iri: f"{view.text(iri, 'action')} {view.text(iri, 'object')} ({view.text(iri, 'status').lower()})"
        f" «{_quote(text, spans[0])}»"
        for iri, spans in found
    }
    due = {i: f"{a.verb} {a.object} ({a.status})" for i, a in enumerate(activities)}
    return pair_off(pairs, due, captions, {i for i, a in enumerate(activities) if a.optional})


def score_problems(view: View, gold: Gold, problems: tuple[GoldProblem, ...], text: str) -> Tally:
    """Counts shortcomings whose evidence shares half of the shorter stretch with the gold quote."""
    found = list(view.of_kind("Problem", gold.report))
    pairs: list[tuple[tuple[int], int, str]] = []
    for i, p in enumerate(problems):
        for iri, spans in found:
            common = max(min(s.end, p.span.end) - max(s.begin, p.span.begin) for s in spans)
            if 2 * common >= min(len(p.span), min(map(len, spans))):
                pairs.append(((-common,), i, iri))
    due = {i: p.quote for i, p in enumerate(problems)}
    captions = {iri: _quote(text, spans[0]) for iri, spans in found}
    return pair_off(pairs, due, captions, {i for i, p in enumerate(problems) if p.optional})


def _quote(text: str, span: Span) -> str:
    return text[span.begin : span.end]
