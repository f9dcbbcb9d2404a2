"""Numbers with their units, and for every other numeral the reason why it measures nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kg.lex.numbers import CHINESE, half_width, value_of
from kg.lexicon import alternatives, rows, toml
from kg.model import Numeral, NumeralUse, Quantity, Span, Token

_WORDS = toml("quantities")
_UNITS = {unit: dimension for unit, dimension, _ in rows("units", 3)}
_CN = f"[{CHINESE}]"
_MULTIPLIER = "(?:百万|千万|[十百千]?[万亿]|万亿|百|千)"
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_AFTER = {word: sign for sign, words in _WORDS["approximation"]["after"].items() for word in words}
_BEFORE = {word: sign for sign, words in _WORDS["approximation"]["before"].items() for word in words}
_UNIT = alternatives(_UNITS)
_CN_UNIT = alternatives(u for u, dimension in _UNITS.items() if dimension != "noun")

_CORE = re.compile(rf"\d+|{_CN}+")
_DATE = re.compile(
    rf"(?:(?:1[89]|20)\d\d|[一二][〇零○九八0]{_CN}{{2}})\s*(?:年度?|[—\-–~至到/.](?=20\d\d))(?:\s*\d{{1,2}}\s*月份?(?:\s*\d{{1,2}}\s*[日号])?)?"
    r"|20\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|(?:0?[1-9]|1[0-2])(?:月份?)?\s*[—\-–~至到]\s*(?:0?[1-9]|1[0-2])\s*月份?"
    rf"|(?:0?[1-9]|1[0-2]|{_CN}{{1,2}})月(?!均|度|报)(?:份|[上中下]旬|初|末|底|\d{{1,2}}[日号]|{_CN}{{1,3}}[日号])?(?:\s*[—\-–~至到]\s*\d{{1,2}}(?:月\d{{1,2}})?[日号])?"
    r"|\d{1,2}[日号](?=[，,、。上下前起至到止凌晚早])"
    r"|[一二三四1-4][至到\-—]?[二三四2-4]?季度|(?:前|头)[一二三四五六七八九十\d]+(?:季度|个?月)"
    rf"|(?:[五六七八九]十|[5-9]0)年代|(?:{_CN}{{1,3}}|\d{{1,2}})世纪|(?:{_CN}{{1,3}}|\d{{1,3}})周年|\d{{1,2}}[::]\d\d(?!\d)|[一二三四五六日]至?[一二三四五六日]?(?<=周.|期.|拜.)"
    rf"|十{_CN}五(?:时期|期间)?|\d{{1,2}}点(?=[半前后钟])|{_CN}{{1,2}}时(?=[许整])"
)
_YEAR_ONLY = re.compile(r"(?:19|20)\d\d(?=\s*(?:年|[—\-–~至到]|[、和]\s*(?:19|20)\d\d))")
_RANK_UNIT = "名|位|家|个|例|批次?第"
_RANK = re.compile(rf"第(?P<n>\d+|{_CN}+)(?P<unit>名|位|家|个(?!五年|百年)|例)?")
_RANK_CUE = re.compile(
    r"(?:列|居|排名|排|位|获|全[国省市区县镇街]|同类|综合|考核|得|为|名列|跃[居升至]|稳居|跻身|保持|升至|上升到|进位到|考评|成绩|总分|位次|倒数|成为|系|唯一|全[\u4e00-\u9fff]{1,4}系统)[^，,。;；]{0,4}$"
)
_RANK_END = re.compile(r"$|跃|上升|提升|升|下降|降|前移|后移|位|[，,。;；、：:（(）)\s”\"]|的|和|并|及|或|，")
_TOP = re.compile(rf"前(?P<n>\d+|{_CN}+)(?P<unit>名|位|强|列)?(?![\d个季月年期])")
_TOP_CUE = re.compile(
    r"(?:进入|列|居|位|力争|排名|跻身|全[国省市区县镇街]|保持|在|确保|进|冲|名|争|获)[^，,。;；]{0,6}$"
)
_FRACTION = re.compile(rf"(?P<base>{_CN}+|\d+)分之(?P<n>{_CN}+(?:点{_CN}+)?|{_ARABIC})(?P<after>多|余|以上|左右)?")
_TENTH = re.compile(
    rf"(?P<n>{_CN}|\d(?:\.\d)?)成(?P<part>{_CN}|半)?(?P<after>多|以上|左右)?(?![功立员绩长果效人为年本熟品了套组批片型都分就交规])"
)
_RANGE = re.compile(
    rf"(?P<low>{_ARABIC})(?P<lowmult>{_MULTIPLIER})?(?P<lowunit>{_UNIT})?\s*(?:[—\-–~～]+|至|到)\s*(?P<high>{_ARABIC})(?P<mult>{_MULTIPLIER})?(?P<unit>{_UNIT}|号楼?|楼|期)?"
)
_ARABIC_QUANTITY = re.compile(
    rf"(?P<n>{_ARABIC})\s?(?P<more>余|多|来|几)?(?P<mult>{_MULTIPLIER})?(?P<more2>余|多)?\s?(?P<unit>{_UNIT})?"
)
_BARE_QUANTITY = re.compile(
    rf"(?P<n>{_ARABIC})\s?(?P<more>余|多|来|几)?(?P<mult>{_MULTIPLIER})?(?P<more2>余|多)?(?P<unit>)"
)
_CN_QUANTITY = re.compile(
    rf"(?P<n>{_CN}+)(?P<more>余|多|来|几)?(?P<mult>{_MULTIPLIER})?(?P<more2>余|多)?(?P<unit>{_CN_UNIT})?"
)
_DOUBLE = re.compile(r"[(（](?:人|户|次|家|个|件|处|场|项)[)）]")
_AFTER_RE = re.compile(alternatives(w for w in _AFTER if w not in "余多内") + r"|内(?=[，,。])")
_BEFORE_RE = re.compile(rf"(?<![签节制预合公条集违大简])(?:{alternatives(_BEFORE)})(?:了|过|到|达|的|有)?\s*$")
_BETWEEN = f"(?:{alternatives(_WORDS['change']['between'])})*"
_CHANGE = re.compile(
    rf"(?:(?P<fall>{alternatives(_WORDS['change']['fall'])})|(?P<rise>{alternatives(_WORDS['change']['rise'])}))(?:{alternatives(_BEFORE)}|{_BETWEEN})\s*$"
)
_BELOW = re.compile(r"(?:低于|少于|落后)[^，,。；;]*$")
_TO = re.compile(r"(?:到|至|为)\s*(?:了)?$")
_SLOGAN = re.compile(rf"大|(?:个|项|条|种|类|轮)?(?:{alternatives(_WORDS['slogan']['heads'])})")
_CODE = re.compile(
    rf"(?:{alternatives(_WORDS['codes']['numbers'])})(?!\d|[.,]\d)|(?:{alternatives(_WORDS['codes']['idioms'])})(?![\d万])"
)
_CODE_NOT = re.compile(rf"余|多|万|千|亿|\\s?(?:{_UNIT})")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
# 世界500强, 20国集团, 10大案例
_SET_AFTER = re.compile(r"强|国(?:集团|领导)|大(?=[\u4e00-\u9fff])")
_CODE_AFTER = re.compile(
    r"\s*(?:[A-Za-z+×*#/]|号|级|星|型|式|版|楼(?!\w)|幢楼|维|网格员|热线|平台|工单|频道|路公交|类)"
)
_GROWTH_UNITS = {"%", "％", "个百分点", "百分点", "倍", "‰", "个点"}
_COUNT_CUE = re.compile(f"(?:{alternatives(_WORDS['money']['counts'])})[^，,。；;、]{{0,6}}$")
_BARE_CUE = re.compile(r"(?:达|达到|突破|超过|超|为|至|约|近|得分|指数|量|数|共|共计|合计|逾|是)$")
_BARE_END = re.compile(r"$|[，,。;；、)）]|以上|左右|余")
_THRESHOLD_UNITS = {"money", "area", "length", "mass", "energy"}
_CLASS_AFTER = re.compile(r"的?[\u4e00-\u9fff]{0,6}(?:项目|企业|工程|单位|商户|人群|家庭|村|户|社区|党组织|合作社)")
_NOUN_AFTER = re.compile(r"(?:及?以上|以下|以内|之内)?的?(?:[\u4e00-\u9fffA-Za-z“]{2,})")
_ORDINAL_AFTER = re.compile(
    r"期|届|号|次会|次全|中全会|大(?:精神|报告|召开|期间|以来|会议|胜利|代表|即将|和|，)|是[，,]?|、(?=[\u4e00-\u9fff])|级|等奖|把手|类|线|流|档|版|级响应|代|村|里|组|队|区|楼|排|中|小|院|厂|期工程|标段|、|产|老|农|公|新|同|支|会|员"
)
_ARTICLE_UNITS = set(_WORDS["articles"]["counting"])
_LEADING_LIST = re.compile(
    rf"\s*[(（]?(?:\d{{1,2}}|{_CN}{{1,3}})\s*(?:[)）、．]|[.](?!\d)|是(?![\u4e00-\u9fff]{{0,2}}[，,]?的)|\s(?=[\u4e00-\u9fff]))"
)
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]{1,40}\"|‘[^‘’]*’|《[^《》]*》|〔[^〕]*〕|\[[^\]]{1,12}\]|「[^」]*」")
_IDIOM = re.compile(
    r"一[\u4e00-\u9fff]{1,2}一[\u4e00-\u9fff]|[一二三四五六七八九十两]{1,2}[\u4e00-\u9fff][一二三四五六七八九十两]{1,2}[\u4e00-\u9fff](?![%人户])"
)


def quantities_of(
    text: str, tokens: Sequence[Token], offset: int = 0
) -> tuple[tuple[Quantity, ...], tuple[Numeral, ...]]:
    """Read every numeral of a sentence.

    Args:
        text: the sentence.
        tokens: its words; a Chinese numeral inside a longer word (一定, 统一) is no numeral.
        offset: what to add to positions in `text`, so that the result's offsets are the document's.

    Returns:
        The quantities in text order, and all numerals with what became of each. A range of amounts gives two
        quantities over the same stretch.
    """
    return _Scan(half_width(text), tokens, offset).run()


class _Scan:
    """One pass over a sentence: at each numeral the patterns are tried from the most specific to the most general."""

    def __init__(self, text: str, tokens: Sequence[Token], offset: int) -> None:
        self.text = text
        self.offset = offset
        self.word_at = {i: t for t in tokens for i in range(t.begin - offset, t.end - offset)}
        self.quoted = [(m.start(), m.end()) for m in _QUOTED.finditer(text)]
        self.quantities: list[Quantity] = []
        self.numerals: list[Numeral] = []

    def run(self) -> tuple[tuple[Quantity, ...], tuple[Numeral, ...]]:
        at = 0
        while found := _CORE.search(self.text, at):
            at = max(self._read(found.start(), found.end()), found.start() + 1)
        return tuple(self.quantities), tuple(self.numerals)

    # Each reader returns where it stopped, or None where it does not apply.

    def _read(self, begin: int, end: int) -> int:
        arabic = self.text[begin].isdigit() and self.text[begin].isascii()
        for reader in (self._quoted, self._leading, self._date, self._code, self._ranked, self._fraction):
            stop = reader(begin, end)
            if stop is not None:
                return stop
        return self._arabic(begin, end) if arabic else self._chinese(begin, end)

    def _note(self, begin: int, end: int, use: NumeralUse) -> int:
        self.numerals.append(Numeral(begin + self.offset, end + self.offset, use))
        return end

    def _quoted(self, begin: int, end: int) -> int | None:
        for start, stop in self.quoted:
            if start < begin < stop:
                inner = self.text[start + 1 : stop - 1]
                whole = _ARABIC_QUANTITY.fullmatch(inner) or _CN_QUANTITY.fullmatch(inner)
                if whole and whole["unit"] and self.text[start] in '“"':
                    return None
                if self.text[start] == '"' and stop - start > 20:
                    return None
                return self._note(begin, end, NumeralUse.NAME)
        return None

    def _leading(self, begin: int, end: int) -> int | None:
        if self.text[:begin].strip("(（ \t\u3000"):
            if not (self.text[end : end + 1] == "是" and self.text[begin - 1] in "，,；;。：: " and end - begin <= 2):
                return None
        elif not _LEADING_LIST.match(self.text):
            return None
        return self._note(begin, end, NumeralUse.SECTION_NUMBER)

    def _date(self, begin: int, end: int) -> int | None:
        found = _DATE.match(self.text, begin) or _YEAR_ONLY.match(self.text, begin)
        if not found or found.end() < end:
            return None
        return self._note(begin, found.end(), NumeralUse.DATE)

    def _code(self, begin: int, end: int) -> int | None:
        before = self.text[begin - 1 : begin]
        if self.text[begin].isascii():
            code = _CODE.match(self.text, begin)
            if code and not _CODE_NOT.match(self.text, code.end()):
                return self._note(begin, code.end(), NumeralUse.CODE)
            if (before.isascii() and (before.isalpha() or before in "+×*#_/")) or (
                before == "-" and self.text[begin - 2 : begin - 1].isalnum() and self.text[begin - 2].isascii()
            ):
                return self._note(begin, _DIGITS.match(self.text, begin).end(), NumeralUse.CODE)  # type: ignore[union-attr]
        elif end - begin == 1 and _IDIOM.match(self.text, begin) and not _UNIT_NEXT.match(self.text, end):
            return begin + 4
        return None

    def _ranked(self, begin: int, end: int) -> int | None:
        before = self.text[begin - 1 : begin]
        if before == "第":
            found = _RANK.match(self.text, begin - 1)
            assert found is not None
            cue = _RANK_CUE.search(self.text[: begin - 1])
            if (found["unit"] and (cue or found["unit"] in "名位")) or (
                not found["unit"] and cue and _RANK_END.match(self.text, found.end())
            ):
                self._add(begin - 1, found.end(), begin, value_of(found["n"]), "名", "=", "rank")
                return found.end()
            return self._note(begin, found.end(), NumeralUse.ORDINAL)
        if before == "前":
            found = _TOP.match(self.text, begin - 1)
            if found and (found["unit"] or _TOP_CUE.search(self.text[: begin - 1])) and found["unit"] != "列":
                self._add(begin - 1, found.end(), begin, value_of(found["n"]), "名", "<", "rank")
                return found.end()
        return None

    def _fraction(self, begin: int, end: int) -> int | None:
        found = _FRACTION.match(self.text, begin)
        if found:
            part = found["n"]
            whole, _, decimals = part.partition("点")
            value = value_of(whole)
            if decimals:
                value = Decimal(f"{value}.{''.join(str(CHINESE.index(c) - (c != '零')) for c in decimals)}")
            base = Decimal(100) if found["base"] == "百" else value_of(found["base"])
            share = (value * 100 / base).quantize(Decimal("0.01")).normalize() if base != 100 else value
            self._percent(begin, found.end(), share, found["after"])
            return found.end()
        found = _TENTH.match(self.text, begin)
        if found:
            part = found["part"] or "零"
            value = value_of(found["n"]) * 10 + (5 if part == "半" else value_of(part))
            self._percent(begin, found.end(), value, found["after"])
            return found.end()
        return None

    def _percent(self, begin: int, end: int, value: Decimal, after: str | None) -> None:
        kind, value = self._kind(begin, value, "%")
        first, comparator = self._approximate(begin)
        self._add(first, end, begin, value, "%", _AFTER.get(after or "", comparator), kind)

    def _arabic(self, begin: int, end: int) -> int:
        span = _RANGE.match(self.text, begin)
        if span:
            return self._range(begin, span)
        found = _ARABIC_QUANTITY.match(self.text, begin)
        assert found is not None
        unit = found["unit"] or ""
        if found["mult"] and _UNITS.get(unit) == "noun":
            unit = ""
            found = _BARE_QUANTITY.match(self.text, begin)
            assert found is not None
        if _CODE_AFTER.match(self.text, found.end()) and (
            not unit or (unit in ("家", "个") and self.text[found.end()] in "A")
        ):
            return self._note(begin, found.end(), NumeralUse.CODE)
        if not unit and not found["mult"] and not found["more"]:
            return self._bare(begin, found)
        return self._quantity(begin, found, unit)

    def _bare(self, begin: int, found: re.Match[str]) -> int:
        """A number without a unit counts only where the words before say that it is a level reached."""
        end = found.end("n")
        if _SET_AFTER.match(self.text, end):
            return self._note(begin, end, NumeralUse.SLOGAN if self.text[end] == "大" else NumeralUse.CODE)
        if self.text[end : end + 1] in ("月", "日", "年"):
            return self._note(begin, end + 1, NumeralUse.DATE)
        if _BARE_CUE.search(self.text[:begin]) and _BARE_END.match(self.text, end):
            first, comparator = self._approximate(begin)
            self._add(first, end, begin, value_of(found["n"]), "", comparator, "amount")
            return end
        return self._note(begin, end, NumeralUse.UNREAD)

    def _range(self, begin: int, found: re.Match[str]) -> int:
        unit = found["unit"]
        if not unit and found["mult"]:
            unit = "" if _COUNT_CUE.search(self.text[:begin]) else "元"
        if (not unit and not found["mult"]) or unit in ("层", "号", "楼", "号楼", "期", "栋", "幢", "单元"):
            return self._note(begin, found.end(), NumeralUse.RANGE)
        for text, multiplier, sign in (
            (found["low"], found["lowmult"] or (found["mult"] if not found["lowunit"] else ""), ">"),
            (found["high"], found["mult"], "<"),
        ):
            kind, value = self._kind(begin, value_of(text + (multiplier or "")), unit or "")
            self._add(begin, found.end(), begin, value, unit or "", sign, kind)
        return found.end()

    def _chinese(self, begin: int, end: int) -> int:
        found = _CN_QUANTITY.match(self.text, begin)
        assert found is not None
        word = self.word_at.get(begin)
        inside = word is not None and word.tag not in ("m", "q", "mq", "") and len(word.text) > 1
        vague = self.text[begin - 1 : begin] in ("几", "数", "上", "成", "好") and found["n"][0] in "十百千万"
        near = self.text[begin - 1 : begin] == "近" and found["n"] in ("百", "千") and found["unit"]
        if vague or (found["n"][0] in "百千" and not near):
            return self._note(begin, end, NumeralUse.VAGUE) if not inside else end
        if found["n"] == "二" and not found["mult"]:
            return self._note(begin, found.end(), NumeralUse.ORDINAL) if not inside else end
        unit = found["unit"]
        if not unit or inside:
            if inside or (not found["mult"] and not found["more"]):
                return self._chinese_word(begin, end, inside)
            unit = ""
        if _SLOGAN.match(self.text, found.end("n")):
            return self._note(begin, found.end(), NumeralUse.SLOGAN)
        if found["n"] == "一" and not found["more"] and not found["mult"]:
            standing = self.text[max(0, begin - 12) : begin]
            if (unit not in _ARTICLE_UNITS and not (unit in ("次", "场", "轮") and "每" in standing)) or (
                word is not None and len(word.text) > 2
            ):
                return self._note(begin, found.end(), NumeralUse.ARTICLE)
        return self._quantity(begin, found, unit)

    def _chinese_word(self, begin: int, end: int, inside: bool) -> int:
        """A Chinese numeral without a unit is part of a word, an ordinal or a slogan; never an amount."""
        if not inside and _SLOGAN.match(self.text, end) and self.text[begin] != "一":
            return self._note(begin, end, NumeralUse.SLOGAN)
        if not inside and _ORDINAL_AFTER.match(self.text, end):
            return self._note(begin, end, NumeralUse.ORDINAL)
        return end

    def _quantity(self, begin: int, found: re.Match[str], unit: str) -> int:
        end = found.end()
        numeral = (found["n"] or "") + (found["mult"] or "")
        try:
            value = value_of(numeral)
        except ValueError:
            return self._note(begin, end, NumeralUse.UNREAD)
        comparator = _AFTER[more] if (more := found["more"] or found["more2"]) in _AFTER else "="
        if unit in ("年", "日", "周", "点") and not self._lasts(begin, unit, value):
            return self._note(begin, end, NumeralUse.DATE)
        double = _DOUBLE.match(self.text, end)
        if double:
            end = double.end()
        after = _AFTER_RE.match(self.text, end)
        first, before = self._approximate(begin)
        comparator = before if before != "=" and comparator == "=" else comparator
        if not unit and found["mult"]:
            unit = "" if _COUNT_CUE.search(self.text[:begin]) else "元"
        stop = end
        if after:
            comparator, stop = _AFTER[after.group()], after.end()
        if self._limits(begin, first, stop, unit, comparator, bool(after)):
            return self._note(begin, stop, NumeralUse.THRESHOLD)
        kind, value = self._kind(begin, value, unit)
        sign = begin
        if self.text[begin - 1 : begin] in ("-", "－") and kind == "change":
            value, sign = -abs(value), begin - 1
        elif kind == "change" and self.text[begin - 1 : begin] == "+":
            sign = begin - 1
        self._add(min(first, sign), stop, sign, value, unit, comparator, kind, end)
        return stop

    def _approximate(self, begin: int) -> tuple[int, str]:
        found = _BEFORE_RE.search(self.text[max(0, begin - 8) : begin])
        if not found:
            return begin, "="
        words = found.group().rstrip()
        word = next(w for w in sorted(_BEFORE, key=len, reverse=True) if words.startswith(w))
        return begin - len(found.group()), _BEFORE[word]

    def _kind(self, begin: int, value: Decimal, unit: str) -> tuple[str, Decimal]:
        if unit not in _GROWTH_UNITS:
            return "amount", value
        before = self.text[max(0, begin - 16) : begin].rstrip("-+ ")
        found = _CHANGE.search(before)
        if found and not (_TO.search(before) and not before.endswith(("率为", "速为", "幅为"))):
            return "change", -value if found["fall"] else value
        last = self.quantities[-1] if self.quantities else None
        if last and last.kind == "change" and before[-1:] in "、和" and last.end - self.offset >= begin - 2:
            return "change", value.copy_sign(last.value)
        if unit in ("个百分点", "百分点", "倍", "个点"):
            return "change", -value if _BELOW.search(before) else value
        return "rate", value

    def _lasts(self, begin: int, unit: str, value: Decimal) -> bool:
        """Whether a count of years or days says how long something has gone on, not when it was."""
        if unit == "年" and (value >= 1000 or self.text[begin] == "一"):
            return False
        left, right = self.text[max(0, begin - 5) : begin], self.text[begin:]
        if unit == "年":
            if (
                re.match(r"\S{1,4}年(?:里|内|间|前|后|度|级|规划|计划|行动|攻坚|任务|目标|工作|制|期)", right)
                and "提前" not in left
            ):
                return False
            return bool(
                re.search(
                    r"(?:长达|历时|历经|时间|连续|已有|达|超|近?逾|满|坚持|提前|拖|搁置|停滞|为期|运营|使用)\D{0,2}$",
                    left,
                )
            ) or (
                bool(re.match(r"\S{1,4}年(?:来|以上|之久|时间|未|没|的)", right))
                and not re.search(r"近$|过去$|这$|今后$|未来$", left)
            )
        return unit in ("周",) or bool(
            re.search(r"(?:历时|提前|工期|缩短|用时|耗时|为期|达|仅|减少|压缩)\D{0,3}$", left)
        )

    def _limits(self, begin: int, first: int, stop: int, unit: str, comparator: str, after: bool) -> bool:
        """A bound such as 总投资超3000万元 before a noun only delimits the class that is counted beside it."""
        dimension = _UNITS.get(unit, "")
        if unit in ("岁", "周岁") and (
            comparator != "=" or re.match(r"(?:及?以[上下]|的|老)", self.text[stop : stop + 2])
        ):
            return True
        if comparator not in "<>" or not (dimension in _THRESHOLD_UNITS or unit in ("年", "人", "元", "万元")):
            return False
        rest = self.text[stop:]
        if re.match(rf"(?:的)?(?:\d|{_CN}+(?:{_CN_UNIT}))", rest) and dimension in _THRESHOLD_UNITS:
            return True
        if rest[:1] == "的" and unit != "年" and not after and not _CLASS_AFTER.match(rest):
            return False
        if not _NOUN_AFTER.match(rest) or re.match(
            r"(?:用于|用来|对|为|支持|投入|改造|建设|进行|实施|开展|，|并|以|给|向|新建|整治|资金|补助|经费|款)", rest
        ):
            return False
        return after or (first < begin and (dimension != "money" or bool(_CLASS_AFTER.match(rest))) and unit != "人")

    def _add(
        self,
        begin: int,
        end: int,
        number: int,
        value: Decimal,
        unit: str,
        comparator: str,
        kind: str,
        number_end: int | None = None,
    ) -> None:
        shift = self.offset
        self.quantities.append(
            Quantity(
                begin + shift,
                end + shift,
                value,
                unit,
                comparator,
                kind,
                Span(number + shift, (number_end or end) + shift),
            )
        )
        self.numerals.append(Numeral(number + shift, end + shift, NumeralUse.QUANTITY))


_UNIT_NEXT = re.compile(rf"(?:{_CN_UNIT})(?!一)")


def renamed(numeral: Numeral, use: NumeralUse) -> Numeral:
    """The numeral with another use."""
    return replace(numeral, use=use)
