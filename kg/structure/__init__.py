"""Stage 2: a `Document` becomes its `Layout`: frame, title, unit, times, sections, sentences and clauses."""

from __future__ import annotations

from bisect import bisect_right

from kg.language.periods import find
from kg.model import Document, Layout, Period, Section, SectionKind, Sentence, Span
from kg.structure.flow import Flow, make_flow
from kg.structure.front import Front, find_front, find_times, joined
from kg.structure.furniture import find_frame
from kg.structure.headings import find_headings
from kg.structure.kinds import Kinds, sentence_period
from kg.structure.sections import Draft, Times, draft_sections
from kg.structure.sentences import Cut, cut
from kg.structure.unit import find_unit
from kg.structure.unwrap import unwrap

__all__ = ["structure", "unwrap"]

_SIGNATURE_LENGTH = 30
_SIGNATURE_LINES = 3


def structure(document: Document) -> Layout:
    """Take a report apart.

    Args:
        document: the report as read; any text at all gives a layout.

    Returns:
        The layout. Every character outside `furniture` that is no white space lies in exactly one sentence.
    """
    frame = find_frame(document.text)
    flow = make_flow(document.text, frame.lines)
    front = find_front(flow.text, flow.paragraphs, frame.metadata)
    headings = find_headings(flow.text, flow.paragraphs, front.body)
    numbered = [heading.title for heading in headings if heading.close is None]
    times, kind = find_times(front, numbered, flow.text, frame.metadata, document.name)
    unit = find_unit(front.title, _signatures(flow, front), frame.metadata, flow.text)
    drafts = draft_sections(headings, len(flow.text), kind, times)
    sentences = _sentences(flow, front, drafts, times)
    return Layout(
        document=document,
        title=_title(document, flow, front),
        unit=unit,
        period=times.report,
        plan_period=times.plan,
        metadata=frame.metadata,
        furniture=frame.furniture,
        sections=_sections(document, flow, front, drafts),
        sentences=sentences,
    )


def _written(document: Document, flow: Flow, begin: int, end: int) -> str:
    """A stretch of the flow in the document's own characters, line breaks taken out."""
    span = flow.span(begin, end)
    return "".join(document.text[span.begin : span.end].splitlines())


def _title(document: Document, flow: Flow, front: Front) -> str:
    if not front.titles:
        return front.title
    return joined([_written(document, flow, line.begin, line.end) for line in front.titles])


def _signatures(flow: Flow, front: Front) -> list[str]:
    last = flow.paragraphs[-_SIGNATURE_LINES:]
    lines = [flow.text[line.begin : line.end] for line in (*flow.paragraphs[: front.body], *last)]
    return [line for line in lines if len(line) <= _SIGNATURE_LENGTH and "。" not in line]


def _sentences(flow: Flow, front: Front, drafts: list[Draft], times: Times) -> tuple[Sentence, ...]:
    """Sentences in order, and with them the kinds and times of the sections, which earlier sentences may decide."""
    begins = [draft.begin for draft in drafts]
    kinds = Kinds(flow.text, times)
    found: list[Sentence] = []
    entered = 0
    for place, paragraph in enumerate(flow.paragraphs):
        kinds.enter_paragraph(paragraph.begin)
        for begin, end, is_heading in _stretches(paragraph, drafts, begins):
            for each in cut(flow.text, begin, end):
                at = bisect_right(begins, each.begin) - 1
                while entered < at:
                    entered += 1
                    kinds.enter_section(entered, drafts)
                    drafts[entered].period = _section_period(drafts[entered], drafts, times)
                at = _innermost(drafts, at, each.begin)
                is_front = place < front.body
                sentence_kind = kinds.of(each, at, drafts[at], is_heading or is_front)
                default = drafts[at].period if sentence_kind is drafts[at].kind else times.of(sentence_kind)
                period = default
                if not (is_heading or is_front):
                    period = sentence_period(flow.text, each, sentence_kind, default, times.report)
                found.append(_sentence(flow, each, at, is_heading or is_front, sentence_kind, period))
    return tuple(found)


def _stretches(paragraph: Span, drafts: list[Draft], begins: list[int]) -> list[tuple[int, int, bool]]:
    """A paragraph divided at its headings; the flag says which stretches are headings."""
    at, found = paragraph.begin, []
    for draft in drafts[bisect_right(begins, paragraph.begin - 1) :]:
        if draft.begin >= paragraph.end:
            break
        if draft.heading is None:
            continue
        found.append((at, draft.begin, False))
        at = min(draft.heading.end, paragraph.end)
        found.append((draft.begin, at, True))
    found.append((at, paragraph.end, False))
    return [stretch for stretch in found if stretch[0] < stretch[1]]


def _innermost(drafts: list[Draft], at: int, begin: int) -> int:
    while drafts[at].end <= begin:
        parent = drafts[at].parent
        if parent is None:
            break
        at = parent
    return at


def _section_period(draft: Draft, drafts: list[Draft], times: Times) -> Period | None:
    """The time in the heading (2020年工作思路), else the parent's where the kind is the same, else the report's."""
    if draft.heading is not None:
        own = next((found for _, _, found in find(draft.heading.title, times.report) if found is not None), None)
        if own is not None and draft.level == 1:
            return own
    parent = drafts[draft.parent] if draft.parent is not None else None
    return parent.period if parent is not None and parent.kind is draft.kind else times.of(draft.kind)


def _sentence(flow: Flow, each: Cut, at: int, is_heading: bool, kind: SectionKind, period: Period | None) -> Sentence:
    clauses = tuple(flow.span(begin, end) for begin, end in each.clauses)
    return Sentence(flow.span(each.begin, each.end), at, clauses, is_heading, kind, period)


def _sections(document: Document, flow: Flow, front: Front, drafts: list[Draft]) -> tuple[Section, ...]:
    own = flow.span(front.titles[0].begin, front.titles[-1].end) if front.titles else None
    root = drafts[0]
    whole = Span(0, len(document.text))
    sections = [Section(whole, own, _title(document, flow, front), 0, root.kind, None, root.period)]
    for draft in drafts[1:]:
        heading = draft.heading
        if heading is None:
            continue
        title = flow.text.index(heading.title, heading.begin)
        end = draft.begin + len(flow.text[draft.begin : draft.end].rstrip())
        sections.append(
            Section(
                flow.span(draft.begin, end),
                flow.span(heading.begin, heading.end),
                _written(document, flow, title, title + len(heading.title)),
                draft.level,
                draft.kind,
                draft.parent,
                draft.period,
            )
        )
    return tuple(sections)
