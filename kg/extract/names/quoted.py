"""Names in quotation marks, and titles in 《》.

What stands in quotation marks may be a name that the unit runs (“X”行动), or a figure of speech (的“领头雁”). The noun that
follows decides, then the verb before, then the phrase itself; what nothing speaks for is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from kg.extract.atoms import lists_acts
from kg.extract.names.boundary import tag
from kg.extract.names.brands import pieces
from kg.extract.names.found import Found, found
from kg.extract.names.stock import alternation, table, words
from kg.extract.names.view import View

_QUOTE = re.compile(r"“([^“”]{1,60})”|“([^“”、，。；]{1,12})(?=、“)|‘([^‘’]{1,40})’")
_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》){2,80})(?<!证)(?<!证书)》")
_PAPER = re.compile("(?:[日晚早晨时]|都市|商|快|青年|法制|法治|工人|农民|经济)报$|(?:周|月)刊$")
_TRIPLE = re.compile(r"(?:等)?[一二三四五六七八九十两\d]{1,3}大")
_COUNTED_HEAD = re.compile(r"(?:等)?[一二三四五六七八九十两\d]{1,3}[个项支条]")
_HONOUR = re.compile(
    r"(?:获评|创成|争创|评为|命名为|荣获|授予|列为|入选|获得|获|评选为|成为|荣膺)[^“”,。;]{0,8}“([^“”]{2,30})”"
)
_GRADED = re.compile(
    r"(?:获评|获|评为|命名为|荣获|授予|认定为|通过|晋升为?|入选|列入|获批|跻身|创成|创建为|创建成为?|成为)((?:国家|全国|全省|全市|全区|省级|市级|区级|县级|[一二三]级|[345]A)[^,。;的]{2,24})"
)
# what a title calls its holder: 法治宣传先进社区, “无讼”创建先进街道
_CALLED = re.compile(
    r"(?:评为|获评|认定为|命名为|创建为|创成|建成|授予|获得|荣获|确定为|表彰为|获)(?P<title>[^,。;]{2,40}?(?:先进|示范|模范|优秀|特级|星级|文明|十佳|试点|样板|标杆|达标)(?:社区|街道|村|镇|乡|文化站|中心|单位|小区))"
)
# 依托“老葛说事室”: what people run, not a drive
_ROOM = re.compile("[室站厅屋坊亭角吧岗]$")
_BUILT = frozenset({"Facility", "Organization", "Initiative"})
_ACCOUNT = re.compile("(?:微信)?公众号|视频号|抖音号|微博")
_SITE = re.compile(r"(?:老街|新村|片区|地块|老城|旧城|小区|花苑|路|街|河|巷|桥)$")
_LISTED = re.compile(
    r"等[^,。;:“]{0,10}?(系列活动|活动|行动|工程|机制|制度|平台|品牌|方式|模式|服务|专栏|项目|做法|队伍|团队)"
)
_VERBAL = frozenset(("name.quote.verb", "name.quote.listed"))
_AWARDED = re.compile("(?:获评|成为|评为|入选|授予)[^,。;]{0,10}首[家个]$")
# “云岭小馆”等7家首店
_SHOPS = re.compile(r"等\d*[一二两三四五六七八九十]*余?家[^,。;:“]{0,6}?(?:企业|公司|首店|门店|商户|商家|餐饮店|店)")
# “云序”项目开工: what is built, no drive
_RISES = re.compile(
    "(?:[一二三]期)?(?:已|正式|全面|实现|顺利|如期|预计|基本)*(?:开工|动工|封顶|竣工|投产|签约|落地|供地|摘牌|容缺|入库|主体|交付|开业)"
)
_SET_UP = re.compile(
    r"(?:设立|建立|打造|建成|创设|开设|推出|探索|推行|构建|健全|认领|发放|创新|实行|采取|采用|完善)[一-鿿、]{0,6}$"
)
# plans of five years, and what a work is blamed for being
_NO_NAME = re.compile("十[一二三四五]五|半拉子|面子|形象|政绩|豆腐渣|烂尾|胡子|僵尸|黄牛")
# 以“暖巢”行动为抓手
_MEANS = re.compile(
    "[^,。;、“的]{2,10}为(?:总|主|重要|有力|主要)?(?:抓手|载体|契机|牵引|引领|统领|统揽|主线|依托|平台|龙头|带动|支撑|切入点|突破口)"
)
# 一河一策, “十五条”措施
_PAIRED = re.compile("一[一-鿿]一[一-鿿]|[一二三四五六七八九十\\d]{1,3}条")
# what happens to what the phrase and its noun name: “旧时光”创意园开园
_OPENS = re.compile("[开入闭建][园馆站营]")
_TERM = re.compile("[一二两三五十百千\\d]+[天日年]")
_VERSION = re.compile(r"\d\.0版?")
_SLOGAN = re.compile(r"[一两二三四五六七八九十]{1,2}(?:个|大|张|项)?[一-鿿]{1,4}$")


@dataclass(frozen=True, slots=True)
class _Heads:
    """Compiled view of `names_quoted.toml`: what a noun after a quoted phrase makes of it."""

    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    reject_after: re.Pattern[str]
    reject_before: re.Pattern[str]
    run_before: re.Pattern[str]
    branded: re.Pattern[str]
    strong: tuple[str, ...]
    bare: re.Pattern[str]


@cache
def _heads() -> _Heads:
    data = table("names_quoted")
    middle = r"(?:(?![的为即在等是和与及了把将对于所各被向由其获]|全市|全区|系列)[一-鿿A-Za-z0-9+]){0,%d}?"
    kinds = tuple(
        (
            group["kind"],
            re.compile(middle % group["between"] + f"(?:{alternation(group['heads'])})(?!{group['not_before']})"),
        )
        for group in data["head"]
    )
    # after 的 only the nouns that say outright that the phrase is a name
    linked = re.compile(f"的{middle % 6}(?:{alternation(data['linked_heads'])})")
    kinds += (("Initiative", linked),)
    return _Heads(
        kinds,
        re.compile(f"(?:{alternation(data['reject_after'])})"),
        re.compile(f"(?:{alternation(data['reject_before'])})$"),
        re.compile(
            f"(?:{alternation(data['run_before'])})(?:了|过|好|全省|全市|全区|街道|社区|特色|各类|首个|一批)?[一-鿿]{{0,6}}$"
        ),
        re.compile(f"[一-鿿]{{2,6}}?(?:{alternation(data['linked_heads'])})"),
        tuple(data["strong_heads"]),
        re.compile(alternation(head for group in data["head"] for head in group["heads"])),
    )


def titles(view: View) -> list[Found]:
    """Documents, works and newspapers in 《》."""
    return [
        found(view, *m.span(1), "Organization" if _PAPER.search(m[1]) else "Policy", "name.title", 0.95)
        for m in _TITLE.finditer(view.text)
    ]


def outside_honours(view: View, names: list[Found]) -> list[Found]:
    """Drop what lies inside an honour: 获评“最美云屏派出所” and 获评省级金牌调解室 name no body."""
    quoted = [m.span(1) for m in _HONOUR.finditer(view.text)]
    titles = [m.span(1) for m in _GRADED.finditer(view.text)]
    called = [m.span("title") for m in _CALLED.finditer(view.text)]
    return [
        n
        for n in names
        if not any(a <= n.begin and n.end <= b for a, b in quoted)
        and not (n.kind in _BUILT and any(a <= n.begin and n.end <= b for a, b in titles))
        and not any(a <= n.begin and (n.end == b or (n.kind == "Campaign" and n.end < b)) for a, b in called)
    ]


@dataclass(frozen=True, slots=True)
class _Judged:
    begin: int
    end: int
    inner: tuple[int, int]
    kind: str
    confidence: float
    rule: str


def cuts(quote: Found, name: Found) -> bool:
    """Whether a name is no more than a piece of a quoted one: “张大姐调解室” holds no 大姐调解室."""
    return quote.begin <= name.begin and name.end <= quote.end and name.size < quote.size


def by_quotes(view: View) -> list[Found]:
    """Find the quoted phrases that name something the report's body runs, issues or belongs to."""
    text = view.text
    if "“" not in text:
        return []
    inside_titles = [m.span() for m in _TITLE.finditer(text)]
    quotes = [m for m in _QUOTE.finditer(text) if not any(a < m.start() < b for a, b in inside_titles)]
    judged: list[_Judged | None] = []
    following: _Judged | None = None
    for i in range(len(quotes) - 1, -1, -1):
        quote = quotes[i]
        joined = i + 1 < len(quotes) and bool(
            re.fullmatch(r"(?:、|和|与|及|以及|,|暨)?", text[quote.end() : quotes[i + 1].start()])
        )
        verdict = _judge(view, quote)
        if verdict is None and joined and following is not None and not _rejected(view, quote):
            inner = _inner(quote)
            verdict = _Judged(*inner, inner, following.kind, following.confidence - 0.05, "name.quote.listed")
        judged.append(verdict)
        following = verdict
    judged.reverse()
    for i in range(1, len(quotes)):
        told, quote = judged[i - 1], quotes[i]
        beside = text[quotes[i - 1].end() : quote.start()] in ("", "、")
        if judged[i] is None and told is not None and told.rule in _VERBAL and beside and not _rejected(view, quote):
            inner = _inner(quote)  # 打造“石鼓红韵”“柳塘匠心”等示范点
            judged[i] = _Judged(*inner, inner, told.kind, told.confidence - 0.05, "name.quote.listed")
    names: list[Found] = []
    for verdict in judged:
        if verdict is not None:
            if verdict.end > verdict.inner[1]:
                # a name that runs on after the closing mark takes the opening mark with it
                verdict = replace(verdict, begin=verdict.begin - 1)
            name = view.surface(verdict.begin, verdict.end)
            name = re.sub(r"[“”\"「」『』]", "", name)
            names.append(Found(verdict.begin, verdict.end, name, verdict.kind, verdict.rule, verdict.confidence, False))
    return names


def _inner(quote: re.Match[str]) -> tuple[int, int]:
    group = quote.lastindex or 1
    return quote.span(group)


def _rejected(view: View, quote: re.Match[str]) -> bool:
    heads, text = _heads(), view.text
    phrase = text[slice(*_inner(quote))]
    if (
        (len(phrase) < 2 and not phrase.isupper())
        or phrase.count("—") > 1
        or lists_acts(phrase)
        or _NO_NAME.fullmatch(phrase)
    ):
        return True
    if phrase.endswith(heads.strong) and len(phrase) > 3:
        return False
    if text.endswith("的", 0, quote.start()) and heads.bare.match(text, quote.end()):
        return False
    if text.endswith("以", 0, quote.start()) and _MEANS.match(text, quote.end()):
        return False
    if text.endswith(("首家", "首个"), 0, quote.start()) and not _AWARDED.search(text, 0, quote.start()):
        return False  # 全市首家“幸福里”邻里中心
    return bool(heads.reject_before.search(text, 0, quote.start()))


def _judge(view: View, quote: re.Match[str]) -> _Judged | None:
    heads, text = _heads(), view.text
    begin, end = _inner(quote)
    phrase = text[begin:end]
    if _rejected(view, quote):
        return None
    after = quote.end()
    if _TRIPLE.match(text, after) or (heads.reject_after.match(text, after) and not heads.branded.match(text, after)):
        return None
    if counted := _COUNTED_HEAD.match(text, after):
        after = counted.end()
    matches = [
        (head.end(), order, kind)
        for order, (kind, pattern) in enumerate(heads.kinds)
        if (head := pattern.match(text, after))
    ]
    matches = [match for match in matches if _nominal(view, after, match[0])]
    own = phrase.endswith(heads.strong) and len(phrase) > 2
    if matches and (not own or ((bare := heads.bare.match(text, after)) and bare[0] not in ("建设", "创建", "项目"))):
        head_end, _, kind = min(matches)
        if text.endswith("项目", after, head_end) and _RISES.match(text, head_end):
            return _Judged(begin, head_end, (begin, end), "Project", 0.9, "name.quote.head")
        longer = [
            (head.end(), other)
            for other, pattern in heads.kinds
            if (head := pattern.match(text, head_end))
            and head.end() - head_end < 5
            and head[0] not in ("建设", "创建", "试点")
            and not _OPENS.match(head[0])
            and not (head[0] == "服务" and re.match("[一-鿿]", text[head_end + 2 : head_end + 3]))
        ]
        if longer:
            head_end, kind = max(longer)
        if phrase.isdigit() and text[after:head_end].endswith(("热线", "项目")):
            return None
        if _SITE.search(phrase) and re.search("改造|更新|整治|工程|建设", text[after:head_end]):
            kind = "Project"
        # after a count or 的, and before an account's kind, the phrase alone is the name
        alone = after != quote.end() or text.startswith("的", after) or _ACCOUNT.match(text, after) is not None
        alone = alone or text.endswith(("做法", "经验"), after, head_end)
        return _Judged(begin, end if alone else head_end, (begin, end), kind, 0.9, "name.quote.head")
    if phrase in words("names_quoted", "figures") or _PAIRED.fullmatch(phrase):
        return None
    if version := _VERSION.match(text, quote.end()):
        return _Judged(begin, version.end(), (begin, end), "Initiative", 0.8, "name.quote.version")
    if _SHOPS.match(text, quote.end()):
        return _Judged(begin, end, (begin, end), "Company", 0.75, "name.quote.listed")
    if listed := _LISTED.match(text, quote.end()):
        kind = next((kind for kind, pattern in heads.kinds if pattern.match(listed[1])), "Initiative")
        return _Judged(begin, end, (begin, end), kind, 0.7, "name.quote.listed")
    if own:
        kind = (
            "Campaign"
            if phrase.endswith(("节", "年", "捐"))
            else next((kind for kind, pattern in heads.kinds if pattern.search(phrase[-4:])), "Initiative")
        )
        return _Judged(begin, end, (begin, end), kind, 0.75, "name.quote.own-head")
    if _SLOGAN.fullmatch(phrase) and re.search(
        r"(?:围绕|服务|推进|落实|实施|开展|对照|采取|深化)[一-鿿、]{0,6}$", text[max(0, begin - 14) : begin - 1]
    ):
        return _Judged(begin, end, (begin, end), "Campaign", 0.65, "name.quote.slogan")
    if len(phrase) < 3 or text.startswith("的", quote.end()) or not re.search("[一-鿿A-Za-z]", phrase):
        return None
    if heads.run_before.search(text, max(0, begin - 16), begin - 1):
        sets_up = _ROOM.search(phrase) or _SET_UP.search(text, max(0, begin - 12), begin - 1)
        kind = "Initiative" if sets_up else "Campaign"
        return _Judged(begin, end, (begin, end), kind, 0.6, "name.quote.verb")
    return None


def _nominal(view: View, begin: int, end: int) -> bool:
    """Whether the stretch between a phrase and its noun holds nouns only."""
    begin += view.text.startswith("的", begin)
    inner = [view.text[a:b] for a, b in pieces(view, begin, end)][:-1]
    return not any(
        (tag(word)[:1] in ("p", "c", "u", "r", "m") and not _TERM.fullmatch(word))
        or word in words("names_words", "clause_verbs")
        for word in inner
    )
