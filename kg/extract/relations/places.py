"""Where things lie: areas in areas, places inside the names of works, and clauses that say where something is done."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from kg.extract.coordination import Listed
from kg.extract.reading import Reading
from kg.extract.relations.known import (
    AREAS,
    BODIES,
    DRIVES,
    HAMLET,
    PLACES,
    STREET,
    UNDERTAKINGS,
    Known,
    helped,
    rank,
    sharing,
)
from kg.lexicon import alternatives, toml
from kg.model import Mention, RelationClaim, Span

_WORDS = toml("relations")["place"]
_WORKS = re.compile(r"(?:[改扩迁新重翻]+建|改造|整治|搬迁|维修|修缮|提升|加固|拓宽|清淤|更新|治理)(?:工程|项目)?$")
_LYING = re.compile(rf"(?:(?:{alternatives(_WORDS['lying'])})(?:于|在)?|选址[^，。；、]{{0,6}}[在于])$")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")
# 位于石鼓村的育种基地
_LIES_THERE = re.compile(r"(?:位于|地处|坐落[于在]|落户(?:于|在)?)$")
_OF_THERE = re.compile(r"的[^，。；、的]{0,6}[“]?")
_TOUCHING = re.compile(r"(?:涉及|途经|横跨|贯穿)$")
_LEANING = re.compile(rf"(?:{alternatives(_WORDS['leaning'])})(?:[^，。；、\d]{{0,4}})$")
_HELD = re.compile(rf"(?:{alternatives(_WORDS['holding'])})[^，。；]{{0,10}}[“]?$")
_DIRECT = re.compile(r"(?:等?[两一二三四五六七八九十\d]*[个家]?(?:村|社区|小区)?的)?[“‘]?")
# 柳塘、翠湖2个社区试点“圆桌会”
_SUBJECT = re.compile(r"(?:^|[，。；])[^，。；]{0,2}$")
_SETS_UP = re.compile(
    r"(?:等?[两一二三四五六七八九十\d]*个?(?:村|社区|小区))?(?:率先|已|先后)?(?:试点|创新|深化|运用|用|探索|推出|推行|建成|设立|开设|打造|创建|成立|建立)了?“"
)
# 柳塘、翠湖社区的“三供一业”移交; a title is no drive that takes place there (被命名为“双基”示范村)
_ONE_CLAUSE = re.compile(
    r"(?:(?![获评授命]|入选|列入|荣膺|创成|创建|通过|位于|与|和|同|联合|关于)[^，,。；：:“]){0,16}[“‘]?"
)
_PILOT_BEFORE = re.compile(r"以[^，。；]{0,16}$")
_PILOT_AFTER = re.compile(r"[^，。；]{0,16}为(?:先行|首批)?试点")
_CHOSEN = re.compile(r"(?:列入|纳入|入选|作为|承担)[“]?$")
_PILOT_OF = re.compile(r"[”]?[^，。；的“”]{0,6}的")
_AT = re.compile(r"[”]?[^，。；、的]{0,6}[在于]")
_TAKES_PLACE = re.compile(
    r"[^，。；、的]{0,6}(?:举[办行]|实施|落地|试点|开展|启动|推行|推广|开工|动工|建成|揭牌|挂牌|投用|启用|启幕|开幕|上演|落成)"
)
_CLEARING = re.compile(r"[^，。；]{0,14}(?:征收|拆迁|搬迁|动迁|征迁|整治|改造|腾房)")
# 石鼓至柳湾公路
_FROM_TO = re.compile(
    "(?P<a>[^至到]{2,5})[至到](?P<b>[^至到]{2,5}?)(?:段|旅游|通村|环[线湖山]|产业|连接|快速|公路|道路|路)"
)
# 石鼓人饮工程
_WORK_ON = re.compile("[^路街河湖江溪塘桥山峡镇乡区]{2,6}(?:工程|项目|物流园|产业园|改造|整治|搬迁)$")
_WITHIN = 60
_LONG = 4
_NEAR = 12
_AREA_NAME = 4
"""Names of districts and counties are hardly longer."""
_ANNEX = re.compile("楼$|校区$|院区$|分(?:中心|院|馆|园|站)$")
# 云江铁路清渡段, 青石河城关断面
# 云屏机床厂家属院改造: where the workers live
_LIVING = re.compile("生活区|家属|宿舍|棚户区|棚改|老旧小区")
_STRETCH = re.compile("[段面渠]$")
_TASK_FORCE = re.compile(r"(?:专班|指挥部|工作组)$")


# --- areas ----------------------------------------------------------------------------------------------------------


def areas(readings: Sequence[Reading], known: Known) -> Iterator[RelationClaim]:
    """Areas in areas: those written one behind the other, the unit in its district, and what the unit holds."""
    placed: set[str] = set()
    elsewhere: Counter[str] = Counter()  # 云屏县石坪镇, which the unit only works with, says nothing of its own county
    for reading in readings:
        for claim in _adjacent(reading):
            placed.add(known.name(claim.subject))
            if isinstance(claim.object, int) and rank(known.mentions[claim.subject]) == STREET:
                elsewhere[known.name(claim.object)] += 1
            yield claim
        elsewhere += Counter(m.name for _, m in reading.names if rank(m) is not None and helped(reading, m))
        for claim in _lying(reading):
            placed.add(known.name(claim.subject))
            yield claim
    if known.unit is None or known.kind(known.unit) in BODIES:  # a government is no area
        return
    unit = known.mentions[known.unit]
    if unit.name not in placed and (above := _above(unit, known, elsewhere)) is not None:
        yield RelationClaim(known.mentions[above].span, known.unit, "partOf", above, "relation.district")
    for name, i in known.first.items():
        mention = known.mentions[i]
        held = mention.kind in AREAS or (mention.kind in ("Facility", "Place") and name.startswith(unit.name))
        if held and name not in placed and name != unit.name:
            yield RelationClaim(mention.span, i, "partOf", known.unit, "relation.unit")


def _above(unit: Mention, known: Known, elsewhere: Mapping[str, int]) -> int | None:
    """The area one step above the unit that the report speaks of most, but for where other towns lie in it."""
    own = rank(unit)
    if own is None:
        return None
    counts: Counter[str] = Counter()
    for name, i in known.first.items():
        if known.kind(i) == "AdministrativeArea" and rank(known.mentions[i]) == own - 1 and len(name) <= _AREA_NAME:
            counts[name] = known.counts[name] - elsewhere[name]
    counts = +counts
    return known.first[counts.most_common(1)[0][0]] if counts else None


def _adjacent(reading: Reading) -> Iterator[RelationClaim]:
    """柳溪镇石鼓村; 石鼓村委柳湾、石庙: each of the list lies in the area before it."""
    base, text = reading.lexed.sentence.span.begin, reading.lexed.text
    headed = {listed.members[0][0]: listed for listed in reading.lists}
    starting: dict[int, list[tuple[int, Mention]]] = defaultdict(list)
    for i, m in reading.names:
        starting[m.span.begin].append((i, m))
    for i, outer in reading.names:
        high = rank(outer)
        if high is None:
            continue
        ends = {outer.span.end}
        if tail := re.match(r"(?:村?委会?)", text[outer.span.end - base :]):
            ends.add(outer.span.end + tail.end())
        committee = tail is not None or reading.words(outer.span).endswith(("村委", "村委会"))
        for j, inner in (name for end in sorted(ends) for name in starting.get(end, ())):
            followers = headed.get(j) or Listed(((j, inner),), inner.span, inner.span.end)
            hamlets = reading.words(Span(followers.span.end, followers.end)).endswith("自然村")
            low = HAMLET if hamlets else rank(inner)
            named_under = committee and inner.kind == "Village"
            if low is None or (low <= high and not named_under):
                continue
            for k, member in followers.members:
                if hamlets or rank(member) == low or (named_under and member.kind == "Village"):
                    yield RelationClaim(
                        Span(outer.span.begin, member.span.end), k, "partOf", i, "relation.adjacent-area"
                    )


def _lying(reading: Reading) -> Iterator[RelationClaim]:
    """X位于A市B区; X、Y相继落户A园: each lies in the last of the areas named in a row; 位于A的X."""
    lists, names = reading.lists, reading.names
    for place, listed in enumerate(lists[:-1]):
        following = lists[place + 1].members
        between = reading.words(Span(listed.span.end, following[0][1].span.begin))
        before = reading.words(Span(reading.lexed.sentence.span.begin, listed.span.begin))
        there = [(i, m) for i, m in listed.members if m.kind in PLACES or rank(m) is not None]
        if there and _LIES_THERE.search(before) and _OF_THERE.fullmatch(between):
            yield from _located([(i, m) for i, m in following if m.kind in UNDERTAKINGS | {"Facility"}], there)
            for i, m in following:
                if m.kind == "DevelopmentZone":
                    yield RelationClaim(
                        Span(listed.span.begin, m.span.end), i, "partOf", there[-1][0], "relation.lying"
                    )
        between = _IN_BRACKETS.sub("", between)
        if not _LYING.search(between) or len(between) > _NEAR:
            continue
        j, target = following[0]
        for k, m in names:
            lower = (rank(m) or 0) > (rank(target) or 9) or m.kind == "DevelopmentZone"
            if m.span.begin == target.span.end and lower:
                if target.kind == m.kind == "DevelopmentZone":
                    yield RelationClaim(Span(target.span.begin, m.span.end), k, "partOf", j, "relation.adjacent-area")
                j, target = k, m
        targets = [(j, target), *following[1:]] if _TOUCHING.search(between) else [(j, target)]
        for i, mention in sharing(listed.members, lists[:place], reading, UNDERTAKINGS, _LYING):
            predicate = "partOf" if rank(mention) is not None else "locatedAt"
            if predicate == "partOf" or mention.kind in UNDERTAKINGS or mention.kind == "Facility":
                for j, target in targets:
                    yield RelationClaim(Span(mention.span.begin, target.span.end), i, predicate, j, "relation.lying")


# --- names inside names -----------------------------------------------------------------------------------------------


def inside_names(known: Known) -> Iterator[RelationClaim]:
    """What a name says of itself: 长柳河拓宽工程 is at 长柳河, 云屏光电封装项目 is run by 云屏光电."""
    for name, i in known.first.items():
        mention = known.mentions[i]
        if mention.kind not in UNDERTAKINGS | {
            "Facility",
            "Organization",
            "Village",
            "ResidentialArea",
            "DevelopmentZone",
            "Place",
        }:
            continue
        for begin, j in _parts(name, known):
            predicate = _of_part(mention, known.mentions[j], begin)
            if predicate == "undertakes":
                yield RelationClaim(mention.span, j, predicate, i, "relation.name-in-name")
            elif predicate:
                yield RelationClaim(mention.span, i, predicate, j, "relation.name-in-name")


def _parts(name: str, known: Known) -> list[tuple[int, int]]:
    """The longest known names inside a name, none overlapping another, with where they begin."""
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, int]] = []
    if road := _FROM_TO.match(name):
        return [(0, known.first[area]) for end in ("a", "b") if (area := _area_of(road[end], known))]
    inside = [form for form in _fragments(name) if form in known.forms and form != name]
    for form in inside:
        begin = name.find(form)
        index = known.forms[form]
        if known.kind(index) not in PLACES | BODIES:
            continue
        if known.name(index) == name or any(b < begin + len(form) and begin < e for b, e in taken):
            continue
        long_enough = known.kind(index) == "Company" or len(form) >= _LONG or _WORK_ON.match(name, len(form))
        if form != known.name(index) and not (begin == 0 and long_enough):
            # a short form inside a longer name names something else unless it opens it as a firm or in full length
            continue
        taken.append((begin, begin + len(form)))
        found.append((begin, index))
    return found


def _area_of(stem: str, known: Known) -> str:
    """The village or community of the report that a stem is short for, "" where there is none."""
    return next((stem + ending for ending in ("", "村", "社区", "镇", "乡") if stem + ending in known.first), "")


@lru_cache(maxsize=1024)
def _fragments(name: str) -> tuple[str, ...]:
    size = len(name)
    pieces = [(b, e) for b in range(size) for e in range(b + 2, size + 1)]
    return tuple(dict.fromkeys(name[b:e] for b, e in sorted(pieces, key=lambda p: (p[0] - p[1], p[0]))))


def _of_part(outer: Mention, inner: Mention, begin: int) -> str:
    """The relation between a thing and what its name holds, "" where there is none."""
    if inner.kind == "Company":
        if begin == 0 and outer.kind == "Project" and _LIVING.match(outer.name, len(inner.name)):
            return "locatedAt"
        return "undertakes" if begin == 0 and outer.kind in ("Project", "Facility", "DevelopmentZone") else ""
    if inner.kind == "Organization":
        if begin or outer.kind not in ("Project", "Facility"):
            return ""
        return "locatedAt" if _WORKS.search(outer.name) else "undertakes"
    if inner.kind not in PLACES:
        return ""
    if outer.kind in ("Village", "ResidentialArea"):
        lower = (rank(outer) or 0) > (rank(inner) or 9) or outer.name.endswith(("组", "屯"))
        return "partOf" if begin == 0 and inner.kind in ("Village", "Community") and lower else ""
    if outer.kind == "Facility":
        if begin == 0 and _ANNEX.search(outer.name, len(inner.name)):
            return "partOf"
        if outer.rule == "name.work.site":
            return "locatedAt"
        return (
            "partOf" if inner.name.endswith(("社区", "村")) and inner.kind in ("Community", "Village") else "locatedAt"
        )
    if outer.kind == "Place":
        if inner.kind != "Place" or begin:
            return ""
        return "partOf" if _STRETCH.search(outer.name) else "locatedAt"  # 长柳河滨水绿道
    if outer.kind == "Organization":
        return "locatedAt" if _TASK_FORCE.search(outer.name) else ""
    return "locatedAt" if outer.kind in UNDERTAKINGS else ""


# --- clauses ----------------------------------------------------------------------------------------------------------


def settings(reading: Reading, known: Known) -> Iterator[RelationClaim]:
    """在A举办B, 依托A打造B, A的“B”工作法, A “B”驿站, B以A为试点: B is at A."""
    base, text = reading.lexed.sentence.span.begin, reading.lexed.text
    lists = reading.lists
    for number, listed in enumerate(lists):
        places = [(i, m) for i, m in listed.members if m.kind in PLACES and m.name != known.unit_name]
        if not places or len(places) != len(listed.members):
            continue
        before = text[: listed.span.begin - base]
        if _PILOT_AFTER.match(text, listed.span.end - base) and _PILOT_BEFORE.search(before):
            earlier = [m for x in lists[:number] for m in x.members if m[1].kind in UNDERTAKINGS]
            yield from _located(earlier[-1:], places)
            continue
        for following in lists[number + 1 :]:
            between = text[listed.span.end - base : following.span.begin - base]
            if re.search(r"[。；;]", between):
                break
            direct = _DIRECT.fullmatch(between) or (_SUBJECT.search(before) and _SETS_UP.fullmatch(between))
            leaning = _LEANING.search(before) is not None
            held = leaning and len(between) <= _WITHIN and _HELD.search(between)
            one_clause = (leaning or all(m.kind != "Facility" for _, m in places)) and _ONE_CLAUSE.fullmatch(between)
            targets = [
                (j, m)
                for j, m in following.members
                if (one_clause and m.kind in DRIVES)
                or (direct and (m.kind == "Initiative" or _quoted(m) or (between and m.kind == "Facility")))
                or (held and (m.kind in UNDERTAKINGS or m.kind == "Facility"))
            ]
            yield from _located(targets, places)
            if targets or any(m.kind in PLACES for _, m in following.members):
                break
    for work, listed in pairwise(lists):  # 列入“圆桌会”试点的柳塘社区; “翠湖之夜”在翠湖广场举办
        gap = text[work.span.end - base : listed.span.begin - base]
        chosen = _CHOSEN.search(text[: work.span.begin - base]) and _PILOT_OF.fullmatch(gap)
        if chosen or (_AT.fullmatch(gap) and _TAKES_PLACE.match(text, listed.end - base)):
            yield from _located(
                [(i, m) for i, m in work.members if m.kind in UNDERTAKINGS | {"Facility"}],
                [(i, m) for i, m in listed.members if m.kind in PLACES and m.name != known.unit_name],
            )
    yield from _cleared(reading, known)


def _quoted(mention: Mention) -> bool:
    """Whether a body has its name from words in quotation marks: 柳塘社区“红石榴”志愿服务队."""
    return mention.kind == "Organization" and mention.rule.startswith("name.quote")


def _located(targets: Sequence[tuple[int, Mention]], places: Sequence[tuple[int, Mention]]) -> Iterator[RelationClaim]:
    for j, target in targets:
        for i, place in places:
            if place.name not in target.name:
                span = Span(min(place.span.begin, target.span.begin), max(place.span.end, target.span.end))
                yield RelationClaim(span, j, "locatedAt", i, "relation.setting")


def _cleared(reading: Reading, known: Known) -> Iterator[RelationClaim]:
    """推开“X”片区的土地整理，启动了A、B村的征收工作: the works on the zone, named elsewhere, take place in A and B."""
    lists = reading.lists
    zones = [(i, m) for x in lists for i, m in x.members if m.kind == "Place" and m.name.endswith(("片区", "地块"))]
    if not zones:
        return
    works = [i for name, i in known.first.items() if known.kind(i) == "Project" and name.startswith(zones[0][1].name)]
    villages = [m for x in lists for m in x.members if m[1].kind == "Village" and m[1].span > zones[0][1].span]
    if not works or not villages:
        return
    after = reading.words(Span(villages[-1][1].span.end, reading.lexed.sentence.span.end))
    if not _CLEARING.match(after):
        return
    inside = [v for v in villages if not _holds(reading, v[1], villages)]
    for i, m in inside:
        yield RelationClaim(m.span, works[0], "locatedAt", i, "relation.cleared")


def _holds(reading: Reading, mention: Mention, others: Sequence[tuple[int, Mention]]) -> bool:
    """Whether a village stands right before the hamlets that lie in it (石鼓村委柳湾、石庙)."""
    following = [o.span.begin for _, o in others if o.span.begin >= mention.span.end]
    return bool(following) and reading.words(Span(mention.span.end, min(following))) in ("", "委", "委会")
