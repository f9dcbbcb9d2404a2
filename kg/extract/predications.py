"""Who does what to what: the verbs of a clause with their objects, by a shallow grammar over atoms.

A clause is cut into segments (coordinated verb phrases). A segment's head is its first verb that does not stand as a
noun. An auxiliary (完成, 开展, 推进) hands over to the action at the end of what follows it; without one it stands
itself. An object may follow the verb, be fronted by 对, or come first as topic (案件整改51起).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.atoms import NOUNY, Atom, atoms_of
from kg.lexicon import toml
from kg.model import Lexed, Mention, Period, SectionKind, Span, Status

_GRAMMAR = toml("grammar")
_EMPTY = frozenset(_GRAMMAR["words"]["empty_heads"])
_OPENERS = frozenset(_GRAMMAR["words"]["openers"])
_STATUS = _GRAMMAR["status"]
_ONGOING, _ACHIEVED = (frozenset(_STATUS[k]) for k in ("ongoing", "achieved"))
_PROGRESSIVE = frozenset(_STATUS["progressive"])
_PIVOT = frozenset(
    ("组织", "协助", "督促", "推动", "配合", "支持", "参与", "参加", "组织开展", "保障", "确保", "争取", "促进")
)
_LONG_OBJECT = 12
_FRONTING = frozenset(("对", "把", "将", "就", "针对", "对于"))
# 力争达到8600元; 预计全年新增15亿元; 可新增学位: said of what is to come. 占年计划的九成 is not
INTENDED = re.compile(
    r"力争|(?<![占较比年原按度初定])计划(?!数|投资|生育|的)|(?<!即)将(?![近要军])|拟(?!定)|争取|有望|可(?:新增|安排|提供|实现|容纳|带动|吸纳)$|"
    r"(?P<expected>预计(?:全年|年底|到))|预计(?:明年|下半年|\d)|届时|年底前|明年"
)
# 每月组织一场: what goes on at set times
STANDING = re.compile(r"每(?:个?月|季度|周|天|日|年|半年)(?!报)")
_NOMINAL = "NMKQ"
_VERBAL = "VLGA"


@dataclass(frozen=True, slots=True)
class Predication:
    """A verb with its object.

    Attributes:
        span: the smallest stretch that holds verb and object.
        verb: the verb's stretch.
        action: the verb as written.
        object: its object as written, without quantities; "" where it has none.
        form: "act", "light" (an auxiliary with nothing more specific), "degree", "attitude".
        role: the verb's class in the lexicon.
        scope: the stretch whose quantities hang on it.
        lead: the auxiliary before the verb, "" where there is none.
        fronted: the object comes before the verb.
    """

    span: Span
    verb: Span
    action: str
    object: str
    form: str
    role: str
    scope: Span
    status: Status
    lead: str = ""
    fronted: bool = False


def predications_of(lexed: Lexed, mentions: Sequence[Mention]) -> tuple[tuple[Atom, ...], tuple[Predication, ...]]:
    """The sentence's atoms and its predications, in text order."""
    atoms = atoms_of(lexed, mentions)
    found: list[Predication] = []
    for clause in lexed.sentence.clauses:
        inside = [a for a in atoms if clause.begin <= a.begin < clause.end]
        for segment in _segments([a for a in inside if not a.depth]):
            for predication in _read(segment, lexed):
                if not predication.object and found and predication.form == "act" and not predication.fronted:
                    predication = replace(predication, object=_inherited(found))
                found.append(predication)
    return atoms, tuple(found)


def _inherited(found: Sequence[Predication]) -> str:
    """A verb without object (已办结50件) acts on what the verb before it acted on."""
    return next((p.object for p in reversed(found) if p.object and p.form == "act"), "")


def _segments(atoms: Sequence[Atom]) -> Iterator[list[Atom]]:
    segment: list[Atom] = []
    for i, atom in enumerate(atoms):
        if _complete(segment) and _opens(atoms, i):
            yield segment
            segment = [] if atom.code in "CX" else [atom]
        else:
            segment.append(atom)
    if segment:
        yield segment


def _complete(segment: Sequence[Atom]) -> bool:
    """Whether a segment has its verb; one inside a fronted object (对已整治的排口开展…) is not it."""
    head = _head(segment)
    if head is None:
        return False
    fronted = any(a.code == "P" and a.text in _FRONTING for a in segment[:head])
    return not (fronted and head + 1 < len(segment) and segment[head + 1].code == "T")


def _opens(atoms: Sequence[Atom], i: int) -> bool:
    """Whether a coordinated verb phrase, or a new predicate over the same topic, starts at atom `i`."""
    atom = atoms[i]
    if atom.code == "D" and atoms[i - 1].code in "NMKQEUD":
        j = _skip(atoms, i, "D")
        return j < len(atoms) and atoms[j].code in "VL" and atoms[i - 1].code != "D"
    if atom.code == "L" and atoms[i - 1].code in "NMKQE":
        return True
    if atom.code == "P" and atoms[i - 1].code in "QMKE" and atom.text in _FRONTING:
        return True
    if atom.code not in "CX":
        return False
    j = _skip(atoms, i + 1, "DU")
    if (
        j >= len(atoms)
        or atoms[j].code not in "VLG"
        or (atoms[j].text in NOUNY and atoms[j].code == "V" and atom.text == "、")
    ):
        return False
    after = _skip(atoms, j + 1, "U")
    return (after < len(atoms) and atoms[after].code in "NMKQDVP") or atom.text in ("并", "并且") or j > i + 1


def _skip(atoms: Sequence[Atom], i: int, codes: str) -> int:
    while i < len(atoms) and atoms[i].code in codes:
        i += 1
    return i


def _head(segment: Sequence[Atom]) -> int | None:
    for i, atom in enumerate(segment):
        if atom.code in _VERBAL and not _as_noun(segment, i):
            return (
                _final(segment, i)
                if atom.code == "V"
                and any(a.code in _NOMINAL for a in segment[:i])
                and "P" not in {a.code for a in segment[:i]}
                else i
            )
    return None


def _final(segment: Sequence[Atom], i: int) -> int:
    """In 现场考评案件整改51起 the last verb is the head: what comes before it names the thing."""
    last = len(segment) - 1
    while last > i and (segment[last].code in "QUE" or segment[last].depth):
        last -= 1
    between = segment[i + 1 : last]
    return last if segment[last].code == "V" and all(a.code in "NMKCTV" for a in between) and between else i


def _as_noun(segment: Sequence[Atom], i: int) -> bool:
    """Whether a verb only names a kind of thing (消防检查人员) or belongs to a relative clause (新建的广场)."""
    after = _skip(segment, i + 1, "U")
    follows = segment[after].code if after < len(segment) else ""
    if follows == "T":
        return _later_head(segment, after)
    if i and segment[i - 1].code == "Q" and follows and follows in "NMK" and segment[i].code == "V":
        return True
    if segment[i].text not in NOUNY or not follows:
        return False
    return follows in "VEC" or (follows in "NMK" and i > 0 and segment[i - 1].code in "NTMK")


def _later_head(segment: Sequence[Atom], i: int) -> bool:
    return any(a.code in "VL" and a.text not in NOUNY for a in segment[i:])


def _read(segment: Sequence[Atom], lexed: Lexed) -> Iterator[Predication]:
    head = _head(segment)
    if head is None:
        return
    yield from _relative(segment, head, lexed)
    verb = segment[head]
    scope = Span(segment[0].begin, segment[-1].end)
    before, region = segment[:head], segment[_skip(segment, head + 1, "U") :]
    fronted = _fronted(before)
    status = _status(segment, head, lexed)
    if verb.code == "A":
        yield Predication(verb.span, verb.span, verb.text, _object(region), "attitude", verb.role, scope, status)
        return
    if verb.code in "LG":
        inner = list(_inner(region, fronted, verb, scope, status))
        if not inner and verb.text in _PIVOT:
            inner = list(_pivot(region, lexed))
        if inner:
            yield from inner
            return
    parts = _counted_parts(region)
    if len(parts) > 1:
        form = {"V": "act", "L": "light", "G": "degree"}[verb.code]
        for n, part in enumerate(parts):
            start = scope.begin if not n else part[0].begin
            yield Predication(
                _stretch([verb, *(_core(part) or part)]),
                verb.span,
                verb.text,
                _object(part),
                form,
                verb.role,
                Span(start, part[-1].end),
                status,
            )
        return
    topic = fronted or (before if not _object(region) else [])
    text = _object(region) or _object(topic)
    stretch = _stretch([verb, *(_core(region) or _core(topic))])
    form = {"V": "act", "L": "light", "G": "degree"}[verb.code]
    yield Predication(
        stretch,
        verb.span,
        verb.text,
        text,
        form,
        verb.role,
        scope,
        status,
        fronted=not _core(region) and bool(_core(topic)),
    )


def _counted_parts(region: Sequence[Atom]) -> list[list[Atom]]:
    """The things of a list that each have a number of their own (慰问A家庭12户、B家庭9户)."""
    parts: list[list[Atom]] = [[]]
    for atom in region:
        if atom.code == "C" and any(a.code == "Q" for a in parts[-1]):
            parts.append([])
        else:
            parts[-1].append(atom)
    return parts if all(any(a.code == "Q" for a in part) and _core(part) for part in parts) else []


def _relative(segment: Sequence[Atom], head: int, lexed: Lexed) -> Iterator[Predication]:
    """A verb before 的 that brought the following thing about (新建的3000平方米广场)."""
    for i in range(head):
        if segment[i].code == "V" and i + 1 < len(segment) and segment[i + 1].code == "T" and not _core(segment[:i]):
            thing = segment[i + 2 : head]
            if text := _object(thing):
                verb = segment[i]
                yield Predication(
                    _stretch([verb, *_core(thing)]),
                    verb.span,
                    verb.text,
                    text,
                    "act",
                    verb.role,
                    Span(verb.begin, thing[-1].end),
                    _status(segment, i, lexed),
                )


def _inner(
    region: Sequence[Atom], fronted: Sequence[Atom], light: Atom, scope: Span, status: Status
) -> Iterator[Predication]:
    """The actions that an auxiliary carries: each item of the list that ends in a verb."""
    items = list(_items(region))
    counted = [any(a.code == "Q" for a in item) for item, _ in items]
    if len(items) > 1 and all(counted) and not all(_acts(item) for item, _ in items):
        return
    waiting: list[Atom] = []
    last: Predication | None = None
    for item, joint in items:
        core = _trimmed(item)
        verb = core[-1] if core else None
        while len(core) > 1 and core[0].code in "LU":
            core = core[1:]
        if verb is None or verb.code != "V":
            waiting.extend([*joint, *item])
            continue
        thing = [*waiting, *(joint if waiting else []), *core[:-1]]
        if not _core(thing) and last is not None and "".join(a.text for a in joint) in ("和", "及", "与", "以及", "并"):
            joined = Span(last.verb.begin, verb.end)
            gap = verb.begin - last.verb.end
            last = replace(
                last,
                verb=joined,
                action=last.action + joint[0].text + verb.text if gap == len(joint[0].text) else last.action,
                span=Span(min(last.span.begin, joined.begin), max(last.span.end, joined.end)),
                scope=Span(last.scope.begin, item[-1].end),
            )
            waiting = []
            continue
        if last is not None:
            yield last
        source = thing if _core(thing) else list(fronted)
        text = _object(source) or (last.object if last else "")
        begin = min(a.begin for a in [*waiting, *item])
        last = Predication(
            _stretch([*_core(source), verb]),
            verb.span,
            verb.text,
            text,
            "act",
            verb.role,
            Span(begin if last else scope.begin, item[-1].end),
            _lead_status(light, status),
            lead=light.text,
            fronted=True,
        )
        waiting = []
    if last is not None:
        yield replace(last, scope=Span(last.scope.begin, scope.end))


def _pivot(region: Sequence[Atom], lexed: Lexed) -> Iterator[Predication]:
    """组织党员观看影片: who is made to act stands between the auxiliary and the act."""
    for i, atom in enumerate(region):
        if i and atom.code == "V" and i + 1 < len(region) and region[i + 1].code in "NMKQU" and not _as_noun(region, i):
            rest = region[_skip(region, i + 1, "U") :]
            if text := _object(rest):
                scope = Span(region[0].begin, region[-1].end)
                yield Predication(
                    _stretch([atom, *_core(rest)]),
                    atom.span,
                    atom.text,
                    text,
                    "act",
                    atom.role,
                    scope,
                    _status(region, i, lexed),
                )
                return


def _lead_status(light: Atom, status: Status) -> Status:
    return Status.ONGOING if light.text in _PROGRESSIVE and status is Status.ACHIEVED else status


def _acts(item: Sequence[Atom]) -> bool:
    core = _trimmed(item)
    return bool(core) and core[-1].code == "V"


def _items(region: Sequence[Atom]) -> Iterator[tuple[list[Atom], list[Atom]]]:
    """The items of a list, each with the connective before it."""
    item: list[Atom] = []
    joint: list[Atom] = []
    for atom in region:
        if atom.code == "C":
            if item:
                yield item, joint
            item, joint = [], [atom]
        else:
            item.append(atom)
    if item:
        yield item, joint


def _trimmed(atoms: Sequence[Atom]) -> list[Atom]:
    """Without what adds nothing at the end: quantities, 工作, 等, particles."""
    kept = list(atoms)
    while kept and (kept[-1].code in "QETUDXC" or kept[-1].text in _EMPTY):
        kept.pop()
    return kept


def _fronted(before: Sequence[Atom]) -> list[Atom]:
    for i, atom in enumerate(before):
        if atom.code == "P" and atom.text in _FRONTING:
            return [a for a in before[i + 1 :] if a.code != "D" or a is not before[-1]]
    return []


def _core(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms between the first and the last that can name an object."""
    kept = [a for a in atoms if a.code != "Q"]
    while kept and (kept[0].code in "DPTUCXEL" or kept[0].text in _OPENERS):
        kept = kept[1:]
    while kept and kept[-1].code in "DPTUCXEL":
        kept = kept[:-1]
    while len(kept) > 1 and kept[-1].text in ("工作", "任务", "事宜", "力度"):
        kept = kept[:-1]
        while kept and kept[-1].code in "TCXE":
            kept = kept[:-1]
    return kept


def _object(atoms: Sequence[Atom]) -> str:
    """The object's words: quantities, and a 的 left behind by one, are cut out."""
    core = _core(atoms)
    while len(core) > 1 and core[0].text in _EMPTY and core[0].code == "N":
        core = core[1:]
    text, at = "", core[0].begin if core else 0
    for atom in core:
        gap = atom.begin > at
        if atom.code == "T" and gap:
            at = atom.end
            continue
        text += atom.text
        at = atom.end
    head = text.rpartition("的")[2]
    return head if len(text) > _LONG_OBJECT and len(head) > 1 else text


def _stretch(atoms: Sequence[Atom]) -> Span:
    return Span(min(a.begin for a in atoms), max(a.end for a in atoms))


def intended(text: str, period: Period | None) -> bool:
    """Whether words speak of what is to come; what a report of a whole year expects (预计全年) is as good as done."""
    found = INTENDED.search(text)
    return found is not None and not (found["expected"] and period is not None and period.end.month == 12)


def _status(segment: Sequence[Atom], head: int, lexed: Lexed) -> Status:
    """From the words before the verb, else from the section: a plan plans, a review tells what is done."""
    base = lexed.sentence.span.begin
    clause = next((c for c in lexed.sentence.clauses if c.begin <= segment[head].begin < c.end), lexed.sentence.span)
    before = lexed.text[clause.begin - base : segment[head].begin - base]
    after = lexed.text[segment[head].end - base : clause.end - base]
    marks = {a.text for a in segment[:head] if a.code in "DNP"}
    standing = STANDING.search(before)
    if lexed.sentence.kind is SectionKind.PLAN:
        return Status.ONGOING if standing else Status.PLANNED
    done = marks & _ACHIEVED or after.startswith("了")
    if not done and intended(before, lexed.sentence.period):
        return Status.PLANNED
    if done and not standing:
        return Status.ACHIEVED
    follows = segment[head + 1].code if head + 1 < len(segment) else ""
    if follows != "T" and (
        standing or marks & _ONGOING or segment[head].text in _ONGOING or segment[head].text in _PROGRESSIVE
    ):
        return Status.ONGOING
    return Status.ACHIEVED
