"""Who does what to what: the verbs of a clause with their objects, by a shallow grammar over atoms.

A clause is cut into segments (coordinated verb phrases). A segment's head is its first verb that does not stand as a
noun. An auxiliary (完成, 开展, 推进) hands over to the action at the end of what follows it; without one it stands
itself. An object may follow the verb, be fronted by 对, or come first as topic (案件整改51起).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from kg.extract.atoms import NOUNY, Atom, atoms_of, told_acts
from kg.extract.auxiliaries import COMPLETING, MOVING, carried_acts, made_to_act, staged
from kg.extract.clauses import closing_of, has_partner, leads_in, named_topic, ready, sets_topic
from kg.extract.inherited import COMPLETE, completed, named_last
from kg.extract.objects import EMPTY, EXTENT, core_of, disposed_of, fronted_of, object_text, stretch_of, topic_of
from kg.extract.predication import Predication
from kg.extract.segments import SPENDING, head_of, segments, skip
from kg.extract.statuses import status_of
from kg.lexicon import toml
from kg.model import Lexed, Mention, Span

_MEASURE = re.compile(r"总?(?:面积|长度|里程|金额)")
# “煤改气”, 气代煤, “白改黑”
_CONVERSION = re.compile("“?(?P<act>[一-鿿](?:改(?![造建革善变进良编组道])|代(?![表办码建替化]))[一-鿿])”?$")
_LEVEL = re.compile(r"(?:国家|[省市区县镇乡村州]|自治区|地|厅|部)级")
_STOCK = toml("grammar")["clauses"]
# 发放到一线, 移交给社区: where it goes to is no object
_TOWARDS = frozenset(_STOCK["towards"])
_GOING = frozenset(("赴", "前往"))
_NEGATIVE = frozenset(_STOCK["negative"])
# 街道创设的工作室: verbs before 的 that tell of an act whoever does it
_SETTLING, _HANDING = frozenset(_STOCK["settling"]), frozenset(_STOCK["handing"])
_BODIES = ("所", "机关", "局", "部门", "法院", "公司", "单位", "施工", "公安")
_HELPING = frozenset(("帮助", "协助", "指导", "引导"))
_PUSHING = frozenset(("推动", "督促", "鼓励", "动员", "敦促"))
_BRINGING_IN = frozenset(("引进", "引入", "招引", "扶持"))
_BRINGING = tuple(_STOCK["bringing"])
# 参与卡口值守: shared in as a whole
_WHOLE = frozenset(("参与",))
_COMPLETING = frozenset(_STOCK["completing"])
_FINISHING, _WORKS = frozenset(_STOCK["finishing"]), tuple(_STOCK["works"])


def predications_of(lexed: Lexed, mentions: Sequence[Mention]) -> tuple[tuple[Atom, ...], tuple[Predication, ...]]:
    """The sentence's atoms and its predications, in text order."""
    atoms = atoms_of(lexed, mentions)
    begins = [a.begin for a in atoms]
    found: list[Predication] = []
    waiting: list[Atom] = []
    topic = ""
    for clause in lexed.sentence.clauses:
        inside = [
            *waiting,
            *(a for a in atoms[bisect_left(begins, clause.begin) : bisect_left(begins, clause.end)] if not a.depth),
        ]
        waiting = []
        if sets_topic(inside):
            continue
        if leads_in(inside) and lexed.text[clause.end - lexed.sentence.span.begin :][:1] in tuple("，,"):
            waiting = [replace(a, code="N") if a.code == "V" else a for a in inside if a.code != "X"]
            continue
        before, topic = topic, named_topic(inside) or topic
        fresh = _read_clause(ready(inside), lexed)
        for i, predication in enumerate(_converted(p, lexed) for p in fresh):
            if not predication.object and predication.form == "act" and not predication.fronted:
                alone = not any(a.code in "NMK" and a.begin < predication.verb.begin for a in inside)
                named = (topic or named_last(found, atoms)) if alone else ""
                predication = completed(predication, fresh[i + 1 : i + 2], found, named)
            elif not predication.object and predication.lead:
                predication = replace(predication, object=topic or _visited(inside))
            found.append(predication)
        topic = before if has_partner(inside) else topic
    for told in told_acts(lexed):
        found += _read_listed([a for a in atoms if told.covers(a.span)], lexed)
    return atoms, tuple(sorted(found, key=lambda p: p.verb.begin))


def _converted(predication: Predication, lexed: Lexed) -> Predication:
    """完成云屏路“白改黑”3.6公里, 瓶改管已完成: what is made into what is the act."""
    told = _CONVERSION.search(predication.object)
    if predication.form != "light" or told is None or predication.action not in _COMPLETING:
        return predication
    at = lexed.text.find(told["act"], predication.scope.begin - lexed.sentence.span.begin)
    begin = lexed.sentence.span.begin + at
    return replace(
        predication,
        span=Span(min(begin, predication.span.begin), max(begin + len(told["act"]), predication.span.end)),
        verb=Span(begin, begin + len(told["act"])),
        action=told["act"],
        object=predication.object[: told.start()],
        form="act",
        role="act",
        lead=predication.action,
    )


def _read_listed(atoms: Sequence[Atom], lexed: Lexed) -> Iterator[Predication]:
    """The acts that a quotation lists."""
    item: list[Atom] = []
    for atom in atoms:
        if atom.text in "、“”":
            yield from _read_clause(ready(item), lexed)
            item = []
        else:
            item.append(atom)


def _read_clause(atoms: list[Atom], lexed: Lexed) -> list[Predication]:
    found: list[Predication] = []
    rest = atoms
    while (closing := closing_of(rest)) is not None:
        topic = [a for a in rest[:closing] if a.code != "D"]
        status = status_of(rest, closing, lexed)
        scope = Span(topic[0].begin, rest[closing].end)
        found += carried_acts(topic, [], rest[closing], scope, status)
        rest = rest[closing + 2 :]
    return [*found, *(p for segment in segments(rest) for p in _read(segment, lexed))]


def _visited(atoms: Sequence[Atom]) -> str:
    """The named places that a clause's act goes to (赴A镇、B镇开展学习考察)."""
    words = [a for a in atoms if a.code not in "DX"]
    if not words or words[0].text not in _GOING:
        return ""
    return (
        object_text(list(takewhile(lambda a: a.code not in "VLGD", words[1:])))
        if any(a.code == "M" for a in words)
        else ""
    )


def _read(segment: Sequence[Atom], lexed: Lexed) -> Iterator[Predication]:
    head = head_of(segment)
    if head is None:
        yield from _relative(segment, len(segment), lexed)
        return
    while segment[head].code == "L" and head + 1 < len(segment) and segment[head + 1].code == "L":
        head += 1  # 牵头召开协调会
    yield from _relative(segment, head, lexed)
    verb = segment[head]
    if any(a.text in _NEGATIVE for a in takewhile(lambda a: a.code == "D", reversed(segment[:head]))):
        return  # 未能按时签约20户: what was not done is no act
    scope = Span(segment[0].begin, segment[-1].end)
    before, region = segment[:head], segment[skip(segment, head + 1, "U") :]
    fronted = fronted_of(before)
    status = status_of(segment, head, lexed)
    if verb.code == "A":
        yield Predication(verb.span, verb.span, verb.text, object_text(region), "attitude", verb.role, scope, status)
        return
    if verb.code in "LG":
        about = fronted or (before if verb.text in COMPLETING else [])
        whole = verb.text in _WHOLE or staged(verb, region)
        inner = [] if whole else list(_helped(verb, region, lexed) or carried_acts(region, about, verb, scope, status))
        if inner:
            yield from inner
            return
        if verb.text in _FINISHING and _finishes(region):
            yield from (replace(p, status=status) for p in _read([*before, *region], lexed))  # 完成清理河道3条
            return
    if verb.text in MOVING and (inner := list(made_to_act(verb, region, lexed))):
        helped = [a for a in region if a.end <= inner[0].span.begin]
        if verb.text not in _BRINGING_IN:
            yield from inner
            return
        if core_of(helped) and helped[-1].code != "C":  # 引进A公司在B村流转土地
            yield from _read([*before, verb, *takewhile(lambda a: a.code != "P", helped)], lexed)
            yield from inner
            return
    parts = _counted_parts(region)
    if len(parts) > 1:
        form = {"V": "act", "L": "light", "G": "degree"}[verb.code]
        for n, part in enumerate(parts):
            if n and EXTENT.search(object_text(part)):
                continue
            said = object_text(part)
            if n and _LEVEL.fullmatch(said):
                said += _LEVEL.sub("", object_text(parts[0]), count=1)  # 省级示范村1个、市级3个
            start = scope.begin if not n else part[0].begin
            stop = next((q for q in reversed(parts[n:]) if q is part or EXTENT.search(object_text(q))), part)[-1].end
            yield Predication(
                stretch_of([verb, *(core_of(part) or part)]),
                verb.span,
                verb.text,
                said,
                form,
                verb.role,
                Span(start, stop),
                status,
            )
        return
    region = _purpose(region)
    disposed = disposed_of(before)
    if region and region[0].code == "P" and region[0].text in _TOWARDS:
        made = region[0].text == "为" and region[1:2] and region[1].code == "Q"
        disposed, region = ([], region[1:]) if made else (disposed, [])  # 将辖区划分为58个网格
    carried_on = bool(region) and region[0].text == "工作" and bool(core_of(before))  # 社保扩面工作净增3000人
    if (
        carried_on
        or _goes_to(verb, before, region)
        or (before and all(a.text in EMPTY or a.code in "UTEX" for a in region))
    ):
        region = []  # 大棚942户的清理工作
    region = [] if disposed else _without_goal(region)
    told = [] if object_text(region) or _needs_none(verb, before) else topic_of(before)
    topic = disposed or fronted or told
    text = object_text(region) or object_text(topic)
    if region and _MEASURE.fullmatch(text):
        text = ""  # 查处违建58处，拆除面积4100平方米
    stretch = stretch_of([verb, *(core_of(region) or core_of(topic))])
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
        fronted=not core_of(region) and (bool(core_of(topic)) or (not region and any(a.text == "由" for a in before))),
    )


def _finishes(region: Sequence[Atom]) -> bool:
    """Whether an act with its object and its number follows, and no work that is called by the act (改造工程3处)."""
    return (
        len(region) > 1
        and region[0].code == "V"
        and region[1].code in "NMQ"
        and any(a.code == "Q" for a in region)
        and not object_text(region).endswith(_WORKS)
    )


def _helped(verb: Atom, region: Sequence[Atom], lexed: Lexed) -> list[Predication]:
    """The act of whom another helps, though what it is about ends in a verb (协助企业获得银行授信)."""
    acting = [a for a in region if a.code == "V"]
    pushed = verb.text in _PUSHING and len(acting) > 1 and acting[0].text not in NOUNY and acting[-1].text in NOUNY
    return list(made_to_act(verb, region, lexed)) if verb.text in _HELPING or pushed else []


def _goes_to(verb: Atom, before: Sequence[Atom], region: Sequence[Atom]) -> bool:
    """Whether what follows a verb is where its thing comes to (A项目落户B园区, 线索移交公安机关)."""
    if verb.text in _HANDING:
        return object_text(region).endswith(_BODIES)
    return verb.text in _SETTLING and bool(core_of(before)) and not any(a.code == "Q" for a in region)


def _purpose(region: Sequence[Atom]) -> Sequence[Atom]:
    """What money is put in for (投入经费32万元用于围墙修补)."""
    at = next((i for i, a in enumerate(region) if a.text == "用于" and any(b.code == "Q" for b in region[:i])), -1)
    return region[at + 1 :]


def _without_goal(region: Sequence[Atom]) -> Sequence[Atom]:
    """Without where its thing goes (选派干部充实到一线, 引进企业入驻)."""
    for i in range(1, len(region) - 1):
        goes = region[i].text in _SETTLING or region[i + 1].text in ("到", "至")
        if region[i].code == "V" and goes and core_of(region[:i]) and not any(a.code == "Q" for a in region[i:]):
            return region[:i]
    return region


def _needs_none(verb: Atom, before: Sequence[Atom]) -> bool:
    """Whether what stands before a verb is who acts, not its object (河长巡河46次, 纪工委立案5件)."""
    return verb.text.startswith(SPENDING) or (verb.text in COMPLETE and bool(core_of(before)))


def _counted_parts(region: Sequence[Atom]) -> list[list[Atom]]:
    """The things of a list that each have a number of their own (慰问A家庭12户、B家庭9户)."""
    parts: list[list[Atom]] = [[]]
    for atom in region:
        if atom.code == "C" and any(a.code == "Q" for a in parts[-1]):
            parts.append([])
        else:
            parts[-1].append(atom)
    if not all(any(a.code == "Q" for a in part) and core_of(part) for part in parts):
        return []
    return parts


def _relative(segment: Sequence[Atom], head: int, lexed: Lexed) -> Iterator[Predication]:
    """A verb before 的 that brought the following thing about (新建的3000平方米广场)."""
    for i in range(head):
        brings_about = segment[i].text.startswith(_BRINGING) or not core_of(segment[:i])
        if segment[i].code == "V" and i + 1 < len(segment) and segment[i + 1].code == "T" and brings_about:
            thing = segment[i + 2 : head]
            if text := object_text(thing):
                verb = segment[i]
                yield Predication(
                    stretch_of([verb, *core_of(thing)]),
                    verb.span,
                    verb.text,
                    text,
                    "act",
                    verb.role,
                    Span(verb.begin, thing[-1].end),
                    status_of(segment, i, lexed),
                    lead="的",
                )
