"""Projects: a work or an investment that bears the name of a place or a firm."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.extract.names.boundary import frequency, tag
from kg.extract.names.brands import brand_end, phrase_begin, pieces
from kg.extract.names.found import PLACES, Found, found
from kg.extract.names.stock import alternation, endings, words
from kg.extract.names.view import View

_INVESTED = re.compile(
    r"(?:总投资|投资|投资额|计划投资|协议投资|注册资本|合同金额)(?:约|近|超过?|达|为|额|上|过)?(?:[\d.,]+|(?<=[近超过上])[十百千]?(?=[万亿]))(?:余|多)?[万亿]?(?:美|欧|日)?元(?:左右|以上|余)?(?:人民币)?(?:建设|新建|打造|兴建|实施|上马|扩建|改造)?的"
    r"|(?:由|引进|引入)[一-鿿A-Za-z]{2,12}?(?:投资)?(?:建设|承建|开发|打造|兴建)的"
    r"|(?<=[一-鿿])投资(?:建设|兴建|打造|开发|新建)的"
    r"|与[一-鿿A-Za-z]{2,14}?(?:签约|签订|合作|共建|合作建设)的"
)
# 云屏面业年产3万吨面粉加工项目
_CAPACITY = re.compile(
    r"(?:(?:年|日)(?:产|加工|处理|出栏))?\d[\d.]*[万亿]?(?:吨|兆瓦|千瓦|MW|台|套|件|头|只|羽|米|平方米|立方米|双|支|片|块)[^,。;、的]{0,14}?(?:项目|工程|生产线)"
)
# what no firm gives its name to
_PUBLIC = re.compile(
    "(?:污水处理厂|水厂|处理站|中转站|变电站|小学|中学|学校|幼儿园|医院|卫生院|服务中心|公园|敬老院|文化站|[社小]区|[村路街桥河湖库渠])$"
)
_SITE_WORK = re.compile("整治|治理|清淤|疏浚|拓宽|棚户区|旧村|雨污")
_MEMBER = re.compile(r"[^、和及]+(?:[和及](?![^、]*(?:项目|基地|产业园))[^、]*)?")
_PROJECT_NOUN = re.compile(
    r"项目(?!部|化|制|组|经理|招|推|数|库|清|审|申|管|资|投(?!资\d|产)|主|名|类|上|用|地块|前|信)"
)
# 云屏文创园项目 is what is built, not who settled there (落户云屏产业园项目3个)
_PARK_PROJECT = re.compile(r"(?<=[园港城谷])项目(?!部|化|制|组|经理|招|数|库|清|审|管|共?\d+个|[一二两三四五]个)")
_SETTLES = re.compile("(?:落户|入驻|引进|进驻|位于|在)$")
_BUILDING = re.compile("(?:投资|投建|建设|新建|打造|兴建)的?$")
# 云屏冷链物流园已进场施工, 云屏智造园（总投资3亿元）: a park that is being built is a project
_PARK = re.compile("(?<!工业)(?<!开发)园$")
_BEING_BUILT = re.compile(
    r"(?:项目)?[(]?总投资(?:约|近|超|达)?\d|(?:项目)?[(]总?投资|(?:项目)?,(?:占地[^,]{1,8},)?(?:总投资|计划(?:总)?投资|正在办理|目前已?完成|一期)"
    r"|(?:项目)?(?:[一二三四]期)?(?:(?:目前|因[^,。;]{2,8}|于?\d+月(?:底|初|中旬|份)?前?|[一二三四]季度|年底前)?(?:已|正在|全面|顺利|正式|如期|基本)*)"
    r"(?:主体(?=结构|工程|封顶|完工|施工)|封顶|竣工|开工(?!率)|动工|建成|投产|摘牌|进场施工|桩基|完成(?:投资|土地|征地|场地)|平整|打桩|暂缓|停工|奠基)"
)
_PHASES = re.compile("[一二三四五]期")
# 云屏公司共同投资建设: how it is done, no name
_TOGETHER = frozenset(("共同", "联合", "合作", "负责", "参与", "独家", "统一", "合资"))
_STATE = re.compile("(?:水质|面貌|形象|水平|能力|效率|质量|满意度|知名度)$")
_SEASON = re.compile("季度|上半年|下半年|年[初内底]|月")
_QUOTED_WORK = re.compile("“([一-鿿A-Za-z0-9]{2,8}(?:工程|改造|项目))”")
# What follows a work that is a name: a verb with an object (新建口袋公园) is none.
_ENDS_THERE = re.compile(
    r"$|[,。;:、()”和与及等已正将全完竣因于按力年目由获涉需的是后中率长]|开工|启动|进[入展场]|主体|签约|工作|通车|投入|验收|基本|顺利|前期(?!调查)|(?<=改造)\d[\d.]*(?:公里|千米|米|万?平方米|亩|处|[栋幢]楼?)|\d+户(?:居民|住户)?(?:签约|均|已|全部|搬)"
    r"|稳步|有序|推进|建成|开通|贯通|启用|落成|(?<=入地)\d|任务|方案|申报|项目|工程|如期|预计|计划|提前|取得|遗留|用时|共|累计|区域|范围|地块|成效|成果|动工|动迁|施工|征收|设计|招标|建设|受"
)
# where the workers of a plant live: 云屏第二机床厂棚户区改造项目
_HOUSING = re.compile("棚户区|家属[院区楼]|宿舍|生活区|老旧小区")
# 由原云屏印刷厂改建的创意园: what was built instead
_MADE_OF = re.compile("(?:由|利用|将|在)(?:原|老|旧|闲置)*[一-鿿]{0,6}$")
# 云屏食品新建厂房两栋
_ROOMS = re.compile(r"[\d.一二两三四五六]+万?(?:余|多)?(?:栋|幢|间|座|平方米|条|台|套)")
_COUNTED = re.compile(r"[\d一二两三四五六七八九十余多][个项处]$")
_CAME = re.compile("(?:目前|现)?(?:已|正在|完成|涉及|占地|总投资|于|预计|建成|竣工|开工|进展|[,(])")
# 利用云屏铸造厂旧厂房改建食堂
_USED = re.compile("利用(?:原|老|旧|闲置)*$")
_BESIDE = re.compile("(?:周边|[东西南北]侧)[一-鿿]{0,4}?地块")
_BEGINS = re.compile("(?:启动|开始|正式|全面|加快|即将)$")
_GAP_STOP = re.compile(r"[,。;:、!?“”《》()的了在到已将等各均正被]|\d|[一二两三四五六七八九十](?:个|大|项|条|处|家)")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    works = alternation(words("names_works", "works"))
    nouns = alternation(words("names_works", "project_nouns"))
    weak = alternation(words("names_works", "weak_works"))
    things = alternation(words("names_works", "project_things"))
    head = re.compile(
        rf"(?:(?P<works>(?:{works})+)(?:{nouns})?|(?P<weak>{weak})(?P<noun2>{nouns})?|(?P<noun>(?:{nouns})+)|(?P<thing>{things}))"
    )
    invested = re.compile(rf"(?:{nouns})|(?:{things})(?:项目)?")
    generic = re.compile(f"(?:{alternation(words('names_works', 'generic_projects'))})+")
    return head, invested, generic


def by_works(view: View, names: list[Found]) -> list[Found]:
    """Projects anchored on a place or a firm that is named in the sentence: 长柳河清淤工程."""
    text = view.text
    head, _, _ = _patterns()
    heads = list(head.finditer(text))
    if not heads:
        return []
    anchors = sorted(
        (n for n in names if (n.full and n.kind in PLACES | {"Company"}) or n.rule == "name.unit.body"),
        key=lambda n: (n.end, -n.size),
    )
    wider = [n for n in anchors if n.kind in ("Facility", "Organization")]
    anchors = [n for n in anchors if not any(w.begin == n.begin and w.end > n.end for w in wider)]
    best: dict[int, Found] = {anchor.begin: item for anchor in anchors if (item := _quoted(view, anchor)) is not None}
    for anchor in anchors:
        if anchor.kind == "Company" and (sized := _CAPACITY.match(text, anchor.end)):
            best[anchor.begin] = found(view, anchor.begin, sized.end(), "Project", "name.work.sized", 0.85, full=False)
    for m in heads:
        for anchor in anchors:
            gap = m.start() - anchor.end
            if gap < 0 or gap > 14:
                continue
            between = text[anchor.end : m.start()]
            if not _binds(view, anchor, between, m):
                continue
            end = m.end()
            begin = _chain_begin(anchor, anchors, text)
            confidence = 0.72 if m["works"] or m["noun"] or m["noun2"] else 0.6
            called = m[0] == "项目" and not between and (anchor.kind == "Facility" or anchor.name[-1] in "路道街")
            if "“" in between or called:
                confidence = 0.92
            item = found(view, begin, end, "Project", "name.work.place", confidence, full=False)
            name = re.sub(r"[“”]|[(（][^()（）]*[)）]", "", item.name)
            if anchor.kind == "DevelopmentZone" and not between and _PHASES.fullmatch(m[0]):
                # a park's phase is the park, as something that is built
                name, confidence = anchor.name, 0.95
            other = best.get(begin)
            if other is None or end > other.end:
                best[begin] = Found(begin, end, name, "Project", item.rule, confidence, False)
    return list(best.values())


def _quoted(view: View, anchor: Found) -> Found | None:
    """The work in quotation marks right behind an estate's or a street's name: 柳苑“焕新工程”."""
    m = _QUOTED_WORK.match(view.text, anchor.end) if anchor.kind in ("ResidentialArea", "Place") else None
    if m is None:
        return None
    name = view.surface(anchor.begin, anchor.end) + m[1]
    return Found(anchor.begin, m.end(), name, "Project", "name.work.quoted", 0.92, False)


def _binds(view: View, anchor: Found, between: str, head: re.Match[str]) -> bool:
    """Whether the words between a place's name and a work let both be one name."""
    plain = re.sub(r"^\([^()]{1,8}\)|^“[^“”]{1,8}”|^\d+(?:[-、]\d+)*(?:号|弄|幢|栋)[楼院]?", "", between)
    if (
        re.search("项目|工程", plain) is not None
        or _GAP_STOP.search(plain)
        or re.match(
            r"两侧|周边|沿线(?!(?:外?立面|风貌|景观|街景))|[东西南北]侧|附近|对面|以[东西南北]|境内|等|内的|居民|村民|业主|干部|党员|书记|党[支总委]|委|民",
            plain,
        )
    ):
        return False
    if re.match("模式|机制|经验|做法|体系|品牌|格局|能力|水平|成果", view.text[head.end() : head.end() + 2]):
        return False
    if head["works"] == "提升" and _STATE.search(plain):
        return False
    start = anchor.end + len(between) - len(plain)
    for a, b in pieces(view, start, head.start()):
        word = view.text[a:b]
        if b - a == 1 and (b not in view.boundaries or a not in view.begins):
            continue  # names cut words: 自来水管|网, 园|地
        if (
            tag(word)[:1] in ("p", "c", "r", "u")
            or word in _TOGETHER
            or _SEASON.search(word)
            or (word in words("names_words", "clause_verbs") and word not in words("names_works", "works"))
        ):
            return False
    used = anchor.kind == "Company" and _USED.search(view.text, 0, anchor.begin) is not None
    if used or (_MADE_OF.search(view.text[: anchor.begin]) and view.text.startswith("的", head.end())):
        return False
    if (head["works"] or head["weak"]) and _BEGINS.search(between):
        return False  # 柳苑二期启动建设
    if head["works"] and not _ENDS_THERE.match(view.text, head.end()) and not re.search("(?:项目|工程|期)$", head[0]):
        return False
    if head["thing"]:
        return anchor.kind == "Company" and len(plain) < 7 and not _ROOMS.match(view.text, head.end())
    if head["weak"] and not head["noun2"]:
        if anchor.kind == "AdministrativeArea":
            return False
        if (
            anchor.kind in ("AdministrativeArea", "Community", "Village", "Facility", "DevelopmentZone", "Company")
            and len(plain) < 3
        ):
            return False
        return anchor.kind in ("ResidentialArea", "Place") or len(plain) >= 3
    if anchor.name.endswith(("厂", "矿")) and _HOUSING.match(plain):
        return True
    if anchor.kind in ("Company", "Organization") and not head["noun"] and (anchor.kind == "Company" or head["weak"]):
        return False
    if anchor.kind == "AdministrativeArea" and len(plain) < 2 and not head["works"]:
        return False
    return not (anchor.kind == "AdministrativeArea" and head["noun"] and _patterns()[2].fullmatch(plain))


def _chain_begin(anchor: Found, anchors: list[Found], text: str) -> int:
    """The beginning of a chain of names that runs into the anchor: 老街地块 + 柳家棚."""
    begin = anchor.begin
    moved = True
    while moved:
        moved = False
        for other in anchors:
            if (
                other.end == begin and other.kind != "AdministrativeArea"
            ) or other.begin < begin < other.end <= anchor.end:
                begin, moved = other.begin, True
    return begin


def by_investment(view: View, names: list[Found]) -> list[Found]:
    """Investment projects and the firms in their names: 总投资3亿元的云屏高端轴承项目, 云屏半导体封测基地."""
    text = view.text
    added: list[Found] = []
    _, closing, generic = _patterns()
    for sum_of in _INVESTED.finditer(text):
        stop = re.search(r"[,。;:()]", text[sum_of.end() :])
        # 云屏科技投资2亿元建设的轴承项目 is of 云屏科技
        investors = [n for n in names if n.kind == "Company" and sum_of.start() <= n.end <= sum_of.end()]
        high = sum_of.end() + stop.start() if stop else len(text)
        for item in _MEMBER.finditer(text, sum_of.end(), high):
            begin = inner.end() if (inner := _INVESTED.match(text, item.start())) else item.start()
            hits = list(closing.finditer(text, begin, item.end()))
            last = next((hit for hit in hits if "项目" in hit[0]), hits[-1] if hits else None)
            if last is None or not 4 <= last.end() - begin <= 24 or "的" in text[begin : last.end()]:
                continue
            if not generic.fullmatch(text, begin, last.start()) and not view.counted(begin, last.end()):
                closing_at = last.start() if last[0] in words("names_works", "project_nouns") else last.end()
                items = _project(view, begin, last.end(), 0.85, "name.work.invested", closing_at)
                own = text[begin : begin + 2] in {text[n.begin : n.begin + 2] for n in investors}
                longest = max(
                    (n.end for n in names if n.begin == begin and n.full and _PUBLIC.search(n.name)), default=0
                )
                public = any(firm.end < longest for firm in items[1:])  # 柳塘小学扩建工程
                added += items[:1] if public or (investors and not own) else items
    firms = [name.begin for name in names if name.kind == "Company"]
    added += [
        replace(name, kind="Project", rule="name.work.park", confidence=0.98)
        for name in names
        if name.kind == "DevelopmentZone"
        and (
            (_BUILDING.search(text, 0, name.begin) and min(firms, default=name.end) < name.begin)
            or (_PARK.search(name.name) and _BEING_BUILT.match(text, name.end))
        )
    ]
    added += [
        found(view, name.begin, noun.end(), "Project", "name.work.park", 0.98)
        for name in names
        if name.kind == "DevelopmentZone"
        and (noun := _PARK_PROJECT.match(text, name.end)) is not None
        and not _SETTLES.search(text, 0, name.begin)
    ]
    placed = {name.begin for name in names if name.full and name.kind in PLACES} | {item.begin for item in added}
    for noun in _PROJECT_NOUN.finditer(text):
        start = phrase_begin(view, noun.start())
        if (
            start is None
            or start in placed
            or _COUNTED.search(text, max(0, start - 8), start)
            or not 5 <= noun.end() - start <= 24
            or generic.fullmatch(text, start, noun.start())
        ):
            continue
        if _coined_project(view, start, noun.start(), noun.end()):
            added.append(found(view, start, noun.end(), "Project", "name.work.coined", 0.7, full=False))
            continue
        brand = brand_end(view, start, noun.start())
        if brand is not None and (brand < noun.start() or brand - start > 3) and _branded(view, start, brand):
            added += _project(view, start, noun.end(), 0.7, "name.work.firm")
    return added


def _coined_project(view: View, begin: int, mark: int, end: int) -> bool:
    """Whether what opens a clause and has come somewhere bears a coined name: 云恒城项目目前已供地80亩."""
    opens = begin == 0 or view.text[begin - 1] in ",。;:"
    return (
        opens
        and 3 <= mark - begin <= 6
        and _CAME.match(view.text, end) is not None
        and view.text[mark - 1] in "城园港谷湾府汇"
        and any(not frequency(view.text[a:b]) and b - a > 1 for a, b in pieces(view, begin, mark))
    )


def _branded(view: View, begin: int, end: int) -> bool:
    return not frequency(view.text[begin:end]) > 300 or tag(view.text[begin:end]) in ("nz", "nt")


def _project(view: View, begin: int, end: int, confidence: float, rule: str, noun: int | None = None) -> list[Found]:
    items = [Found(begin, end, re.sub(r"[“”]", "", view.surface(begin, end)), "Project", rule, confidence, False)]
    brand = brand_end(view, begin, noun or end)
    if brand is not None and any(view.text[brand - size : brand] in endings() for size in (2, 3)):
        brand = None  # 石鼓安置房项目
    if brand is not None and view.text.startswith("中心", brand):  # 云屏冷链 builds a 物流中心
        brand = brand_end(view, begin, brand - 2)
    park = brand is not None and view.text.startswith(("园", "城", "港"), brand)  # 云屏冷链物流园项目 names a park
    if brand is not None and brand < end and not park and not _SITE_WORK.search(view.text[brand:end]):
        items.append(found(view, begin, brand, "Company", "name.firm.in-project", 0.7))
    return items


_ERECTING = frozenset(("建设", "发展", "新建", "扩建", "兴建", "建成", "打造", "投资", "建立", "创建", "成立"))


@cache
def _sited() -> re.Pattern[str]:
    return re.compile(f"[一-鿿]{{0,8}}?(?:{alternation(words('names_works', 'sited_things'))})")


def by_sites(view: View, names: list[Found]) -> list[Found]:
    """What a village or a community has built, called by what is done there: 柳塘村蔬菜大棚基地."""
    added = []
    for area in names:
        if area.kind not in ("Village", "Community") or not area.full:
            continue
        thing = _sited().match(view.text, area.end)
        if thing is None or any(_acting(view.text[a:b]) for a, b in pieces(view, area.end, thing.end())):
            continue
        added.append(found(view, area.begin, thing.end(), "Facility", "name.work.site", 0.9, full=False))
    return added


def _acting(word: str) -> bool:
    """Whether a word of a clause stands in no name: a frequent verb, a preposition, a conjunction."""
    kind = tag(word)[:1]
    if word in _ERECTING:
        return True
    if word in words("names_words", "type_words") or word in words("names_works", "sited_things"):
        return False
    return kind in ("p", "c", "u", "r", "d") or (kind == "v" and frequency(word) > 300)


def by_sides(view: View, names: list[Found]) -> list[Found]:
    """Parcels that lie beside what is named: 云屏中学周边地块, 柳苑北侧安置房地块."""
    added = []
    for name in names:
        if name.full and name.kind in PLACES and (m := _BESIDE.match(view.text, name.end)):
            added.append(found(view, name.begin, m.end(), "Place", "name.work.beside", 0.9))
    return added
