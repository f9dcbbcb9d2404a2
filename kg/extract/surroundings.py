"""The noun phrases around a number: what may name the thing that it measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.atoms import Atom
from kg.extract.objects import EMPTY
from kg.extract.predication import Predication
from kg.lexicon import alternatives, rows, toml
from kg.model import Lexed, Quantity, Span

_DIMENSION = {unit: dimension for unit, dimension, _ in rows("units", 3)}
_CHANGE_WORDS = toml("quantities")["change"]
_CUT_BACK = re.compile(
    rf"(?:{alternatives([*_CHANGE_WORDS['rise'], *_CHANGE_WORDS['fall']])}|较[^，,]{{1,8}}|(?<!同)比[^，,]{{1,8}}|(?<!签)(?<!节)约为|达到?|已|(?<!行)为|均|共计?|合计|总计|累计|超过?|突破|实现|完成|名列|位[居列]|排名|列|居|成为|近|接近|的|了|在?全[国省市区县镇](?:各?[街乡镇村社区道县单位部门]{{2,6}})?中?|同比|环比|分别|(?<![签节])约|至|到|：|:|占|不低于|不少于|控制在|保持|其中|由|从|有|一般|首次|均|可|力争|确保|预计|当年|目前|最高|最低|左右|年均|高于|低于|多达|位[列次]|每年|每月|每季度|任务|：|了|首次|过|稳定在|控制在|依次|直接|当场|限期|就|但|年初的?|上年的?|去年的?|在|还要?|多|少|净|约为|每人|只|又|即|大约|：|仍)$"
)
_LEAD_IN = re.compile(
    r"^(?:以及|(?:19|20)\d\d年度?|\d{1,2}(?:[-—–至]+\d{1,2})?月份?|即|它|其(?![余他它中])|又|只|我们|他们|虽然|而|了|工作|上述|以上|该|这|但|就(?![业医学餐诊读])|仍有?|当场|限期|直接|先后|还|另有|各[类种项]?|可|当年|全年|我|将|力争|确保|预计|其余|一般|其中|分别|共计?|累计|目前|全年|上半年|下半年|[一二三四]季度|今年|已|另外?|还有?|有(?![线效机])|，|,|、|的|各类|并|及|和|包括)+"
)
_SINCE = re.compile(r"(?:由|从)[^，,。；;]{0,12}$")
_ONWARD_NEXT = re.compile(
    r"[，,]?(?:再)?(?:大幅|迅速|逐步|稳步|跃)?(?:提高|提升|上升|升|增加|增|降低|下降|降|减少|压缩|缩短|扩大|扩展|发展|壮大|跃升|回落|优化|优化调整|调整|整合|合并|变)[\u4e00-\u9fff]{0,2}?(?:到|至|为|成)"
)
# 主体结构完成60%: the thing stands before the verb
_REACHING = frozenset(("完成", "全面完成", "实现"))
_THERE_ARE = re.compile(r"(?:仍|还|尚|另)有$")
_LONGEST_SAYING = 14
_FROM = ("由", "从", "至", "到", "于", "为")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A number among the atoms of its sentence.

    Attributes:
        atoms: the sentence's atoms.
        at: index of the number's atom.
        quantity: the number.
        clause: the clause that it stands in.
        left: the clause's words before it.
        right: the clause's words behind it.
    """

    atoms: Sequence[Atom]
    at: int
    quantity: Quantity
    clause: Span
    left: str
    right: str

    @property
    def atom(self) -> Atom:
        """The number itself."""
        return self.atoms[self.at]

    @property
    def is_start(self) -> bool:
        """Whether the number is what something was before it changed (由81%升至98%)."""
        return bool(_SINCE.search(self.left) and _ONWARD_NEXT.match(self.right))

    @property
    def dimension(self) -> str:
        """What its unit counts: "money", "area", "people", "count" …; "" where the unit is none that is known."""
        return _DIMENSION.get(self.quantity.unit, "")

    def counts(self, dimension: str) -> bool:
        """Whether its unit is of a dimension."""
        return self.dimension == dimension

    def noun_before(self, predication: Predication | None) -> str:
        """The noun phrase that ends at the number, within the clause and behind the verb that governs the number."""
        start = self.clause.begin
        if predication is not None and predication.verb.end <= self.atom.begin:
            start = max(start, predication.verb.end)
        kept: list[Atom] = []
        ranked: list[Atom] = []
        for atom in reversed(self.atoms[: self.at]):
            if not kept and atom.text == "在":
                continue  # 参合率稳定在97%
            if (
                atom.code == "P"
                and atom.text in _FROM
                and (not kept or self.quantity.kind != "amount" or self.is_start)
            ):
                kept = []
                continue
            if not kept and self.quantity.kind == "rate" and atom.code == "L" and atom.text in _REACHING:
                continue
            if kept and self.quantity.kind == "rank" and (self._beside(atom) or atom.text == "在"):
                # 列全区7个街道第二位, 综合成绩在全市街道中排名第三: who is ranked stands before, or goes without saying
                ranked, kept = (kept if atom.text == "在" else []), []
                continue
            if atom.begin < start or atom.depth != self.atom.depth or atom.code in "QXPL":
                break
            if atom.code == "C" and not (kept and self._listed(atom)):
                break
            kept.insert(0, atom)
        return _bare(kept) or _bare(ranked)

    def _beside(self, atom: Atom) -> bool:
        """Whether an atom is another number of the same bracket."""
        return atom.code == "Q" and atom.depth == self.atom.depth

    def thing_after(self) -> str:
        """The bare noun directly behind the number (642名党员干部下沉社区)."""
        kept: list[Atom] = []
        for atom in self.atoms[self.at + 1 :]:
            if atom.code != "N" or atom.begin != (kept[-1].end if kept else self.atom.end):
                break
            kept.append(atom)
        return _joined(kept)

    def said_of(self) -> str:
        """What is said of those that there are (仍有2户村民未签约), "" where the number opens no such saying."""
        if not _THERE_ARE.search(self.left):
            return ""
        return re.split(r"[，,、（(]|\d", self.right)[0][:_LONGEST_SAYING]

    def _listed(self, connective: Atom) -> bool:
        """Whether the list before a connective has no number of its own, so that the number counts it all."""
        before = [
            a
            for a in self.atoms[: self.at]
            if self.clause.begin <= a.begin < connective.begin and a.depth == self.atom.depth
        ]
        return not any(a.code == "Q" for a in before)

    def _governs(self, verb: Atom) -> bool:
        """Whether a verb has a number of its own behind it."""
        following = [a for a in self.atoms[self.at + 1 :] if a.begin >= verb.end]
        return bool(following) and following[0].code == "Q" and following[0].depth == verb.depth

    def noun_after(self) -> str:
        """The noun phrase, or the verb said of it, that follows the number within the clause."""
        kept: list[Atom] = []
        if self.is_start:
            return ""
        for atom in self.atoms[self.at + 1 :]:
            if (
                atom.begin >= self.clause.end
                or atom.depth < self.atom.depth
                or atom.code in "QXDPL"
                or (atom.code == "C" and (not kept or kept[-1].code == "V"))
            ):
                break
            if atom.depth > self.atom.depth:
                continue
            if atom.code == "V" and self._governs(atom):
                break  # 抽调干部45名组建攻坚组6个: the next act
            kept.append(atom)
        if kept and kept[0].begin > self.atom.end:
            return ""
        while kept and kept[-1].code in "CTUE":
            kept.pop()
        while len(kept) > 1 and kept[-1].text in EMPTY:
            kept.pop()
        if len(kept) > 2 and kept[-1].code == "V" and kept[-2].code == "T":
            del kept[-2]
        return re.sub(r"^的|中$", "", _joined(kept))


def _bare(atoms: Sequence[Atom]) -> str:
    """The words of a noun phrase without what leads into it or on to its number."""
    words = _joined(atoms)
    while cut := _CUT_BACK.search(words):
        words = words[: cut.start()]
    return _LEAD_IN.sub("", words)


def _joined(atoms: Sequence[Atom]) -> str:
    return "".join(a.text for a in atoms)


def surroundings_of(lexed: Lexed, atoms: Sequence[Atom], at: int, quantity: Quantity) -> Surroundings:
    """The place among the atoms of its sentence of the number at index `at`."""
    base, atom = lexed.sentence.span.begin, atoms[at]
    clause = next((c for c in lexed.sentence.clauses if c.begin <= atom.begin < c.end), lexed.sentence.span)
    return Surroundings(
        atoms=atoms,
        at=at,
        quantity=quantity,
        clause=clause,
        left=lexed.text[clause.begin - base : atom.begin - base],
        right=lexed.text[atom.end - base : clause.end - base],
    )
