"""The extract stage: all that one report says, each fact with its evidence and the rule that made it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.activities import announcing_of, in_title, is_activity
from kg.extract.measurements import measured
from kg.extract.names import find_mentions
from kg.extract.names.found import PLACES
from kg.extract.predications import predications_of
from kg.extract.problems import problems_of
from kg.extract.reading import Reading
from kg.extract.recognitions import recognitions_of
from kg.extract.relations import milestones_of, relations_of
from kg.extract.scope import Topics, topics
from kg.extract.times import Times
from kg.model import ActivityClaim, Extraction, Layout, Lexed, MeasurementClaim, Mention, Period, Quantity, Span, Status

__all__ = ["extract", "read_sentences"]

_SEATS = ("人民政府", "办事处", "党工委", "党委", "居委会", "村委会", "管委会")


def extract(layout: Layout, lexed: tuple[Lexed, ...]) -> Extraction:
    """Read the whole report: names first, then each sentence by the grammar, then the facts."""
    mentions = find_mentions(layout, lexed)
    readings = read_sentences(lexed, mentions, layout.period)
    unit = next((i for i, m in enumerate(mentions) if m.name == layout.unit), None)
    if unit is None and layout.unit:  # only its government is named in full
        unit = next((i for i, m in enumerate(mentions) if m.name in (layout.unit + x for x in _SEATS)), None)
    recognitions = recognitions_of(readings, layout, unit)
    honours = [r.span for r in recognitions]
    announcing = announcing_of(readings, layout)
    activities: list[ActivityClaim] = []
    measurements: list[MeasurementClaim] = []
    for reading, topic, announces in zip(readings, topics(readings, layout), announcing, strict=True):
        told = [span for span in honours if reading.lexed.sentence.span.covers(span)]
        _facts(reading, announces, told, topic, mentions, activities, measurements)
    return Extraction(
        layout=layout,
        lexed=lexed,
        mentions=mentions,
        activities=tuple(activities),
        measurements=tuple(measurements),
        recognitions=recognitions,
        milestones=milestones_of(readings, layout),
        problems=problems_of(readings, layout),
        relations=relations_of(readings, layout, unit),
    )


def read_sentences(lexed: Sequence[Lexed], mentions: Sequence[Mention], report: Period | None) -> tuple[Reading, ...]:
    """Read each sentence by the grammar: its names, atoms, predications and numbers.

    Args:
        lexed: the report's sentences.
        mentions: its names.
        report: the time that the report looks back on; 去年 counts from it.
    """
    found = []
    order = sorted(range(len(mentions)), key=lambda i: (mentions[i].span.begin, -mentions[i].span.end))
    at = 0
    for sentence in lexed:
        span = sentence.sentence.span
        names = []
        while at < len(order) and mentions[order[at]].span.begin < span.end:
            if mentions[order[at]].span.begin >= span.begin:
                names.append((order[at], mentions[order[at]]))
            at += 1
        counted = _without_named(sentence, [m for _, m in names])
        times = Times(counted, report)
        atoms, predications = predications_of(counted, [m for _, m in names])
        numbers, predications = measured(counted, atoms, predications, times)
        found.append(Reading(counted, atoms, tuple(names), predications, numbers, times))
    return tuple(found)


def _without_named(lexed: Lexed, mentions: Sequence[Mention]) -> Lexed:
    """Numbers inside a name (青禾二村) measure nothing."""

    def free(quantity: Quantity) -> bool:
        return not any(m.span.begin <= quantity.number.begin and quantity.end <= m.span.end for m in mentions)

    if all(free(q) for q in lexed.quantities):
        return lexed
    return replace(lexed, quantities=tuple(q for q in lexed.quantities if free(q)))


def _facts(
    reading: Reading,
    announces: bool,
    honours: Sequence[Span],
    topic: Topics,
    mentions: Sequence[Mention],
    activities: list[ActivityClaim],
    measurements: list[MeasurementClaim],
) -> None:
    """The sentence's activities and measurements, appended to the report's."""
    counted = {m.predication for m in reading.measured if m.quantity.kind == "amount"}
    index: dict[int, int] = {}
    told: dict[tuple[str, str, Status], int] = {}
    for i, predication in enumerate(reading.predications):
        if not is_activity(predication, reading.lexed, reading.atoms, i in counted, announces):
            continue
        if i not in counted and in_title(predication, honours):
            continue
        act = predication.action, predication.object, predication.status
        if act in told and predication.object and predication.object not in reading.words(predication.span):
            index[i] = told[act]  # 对石鼓路进行改造，改造面积800平方米
            continue
        named = topic.acts[i]
        index[i] = told[act] = len(activities)
        activities.append(
            ActivityClaim(
                span=predication.span,
                verb=predication.verb,
                action=predication.action,
                object=predication.object,
                status=predication.status,
                period=reading.times.at(predication.verb.begin, predication.status is Status.PLANNED),
                places=tuple(n for n in named if mentions[n].kind in PLACES),
                involves=tuple(n for n in named if mentions[n].kind not in PLACES),
                campaign=topic.drive,
                rule=f"activity.{predication.form}",
            )
        )
    for number, named in zip(reading.measured, topic.numbers, strict=True):
        measurements.append(
            MeasurementClaim(
                span=number.span,
                quantity=number.quantity,
                indicator=number.indicator,
                role=number.role,
                status=number.status,
                period=number.period,
                about=named,
                activity=index.get(number.predication) if number.predication is not None else None,
                rule=number.rule,
            )
        )
