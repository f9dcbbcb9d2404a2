"""What an auxiliary carries: the acts at the end of what follows it, or the act of whom it moves.

完成房屋拆迁和地块清障: each item of the list that ends in a verb. 组织党员观看影片: who is made to act stands between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.atoms import NOUNY, Atom
from kg.extract.objects import core_of, object_text, stretch_of, trimmed_of
from kg.extract.predication import Predication
from kg.extract.segments import as_noun, skip
from kg.extract.statuses import carried_status, status_of
from kg.lexicon import toml
from kg.model import Lexed, Span, Status

_STOCK = toml("grammar")["clauses"]
# 老旧小区完成改造8个: after these the topic is the object
COMPLETING = frozenset(_STOCK["completing"])
MOVING = frozenset(_STOCK["moving"])
# 委托A公司运营: to hire is the act
_HIRING = frozenset(("委托",))
_EVENTS = frozenset(("活动", "服务", "行动"))
_STAGING = frozenset(_STOCK["staging"])
# atoms of a quoted event's name that may end in a verb (“X”专项整治)
_LONG_NAME = 2


def carried_acts(
    region: Sequence[Atom], fronted: Sequence[Atom], light: Atom, scope: Span, status: Status
) -> Iterator[Predication]:
    """The actions that an auxiliary carries: each item of the list that ends in a verb."""
    items = list(_items(region))
    counted = [any(a.code == "Q" for a in item) for item, _ in items]
    acting = [_acts(item) for item, _ in items]
    if len(items) > 1 and all(counted) and not all(acting):
        if any(acting[:-1]) or not acting[-1]:
            return
        items = [(list(region), [])]  # 完成24个小区、6800户居民的设施改造
    if len(items) > 1 and any(a.code == "T" for a in items[-1][0]) and not _acts(items[-1][0]):
        return  # 完善一站式受理、一体化办理的“X”平台
    waiting: list[Atom] = []
    last: Predication | None = None
    for item, joint in items:
        core = trimmed_of(item)
        verb = core[-1] if core else None
        while len(core) > 1 and core[0].code in "LU":
            core = core[1:]
        if verb is None or verb.code not in "VG":
            waiting.extend([*joint, *item])
            continue
        thing = [*waiting, *(joint if waiting else []), *core[:-1]]
        if (
            not core_of(thing)
            and last is not None
            and "".join(a.text for a in joint) in ("和", "及", "与", "以及", "并")
        ):
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
        source = list(fronted) if (core_of(fronted) and light.text not in COMPLETING) or not core_of(thing) else thing
        text = object_text(source) or (last.object if last else "")
        begin = min(a.begin for a in [*waiting, *item])
        last = Predication(
            stretch_of([*core_of(source), verb]),
            verb.span,
            verb.text,
            text,
            "act",
            verb.role,
            Span(begin if last else scope.begin, item[-1].end),
            carried_status(light, status),
            lead=light.text,
            fronted=True,
        )
        waiting = []
    if last is not None:
        yield replace(last, scope=Span(last.scope.begin, scope.end))


def made_to_act(light: Atom, region: Sequence[Atom], lexed: Lexed) -> Iterator[Predication]:
    """组织党员观看影片: who is made to act stands between the auxiliary and the act."""
    for i, atom in enumerate(region):
        if atom.code == "V" and i + 1 < len(region) and _acted_on(region[i + 1]) and not _compound(region, i):
            rest = region[skip(region, i + 1, "U") :]
            text = object_text(rest)
            if text or (atom.role == "input" and rest and rest[0].code == "Q"):  # 促成A公司出资86万元
                scope = Span(region[0].begin, region[-1].end)
                yield Predication(
                    stretch_of([atom, *core_of(rest)]),
                    atom.span,
                    atom.text,
                    text,
                    "act",
                    atom.role,
                    scope,
                    status_of(region, i, lexed),
                )
                return
    if len(region) > 1 and region[-1].code == "V" and light.text not in _HIRING and (text := object_text(region[:-1])):
        verb, scope = region[-1], Span(region[0].begin, region[-1].end)  # 争取A工程立项
        stretch = stretch_of([*core_of(region[:-1]), verb])
        status = status_of(region, len(region) - 1, lexed)
        yield Predication(stretch, verb.span, verb.text, text, "act", verb.role, scope, status, fronted=True)


def _acted_on(atom: Atom) -> bool:
    """Whether an atom can open what an act is done to: 新建加工厂房."""
    return atom.code in "NMKQU" or atom.text in NOUNY


def _compound(region: Sequence[Atom], i: int) -> bool:
    """Whether a verb behind who is made to act only names a kind of thing; with a number behind, it acts."""
    return as_noun(region, i) and not any(a.code == "Q" for a in region[i + 1 :])


def _acts(item: Sequence[Atom]) -> bool:
    core = trimmed_of(item)
    return bool(core) and core[-1].code == "V"


def _items(region: Sequence[Atom]) -> Iterator[tuple[list[Atom], list[Atom]]]:
    """The items of a list, each with the connective before it."""
    item: list[Atom] = []
    joint: list[Atom] = []
    for i, atom in enumerate(region):
        # 征缴1.2万人、680万元: another number of the same
        again = atom.code == "C" and all(a.code == "Q" for a in region[i + 1 :]) and i + 1 < len(region)
        if atom.code == "C" and not again:
            if item:
                yield item, joint
            item, joint = [], [atom]
        else:
            item.append(atom)
    if item:
        yield item, joint


def _and_so_on(region: Sequence[Atom]) -> bool:
    """开展义诊、理发等活动42场: what is listed are only examples of what is staged."""
    at = next((i for i, a in enumerate(region) if a.code == "E"), len(region))
    rest = region[at + 1 :]
    listed = any(a.text == "、" for a in region[:at])
    return listed and len(rest) > 1 and rest[0].text in _EVENTS and rest[1].code == "Q"


def staged(light: Atom, region: Sequence[Atom]) -> bool:
    """开展“X”专项整治行动: a quoted name opens the name of the event that is staged."""
    core = core_of(region)
    if light.text in _STAGING and _and_so_on(region):
        return True
    return (
        light.text in _STAGING
        and len(core) > 1
        and (core[-1].code != "V" or len(core) > _LONG_NAME)
        and (core[0].code == "K" or (core[0].text == "“" and core[1].code == "M"))
    )
