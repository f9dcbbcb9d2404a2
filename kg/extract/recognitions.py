"""Honours, certifications, acceptances and pilot status, with who received them or strives for them.

A verb of award, listing or striving opens the title; who bears it stands before the verb, or between the verb and 为.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.bearers import BEARERS, BODIES, Bearers
from kg.extract.coordination import Listed
from kg.extract.honours import Title, is_title, level_in, level_of, titles_in
from kg.extract.reading import Reading
from kg.lexicon import alternatives, toml
from kg.model import Layout, RecognitionClaim, SectionKind, Span, Status

_STOCK = toml("honours")
_VERBS = {
    key: "|".join(f"(?:{entry['pattern']})" for entry in _STOCK[key]) for key in ("award", "winning", "listing", "aim")
}
_TRIGGER = re.compile("|".join(f"(?P<{key}>{_VERBS[key]})" for key in ("award", "winning", "aim", "listing")))
_ANY = re.compile(rf"{_TRIGGER.pattern}|通过|完成|新增|试点|示范|先进|文明|卫生|特色")
_EXAMINED = re.compile(
    rf"(?P<verb>通过了?)(?P<title>[^，。；,;]{{0,30}}?(?:{alternatives(_STOCK['examination'])}))(?=$|[，。；、,;）)并的和]|，)"
)
_FINISHED = re.compile(
    r"完成了?(?P<of>[^，。；]{2,60}?)的(?P<title>[^，。；的]{0,24}?(?:创建|达标|示范|先进|复审)[^，。；的]{0,8}?验收)"
)
_FINISHED_OWN = re.compile(r"完成了?(?P<title>[^，。；的]{3,30})的(?:创建|达标|申报|复审)[^，。；的]{0,6}验收")
_WORKS = re.compile(rf"(?:{alternatives(_STOCK['works'])})[^，。；]{{0,6}}$")
_PILOT = re.compile(r"以(?P<who>[^，。；,;]{2,40}?)(?:作)?为(?:首批|先行|改革)?试点")
_PILOT_VERB = re.compile(r"(?:率先|先行|首批|积极|已)*试点(?:开展|推行|实施)?(?P<title>“[^“”]{2,20}”)")
_PILOT_NOUN = re.compile(
    r"(?P<title>[^，。；,;]{2,24}?(?:国家级?|全国|省级|全省|市级|全市|区级|全区|县级|全县)(?:首批|唯一|首个)?试点)$"
)
_ATTRIBUTE = re.compile(
    r"[”’」》]?等?[两一二三四五六七八九十\d]+[个家](?P<title>(?:国家级?|全国|省级|全省|市级|全市|区级|全区|县级|全县)"
    r"[^，。；的]{0,14}(?:试点|示范|先进|文明|卫生|特色)(?:村|社区|街道|镇|单位|点|户|小区|企业|学校))"
)
# 新增国家级专精特新企业2家（A、B)
_ADDED = re.compile(r"新增(?P<title>(?:国家级?|全国|省级?|市级?|区级?|县级?)[^，。；、（(\d]{3,24})(?=\d+[家个][（(])")
_PLANNED = re.compile(r"力争|争取|计划|确保|打算|拟(?!定)|将(?!近)|预计|目标|努力|积极|全力|有望|争创|迎接|推荐")
_DONE = re.compile(r"已|成功|顺利|圆满|完成|了")
_TIMES = frozenset(("年", "个月", "月", "天", "次", "届", "期"))
_QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》|‘[^‘’]*’|「[^」]*」")
_BY_NAME = re.compile(r"(?:称号)?(?:，|,)?(?:分别[是为]|[（(]|包括|即|——)[“]?")
_BRACKETED = re.compile("[（(].*$")
_NUMBER = re.compile(r"(?:等?[\d一二两三四五六七八九十]+[个家]|称号)?(?:[（(].*)?$")
_TITLE_END = re.compile(r"的?(?:基础上|为契机|的目标|为目标|进行|并(?!重)|，|。|；|,|;)")


@dataclass(frozen=True, slots=True)
class _Found:
    """A title in a clause: where its verb begins, the title, whether it is only aimed at, and the form that said so."""

    at: int
    titles: tuple[Title, ...]
    aimed: bool
    form: str
    bearers: tuple[int, ...] | None = None


def recognitions_of(readings: Sequence[Reading], layout: Layout, unit: int | None) -> tuple[RecognitionClaim, ...]:
    """The recognitions of a report, in text order.

    Args:
        readings: the report's sentences.
        layout: gives the reporting unit's name.
        unit: a mention of the reporting unit, which receives what no named body does; None where it is never named.
    """
    found: list[RecognitionClaim] = []
    earlier: list[tuple[int, str, str]] = []
    for reading in readings:
        if not reading.lexed.sentence.is_heading and _ANY.search(reading.lexed.text):
            found += _Sentence(reading, layout, unit, earlier).read()
        earlier += [(i, m.name, m.kind) for i, m in reading.outer]
    return tuple(found)


def _bodies(lists: Sequence[Listed]) -> tuple[int, ...]:
    return tuple(i for listed in lists for i, m in listed.members if m.kind in BODIES)


class _Sentence:
    """One sentence with what was named before it."""

    def __init__(
        self, reading: Reading, layout: Layout, unit: int | None, earlier: Sequence[tuple[int, str, str]]
    ) -> None:
        self.reading, self.unit, self.earlier = reading, unit, earlier
        self.lists = [x for x in reading.lists if any(m.kind in BEARERS for _, m in x.members)]
        self.base = reading.lexed.sentence.span.begin
        self.bearers = Bearers(reading, layout.unit, unit, earlier, self.lists, _TRIGGER)

    def read(self) -> Iterator[RecognitionClaim]:
        clauses = self.reading.lexed.sentence.clauses
        for place, clause in enumerate(clauses):
            following = self.reading.words(clauses[place + 1]) if place + 1 < len(clauses) else ""
            for found in self._titles(clause, following):
                yield from self._claims(found, clause, place)

    def _claims(self, found: _Found, clause: Span, place: int) -> Iterator[RecognitionClaim]:
        bearers = found.bearers if found.bearers is not None else self.bearers.of(clause, place, found.at, found.aimed)
        before = self.reading.words(Span(clause.begin, found.at))
        sentence = self.reading.lexed.sentence
        planned = (
            found.aimed
            or bool(_PLANNED.search(before))
            or (
                sentence.kind is SectionKind.PLAN
                and not _DONE.search(self.reading.words(Span(clause.begin, found.titles[0].begin)))
            )
        )
        giver = Span(clause.begin + before.rindex("被") + 1, found.titles[0].begin) if "被" in before else None
        pairs = [(b, t) for b in bearers for t in found.titles]
        if "分别" in before and len(bearers) == len(found.titles):
            pairs = list(zip(bearers, found.titles, strict=True))
        for bearer, title in pairs:
            if found.form == "examined" and self._is_work(bearer) and not is_title(title.text, "listing"):
                continue  # 云屏路改造通过区级验收: progress
            yield RecognitionClaim(
                span=Span(clause.begin, title.end),
                recipient=self._renewed(bearer, title),
                honour=title.text,
                level=level_of(title, self.reading, giver, self.earlier),
                status=Status.PLANNED if planned else Status.ACHIEVED,
                period=sentence.period,
                rule=f"recognition.{found.form}",
            )

    def _is_work(self, bearer: int) -> bool:
        return any(i == bearer and m.kind == "Project" for i, m in self.reading.names)

    def _renewed(self, bearer: int, title: Title) -> int:
        """云屏农贸市场改造竣工，获评放心农贸市场: of the thing that works renew, where the title says its kind."""
        work = next((m for i, m in self.reading.names if i == bearer), None)
        if work is None or not self._is_work(bearer):
            return bearer
        things = (
            i
            for i, m in self.reading.names
            if m.span.begin == work.span.begin and m.kind in BODIES and m.name[-2:] == title.text[-2:]
        )
        return next(things, bearer)

    # --- titles -----------------------------------------------------------------------------------------------------

    def _titles(self, clause: Span, following: str) -> Iterator[_Found]:
        text = self.reading.words(clause)
        special = [*self._finished(clause, text), *self._pilots(clause, text, following), *self._attributes(clause)]
        special += self._added(clause, text)
        yield from special
        if any(f.form not in ("attribute", "added") for f in special):
            return
        examined = list(self._examined(clause, text, following))
        yield from examined
        quoted = [q.span() for q in _QUOTED.finditer(text)]
        triggers = [
            t
            for t in _TRIGGER.finditer(text)
            if not any(t.start() >= f.at - clause.begin for f in examined)
            and not any(b <= t.start() < e for b, e in quoted)
        ]
        for number, trigger in enumerate(triggers):
            end = triggers[number + 1].start() if number + 1 < len(triggers) else len(text)
            found = self._triggered(trigger, text, clause, end)
            if found is not None:
                yield found

    def _triggered(self, trigger: re.Match[str], text: str, clause: Span, end: int) -> _Found | None:
        form = trigger.lastgroup or ""
        begin, bearers = trigger.end(), None
        stop = _TITLE_END.search(text, begin, end)
        end = stop.start() if stop else end
        named = self._named_after(clause.begin + begin)
        if named is not None and not text[: trigger.end()].endswith(("为", "成")) and "被" not in trigger.group():
            after = named.end - clause.begin
            link = re.match(r"(?:成功)?(?:创建|申报)?(?:成为|成|为)", text[after:])
            if link or ("授予" in trigger.group() and text[after : after + 1] in "“‘"):
                begin, bearers = after + (link.end() if link else 0), named.indices
        if bearers is None and (owner := self._owner(clause.begin + begin, clause.begin + end)):
            end, bearers = owner.span.begin - clause.begin - 1, owner.indices
        titles = titles_in(self.reading, Span(clause.begin + begin, clause.begin + max(begin, end)))
        kept = tuple(t for t in titles if is_title(t.text, form))
        if kept and bearers is None and (told := self._told_after(kept[-1])):
            return _Found(clause.begin + trigger.start(), self._plain(kept), form == "aim", form, told.indices)
        if not kept or self._counted(clause, clause.begin + trigger.start(), kept):
            return None
        if form == "aim" and trigger.group() == "创建" and not self._strives(text[: trigger.start()]):
            return None
        return _Found(clause.begin + trigger.start(), kept, form == "aim", form, bearers)

    def _strives(self, before: str) -> bool:
        """创建 by itself is striving in a plan or behind such a word; in a review it may be any building up."""
        return self.reading.lexed.sentence.kind is SectionKind.PLAN or bool(_PLANNED.search(before))

    def _told_after(self, title: Title) -> Listed | None:
        """2个社区获评示范社区，分别是A、B; 获评示范社区2个（A、B)."""
        bare = len(_BRACKETED.sub("", title.text))
        told = _BY_NAME.match(self.reading.lexed.text, title.begin + bare - self.base)
        return next((x for x in self.lists if told and x.span.begin == self.base + told.end()), None)

    def _plain(self, titles: Sequence[Title]) -> tuple[Title, ...]:
        """The titles without the number of those that got them."""
        return tuple(Title(_NUMBER.sub("", t.text), t.begin, t.end) for t in titles)

    def _owner(self, begin: int, end: int) -> Listed | None:
        """Who stands behind the title and 的: 列入试点的石鼓村."""
        behind = (x for x in self.lists if begin < x.span.begin < end and _bodies([x]))
        return next((x for x in behind if self.reading.words(Span(x.span.begin - 1, x.span.begin)) == "的"), None)

    def _named_after(self, at: int) -> Listed | None:
        return next((x for x in self.lists if at <= x.span.begin <= at + 1), None)

    def _counted(self, clause: Span, at: int, titles: Sequence[Title]) -> bool:
        """Whether the title is only counted (3名党员获评…, 创建市级示范点5个): then a measurement holds it."""
        last = max((x.end for x in self.lists if clause.begin <= x.span.begin and x.end <= at), default=clause.begin)
        stretch = Span(titles[0].begin, titles[-1].end)
        for quantity in self.reading.lexed.quantities:
            if quantity.kind == "rank" or quantity.unit in _TIMES:
                continue
            if last <= quantity.begin and quantity.end <= at:
                return self.reading.words(Span(last, quantity.begin)) != "等"
            if stretch.begin <= quantity.begin < stretch.end and (
                quantity.begin == stretch.begin or quantity.end >= stretch.end
            ):
                return True
        return False

    def _examined(self, clause: Span, text: str, following: str) -> Iterator[_Found]:
        for match in _EXAMINED.finditer(text):
            title = match["title"]
            begin, end = clause.begin + match.start("title"), clause.begin + match.end("title")
            before = text[: match.start()]
            if _WORKS.search(title[: -len("验收")] if title.endswith("验收") else title[:-2]):
                continue
            if following.lstrip("并").startswith(("成为", "荣获", "获评", "被评为", "成功创建", "创成")):
                # the next clause names the title that the examination brought
                continue
            if title in _STOCK["examination"]:
                topic = re.search(
                    r"(?:的|[区村镇道])(?P<what>[^的，。；]{3,24}?)(?:工作)?(?:成功|顺利|圆满|已|全部|高分|一次性)*$",
                    before,
                )
                if topic is None or not re.search(r"创建|试点|示范|达标|先进", topic["what"]):
                    continue
                yield _Found(
                    clause.begin + match.start(), (Title(topic["what"] + title, begin, end),), False, "examined"
                )
            elif is_title(title, "listing") or level_in(title) or re.search(r"顺利|成功|圆满|高分|一次性|已$", before):
                yield _Found(clause.begin + match.start(), (Title(title, begin, end),), False, "examined")

    def _finished(self, clause: Span, text: str) -> Iterator[_Found]:
        for match in _FINISHED.finditer(text):
            begin = clause.begin + match.start("of")
            listed = [x for x in self.lists if begin <= x.span.begin and x.span.end <= clause.begin + match.end("of")]
            title = Title(match["title"], clause.begin + match.start("title"), clause.begin + match.end("title"))
            bodies = _bodies(listed)
            if bodies and listed[0].span.begin <= begin + 1 and listed[-1].end >= clause.begin + match.end("of") - 1:
                yield _Found(clause.begin + match.start(), (title,), False, "finished", bodies)
                return
        for match in _FINISHED_OWN.finditer(text):
            if is_title(match["title"], "listing"):
                title = Title(match["title"], clause.begin + match.start("title"), clause.begin + match.end("title"))
                yield _Found(clause.begin + match.start(), (title,), False, "finished")

    def _pilots(self, clause: Span, text: str, following: str) -> Iterator[_Found]:
        for match in _PILOT.finditer(text):
            begin, end = clause.begin + match.start("who"), clause.begin + match.end("who")
            listed = [x for x in self.lists if begin <= x.span.begin <= begin + 1 and x.end >= end - 1]
            bodies = _bodies(listed)
            if bodies:
                title = Title(f"{following}试点", begin, clause.begin + match.end())
                yield _Found(clause.begin + match.start(), (title,), False, "pilot", bodies)
        for names in self.lists:
            verb = _PILOT_VERB.match(text, names.end - clause.begin) if clause.covers(names.span) else None
            if verb and (bodies := _bodies([names])):
                title = Title(f"{verb['title']}试点", names.span.begin, clause.begin + verb.end())
                yield _Found(names.span.begin, (title,), False, "pilot", bodies)
        noun = _PILOT_NOUN.search(text)
        if noun and not _TRIGGER.search(text) and self.unit is not None:
            title = Title(noun["title"], clause.begin + noun.start(), clause.begin + noun.end())
            yield _Found(clause.begin + noun.start(), (title,), False, "pilot", (self.unit,))

    def _attributes(self, clause: Span) -> Iterator[_Found]:
        for listed in self.lists:
            if not clause.begin <= listed.span.begin < clause.end:
                continue
            match = _ATTRIBUTE.match(self.reading.lexed.text, listed.span.end - self.base)
            bodies = _bodies([listed])
            if match and bodies:
                title = Title(match["title"], self.base + match.start("title"), self.base + match.end("title"))
                yield _Found(listed.span.begin, (title,), False, "attribute", bodies)

    def _added(self, clause: Span, text: str) -> Iterator[_Found]:
        for match in _ADDED.finditer(text):
            title = Title(match["title"], clause.begin + match.start("title"), clause.begin + match.end("title"))
            following = [x for x in self.lists if title.end < x.span.begin]
            opens = self.reading.words(Span(title.end, following[0].span.begin)) if following else ""
            if is_title(title.text, "listing") and opens.endswith(("（", "(")) and (bodies := _bodies(following[:1])):
                yield _Found(title.begin, (title,), False, "added", bodies)
