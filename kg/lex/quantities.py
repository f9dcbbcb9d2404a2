"""Numbers with their units, and for every other numeral the reason why it measures nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from kg.lex.bounds import delimits, lasts
from kg.lex.numbers import CHINESE, half_width, value_of
from kg.lex.patterns import (
    AFTER,
    AFTER_RE,
    AND_SO,
    ARABIC_QUANTITY,
    ARTICLE_UNITS,
    BARE_CUE,
    BARE_END,
    BARE_QUANTITY,
    BEFORE,
    BEFORE_RE,
    BELOW,
    CHANGE,
    CN_QUANTITY,
    CODE,
    CODE_AFTER,
    CODE_NOT,
    CORE,
    COUNT_CUE,
    DATE,
    DIGITS,
    DOUBLE,
    FRACTION,
    GROWTH_UNITS,
    HOTLINE_DIGITS,
    HOTLINE_NOT,
    IDIOM,
    LEADING_LIST,
    ORDINAL_AFTER,
    QUOTED,
    RANGE,
    RANK,
    RANK_CUE,
    RANK_END,
    SET_AFTER,
    SHARE_OF,
    SLASHED,
    SLOGAN,
    TENTH,
    TO,
    TOP,
    TOP_CUE,
    UNIT_NEXT,
    UNITS,
    YEAR_ONLY,
)
from kg.model import Numeral, NumeralUse, Quantity, Span, Token


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
        self.tokens = tokens
        self.quoted = [(m.start(), m.end()) for m in QUOTED.finditer(text)]
        self.quantities: list[Quantity] = []
        self.numerals: list[Numeral] = []

    @cached_property
    def word_at(self) -> dict[int, Token]:
        """The word that each character belongs to; only Chinese numerals ask for it."""
        return {i: t for t in self.tokens for i in range(t.begin - self.offset, t.end - self.offset)}

    def run(self) -> tuple[tuple[Quantity, ...], tuple[Numeral, ...]]:
        at = 0
        while found := CORE.search(self.text, at):
            at = max(self._read(found.start(), found.end()), found.start() + 1)
        return tuple(self.quantities), tuple(self.numerals)

    # Each reader returns where it stopped, or None where it does not apply.

    def _read(self, begin: int, end: int) -> int:
        foreign = self.text[begin].isdecimal() and not self.text[begin].isascii()
        if foreign or self.text[begin] in "½⅓¼¾⅔":
            return self._note(begin, end, NumeralUse.UNREAD)
        if not self.text[begin].isdecimal() and self.text[begin] not in CHINESE:
            return self._note(begin, end, NumeralUse.SECTION_NUMBER)
        arabic = self.text[begin].isdecimal()
        for reader in (
            self._quoted, self._leading, self._date, self._slashed, self._code, self._ranked, self._fraction
        ):  # fmt: skip
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
                whole = ARABIC_QUANTITY.fullmatch(inner) or CN_QUANTITY.fullmatch(inner)
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
        elif not LEADING_LIST.match(self.text):
            return None
        return self._note(begin, end, NumeralUse.SECTION_NUMBER)

    def _date(self, begin: int, end: int) -> int | None:
        found = DATE.match(self.text, begin) or YEAR_ONLY.match(self.text, begin)
        if not found or found.end() < end:
            return None
        return self._note(begin, found.end(), NumeralUse.DATE)

    def _code(self, begin: int, end: int) -> int | None:
        before = self.text[begin - 1 : begin]
        if self.text[begin].isascii():
            code = CODE.match(self.text, begin)
            counts = HOTLINE_NOT if code and code.end() - begin == HOTLINE_DIGITS else CODE_NOT
            if code and not counts.match(self.text, code.end()):
                return self._note(begin, code.end(), NumeralUse.CODE)
            if (before and ((before.isascii() and before.isalpha()) or before in "+×*#_/")) or (
                before == "-" and self.text[begin - 2 : begin - 1].isalnum() and self.text[begin - 2].isascii()
            ):
                return self._note(begin, DIGITS.match(self.text, begin).end(), NumeralUse.CODE)  # type: ignore[union-attr]
        elif end - begin == 1 and IDIOM.match(self.text, begin) and not UNIT_NEXT.match(self.text, end):
            return begin + 4
        return None

    def _ranked(self, begin: int, end: int) -> int | None:
        before = self.text[begin - 1 : begin]
        if before == "第":
            found = RANK.match(self.text, begin - 1)
            assert found is not None
            cue = RANK_CUE.search(self.text[: begin - 1])
            if (found["unit"] and (cue or found["unit"] in "名位")) or (
                not found["unit"] and cue and RANK_END.match(self.text, found.end())
            ):
                self._add(begin - 1, found.end(), begin, value_of(found["n"]), "名", "=", "rank")
                return found.end()
            return self._note(begin, found.end(), NumeralUse.ORDINAL)
        if before == "前":
            found = TOP.match(self.text, begin - 1)
            if found and (found["unit"] or TOP_CUE.search(self.text[: begin - 1])) and found["unit"] != "列":
                self._add(begin - 1, found.end(), begin, value_of(found["n"]), "名", "<", "rank")
                return found.end()
        return None

    def _fraction(self, begin: int, end: int) -> int | None:
        found = FRACTION.match(self.text, begin)
        if found:
            part = found["n"]
            whole, _, decimals = part.partition("点")
            value = value_of(whole)
            if decimals:
                value = Decimal(f"{value}.{''.join(str(CHINESE.index(c) - (c != '零')) for c in decimals)}")
            base = Decimal(100) if found["base"] == "百" else value_of(found["base"])
            self._percent(begin, found.end(), _share(value, base), found["after"])
            return found.end()
        found = TENTH.match(self.text, begin)
        if found:
            part = found["part"] or "零"
            value = value_of(found["n"]) * 10 + (5 if part == "半" else value_of(part))
            self._percent(begin, found.end(), value, found["after"])
            return found.end()
        return None

    def _slashed(self, begin: int, end: int) -> int | None:
        found = SLASHED.match(self.text, begin)
        if not found or int(found["n"]) >= int(found["base"]):
            return None
        self._percent(begin, found.end(), _share(value_of(found["n"]), value_of(found["base"])), found["after"])
        return found.end()

    def _percent(self, begin: int, end: int, value: Decimal, after: str | None) -> None:
        kind, value = self._kind(begin, value, "%")
        first, comparator = self._approximate(begin)
        self._add(first, end, begin, value, "%", AFTER.get(after or "", comparator), kind)

    def _arabic(self, begin: int, end: int) -> int:
        span = RANGE.match(self.text, begin)
        if span:
            return self._range(begin, span)
        found = ARABIC_QUANTITY.match(self.text, begin)
        assert found is not None
        unit = found["unit"] or ""
        if found["mult"] and UNITS.get(unit) == "noun":
            unit = ""
            found = BARE_QUANTITY.match(self.text, begin)
            assert found is not None
        if CODE_AFTER.match(self.text, found.end()) and (
            not unit or (unit in ("家", "个") and self.text[found.end()] in "A")
        ):
            return self._note(begin, found.end(), NumeralUse.CODE)
        if not unit and not found["mult"] and not found["more"]:
            return self._bare(begin, found)
        return self._quantity(begin, found, unit)

    def _bare(self, begin: int, found: re.Match[str]) -> int:
        """A number without a unit counts only where the words before say that it is a level reached."""
        end = found.end("n")
        if SET_AFTER.match(self.text, end):
            return self._note(begin, end, NumeralUse.SLOGAN if self.text[end] == "大" else NumeralUse.CODE)
        if self.text[end : end + 1] in ("月", "日", "年"):
            return self._note(begin, end + 1, NumeralUse.DATE)
        if BARE_CUE.search(self.text[:begin]) and BARE_END.match(self.text, end):
            first, comparator = self._approximate(begin)
            self._add(first, end, begin, value_of(found["n"]), "", comparator, "amount")
            return end
        return self._note(begin, end, NumeralUse.UNREAD)

    def _range(self, begin: int, found: re.Match[str]) -> int:
        unit = found["unit"]
        if not unit and found["mult"]:
            unit = "" if COUNT_CUE.search(self.text[:begin]) else "元"
        if unit in ("岁", "周岁") and self.text[found.end() : found.end() + 1] in ("的", "人", "老", "儿"):
            return self._note(begin, found.end(), NumeralUse.THRESHOLD)  # 45—54岁的17人
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
        found = CN_QUANTITY.match(self.text, begin)
        assert found is not None
        word = self.word_at.get(begin)
        inside = (
            word is not None
            and len(word.text) > 1
            and (word.tag not in ("m", "q", "mq", "") or (word.tag != "m" and word.end - self.offset > found.end()))
        )
        vague = self.text[begin - 1 : begin] in ("几", "数", "上", "成", "好") and found["n"][0] in "十百千万"
        near = self.text[begin - 1 : begin] == "近" and found["n"] in ("百", "千") and found["unit"]
        inside = inside and not near
        if vague or (found["n"][0] in "百千" and not near):
            return self._note(begin, end, NumeralUse.VAGUE) if vague or not inside else end
        if found["n"] == "二" and not found["mult"]:
            return self._note(begin, found.end(), NumeralUse.ORDINAL) if not inside or found["unit"] else end
        unit = found["unit"]
        if not unit or inside:
            if inside or (not found["mult"] and not found["more"]):
                return self._chinese_word(begin, end, inside)
            unit = ""
        if SLOGAN.match(self.text, found.end("n")):
            return self._note(begin, found.end(), NumeralUse.SLOGAN)
        if found["n"] == "一" and not found["more"] and not found["mult"]:
            standing = self.text[max(0, begin - 12) : begin]
            if (unit not in ARTICLE_UNITS and not (unit in ("次", "场", "轮") and "每" in standing)) or (
                word is not None and len(word.text) > 2
            ):
                return self._note(begin, found.end(), NumeralUse.ARTICLE)
        return self._quantity(begin, found, unit)

    def _chinese_word(self, begin: int, end: int, inside: bool) -> int:
        """A Chinese numeral without a unit is part of a word, an ordinal or a slogan; never an amount."""
        framing = self.text[end : end + 1] == "大" or not inside
        if self.text[end : end + 1] == "番":
            return self._note(begin, end, NumeralUse.VAGUE)
        if framing and SLOGAN.match(self.text, end) and self.text[begin] != "一":
            return self._note(begin, end, NumeralUse.SLOGAN)
        if not inside and ORDINAL_AFTER.match(self.text, end):
            return self._note(begin, end, NumeralUse.ORDINAL)
        if inside:
            return end
        return self._note(begin, end, NumeralUse.VAGUE if self.text[end : end + 1] == "半" else NumeralUse.SLOGAN)

    def _quantity(self, begin: int, found: re.Match[str], unit: str) -> int:
        end = found.end()
        numeral = (found["n"] or "") + (found["mult"] or "") + (found["outer"] or "")
        try:
            value = value_of(numeral)
        except ValueError:
            return self._note(begin, end, NumeralUse.UNREAD)
        comparator = AFTER[more] if (more := found["more"] or found["more2"]) in AFTER else "="
        if unit in ("年", "日", "周", "点") and not lasts(self.text, begin, unit, value):
            return self._note(begin, end, NumeralUse.DATE)
        double = DOUBLE.match(self.text, end)
        if double:
            end = double.end()
        after = AFTER_RE.match(self.text, end)
        first, before = self._approximate(begin)
        comparator = before if before != "=" and comparator == "=" else comparator
        if not unit and found["mult"]:
            unit = "" if COUNT_CUE.search(self.text[:begin]) else "元"
        stop = end
        if after:
            comparator, stop = AFTER[after.group()], after.end()
        if delimits(self.text, begin, first, stop, unit, comparator, bool(after)):
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
        found = BEFORE_RE.search(self.text[max(0, begin - 8) : begin])
        if not found:
            return begin, "="
        words = found.group().rstrip()
        word = next(w for w in sorted(BEFORE, key=len, reverse=True) if words.startswith(w))
        return begin - len(found.group()), BEFORE[word]

    def _kind(self, begin: int, value: Decimal, unit: str) -> tuple[str, Decimal]:
        if unit not in GROWTH_UNITS:
            return "amount", value
        before = self.text[max(0, begin - 16) : begin].rstrip("-+ ")
        found = CHANGE.search(before)
        if found and not (TO.search(before) and not before.endswith(("率为", "速为", "幅为"))):
            return "change", -value if found["fall"] else value
        last = self.quantities[-1] if self.quantities else None
        if last and last.kind == "change" and AND_SO.fullmatch(self.text[last.end - self.offset : begin]):
            return "change", value.copy_sign(last.value)
        if unit == "倍" and SHARE_OF.search(before):
            return "rate", value
        if unit in ("个百分点", "百分点", "倍", "个点"):
            return "change", -value if BELOW.search(before) else value
        return "rate", value

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


def _share(part: Decimal, base: Decimal) -> Decimal:
    """A fraction in per cent, to two places."""
    return part if base == 100 else (part * 100 / base).quantize(Decimal("0.01")).normalize()
