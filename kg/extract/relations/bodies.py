"""What bodies do: issue documents, work with one another, undertake projects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.coordination import Listed
from kg.extract.reading import Reading
from kg.extract.relations.known import BODIES, Known
from kg.lexicon import alternatives, toml
from kg.model import Mention, RelationClaim, Span

_STOCK = toml("relations")
_ISSUES = re.compile(
    rf"(?:{alternatives(_STOCK['issue']['verbs'])})(?:实施|出台|印发)?(?:了|的)?(?:[^，。；《》]{{0,6}})?[《“]?$"
)
_NO_ISSUE = re.compile(r"(?:按照|根据|对照|贯彻|落实|依据|依照|执行|学习|发放)[^，。；]{0,8}$")
_ISSUED_AT = re.compile(r"^[》”]?[^，。；]{0,10}在[“]?$")
_COOPERATION = _STOCK["cooperation"]
# the kind of body before its name: 与驻区单位云屏银行
_SORT = "(?:辖区内?的?|驻区|驻辖区)|[^，。；、与和同]{0,6}(?:单位|企业|部门|高校|机构|公司)"
_JOINING = re.compile(rf"(?:{alternatives(_COOPERATION['joining'])})了?(?:{_SORT})?[“]?$")
_WITH = re.compile(
    rf"(?:{alternatives(_COOPERATION['with'])})"
    rf"(?:[^，。；、与和同]{{0,10}}[（(]|[^，。；、与和同]{{1,8}}的|{_SORT}|(?:[^，。；、与和同]{{2,14}}、)+)?$"
)
# 会同邻近的青禾镇, but not 会同云屏区市场监管局
_NEIGHBOURS = re.compile(r"(?:会同|汇同|联合|协同|携手|联手)(?:(?:邻近|相邻|毗邻|周边|兄弟)的?)?$")
_OF_OFFICE = re.compile(r"[^，。；、]{0,8}(?:[局队所委院办站会部]|中心|部门|公司|学校|单位|企业|机关)")
_OPENING = re.compile(rf"(?:并|先后|还)?(?:{alternatives((*_COOPERATION['with'], *_COOPERATION['joining']))})")
_HIRED = re.compile(r"(?:引进|委托|引入)了?$")
_SERVES = re.compile(r"^(?:对[^，。；]{2,10})?(?:实行|负责|进驻|接管|托管|运营|管理|开展|实施|承接|提供)")
_PAIRED = re.compile(r"(?:对口|结对|定点|挂钩)(?:帮扶|支援|共建|协作)[的了]?$")
_HELPERS = re.compile(r"等?\d*[一二两三四五六七八九十]*[个家](?:帮扶|共建|结对|联建|挂包|包联)单位")
_WITH_UNIT = re.compile(rf"(?:{alternatives(_COOPERATION['with'])})我?(?P<kind>街道|社区|[镇乡村])")
_HELP = re.compile("结对|结成|结为|帮扶|协作|联防|协议|订单|合同")
_INVITED = re.compile(r"吸引了?$")
_JOINS = re.compile(r"加盟|加入|共建")
_ACTS = re.compile(alternatives(_COOPERATION["acts"]))
_UNDER_ONE_ROOF = re.compile("[^，。；]{0,4}合署|联合[^，。；的]{2}")
_APART = re.compile("[。；;]")
_INTRODUCED = re.compile(
    rf"(?:{alternatives(_STOCK['undertaking']['introduced'])})了?(?:(?:第三方|专业|社会)[一-鿿]{{0,2}}(?:机构|组织|公司|企业|团队))?$"
)
_BUILDS = re.compile(alternatives(_STOCK["undertaking"]["builds"]))
_BUILDING = re.compile(rf"(?<!总)(?:{_BUILDS.pattern})(?:了|的)?[^，。；]{{0,14}}$")
_BUILT = re.compile(
    rf"(?:[与和同][^，。；]{{1,8}}?)?(?:合作|共同|负责|牵头|整体|具体|联合|中标|受托|全权|总|独家|统一)*(?:{_BUILDS.pattern})"
)
_HANDED = re.compile(r"(?:由|委托|交付|引进|引入)了?$")
# 施工单位云屏路桥公司
_BUILDER = re.compile(r"(?:施工|建设|承建|代建|投资|运营|中标)(?:单位|方|主体|企业)[是为]?$")
# 该企业投资3亿元建设的Y工程
_SAID_FIRM = re.compile(rf"该(?:企业|公司|集团|厂)(?=[^，。；]{{0,20}}(?:{_BUILDS.pattern}))")
_LEAD = 2
# 盘活云屏纺织厂厂房打造创意园: what was the firm's is used by others
_REUSED = re.compile("盘活|利用|收回|收购|腾退|关停|改造|改建")
_WORKS = frozenset(("Project", "Facility", "DevelopmentZone"))
_TOWNS = ("AdministrativeArea", "Community", "Village")
# 柳塘社区与云屏学院共建: parts of the unit that have partners of their own
_OWN_AREAS = frozenset(("Community", "Village"))
_ACTORS = BODIES | {"Facility"} | _OWN_AREAS
_HOUSES = re.compile(r"(?:医院|学校|大学|学院|小学|中学|高中|初中|幼儿园|卫生院|中心|银行)$")


def _is_body(mention: Mention) -> bool:
    return mention.kind in BODIES or (mention.kind == "Facility" and _HOUSES.search(mention.name) is not None)


def _clause_of(reading: Reading, at: int) -> Span:
    clauses = reading.lexed.sentence.clauses
    return next((c for c in clauses if c.begin <= at < c.end), reading.lexed.sentence.span)


# --- documents --------------------------------------------------------------------------------------------------------


def issues(reading: Reading, known: Known) -> Iterator[RelationClaim]:
    """街道党工委出台《…办法》: by the bodies named before the verb, else by the reporting unit."""
    for listed in reading.lists:
        policies = [(i, m) for i, m in listed.members if m.kind == "Policy"]
        if not policies:
            continue
        clause = _clause_of(reading, listed.span.begin)
        before = reading.words(Span(min(clause.begin, listed.span.begin), listed.span.begin))
        if _ISSUES.search(before) and not _NO_ISSUE.search(before):
            named = _subjects(reading, clause, listed.span.begin, frozenset(("Organization",)))
            issuers = named or ((known.unit,) if known.unit is not None else ())
            for i, m in policies:
                for issuer in issuers:
                    yield RelationClaim(Span(clause.begin, m.span.end), issuer, "issued", i, "relation.issued")
        yield from _published(reading, policies)


def _published(reading: Reading, policies: list[tuple[int, Mention]]) -> Iterator[RelationClaim]:
    """《…》在“X”公众号发布."""
    i, policy = policies[-1]
    for j, body in reading.outer:
        if body.kind not in BODIES or body.span.begin < policy.span.end:
            continue
        between = reading.words(Span(policy.span.end, body.span.begin))
        after = reading.words(Span(body.span.end, reading.lexed.sentence.span.end))[:12]
        if _ISSUED_AT.search(between) and re.search(r"发布|播出|刊登|刊发|推送|上线", after):
            yield RelationClaim(Span(policy.span.begin, body.span.end), j, "issued", i, "relation.published")


def _subjects(reading: Reading, clause: Span, at: int, kinds: frozenset[str]) -> tuple[int, ...]:
    """The bodies that open a clause, or the one before where it opens with 与, 联合 or another such word."""
    lead = reading.words(Span(clause.begin, at))
    opened = any(x.span.begin < at and x.span.begin >= clause.begin for x in reading.lists)
    clauses = reading.lexed.sentence.clauses
    if not opened and _OPENING.match(lead) and (place := clauses.index(clause) if clause in clauses else 0):
        before = clauses[place - 1]
        if reading.words(Span(before.begin, clause.begin)).endswith(("，", ",")):
            return _subjects(reading, before, before.end, kinds)
    for listed in reading.lists:
        if clause.begin <= listed.span.begin < at:
            lead = reading.words(Span(clause.begin, listed.span.begin))
            if len(lead) <= 6 and not re.search(r"[在对向为与和按据联同由赴]|引进|邀请|聘请|委托|组织", lead):
                return tuple(i for i, m in listed.members if m.kind in kinds)
    return ()


# --- cooperation ------------------------------------------------------------------------------------------------------


def cooperation(reading: Reading, known: Known) -> Iterator[RelationClaim]:
    """联合X, 与X签订协议, X与Y共建: bodies that work together; without a named subject it is the reporting unit."""
    yield from _with_unit(reading, known)
    lists = reading.lists
    for number, listed in enumerate(lists):
        clause = _clause_of(reading, listed.span.begin)
        begin = listed.span.begin
        if number + 1 < len(lists) and lists[number + 1].span.begin == listed.span.end:
            continue  # 澄原市云屏区青禾镇: the last of areas in a row
        for earlier in reversed(lists[:number]):
            begin = earlier.span.begin if earlier.span.end == begin else begin
        before = reading.words(Span(min(clause.begin, begin), begin))
        after = reading.words(Span(min(listed.end, clause.end), max(clause.end, min(listed.end, clause.end))))
        partners = [
            (i, m)
            for i, m in listed.members
            if _is_body(m) or _helped(m, after, known) or (m.kind in _TOWNS and _PAIRED.search(before))
        ]
        if not partners and _NEIGHBOURS.search(before) and not _OF_OFFICE.match(after):
            partners = [(i, m) for i, m in listed.members if m.kind in _TOWNS and m.name != known.unit_name]
        if not partners:
            continue
        if before.endswith("由"):
            continue
        if (
            _JOINING.search(before)
            or _NEIGHBOURS.search(before)
            or (_WITH.search(before) and _ACTS.search(after))
            or (_HIRED.search(before) and _SERVES.match(after))
            or (_INVITED.search(before) and _JOINS.search(after))
            or _PAIRED.search(before)
            or _HELPERS.match(reading.words(Span(listed.span.end, max(listed.span.end, clause.end))))
        ):
            subjects = _subjects(reading, clause, listed.span.begin, _ACTORS)
            own = subjects or ((known.unit,) if known.unit is not None else ())
            yield from _pairs(listed, own, [i for i, _ in partners])
        elif len(listed.members) > 1 and _ACTS.search(after):
            left, right = _parted(reading, listed)
            if not right and _UNDER_ONE_ROOF.match(after):
                left, right = list(listed.members[:1]), list(listed.members[1:])
            if right and all(
                _is_body(m) or m.name == known.unit_name or _helped(m, after, known) or (own and m.kind in _OWN_AREAS)
                for own, side in ((True, left), (False, right))
                for _, m in side
            ):
                yield from _pairs(listed, tuple(i for i, _ in left), [i for i, _ in right])


def _with_unit(reading: Reading, known: Known) -> Iterator[RelationClaim]:
    """云屏光电与街道签约: with the unit, by its kind."""
    if known.unit is None:
        return
    for clause in reading.lexed.sentence.clauses:
        text = reading.words(clause)
        told = _WITH_UNIT.search(text)
        if told is None or not known.unit_name.endswith(told["kind"]) or not _ACTS.match(text, told.end()):
            continue
        towns = _TOWNS if _HELP.search(text, told.end()) else ()
        at = clause.begin + told.start()
        own = tuple(i for i, m in reading.outer if m.kind in BODIES and m.span.end == at)  # 由A公司与街道合作开发
        for i in own or _subjects(reading, clause, clause.begin + told.start("kind"), BODIES | {"Facility", *towns}):
            if i != known.unit:
                yield RelationClaim(clause, i, "cooperatesWith", known.unit, "relation.cooperation")


def _helped(mention: Mention, after: str, known: Known) -> bool:
    """A town is a partner only where the text speaks of pairing and help."""
    return (
        mention.kind in _TOWNS
        and mention.name != known.unit_name
        and (_HELP.search(after) is not None or (mention.kind != "AdministrativeArea" and "共建" in after))
    )


def _pairs(listed: Listed, subjects: tuple[int, ...], partners: list[int]) -> Iterator[RelationClaim]:
    for subject in subjects:
        for partner in partners:
            if subject != partner:
                yield RelationClaim(listed.span, partner, "cooperatesWith", subject, "relation.cooperation")


def _parted(reading: Reading, listed: Listed) -> tuple[list[tuple[int, Mention]], list[tuple[int, Mention]]]:
    """The two sides of a list at its 与, 和 or 同."""
    members = list(listed.members)
    for place in range(len(members) - 1, 0, -1):
        gap = reading.words(Span(members[place - 1][1].span.end, members[place][1].span.begin))
        if gap.strip("”“》《") in _COOPERATION["with"]:
            return members[:place], members[place:]
    return members, []


# --- undertakings -----------------------------------------------------------------------------------------------------


def undertakings(reading: Reading, known: Known, subject: int | None) -> Iterator[RelationClaim]:
    """由X承建Y, 引进X建设Y, X投资3亿元新建Y, Y由X承建: X undertakes Y."""
    yield from _said_firm(reading, known)
    lists = reading.lists
    sentence = reading.lexed.sentence.span
    for number, listed in enumerate(lists):
        bodies = [(i, m) for i, m in listed.members if m.kind in BODIES]
        if not bodies:
            continue
        clause = _clause_of(reading, listed.span.begin)
        before = reading.words(Span(min(clause.begin, listed.span.begin), listed.span.begin))
        introduced = _INTRODUCED.search(before) or _BUILDER.search(before)
        opens = len(before) <= _LEAD and _REUSED.search(before) is None
        if not introduced and not (opens and any(m.kind == "Company" for _, m in bodies)):
            continue
        works = next(
            (x for x in lists[number + 1 :] if any(m.kind in _WORKS for _, m in x.members)),
            None,
        )
        if (
            works is None
            or works.span.begin < listed.end
            or _APART.search(reading.words(Span(listed.end, works.span.begin)))
        ):
            if _HANDED.search(before) or _BUILDER.search(before):
                yield from _passive(reading, lists[:number], listed, clause, subject)
            continue
        between = reading.words(Span(listed.end, works.span.begin))
        if len(between) > 60 or sentence.end < works.span.end:
            continue
        if not _BUILDING.search(between):
            continue
        for i, _ in bodies:
            for j, m in works.members:
                if m.kind in _WORKS and known.name(i) not in m.name:
                    yield RelationClaim(Span(listed.span.begin, m.span.end), i, "undertakes", j, "relation.undertakes")


def _said_firm(reading: Reading, known: Known) -> Iterator[RelationClaim]:
    """该企业投资3亿元建设的Y: the firm that was named last."""
    sentence = reading.lexed.sentence.span
    for told in _SAID_FIRM.finditer(reading.lexed.text):
        at = sentence.begin + told.start()
        firms = [i for i, m in known.mentions.items() if m.kind == "Company" and m.span.end <= at]
        works = next(
            (x for x in reading.lists if x.span.begin > at and any(m.kind in _WORKS for _, m in x.members)), None
        )
        if not firms or works is None:
            continue
        between = reading.words(Span(at, works.span.begin))
        if _BUILDING.search(between) and not re.search("[，。；]", between):
            for j, m in works.members:
                if m.kind in _WORKS:
                    yield RelationClaim(Span(at, m.span.end), firms[-1], "undertakes", j, "relation.undertakes")


def _passive(
    reading: Reading, earlier: Sequence[Listed], bodies: Listed, clause: Span, subject: int | None
) -> Iterator[RelationClaim]:
    """Y工程由X承建; Y工程…，总投资3亿元，由X负责实施; Y中心建成投用，委托X运营."""
    before = reading.words(Span(min(clause.begin, bodies.span.begin), bodies.span.begin))
    after = reading.words(Span(bodies.end, max(bodies.end, clause.end)))
    if not _BUILDER.search(before) and not _BUILT.match(after):
        return
    works = next((x for x in reversed(earlier) if any(m.kind in _WORKS for _, m in x.members)), None)
    if works is not None and "；" in reading.words(Span(works.end, bodies.span.begin)):
        return
    built = [j for j, m in works.members if m.kind in _WORKS] if works else [subject] if subject is not None else []
    begin = works.span.begin if works else bodies.span.begin
    for i, m in bodies.members:
        if m.kind in BODIES:
            for j in built:
                yield RelationClaim(Span(begin, m.span.end), i, "undertakes", j, "relation.undertakes")
