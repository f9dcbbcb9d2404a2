"""Headings become a tree of sections with kind and time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.language.periods import find
from kg.model import Period, SectionKind
from kg.structure.cues import cue
from kg.structure.headings import ORDER, UNNUMBERED, Heading

__all__ = ["Draft", "Times", "draft_sections", "heading_kind"]


@dataclass(frozen=True, slots=True)
class Times:
    """The time that the report looks back on, and the time that its plan is for."""

    report: Period | None
    plan: Period | None

    def of(self, kind: SectionKind) -> Period | None:
        """The time that a passage of this kind speaks of where it names none."""
        return self.plan if kind is SectionKind.PLAN else self.report


@dataclass(slots=True)
class Draft:
    """A section in the making, as offsets of the flow; `cued` says that its own heading tells its kind."""

    begin: int
    end: int
    heading: Heading | None
    level: int
    parent: int | None
    kind: SectionKind
    cued: bool = False
    period: Period | None = None


def draft_sections(headings: Sequence[Heading], end: int, kind: SectionKind, times: Times) -> list[Draft]:
    """Nest headings by the order in which their numberings appear.

    Args:
        headings: in order.
        end: where the flow ends.
        kind: what the report as a whole is.
        times: the report's times.

    Returns:
        Sections in text order, the report itself first.
    """
    drafts = [Draft(0, end, None, 0, None, kind, True, times.of(kind))]
    stack: list[tuple[int, int]] = []
    for heading in headings:
        order = ORDER[heading.style]
        while stack and (stack[-1][0] >= order or drafts[stack[-1][1]].end <= heading.begin):
            drafts[stack[-1][1]].end = min(drafts[stack[-1][1]].end, heading.begin)
            stack.pop()
        parent = stack[-1][1] if stack else 0
        level = drafts[parent].level + 1
        told = heading_kind(heading.title, level, times)
        draft = Draft(
            heading.begin, drafts[parent].end, heading, level, parent, told or drafts[parent].kind, told is not None
        )
        if heading.style == UNNUMBERED and heading.close is not None:
            draft.end = heading.close
        stack.append((order, len(drafts)))
        drafts.append(draft)
    return drafts


def heading_kind(title: str, level: int, times: Times) -> SectionKind | None:
    """What kind of section a heading opens, None where it does not say.

    Of several cues the first counts: 存在问题及下步打算 opens as a problem section. Inside a section only plain cues
    count, since 问题整改 and 培养计划 are ordinary work there.
    """
    if level > 1:
        for kind in (SectionKind.PROBLEM, SectionKind.PLAN, SectionKind.REVIEW):
            if cue(f"kind.inner_{kind.value}").search(title):
                return kind
        return None
    found: list[tuple[int, int, SectionKind]] = []
    for kind in (SectionKind.PROBLEM, SectionKind.PLAN, SectionKind.REVIEW):
        match = cue(f"kind.{kind.value}").search(title)
        if match is not None:
            found.append((match.start(), len(found), kind))
    if found:
        kind = min(found)[2]
        looks_back = any(each is SectionKind.REVIEW for _, _, each in found)
        # 2020年工作目标完成情况 looks back although 工作目标 comes first.
        if (
            kind is SectionKind.PLAN
            and looks_back
            and not _ahead(title, times)
            and not title.startswith(("下", "今后"))
        ):
            return SectionKind.REVIEW
        return kind
    return SectionKind.PLAN if _ahead(title, times) else None


def _ahead(title: str, times: Times) -> bool:
    """Whether the heading names a time that begins after the report's."""
    if times.report is None:
        return False
    named = [period for _, _, period in find(title, times.report) if period is not None]
    return bool(named) and named[0].start > times.report.end
