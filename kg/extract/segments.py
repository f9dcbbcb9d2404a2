"""A clause cut into coordinated verb phrases, each with its head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.atoms import NOUNY, Atom
from kg.lexicon import toml

# 对老旧小区进行改造: prepositions that put the object before the verb
FRONTING = frozenset(("对", "把", "将", "就", "针对", "对于"))
NOMINAL = "NMKQ"
# A大楼已封顶，年底前竣工: said of what the sentence speaks of
ENDING = tuple(toml("grammar")["clauses"]["ending"])
# 会同青禾镇调解纠纷2起
_TOGETHER = frozenset(("会同", "联合", "汇同", "协同", "由"))
# A片区改造共需征迁1120户
_NEEDING = frozenset(("共需", "仍需", "尚需", "还需", "需"))
_GOING_ON = frozenset(("施工", "招标", "扫尾", "收尾", "报批", "审批"))
AGENTS = tuple(toml("grammar")["clauses"]["agents"])
# 为200人报销医药费: before whom the act is done for
_SERVING = frozenset(("为", "给", "向", "对", "帮", "替", "将", "把"))
# 建成后可安置500户: a verb that only says when
_AT = frozenset(("在", "于", "依托"))
_WHEN = frozenset(("后", "中", "前", "时", "以来", "以后", "之后", "期间", "过程中"))
# 全乡种植烟叶2300亩: where it was done
_SCOPES = frozenset(("全乡", "全镇", "全村", "全街道", "全区", "全县", "全社区", "辖区", "各村", "各社区"))
# 投资5000万元的A项目: money before 的 tells how large a thing is
SPENDING = ("投资", "耗资", "斥资", "造价")
_VERBAL = "VLGA"
# 房屋改造已完成: words that start a new predicate over the same topic even after an auxiliary
_TURNING = frozenset(("已", "已经", "均", "均已", "正在", "将", "现已", "全部", "成功", "目前"))


def segments(atoms: Sequence[Atom]) -> Iterator[list[Atom]]:
    """Cut a clause's atoms into coordinated verb phrases; the connective between two belongs to neither."""
    segment: list[Atom] = []
    for i, atom in enumerate(atoms):
        if (
            _opens(atoms, i)
            and _complete(segment)
            and not (atom.code == "D" and atom.text not in _TURNING and _awaits(segment))
        ):
            yield segment
            segment = [] if atom.code in "CX" else [atom]
        else:
            segment.append(atom)
    if segment:
        yield segment


def _complete(segment: Sequence[Atom]) -> bool:
    """Whether a segment has its verb; one inside a fronted object (对已整治的排口开展…) is not it."""
    head = head_of(segment)
    if head is None or _describes(segment, head):
        return False
    fronted = any(a.code == "P" and a.text in FRONTING for a in segment[:head])
    return not (fronted and head + 1 < len(segment) and segment[head + 1].code == "T")


def _awaits(segment: Sequence[Atom]) -> bool:
    """Whether an auxiliary has not met its action yet (组织开展专题集中学习)."""
    head = head_of(segment)
    return head is not None and segment[head].code == "L" and not any(a.code in "VQ" for a in segment[head + 1 :])


def _opens(atoms: Sequence[Atom], i: int) -> bool:
    """Whether a coordinated verb phrase, or a new predicate over the same topic, starts at atom `i`."""
    atom = atoms[i]
    if atom.code == "D" and atoms[i - 1].code in "NMKQEUD":
        j = skip(atoms, i, "D")
        return j < len(atoms) and atoms[j].code in "VL" and atoms[i - 1].code != "D"
    counted = atoms[i - 1].code == "Q" or (
        atoms[i - 1].code == "N" and atoms[i + 1 : i + 2] and atoms[i + 1].code == "Q"
    )
    if atom.code == "V" and i + 1 < len(atoms) and counted and any(a.role == "input" for a in atoms[:i]):
        return True  # 投资50万元新建广场; 选派30名干部包联21个社区
    if atom.text == "在" and atoms[i - 1].code == "Q" and any(a.role == "input" for a in atoms[:i]):
        return any(a.code == "V" for a in atoms[i:])  # 投资5000万元在柳塘村兴建水厂
    if atom.code == "L" and atoms[i - 1].code in "NMKQE":
        return True
    if atom.code == "P" and atoms[i - 1].code in "QMKE" and atom.text in FRONTING:
        return True
    if atom.code not in "CX":
        return False
    if atom.text == "、" and atoms[i - 1].code == "Q" and _ends_in_act(atoms, i + 1):
        return True
    if atom.text == "、" and atoms[i - 1].text in ENDING:  # A项目开工、B项目投产
        j = skip(atoms, i + 1, "NMKDT")
        return i + 1 < j < len(atoms) and (atoms[j].text in ENDING or atoms[j].text == "进入")
    j = skip(atoms, i + 1, "DU")
    if (
        j >= len(atoms)
        or atoms[j].code not in "VLG"
        or (atoms[j].text in NOUNY and atoms[j].code == "V" and atom.text == "、")
    ):
        return False
    after = skip(atoms, j + 1, "U")
    return (after < len(atoms) and atoms[after].code in "NMKQDVP") or atom.text in ("并", "并且") or j > i + 1


def _ends_in_act(atoms: Sequence[Atom], i: int) -> bool:
    """Whether the list's next item names its act last and counts it (、基层宣讲67场)."""
    j = skip(atoms, i, "NMKD")
    return i < j < len(atoms) - 1 and atoms[j].code == "V" and atoms[j + 1].code == "Q"


def skip(atoms: Sequence[Atom], i: int, codes: str) -> int:
    """The first index from `i` on whose atom has none of the codes."""
    while i < len(atoms) and atoms[i].code in codes:
        i += 1
    return i


def head_of(segment: Sequence[Atom]) -> int | None:
    """Index of the verb that heads a segment, None where it has none."""
    for i, atom in enumerate(segment):
        if atom.code in _VERBAL and not as_noun(segment, i):
            if _describes(segment, i) and any(a.code in NOMINAL for a in segment[:i]):
                continue
            return (
                _final(segment, i)
                if atom.code == "V"
                and any(a.code in NOMINAL for a in segment[:i])
                and "P" not in {a.code for a in segment[:i]}
                else i
            )
    return None


def _describes(segment: Sequence[Atom], i: int) -> bool:
    """Whether a verb belongs to a relative clause over what follows it (上级交办的信访件)."""
    after = skip(segment, i + 1, "U")
    return after < len(segment) and segment[after].code == "T"


def _final(segment: Sequence[Atom], i: int) -> int:
    """In 现场考评案件整改51起 the last verb is the head: what comes before it names the thing."""
    last = len(segment) - 1
    while last > i and (segment[last].code in "QUE" or segment[last].depth):
        last -= 1
    between = segment[i + 1 : last]
    return last if segment[last].code == "V" and all(a.code in "NMKCTV" for a in between) and between else i


def as_noun(segment: Sequence[Atom], i: int) -> bool:
    """Whether a verb only names a kind of thing (消防检查人员) or belongs to a relative clause (新建的广场)."""
    after = skip(segment, i + 1, "U")
    follows = segment[after].code if after < len(segment) else ""
    if after < len(segment) and segment[after].text in _WHEN and segment[after].begin == segment[i].end:
        return True
    if follows == "Q" and after + 1 < len(segment) and segment[after + 1].code == "T":
        return segment[i].text in SPENDING or _later_head(segment, after + 2)  # 投资2300万元的处理站建成投运
    if follows == "T":
        return _later_head(segment, after)
    served = any(a.code == "P" and a.text in _SERVING for a in segment[:i])
    if i and segment[i - 1].code == "Q" and follows and follows in "NMK" and segment[i].code == "V":
        return not served
    if served and segment[i].code in "VA" and follows == "N":
        thing = skip(segment, after, "NMK")
        if thing < len(segment) and segment[thing].code == "T" and _later_head(segment, thing):
            return True  # 为遭遇意外的居民申请救助
    if segment[i].text not in NOUNY or not follows:
        return False
    works = skip(segment, i + 1, "D")
    if (
        i
        and works < len(segment)
        and (
            segment[works].text in _GOING_ON
            or (works > i + 1 and segment[works].code == "V" and segment[works - 1].text in _NEEDING)
        )
    ):
        return True  # A路改造正在施工
    if i + 1 < len(segment) and segment[i + 1].text in ("成", "为"):
        return False  # 将臭水塘改造成公园
    together = any(a.code == "P" and a.text in _TOGETHER for a in segment[:i])
    if i and follows == "N" and (together or segment[i - 1].text.endswith(AGENTS)):
        thing = skip(segment, after, "NT")
        return not (thing < len(segment) and segment[thing].code == "Q")  # 安监办检查企业86家
    if _done_at(segment, i) and not _later_head(segment, after):
        return False
    named = i > 0 and segment[i - 1].code in "NTMK" and segment[i - 1].text not in _SCOPES
    return follows in "VEC" or (follows in "NMK" and named)


def _done_at(segment: Sequence[Atom], i: int) -> bool:
    """Whether a verb stands right behind the named place that it is done at (在石鼓村建设广场)."""
    at = next((j for j in range(i - 1, -1, -1) if segment[j].code == "P"), None)
    return (
        at is not None
        and segment[at].text in _AT
        and segment[i - 1].code == "M"
        and all(a.code in "MC" for a in segment[at + 1 : i])
    )


def _later_head(segment: Sequence[Atom], i: int) -> bool:
    return any(a.code in "VL" and a.text not in NOUNY for a in segment[i:])
