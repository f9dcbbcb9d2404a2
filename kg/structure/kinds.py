"""Kind and time of each sentence: its section's, unless it admits a problem, looks ahead, or opens with a time."""

from __future__ import annotations

from dataclasses import dataclass

from kg.language.periods import opening
from kg.model import Period, SectionKind
from kg.structure.cues import any_of, cue
from kg.structure.headings import UNNUMBERED
from kg.structure.sections import Draft, Times
from kg.structure.sentences import Cut

__all__ = ["Kinds", "sentence_period"]

_SINCE = ("自", "从")


@dataclass(slots=True)
class Kinds:
    """Follows a report sentence by sentence and tells what kind each is.

    A sentence that admits a problem or turns to the future sets the kind for the rest of its paragraph, and for the
    list after it where it ends in a colon. In a problem section the turn to the future holds to the section's end.
    """

    text: str
    times: Times
    kind: SectionKind | None = None
    section: int = 0
    listed: bool = False
    sticky: bool = False

    def enter_section(self, at: int, drafts: list[Draft]) -> None:
        """Come to the heading of section `at`; its kind is settled here, since a turn before it may reach into it."""
        draft = drafts[at]
        parent = drafts[draft.parent if draft.parent is not None else 0]
        if not draft.cued:
            reaches = self.kind is not None and (self.sticky or self.listed) and _below(draft, drafts[self.section])
            draft.kind = self.kind if reaches and self.kind is not None else parent.kind
            if reaches:
                return
        self.kind = None
        self.listed = self.sticky = False

    def enter_paragraph(self, begin: int) -> None:
        """Come to a new paragraph; what the last one said ends unless it opened a list that this one goes on with."""
        if self.sticky:
            return
        if not (self.listed and cue("sentence.item").match(self.text, begin)):
            self.kind = None
            self.listed = False

    def of(self, cut: Cut, at: int, draft: Draft, heading: bool) -> SectionKind:
        """The kind of a sentence of section `at`."""
        if not heading:
            turned = self._turn(cut, draft.kind)
            if turned is not None:
                self.kind, self.section = turned, at
                self.listed = self.text[cut.end - 1] == ":"
                self.sticky = turned is SectionKind.PLAN and draft.kind is SectionKind.PROBLEM
        return self.kind or draft.kind

    def _turn(self, cut: Cut, kind: SectionKind) -> SectionKind | None:
        if kind is SectionKind.PLAN:
            return None
        sentence = self.text[cut.begin : cut.end]
        item = cue("sentence.item").match(sentence)
        core = sentence[item.end() :] if item else sentence
        if any_of("sentence.plan").search(core) or self._ahead(core):
            return SectionKind.PLAN
        if kind is SectionKind.REVIEW and any_of("sentence.problem").search(sentence):
            return SectionKind.PROBLEM
        return None

    def _ahead(self, sentence: str) -> bool:
        """Whether the sentence opens with a time after the report's and speaks of the future."""
        if self.times.report is None:
            return False
        found = opening(sentence, self.times.report)
        if found is None or found[1] is None or found[1].start <= self.times.report.end:
            return False
        return cue("sentence.future").search(sentence, found[0], found[0] + 24) is not None


def _below(draft: Draft, section: Draft) -> bool:
    """Whether a section can go on with what another said: it lies below, or is numbered while the other is not."""
    if draft.level > section.level:
        return True
    outer, inner = section.heading, draft.heading
    return outer is not None and inner is not None and outer.style == UNNUMBERED != inner.style


_MONTH = 31
"""Days of the longest time that only dates an event."""


def sentence_period(
    text: str, cut: Cut, kind: SectionKind, default: Period | None, report: Period | None
) -> Period | None:
    """The time that a sentence speaks of: the one that it opens with, else the default of its kind and section.

    An opener holds for the whole sentence, but a day or month only dates what follows it (3月启动X，选派Y), and so does
    a deadline (6月底前). A second clause counts only where it says 自…以来.
    """
    for place, (begin, end) in enumerate(cut.clauses[:2]):
        item = cue("sentence.item").match(text, begin, end)
        start = item.end() if item else begin
        since = text.startswith(_SINCE, start)
        if since or text.startswith("到", start):
            start += 1
        elif place:
            continue
        found = opening(text[start : min(end, start + 24)], default, report)
        if found is None:
            continue
        length, period = found
        if period is None or text.startswith(("的", "同期", "至"), start + length):
            continue
        if since and default is not None and "以来" in text[start : end + 12]:
            return Period(period.start, default.end) if period.start <= default.end else period
        deadline = text[start : start + length].endswith("前")
        if since or (place == 0 and not deadline and (period.end - period.start).days > _MONTH):
            return period
    return default
