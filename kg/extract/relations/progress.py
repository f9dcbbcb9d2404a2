"""How far works have come, and the milestones that they passed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.coordination import Listed
from kg.extract.reading import Reading
from kg.extract.relations.known import SETTLING, WORKS, Known, sharing
from kg.extract.relations.latest import PHASE, State, is_figure, latest
from kg.lexicon import alternatives, toml
from kg.model import Mention, MilestoneClaim, Period, RelationClaim, SectionKind, Span, Status

_STOCK = toml("relations")["progress"]
_STATE = re.compile(alternatives(_STOCK["states"]))
_FUTURE = re.compile(rf"(?:{alternatives(_STOCK['future'])})|[前底内](?:基本)?(?:完成|竣工|完工|建成|投用)")
_BEFORE = re.compile(
    rf"(?P<verb>(?:(?:已|新|正在|成功|顺利|全面|提前|圆满|基本)*)(?:{alternatives(_STOCK['before'])}))(?:了|的)?(?P<gap>[^，。；（(《]{{0,8}}[“]?)$"
)
_BRACKET = re.compile(
    rf"(?P<verb>(?:已|新|正在|成功)*(?:{alternatives(_STOCK['before'])}))[^，。；（(]{{0,20}}项目[”]?[两一二三四五六七八九十\d]+个[（(][^（）()]*$"
)
# in a plan only what is said to be under way already: 续建A, 在谈的B
_BEGUN = re.compile(r"(?P<verb>在谈|在建|续建)的?[“]?$")
_SO_FAR = re.compile(r"^[，,]?(?:目前|现|截至|(?:选址|至今|仍|尚)?已|至今|仍未|尚未)")
_BROUGHT = re.compile(r"(?:引进|招引|签约)(?:了)?[^，。；]{0,30}$")
_OBJECT = re.compile(r"[对将把][^，。；、]{0,8}$")
_NO_STEP = re.compile(
    r"(?:由|委托|交由)[^，。；]*(?:运营|托管|承建|建设|施工|管理|实施|改造|推进)|[^，。；]{0,8}被(?:列|评|授|认定|命名)[^，。；]*"
)
# 签订了云屏光电项目投资协议
_SIGNED = re.compile(r"(?P<verb>签[订署])了?[“]?$")
_PAPER = re.compile(r"[”]?(?:项目|工程)?(?P<paper>[^，。；]{0,6}(?:协议|合同|意向书))")
_STUCK = re.compile(r"(?P<state>(?:迟迟|至今|一直|仍|尚)[^，。；的]{0,4}(?:未|没)[^，。；的]{1,8})的$")
_TAIL = re.compile(
    r"[”’」》]?(?:项目|工程|建设)?(?:等?[两一二三四五六七八九十\d]+[个项家条所处](?:[^，。；、]{0,8}?(?:项目|工程|地块|断头路|道路|学校|医院|老旧(?:小区|院落)的?(?:综合|提升)?(?:改造|整治)))?|等(?:项目|工程|地块)?)?"
    r"(?:[（(][^（）()]*[)）])?[)）]?(?:，|,)?"
)
_DETAIL = re.compile(
    r"[占共总协因受为是由]|投(?![入用产])|投入(?=\d|资金)|计(?!划)|涉及|建筑|面积|全长|可|设|配|内|新增|[新扩]建|建成[一-鿿]{2,8}\d|购置|拥有|位于"
)
# 打通A路，建成人行天桥1座: something else that was built
_MORE = re.compile(r"建成[一-鿿]{2,8}\d")
_DECEMBER = 12
_SKIP = re.compile(r"^(?:工作|建设|该?项目|该?工程|、[^，。；]{2,20}?(?=已|正|均|全部|分别))+")
# 分别进入设备调试、试生产阶段
_EACH = re.compile(r"^(?:已|正)?分别(?P<verb>已|正在|进入|完成|处于|通过|取得)?(?P<steps>[^，。；]+?)(?P<tail>阶段)?$")
_AND = re.compile("、|和|及")
_STEPS = re.compile(
    r"^[^，。；]{0,14}?(?:桩基|主体|封顶|装修|施工|土建|地基|竣工|开工|完工|动工|暂缓|停工|通车)(?!项目|企业|工程|率|面积)"
)
_FILLER = re.compile(
    r"^(?:目前|现在|截至目前|截止目前|[，,]|均(?=已|在)|[于在](?=\d|今年|年|[一二三四五六七八九十]+月))+"
)
_GOES_ON = re.compile(
    r"^(?:已|正|现|将|预计|计划|力争|拟|有望|年内|年底|\d+月|[一二三四]期|均|全部|基本|顺利|进入|完成(?!投资)|签约|开始|至今|仍|推迟|"
    r"待|因|目前|桩基|主体|形象进度|进度|尚|[^，。；]{0,6}手续|\d+[座栋层条幢]|并(?:已|于)|建成|通过|取得|投入(?!\d|资金)|还在|放到|施工[单队][^，。；]*[进入]场|设备|选址)"
)
# words that go on with something else: 翠湖广场改建的…
_OTHERS = re.compile("的|、|和|及|与|其中|另|(?:[改扩迁重]建|改造)而?成?的")
_MANNER = re.compile(r"^(?:已|均)*按照?[^，。；]{2,6}(?:在[^，。；]{2,8}前)?(?=拿到|取得|获得|完成|竣工|开工|办理)")
# 因规划调整暂缓实施: the step is what came of it
_REASON = re.compile(r"^(?:因|受|由于)[^，。；]{2,14}?(?=暂缓|暂停|停工|搁置|推迟|延期|终止|停滞|尚未|未能|至今)")
_DONE_SO = re.compile(r"(?<=拿到|取得|获得|完成|进行|签订|办理|启动)了")
_AHEAD = re.compile(r"^(?:(?P<month>\d+)月|年底|年内|明年)")
_COMPLAINT = re.compile("滞后|[慢未不难]")
_STRUCTURE = re.compile("主体|桩基|土建|基础|装修")
_HABIT = re.compile(r"每[周天日月年季]")
_EMPTY = re.compile(rf"(?:{alternatives(_STOCK['empty'])})+$")
_GROUP = re.compile(r"(?:所有|上述|以上|这些|全部|各)(?:[^，。；]{0,8})?项目(?:均|都|已|全部|目前|正)+")
_MEMBERS = re.compile(r"^(?:包括|分别是|分别为|即|其中有|具体为)")
_COLLECTIVE = re.compile(
    r"[\d两一二三四五六七八九十]+个[^，。；]{0,10}项目(?P<state>(?:已|均|全部|目前|正)[^，。；]*)$"
)
_COUNTED = re.compile(
    rf"(?P<verb>新?(?:{alternatives(_STOCK['before'])}))[^，。；\d]{{0,10}}(?:\d+亿元以上|\d+万元以上)?[^，。；\d]{{0,6}}项目\d+个"
)
_AMONG = re.compile("其中")
_BRACKETED = re.compile(r"^[（(][^（）()]*[)）]")
_MILESTONE = re.compile(alternatives(_STOCK["milestones"]))
_BUILT = re.compile(r"[桥路站馆园楼港闸]$")
_PLANT = re.compile(r"[厂园站场库]$|基地$|中心$")
_RAISED = re.compile(r"(?:[兴新扩改迁]建|建设|建成|建起)了?[“]?$")
# names behind these are no new subject
_BESIDE = ("由", "与", "委托", "交付", "交由", "移交", "向", "为", "在")
_LEAD = 3


def progress(readings: Sequence[Reading], subjects: Sequence[int | None], known: Known) -> Iterator[RelationClaim]:
    """The latest progress that the report states of each work, one record a phase where it tells of phases.

    Args:
        readings: the report's sentences.
        subjects: for each the work that stands over it (`headed`).
        known: the report's names.
    """
    stated: dict[str, list[State]] = {}
    waiting: list[tuple[int, Span]] = []
    collective = ""
    section = -1
    for number, (reading, subject) in enumerate(zip(readings, subjects, strict=True)):
        sentence = reading.lexed.sentence
        if sentence.section != section:
            section, waiting, collective = sentence.section, [], ""
        states = [*_states(reading, number, known), *_of_subject(reading, subject, number), *_among(reading)]
        if group := _GROUP.search(reading.lexed.text):
            clause = next(c for c in sentence.clauses if c.end - sentence.span.begin >= group.start() + 1)
            rest = reading.words(Span(sentence.span.begin + group.start(), clause.end))
            text = re.sub(r"^.*?项目", "", rest)
            states += [State(i, text, span, False, -1) for i, span in waiting if _STATE.search(text)]
        if collective and _MEMBERS.match(reading.lexed.text):
            named = [m for x in reading.lists for m in x.members if m[1].kind in WORKS]
            states += [State(i, collective, m.span, False, number) for i, m in named]
        told = _COLLECTIVE.search(reading.lexed.text.rstrip("。"))
        collective = told["state"] if told else ""
        waiting += _listed_works(reading)
        for state in states:
            told_of = stated.setdefault(known.name(state.index), [])
            # a complaint says less than what the review tells
            if not (told_of and sentence.kind is SectionKind.PROBLEM and _COMPLAINT.search(state.text)):
                told_of.append(state)
    for name, states in stated.items():
        for state in latest(name, states):
            yield RelationClaim(state.span, state.index, "progress", state.text, "relation.progress")


def _of_subject(reading: Reading, subject: int | None, number: int) -> Iterator[State]:
    """What a sentence without works of its own says of the work that its heading named."""
    if subject is None or any(m.kind in WORKS for _, m in reading.names):
        return
    for order, clause in enumerate(reading.lexed.sentence.clauses):
        words = _FILLER.sub("", reading.words(clause))
        if _STATE.search(words[:16]) and not _FUTURE.search(words) and "投资" not in words:
            yield State(subject, words.strip("；。，"), clause, False, number * 100 + order)


def _among(reading: Reading) -> Iterator[State]:
    """新签约亿元以上项目8个，…，其中A项目…: each of those named has been signed, or begun."""
    text, base = reading.lexed.text, reading.lexed.sentence.span.begin
    for told in _COUNTED.finditer(text):
        stop = text.find("；", told.end())
        among = _AMONG.search(text, told.end(), stop if stop > 0 else len(text))
        if among is None or _COUNTED.search(text, told.end(), among.start()):
            continue
        for i, m in reading.names:
            if m.kind == "Project" and among.end() <= m.span.begin - base and (stop < 0 or m.span.begin - base < stop):
                yield State(i, told["verb"], m.span, False, -1)


def _listed_works(reading: Reading) -> list[tuple[int, Span]]:
    """Works and firms listed in a bracket behind 项目N个: what 所有项目 means later."""
    found = []
    for listed in reading.lists:
        before = reading.words(Span(reading.lexed.sentence.span.begin, listed.span.begin))
        if re.search(r"项目[”]?[两一二三四五六七八九十\d]+个[（(]$", before):
            found += [(i, m.span) for i, m in listed.members if m.kind in ("Project", "Company", "Facility")]
    return found


def _states(reading: Reading, number: int, known: Known) -> Iterator[State]:
    sentence = reading.lexed.sentence
    if sentence.is_heading or not reading.names:
        return
    lists = reading.lists
    for place, listed in enumerate(lists):
        works = [(i, m) for i, m in listed.members if m.name in known.projects or _is_work(m, reading, listed)]
        works = [w for w in works if w[1].kind == "Project" or not _named_inside(w[1], listed)]
        works = works or _short(listed, lists[:place], reading)
        if not works:
            continue
        clause = next((c for c in sentence.clauses if c.begin <= listed.span.begin < c.end), sentence.span)
        before = reading.words(Span(min(clause.begin, listed.span.begin), listed.span.begin))
        if _OBJECT.search(before):
            continue
        if stuck := _STUCK.search(before):
            for i, m in works:
                yield State(i, stuck["state"], m.span, False, number)
            continue
        planned = sentence.kind is SectionKind.PLAN
        parks = all(m.kind == "DevelopmentZone" for _, m in works)
        if planned:
            begun = _BEGUN.search(before)
            text = begun["verb"] if begun else ""
        else:
            text = "" if parks and before.endswith(SETTLING) else _governed(reading, before, listed, clause)
            works = [w for w in works if w[1].kind == "Project"] if text == "完成" else works
        if text:
            yield from (State(i, text, m.span, False, number * 100) for i, m in works)
        following = next((x.span.begin for x in lists[place + 1 :] if _opens(reading, x)), sentence.span.end)
        for told, span, future, order in _predicates(reading, listed, following):
            so_far = not future and _SO_FAR.match(reading.words(span))
            if not so_far and (planned or (text and not before.endswith("的"))):
                continue  # 引进A项目，现已开工: the later is told with 现, 已
            sharers = sharing(works, lists[:place], reading, WORKS, _STATE)
            for (i, m), state in zip(sharers, _shared_out(told, len(sharers)), strict=True):
                if m.kind != "Facility" or not _of_use(state):
                    begin = min(m.span.begin, span.begin)
                    yield State(i, state, Span(begin, span.end), future, number * 100 + order)


def _shared_out(state: str, works: int) -> list[str]:
    """What is said of each of several works: A、B分别进入设备调试、试生产阶段."""
    each = _EACH.match(state)
    steps = _AND.split(each["steps"]) if each else []
    if each is None or len(steps) != works:
        return [state] * works
    return [(each["verb"] or "") + step + (each["tail"] or "") for step in steps]


def _named_inside(mention: Mention, listed: Listed) -> bool:
    """云屏路、翠湖路改造工程: the roads are no works themselves."""
    return any(
        m.kind == "Project" and m.name != mention.name and m.name.startswith(mention.name) for _, m in listed.members
    )


def _of_use(state: str) -> bool:
    """Whether a sentence says what a house does or holds, not how far its building has come."""
    figure = is_figure(state) and _STRUCTURE.search(state) is None
    return figure or _HABIT.match(state) is not None


def _opens(reading: Reading, listed: Listed) -> bool:
    """Whether a list begins to speak of something else: works anywhere, other names where they open a clause."""
    clause = next((c for c in reading.lexed.sentence.clauses if c.begin <= listed.span.begin < c.end), None)
    before = reading.words(Span(clause.begin, listed.span.begin)) if clause else ""
    if before.endswith(_BESIDE) or all(m.kind == "Organization" for _, m in listed.members):
        return False
    return len(before) <= _LEAD or before.endswith("的") or any(m.kind in WORKS for _, m in listed.members)


def _short(listed: Listed, earlier: Sequence[Listed], reading: Reading) -> list[tuple[int, Mention]]:
    """云屏小区、翠湖苑改造涉及居民千户，其中翠湖苑…: the works named before, by their place alone."""
    if not reading.words(Span(reading.lexed.sentence.span.begin, listed.span.begin)).endswith(("其中", "，", "；")):
        return []
    projects = [(i, m.name) for x in earlier for i, m in x.members if m.kind == "Project"]
    return [(i, m) for _, m in listed.members for i, name in projects if name.startswith(m.name)]


def _is_work(mention: Mention, reading: Reading, listed: Listed) -> bool:
    """Projects and built places; a firm or a park where the text calls it a project or says what is invested in it."""
    if mention.kind == "Facility" and re.match(
        r"(?:(?!项目)[^，。；]){0,12}签(?:订|约|署)",
        reading.words(Span(listed.span.end, reading.lexed.sentence.span.end)),
    ):
        return False  # it is a partner
    if mention.kind in WORKS or (mention.kind == "Place" and _BUILT.search(mention.name)):
        return True
    if mention.kind not in ("Company", "DevelopmentZone"):
        return False
    text, base = reading.lexed.text, reading.lexed.sentence.span.begin
    after, before = text[listed.span.end - base :], text[: mention.span.begin - base]
    return (
        re.match(r"[”]?(?:等?[两一二三四五六七八九十\d]+[个家])?(?:项目|地块)", after) is not None
        or (re.match(r"等企业[两一二三四五六七八九十\d]+家", after) is not None and _BROUGHT.search(before) is not None)
        or re.search(r"项目[^，。；]{0,6}[（(][^（）()]*$|投资[^，。；]{2,10}的$", before) is not None
        or (_PLANT.search(mention.name) is not None and _RAISED.search(before) is not None)
        or re.match(r"[（(][^（）()]{0,4}投资", text[mention.span.end - base :]) is not None
        or any(m.kind == "Project" for _, m in listed.members)
        or (mention.kind == "DevelopmentZone" and _STEPS.match(_BRACKETED.sub("", after)) is not None)
    )


def _governed(reading: Reading, before: str, listed: Listed, clause: Span) -> str:
    """The state that a verb before the names gives: 完成了A、B等3个项目的交地 is 完成交地 for each."""
    bracket = _BRACKET.search(reading.words(Span(reading.lexed.sentence.span.begin, listed.span.begin)))
    if bracket:
        return bracket["verb"]
    rest = reading.words(Span(min(listed.end, clause.end), clause.end))
    if (signed := _SIGNED.search(before)) and (paper := _PAPER.match(rest)):
        return signed["verb"] + paper["paper"]
    verb = _BEFORE.search(before)
    if verb is None or "投资" in verb["gap"]:
        return ""
    if _STATE.match(rest) or re.match(r"(?:已|正在|均)", rest):
        return ""
    if not verb["verb"].endswith("完成"):
        return verb["verb"] if verb["gap"].strip("“") in ("", "有") or "项目" in rest[:6] + verb["gap"] else ""
    rest = re.sub(r"\d[\d.]*(?:[个亩户家处条]|平方米|公里|米)?", "", rest)
    action = re.search(r"的(?P<what>[^，。；的]+)$", rest)
    return "完成" + (_EMPTY.sub("", action["what"]) if action else "")


def _predicates(reading: Reading, listed: Listed, limit: int) -> Iterator[tuple[str, Span, bool, int]]:
    """The predicates behind a list of works, clause by clause, up to the next name that opens a clause."""
    sentence = reading.lexed.sentence
    base, text = sentence.span.begin, reading.lexed.text
    tail = _TAIL.match(text, listed.span.end - base)
    at = base + tail.end() if tail else listed.span.end
    told = strayed = False
    for order, clause in enumerate(sentence.clauses, 1):
        if clause.end <= at:
            continue
        begin = max(clause.begin, at)
        if clause.begin >= limit or (limit < clause.end and clause.begin > listed.span.begin):
            return
        # A项目6月开工、B项目年底投产: up to the next of a list in one clause
        stop = limit - 1 if begin < limit <= clause.end and text[limit - base - 1] == "、" else clause.end
        words = _SKIP.sub("", reading.words(Span(begin, stop)))
        if (
            text[clause.begin - base - 1 : clause.begin - base] in "；;"
            and clause.begin > at
            and not PHASE.match(words)
        ):
            return
        plain = _FILLER.sub("", words).strip("）)")
        if _NO_STEP.fullmatch(plain):
            continue
        if plain.endswith("后") and not plain.endswith(("滞后", "落后")):  # 签约后，手续正在报批
            continue
        later = clause.begin > at
        if clause.begin > listed.span.end and _MORE.match(plain):
            return
        if later and told and _DETAIL.match(words):
            continue
        if later and told and not _GOES_ON.match(words):
            return
        state = _STATE.search(plain)
        if state is None:
            strayed = strayed or (later and not _DETAIL.match(words))
            continue
        if strayed and not _SO_FAR.match(words):
            return
        if (
            "、" in plain[: state.start()]
            or state.start() > (30 if _GOES_ON.match(plain) else 16)
            or _OTHERS.match(plain)
        ):
            return
        future = _FUTURE.search(plain) is not None or (later and told and _ahead(plain, sentence.period))
        told = True
        yield _DONE_SO.sub("", _REASON.sub("", _MANNER.sub("", plain))), Span(begin, clause.end), future, order


def _ahead(words: str, period: Period | None) -> bool:
    """Whether words open with a time that the period told of does not reach."""
    opening = _AHEAD.match(words)
    if opening is None or period is None or words.startswith("明"):
        return opening is not None
    return int(opening["month"] or _DECEMBER) > period.end.month


# --- milestones -------------------------------------------------------------------------------------------------------


def milestones(readings: Sequence[Reading], known: Known) -> Iterator[MilestoneClaim]:
    """States reached by projects and facilities that no number measures."""
    for number, reading in enumerate(readings):
        for state in _states(reading, number, known):
            found = _MILESTONE.search(state.text)
            if found is None or any(c.isdigit() for c in state.text) or re.search(r"未|没", state.text):
                continue
            yield MilestoneClaim(
                span=state.span,
                subject=state.index,
                state=found.group(),
                status=Status.PLANNED if state.future else Status.ACHIEVED,
                period=reading.lexed.sentence.period,
                rule="milestone.state",
            )
