"""Firms by their short names: 云屏光电, 远岫新材料; and the firm at the head of a project's name."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.names.boundary import Contexts, frequency, name_begin, tag
from kg.extract.names.found import Found, found
from kg.extract.names.stock import alternation, table, words
from kg.extract.names.view import View

_WORD = re.compile(r"[一-鿿A-Za-z+&·-]+")
_PREPOSITIONS = frozenset("对与由从将把被于以在为和及到让")
_LINKS = frozenset({"的", "了", "和", "与", "及", "以及", "等", "在", "对", "为", "将", "以"})
_CRAFT = re.compile("[泵阀管门石瓷糖盐油粮禽蜂玻铸锻磁链袜织漆胶革板灯珠笔伞水电矿冶钢铁铜纸塑染布衣鞋帽]业$")
_LATIN = re.compile(r"[A-Z][A-Za-z0-9&]{1,11}$")
_APPOSED = re.compile(r"(?:机构|公司|企业|集团|厂商|品牌)\(([A-Z][A-Za-z&]{1,11})\)")
# 由云屏置业承建, 与云屏光电签约: a body does something here
_PARTNER = re.compile("(?:由|与|和|为|引进|引入|联合|携手|支持|扶持|督促|委托|帮助|协助)$")
_ACTS = re.compile(
    "(?:负责|投资|出资|共同|联合|独家)?(?:实施|承建|承接|建设|投建|开发|运营|合作|签约|签订|打造|管理|代建|改造|共建|协调|解决|争取|兑现|办理|申请|获得|减免|招聘)"
)
_BUILDER = re.compile("(?:在[^,。;、]{2,10})?(?:投资|承建|运营|开发)(?:建设|兴建|打造|开发|新建|运营)?的")
# 通组水泥公路: made of it
_GOODS = re.compile("公路|道路|路面|小路|便道|堤|渠|管道?|护栏|护坡|桥(?!头)|房")
# 云屏小吃一条街项目 is of no firm
_QUARTER = re.compile("(?:一条街|街区|老街|步行街|夜市|度假村|景区|小镇)$")
# 云禾文化传媒: firms whose trade stands before what they are
_TRADERS = frozenset(("传媒", "科技", "商贸", "贸易", "股份", "集团"))
_BESIDE = re.compile(
    r"\(?(?:低效)?(?:闲置)?(?:用地|地块|厂房|厂区|等企业|项目|党委|党支部|党总支|工会|负责人|签约|投资|二期|一期|租用|租赁|承租|入驻|获(?=[国省市区县“])|荣登|获评|荣获|获批|入选|入围|跻身|上榜|上市|(?:全年|已|成功)?(?:实现)?(?:产值|营收|销售收入|纳税)|[一-鿿]{2,10}项目)"
)


@cache
def _industry() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(words('names_works', 'industries'))})+$")


@cache
def _industry_anywhere() -> re.Pattern[str]:
    return re.compile(
        f"(?:{alternation(words('names_works', 'industries') - words('names_works', 'loose_industries'))})"
    )


@cache
def _state_firms() -> re.Pattern[str]:
    """Firms of the whole country by bureau or branch: 中建三局, 国网云屏供电公司."""
    data = table("names_bodies")
    return re.compile(
        rf"(?:{alternation(data['state_builders'])})[一二三四五六七八九十]{{1,3}}局(?:集团)?"
        rf"|(?:{alternation(data['state_firms'])})[^与和及等同、的在,]{{2,6}}?(?:分公司|供电公司|电力公司|公司)"
    )


def _common(word: str) -> bool:
    """Whether a word is general vocabulary rather than a piece of a proper name."""
    kind = tag(word)
    if (
        word in words("names_works", "generic_brands")
        or word in words("names_words", "openers")
        or word in words("names_words", "head_nouns")
    ):
        return True
    if len(word) > 2 and (word[-2:] in words("names_words", "openers") or word[-1] in "式级性型化"):
        return True
    if len(word) > 3:
        return frequency(word) > 0 and kind[:1] in ("v", "n", "l", "i") and kind[:2] not in ("nr", "ns", "nz", "nt")
    return (
        len(word) > 1
        and frequency(word) > (100 if len(word) == 2 else 20)
        and kind[:2] not in ("nr", "ns", "nz", "nt", "x", "")
    )


def pieces(view: View, begin: int, end: int) -> list[tuple[int, int]]:
    """The words of a stretch."""
    spans, at = [], end
    while at > begin:
        start = max(view.boundaries.get(at, at - 1), begin)
        spans.append((start, at))
        at = start
    return spans[::-1]


def proper_brand(view: View, begin: int, end: int) -> bool:
    """Whether a whole stretch looks like a firm's name: a brand that is no common word, with or without an industry."""
    text = view.text[begin:end]
    if _LATIN.fullmatch(text):
        return True
    if not 2 <= len(text) <= 12 or re.search(r"[的了等与及各全在为]|\d", text):
        return False
    industry = _industry().search(text)
    if industry is not None and industry.start() == 0:
        return False
    if industry is not None and industry.start() >= 2:
        stem = text[: industry.start()]
        return (
            2 <= len(stem) <= 6
            and stem not in words("names_works", "generic_brands")
            and not _all_common(view, begin, begin + len(stem))
        )
    if len(text) > 6 or text in words("names_works", "generic_brands") or _dictionary_noun(text):
        return False
    return not any(_common(view.text[a:b]) for a, b in pieces(view, begin, end)) and not frequency(text) > 800


def coined(view: View, begin: int, end: int) -> bool:
    """Whether a stretch begins with a word that no dictionary has, a place or a proper noun, and holds no verb."""
    if end not in view.boundaries or end - begin < 3:
        return False
    if proper_brand(view, begin, end) or _CRAFT.search(view.text[begin:end]):
        return not view.counted(begin, end)
    parts = [view.text[a:b] for a, b in pieces(view, begin, end)]
    first = parts[0]
    proper = not frequency(first) or tag(first)[:2] in ("nr", "ns", "nz", "nt")
    return len(parts) > 1 and proper and all(tag(word)[:1] in ("n", "") for word in parts[1:])


def _dictionary_noun(word: str) -> bool:
    return frequency(word) > 0 and tag(word)[:2] not in ("nr", "ns", "nz", "nt")


def _all_common(view: View, begin: int, end: int) -> bool:
    parts = pieces(view, begin, end)
    whole = view.text[begin:end]
    if frequency(whole) > 0 and tag(whole)[:2] not in ("nr", "ns", "nz", "nt"):
        return _common(whole)
    return all(_common(view.text[a:b]) for a, b in parts)


def brand_end(view: View, begin: int, end: int) -> int | None:
    """Where the firm's name at the beginning of a project's name ends: 云屏 in 云屏高端轴承项目; None where no firm is named."""
    text = view.text
    parts = pieces(view, begin, end)
    own = begin
    if parts and text[parts[0][0] : parts[0][1]] in words("names_places", "cities") | words(
        "names_places", "provinces"
    ):
        own = parts[0][1]
    for m in _industry_anywhere().finditer(text, own, end):
        if (
            2 <= m.start() - own <= 6
            and not _all_common(view, own, m.start())
            and not any(
                text[a:b] in words("names_works", "generic_brands") or view.counted(a, b)
                for a, b in pieces(view, own, m.start())
            )
        ):
            return m.end()
    at = own
    for a, b in parts:
        if b <= own:
            continue
        if _common(text[a:b]) or b - own > (6 if a == own else 5) or view.counted(a, b):
            break
        at = b
    brand = text[own:at]
    if _QUARTER.search(text, begin, end):
        return None
    if brand.endswith(("城", "广场", "中心", "大厦", "小镇", "之窗", "之心")):
        return None
    if len(brand) < 2 or brand in words("names_works", "industries") or brand[0] in "更最再不很太抓":
        return None
    return None if own == begin and _dictionary_noun(brand) else at


def phrase_begin(view: View, end: int) -> int | None:
    """The beginning of the noun phrase that ends at `end`: after a mark, a 的, a number or an opening verb."""
    text, at = view.text, end
    for a, b in reversed(pieces(view, max(0, end - 22), end)):
        word = text[a:b]
        if word == " " and text[a - 1].isascii() and text[b].isascii():
            continue  # Mini LED封装
        if b in view.walls or not _WORD.fullmatch(word) or word in _LINKS:
            break
        if tag(word)[:1] in ("p", "c", "d", "r", "u", "m") or (
            word in words("names_words", "openers") and word not in words("names_words", "type_words")
        ):
            break
        at = a
    if at < end and text[at] in _PREPOSITIONS and not frequency(text[at : at + 2]):
        at += 1
    return at if at < end else None


def _inside_word(view: View, at: int) -> bool:
    """Whether an industry begins within a word of the dictionary: 劳动力 has no 动力."""
    for end in range(at + 1, min(at + 4, len(view.text) + 1)):
        start = view.boundaries.get(end)
        if start is not None and start < at < end:
            word = view.text[start:end]
            return frequency(word) > 0 and _industry().fullmatch(word) is None  # 文化传媒 is two trades
    return False


def _common_stem(stem: str) -> bool:
    return frequency(stem) > 0 and tag(stem)[:2] not in ("nr", "nz")


def with_seat(view: View, begin: int) -> int:
    """The beginning of a firm's name with the place before it: 江北山水旅游公司, 德国云屏集团."""
    start = view.boundaries.get(begin)
    return start if start is not None and begin - start > 1 and tag(view.text[start:begin]).startswith("ns") else begin


def _acts(text: str, weighed: tuple[int, float] | None, end: int) -> bool:
    """Whether what would be a firm does something, as only bodies do."""
    led = weighed is not None and _PARTNER.search(text, 0, weighed[0]) is not None
    return _BUILDER.match(text, end) is not None or (led and _ACTS.match(text, end) is not None)


def by_industry(view: View, contexts: Contexts) -> list[Found]:
    """Firms whose short name ends with an industry and stands beside 项目, 地块, 公司 and the like."""
    text = view.text
    names = [found(view, *m.span(), "Company", "name.firm.state", 0.95) for m in _state_firms().finditer(text)]
    for m in _APPOSED.finditer(text):
        names.append(found(view, *m.span(1), "Company", "name.firm.latin", 0.75))
    for m in _industry_anywhere().finditer(text):
        if _inside_word(view, m.start()):
            continue
        weighed = name_begin(view, m.start(), m.end(), 2, 5, contexts)
        beside = _BESIDE.match(text, m.end()) is not None or _acts(text, weighed, m.end())
        if weighed is None or weighed[1] < (1.2 if beside else 2.4) or _GOODS.match(text, m.end()):
            continue
        begin, stem_end = weighed[0], m.start()
        if m[0] in _TRADERS and (trade := _industry().search(text, begin + 2, stem_end)) is not None:
            stem_end = trade.start()
        if not beside and (m.end() not in view.boundaries or _common_stem(text[begin:stem_end])):
            continue
        if not any(_common(text[a:b]) for a, b in pieces(view, begin, stem_end)) and proper_brand(view, begin, m.end()):
            names.append(found(view, with_seat(view, begin), m.end(), "Company", "name.firm.industry", 0.7))
    return names
