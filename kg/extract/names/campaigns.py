"""Campaigns and creation drives without quotation marks: 开展清洁家园百日行动, 文明城市创建, 党史学习教育."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.names.boundary import tag
from kg.extract.names.brands import pieces
from kg.extract.names.found import Found, found
from kg.extract.names.stock import alternation, words
from kg.extract.names.view import View

_SITED = re.compile("场镇|集镇|镇区|老城区|主城区|城区")
_HOTLINE = re.compile("12345(?:市民|政务服务|政府服务)?(?:便民)?(?:服务)?热线")
# A building work is a project where it has a place's name, and nothing by itself.
_BUILDING = re.compile(
    "(?:改造|整治|修缮|迁建|扩建|加固|清淤|护坡)工程$|(?<!全)[国省县乡]道(?!德|路).*工程$|[一二三四五]期工程$"
)
# 乡风文明提升年: verbs that a drive is named by
_AIMS = frozenset(
    {
        "强化",
        "加强",
        "深化",
        "优化",
        "提升",
        "提高",
        "建设",
        "服务",
        "覆盖",
        "制定",
        "编制",
        "解决",
        "化解",
        "排查",
        "整改",
    }
)
_DONE = frozenset({"已", "已经", "均已", "正在", "正", "将"})
_BUILDS = frozenset({"兴建", "新建", "修建", "扩建", "改建", "续建"})
# 河湖长制, 最多跑一次: ways of working
_MECHANISM = re.compile("长制$|统管$|城管$|跑一次$|三包$")
# 开展自建房安全专项整治 is a drive; 推进废旧市场专项整治 only says what is worked at
_CLEARANCE = re.compile("(?:专项|集中)(?:整治|治理)")
_COUNTED = re.compile(r"(?:共|累计)?[\d一二三四五六七八九十]+(?:余|多)?(?:次|场|期|项|个|批|轮|起|件|处|座|条|公里)")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    titles = alternation(words("names_works", "city_titles"))
    level = "(?:全国|国家|国家级|省级|省|市级|市|全省|全市|区级)?"
    creation = re.compile(
        rf"(?P<title>{level}(?:{titles}))(?P<act>创建|复评|复审|复查|总评|建设|迎检|测评|创评)(?!成功|成为)|(?:创建|争创|创成|巩固|复评)(?P<made>{level}(?:{titles}))(?!街道|的|称号|先进|示范|优秀)"
    )
    national = re.compile(
        f"(?:(?:蓝天|碧水|净土|清水|洁净)(?:攻坚|保卫)战?|{alternation(words('names_works', 'national'))})(?:活动)?(?!工作?(?:领导小组|专班|指挥部|办公室)|领导小组|指挥部|办)"
    )
    heads = re.compile(
        f"(?:{alternation(words('names_works', 'campaign_heads'))})(?![一-鿿]?[者组队室办]|方案|建设|推进会|动员|场所)"
    )
    generic = re.compile(f"(?:{alternation(words('names_works', 'generic_campaigns'))})+")
    return creation, national, heads, generic


def by_campaigns(view: View) -> list[Found]:
    """Find the campaigns that a sentence names without quotation marks."""
    text = view.text
    creation, national, heads, generic = _patterns()
    names = [found(view, *m.span(), "Initiative", "name.hotline", 0.8) for m in _HOTLINE.finditer(text)]
    for m in national.finditer(text):
        kind = "Initiative" if _MECHANISM.search(m[0]) else "Campaign"
        names.append(found(view, *m.span(), kind, "name.campaign.national", 0.88, full=False))
    for m in creation.finditer(text):
        title = m["title"] or m["made"]
        act = "建设" if m["act"] == "建设" else "创建"
        if (m["act"] == "建设" and not title.endswith("城市")) or (m["made"] and title.endswith(("街道", "镇"))):
            continue
        names.append(found(view, *m.span(), "Campaign", "name.campaign.creation", 0.75, title + act, full=False))
    openers = words("names_works", "campaign_openers") - {"服务", "为", "以"}
    for m in heads.finditer(text):
        begin = _begin(view, m.start())
        if begin is None:
            continue
        if text.startswith(("街道", "全区", "全市", "全镇", "社区"), begin):
            begin += 2
        if _CLEARANCE.fullmatch(m[0]) and not text[:begin].endswith(("开展", "开展了")):
            continue
        stem = text[begin : m.start()]
        if view.text[begin : m.end()] in words("names_works", "campaign_heads"):
            continue
        if _BUILDING.search(text, begin, m.end()):
            if _SITED.match(text, begin):
                names.append(found(view, begin, m.end(), "Project", "name.work.sited", 0.7, full=False))
            continue
        telling = openers | words("names_words", "clause_verbs") - words("names_works", "works") - _AIMS
        inside = [text[a:b] for a, b in pieces(view, begin, m.start()) if a > begin or b < m.start()]
        if any(word in telling or word in _DONE for word in inside):
            continue  # 云屏食品项目已完成主体工程
        if (
            not 2 <= len(stem) <= 16
            or generic.fullmatch(stem)
            or _COUNTED.match(text, m.end())
            or view.counted(begin, m.end())
        ):
            continue
        names.append(found(view, begin, m.end(), "Campaign", "name.campaign.head", 0.7, full=False))
    for m in _edition().finditer(text):
        begin = m.start("area") if m["area"] else m.start("plain")
        names.append(found(view, begin, m.end(), "Campaign", "name.campaign.edition", 0.85, full=False))
    return names


@cache
def _edition() -> re.Pattern[str]:
    """首届桃花节, 青禾镇第三届农民运动会: with the area's name where it stands before the count."""
    heads = alternation({*words("names_works", "campaign_heads"), "节"})
    area = r"(?<![一-鿿])(?:(?:举办|承办|举行|参加|参与|组织|开展|亮相|夺得)了?)?(?P<area>[一-鿿]{2,4}(?:街道|镇|乡|社区|村|区|县|市))"
    return re.compile(
        rf"(?:{area})?(?:首届|第[一二三四五六七八九十\d]+届)(?P<plain>[一-鿿]{{2,10}}?(?:{heads}))(?![一-鿿]?[者组队室办])"
    )


def _begin(view: View, end: int) -> int | None:
    """Where a campaign's name begins: right after an opening verb or at a clause's beginning, else None."""
    text, openers = view.text, words("names_works", "campaign_openers")
    at = end
    for a, b in reversed(pieces(view, max(0, end - 18), end)):
        word = text[a:b]
        if word in _BUILDS:
            return None
        if word in openers or word == "了":
            return b if b < end else None
        if re.fullmatch(r"[^一-鿿A-Za-z0-9+·]", word):
            return at if at < end - 3 and word in ")、.:" and a < 6 else None
        if word in ("的", "和", "与", "及", "等", "在", "对", "将", "是", "有", "被", "从", "到") or tag(word)[:1] in (
            "p",
            "c",
            "u",
            "r",
            "m",
        ):
            return None
        at = a
    return at if at == 0 and at < end and end > 5 else None
