"""The shortcomings that a report admits: clause by clause in problem sections, by plain admissions elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.reading import Reading
from kg.lexicon import alternatives, toml
from kg.model import Layout, ProblemClaim, SectionKind, Span

_STOCK = toml("problems")


def _any(key: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in _STOCK[key]))


_LEAD_IN, _CLOSING, _EFFECT, _SHORTCOMING = (_any(k) for k in ("lead_in", "closing", "effect", "shortcoming"))
_CARRIED_ON, _HABIT, _ADMISSION = (_any(k) for k in ("carried_on", "habit", "admission"))
_OPENERS = rf"(?:{alternatives(_STOCK['openers'])})[,，]?"
_ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[,，、:：]?|[（(][一二三四五六七八九十\d]{1,3}[)）]|"
    r"\d{1,2}[.．、](?!\d)|[•●·▪■◆①-⑳]|[一二三四五六七八九十]{1,2}、)\s*"
)
# 一是停车难；二是: items of one sentence, no peers of a heading
_INNER = re.compile(r"\s*[一二三四五六七八九十]{1,2}是")
_OPENING = re.compile(rf"(?:{_OPENERS})*")
_SETTING = re.compile(rf"(?:{alternatives(_STOCK['setting'])})$|^(?:对于|受)")
_DEALT_WITH = re.compile(alternatives(_STOCK["dealt_with"]))
_LISTED = re.compile(
    r"(?:存在|面临)着?(?P<list>[^、]{3,}(?:、[^、]{3,})+?)等(?:方面的?)?(?:突出|主要)?(?:问题|困难|不足|短板)"
)
# a sentence of at least so many clauses, of which more than this share tell what falls short, is an admission
_ROW, _MOST = 2, 0.7
_BUT = ("但是", "但", "不过", "然而")
_REASON = re.compile(r"(?<![原起])因(?!此|而|地|素)")
_HELD_UP = _any("held_up")
_UNDERTAKINGS = ("Project", "Campaign", "Facility")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause without its item number and opening words; `item` says that it opens an item of a list."""

    span: Span
    text: str
    item: bool


def problems_of(readings: Sequence[Reading], layout: Layout) -> tuple[ProblemClaim, ...]:
    """The problems of a report, in text order.

    In a sentence of a problem section, and behind words that announce problems, each clause that says what falls short
    is one record; an item of a list states a problem by its place alone. A heading counts where nothing is said beneath
    it. Elsewhere only plain admissions count, and none of an undertaking that a problem was told of already.

    Args:
        readings: the report's sentences.
        layout: tells where paragraphs end and which sections hold nothing but their heading.
    """
    found: list[ProblemClaim] = []
    plain: list[ProblemClaim] = []
    filled = _filled(readings, layout)
    announced: int | None = None
    for reading in readings:
        sentence = reading.lexed.sentence
        if announced is not None and (
            sentence.kind is SectionKind.PLAN
            or sentence.is_heading
            or "\n" in layout.document.text[announced : sentence.span.begin]
        ):
            announced = None
        opened = _announces(reading) if sentence.kind is SectionKind.REVIEW else None
        if sentence.kind is SectionKind.PROBLEM or announced is not None:
            if not (sentence.is_heading and sentence.section in filled) or _says_it(reading):
                found += _claims(reading, _admitted(reading, _announces(reading) or 0), "problem.section")
        elif opened is None and sentence.kind is SectionKind.REVIEW and _mostly_lacks(reading):
            found += _claims(reading, _admitted(reading, 0), "problem.announced")
        elif opened is not None:
            found += _claims(reading, _admitted(reading, opened), "problem.announced")
        else:
            plain += _claims(reading, _admissions(reading), "problem.admission")
        if opened is not None or announced is not None:
            announced = sentence.span.end
    names = {i: m for reading in readings for i, m in reading.names if m.kind in _UNDERTAKINGS}
    told = {names[i].name for claim in found for i in claim.about if i in names}
    new = [p for p in plain if not any(i in names and names[i].name in told for i in p.about)]
    return tuple(sorted([*found, *new], key=lambda claim: claim.span))


def _mostly_lacks(reading: Reading) -> bool:
    """Whether a sentence tells of shortcomings for the most part (当前，征迁难度大，个别支部战斗力不强)."""
    clauses = [c for c in reading.lexed.sentence.clauses if not _OPENING.fullmatch(reading.words(c))]
    if any(_REASON.search(reading.words(c)) for c in clauses):
        return False
    lacking = sum(_SHORTCOMING.search(reading.words(c)) is not None for c in clauses)
    return len(clauses) >= _ROW and lacking > len(clauses) * _MOST


def _says_it(reading: Reading) -> bool:
    """Whether what looks like a run-in heading states shortcomings itself (群众期望值过高，扫尾进展缓慢。)."""
    clauses = reading.lexed.sentence.clauses
    return (
        not _ITEM.match(reading.lexed.text)
        and len(clauses) > 1
        and all(_SHORTCOMING.search(reading.words(c)) for c in clauses)
    )


def _claims(reading: Reading, stretches: Iterator[Span], rule: str) -> list[ProblemClaim]:
    return [ProblemClaim(span, tuple(i for i, _ in reading.within(span)), rule) for span in stretches]


def _filled(readings: Sequence[Reading], layout: Layout) -> frozenset[int]:
    """Sections that say something beneath their heading; a numbered sentence is the heading's peer, not its text."""
    told = {
        r.lexed.sentence.section
        for r in readings
        if not r.lexed.sentence.is_heading and (_INNER.match(r.lexed.text) or not _ITEM.match(r.lexed.text))
    }
    return frozenset(told | {0} | {s.parent for s in layout.sections if s.parent is not None})


def _announces(reading: Reading) -> int | None:
    """The number of clauses up to and with the one that announces problems, None where none does."""
    for place, clause in enumerate(reading.lexed.sentence.clauses):
        if _INNER.match(reading.words(clause)):
            return None  # 一是工作力量不足: an item states a problem itself
        if _LEAD_IN.search(reading.words(clause)):
            return place + 1
    return None


def _items(reading: Reading, first: int) -> Iterator[list[_Clause]]:
    """The sentence's clauses from `first` on, by listed item."""
    group: list[_Clause] = []
    base = reading.lexed.sentence.span.begin
    for span in reading.lexed.sentence.clauses[first:]:
        text = reading.words(span)
        item = _ITEM.match(text)
        cut = item.end() if item else 0
        if opening := _OPENING.match(text, cut):
            cut = opening.end()
        parted = reading.lexed.text[: span.begin - base].rstrip()[-1:] in tuple("；;：:")
        if group and (item or parted):
            yield group
            group = []
        if text[cut:].strip():
            group.append(_Clause(Span(span.begin + cut, span.end), text[cut:], item is not None))
    if group:
        yield group


def _admitted(reading: Reading, first: int) -> Iterator[Span]:
    for group in _items(reading, first):
        yield from _of_item(group, reading.lexed.sentence.is_heading)


def _of_item(group: Sequence[_Clause], heading: bool) -> Iterator[Span]:
    """The shortcomings of one item of a list, or of one sentence."""
    told: list[tuple[str, str]] = []
    by_place = group[0].item and not heading and not any(_SHORTCOMING.search(c.text) for c in group)
    stated: Span | None = None
    setting: Span | None = None
    carries = False
    for clause in group:
        if ((heading or not group[0].item) and _LEAD_IN.search(clause.text)) or _EFFECT.search(clause.text):
            continue
        if _CLOSING.search(clause.text):
            break
        word = _SHORTCOMING.search(clause.text)
        if word is None and not (by_place and stated is None and not _SETTING.search(clause.text)):
            setting = clause.span if _SETTING.search(clause.text) else None
            continue
        if word is not None and _repeats(word, clause.text, told):
            continue
        if stated is not None and (carries or _CARRIED_ON.search(clause.text)):
            stated, carries = Span(stated.begin, clause.span.end), False
            continue
        if stated is not None:
            yield stated
            stated = None
        if listed := _LISTED.search(clause.text):
            yield from _parts(clause, listed)
            continue
        stated = Span(setting.begin if setting is not None else clause.span.begin, clause.span.end)
        setting = None
        going_on = _HABIT.search(clause.text) or _REASON.search(clause.text)  # 因拆迁受阻，工期滞后
        carries = word is not None and going_on is not None
    if stated is not None:
        yield stated


def _parts(clause: _Clause, listed: re.Match[str]) -> Iterator[Span]:
    """The shortcomings that one clause lists (存在A不足、B偏高等问题)."""
    begin = clause.span.begin + listed.start("list")
    for part in listed["list"].split("、"):
        yield Span(begin, begin + len(part))
        begin += len(part) + 1


def _repeats(word: re.Match[str], text: str, told: list[tuple[str, str]]) -> bool:
    """Whether a clause says again what an earlier one of the item said (经费不足), or puts a number to it (缺口)."""
    exact = text[max(0, word.start() - 2) : word.end()]
    counts = any(c.isdigit() for c in text)
    if any(exact == earlier or (counts and word.group() == plain) for earlier, plain in told):
        return True
    told.append((exact, word.group()))
    return False


def _admissions(reading: Reading) -> Iterator[Span]:
    """The clauses that plainly admit a shortcoming; behind one, or behind 但是, those that only say what falls short.

    因产权单位意见不一，至今未能开工: the reason and what did not come of it are one.
    """
    admitting = False
    reason: Span | None = None
    for clause in reading.lexed.sentence.clauses:
        text = reading.words(clause)
        if reason is not None and _HELD_UP.search(text):
            yield Span(reason.begin, clause.end)
            reason, admitting = None, True
            continue
        reason = clause if _REASON.search(text) and _SHORTCOMING.search(text) else None
        found = _ADMISSION.search(text) or (_SHORTCOMING.search(text) if admitting else None)
        if found and not _DEALT_WITH.search(text[: found.start()]):
            yield clause
            admitting = True
        elif text in _BUT:
            admitting = True
        elif text.startswith(_BUT) and (found := _SHORTCOMING.search(text)) and not _DEALT_WITH.search(text):
            yield clause
            admitting = True
