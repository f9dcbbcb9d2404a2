"""Edges between named things, and states that they reached, each with the words that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.reading import Reading
from kg.extract.relations.bodies import cooperation, issues, undertakings
from kg.extract.relations.drives import parts_of_drives
from kg.extract.relations.known import Known, headed, known_names
from kg.extract.relations.money import investments
from kg.extract.relations.offices import members
from kg.extract.relations.places import areas, inside_names, settings
from kg.extract.relations.progress import milestones, progress
from kg.model import Layout, MilestoneClaim, RelationClaim

__all__ = ["milestones_of", "relations_of"]


def relations_of(readings: Sequence[Reading], layout: Layout, unit: int | None) -> tuple[RelationClaim, ...]:
    """All relations of a report, each edge once, at the first place that states it.

    Args:
        readings: the report's sentences.
        layout: gives the reporting unit's name.
        unit: a mention of the reporting unit, None where the text never names it.
    """
    known = known_names(readings, layout, unit)
    found: list[RelationClaim] = []
    seen: set[tuple[str, str, str]] = set()
    for claim in _stated(tuple(_claims(readings, layout, known)), known):
        value = known.name(claim.object) if isinstance(claim.object, int) else claim.object
        subject = known.name(claim.subject)
        if subject == value or (subject, claim.predicate, value) in seen:
            continue
        if claim.predicate == "cooperatesWith" and (value, claim.predicate, subject) in seen:
            continue
        seen.add((subject, claim.predicate, value))
        found.append(claim)
    return tuple(found)


def _stated(claims: Sequence[RelationClaim], known: Known) -> Iterator[RelationClaim]:
    """The claims without the undertakers that only a work's name suggests where the text tells who builds it."""
    told = {known.name(c.object) for c in claims if c.rule == "relation.undertakes" and isinstance(c.object, int)}
    for claim in claims:
        guessed = claim.predicate == "undertakes" and claim.rule == "relation.name-in-name"
        firm = known.mentions[claim.subject]
        if (
            guessed
            and isinstance(claim.object, int)
            and known.name(claim.object) in told
            and known.counts[firm.name] == 1
        ):
            continue
        yield claim


def milestones_of(readings: Sequence[Reading], layout: Layout) -> tuple[MilestoneClaim, ...]:
    """States that named projects and facilities reached without a number."""
    return tuple(milestones(readings, known_names(readings, layout, None)))


def _claims(readings: Sequence[Reading], layout: Layout, known: Known) -> Iterator[RelationClaim]:
    yield from areas(readings, known)
    yield from inside_names(known)
    subjects = tuple(headed(readings))
    for reading, subject in zip(readings, subjects, strict=True):
        if not reading.names:
            continue
        yield from settings(reading, known)
        yield from cooperation(reading, known)
        yield from undertakings(reading, known, subject)
        yield from issues(reading, known)
        yield from members(reading, known)
        yield from investments(reading)
    yield from parts_of_drives(readings, layout, known)
    yield from progress(readings, subjects, known)
