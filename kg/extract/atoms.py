"""A sentence as atoms: names, quantities, quoted phrases, verbs by class, function words, and all else as nominal."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.language.periods import find
from kg.lexicon import alternatives, rows, toml
from kg.model import Lexed, Mention, Span, Token

_WORDS = toml("grammar")["words"]
VERBS = {verb: kind for verb, kind, _ in rows("verbs", 3)}
NOUNY = frozenset(_WORDS["nouny"])
_FUNCTION = {
    **dict.fromkeys(_WORDS["adverbs"], "D"),
    **dict.fromkeys(_WORDS["prepositions"], "P"),
    **dict.fromkeys(_WORDS["connectives"], "C"),
    "的": "T", "地": "T", "之": "T", "等": "E", "等等": "E", "了": "U", "着": "U", "过": "U", "出": "U", "成": "U", "好": "U",
}  # fmt: skip
_CODES = {"act": "V", "input": "V", "outcome": "V", "context": "V", "light": "L", "degree": "G", "attitude": "A"}
_QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》|「[^」]*」|‘[^‘’]*’")
# 村（社区）: two kinds told together are one noun
_DOUBLE_KIND = re.compile(r"(?:行政村|乡镇|村|镇|乡|社区|居)[（(](?:社区|村|居|居委会|街道|镇|乡|园区|场)[）)]")
# 车位增加200个: directly before a number a word of growth is no act
_GROWTH = frozenset((*toml("quantities")["change"]["rise"], *toml("quantities")["change"]["fall"]))
_ACTS = frozenset(("act", "input", "outcome"))
_NEVER = frozenset(_WORDS["never_verbs"])
_NOUN_MAKERS = frozenset(_WORDS["noun_makers"])
# 严格执行制度, 持续推进改造: before a verb only how it is done
_ALONGSIDE = frozenset(_WORDS["alongside"])
# 入户征求意见 is an act, 硬化入户路 is none of entering
_MANNERS = frozenset(("入户", "上门"))
# 提质改造 竣工通车: an act and what came of it
_CAME_OF_IT = ("竣工", "完工", "通车", "投产", "封顶", "贯通")
_IN_WHICH = frozenset(("中列", "中得", "中获", "中居"))
_SHORT = frozenset(_WORDS["short_verbs"])
_NOUNS = frozenset(noun for noun, _ in rows("nouns", 2))
_BEFORE, _BEHIND = frozenset("共已均都再又全各仅拟将正新"), frozenset("出成好了到起为过")
# 待春节后动工, 主汛期前完工
_OCCASION = re.compile(
    rf"(?:待|在|赶在|于)?(?:{alternatives(_WORDS['occasions'])})(?:期间|前后|之?前夕?|之?后)(?![^，,。；;]{{0,2}}的)"
)
# characters of an act that a quotation lists
_ACT_ITEM = 6
_OPEN, _CLOSE = "(（[【", ")）]】"
# A project called by its work (X河拓宽) hides the action, so that name stays open; these heads close it.
_CLOSED_PROJECT = re.compile(r"(?:项目|工程|期|基地|中心|广场|大厦|公园|楼|馆|站|园|校|院)$")


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a sentence.

    Attributes:
        code: V act, L light verb, G verb of degree, A attitude, N nominal, M name, K quoted phrase, Q quantity,
            P preposition, D adverb, T 的, C connective, E 等, U particle, X mark.
        depth: how many brackets it stands in.
        role: class of a verb in the lexicon, "" for anything else.
    """

    begin: int
    end: int
    code: str
    text: str
    depth: int = 0
    role: str = ""

    @property
    def span(self) -> Span:
        """Its stretch of the text."""
        return Span(self.begin, self.end)


def atoms_of(lexed: Lexed, mentions: Sequence[Mention]) -> tuple[Atom, ...]:
    """The sentence's atoms in text order; `mentions` are those of the sentence."""
    fixed = _fixed(lexed, mentions)
    begins = [a.begin for a in fixed]
    found: list[Atom] = []
    tokens = [piece for token in lexed.tokens for piece in _outside(token, fixed, begins)]
    pending: list[Atom | Token] = sorted([*fixed, *tokens], key=lambda piece: piece.begin)
    depth = 0
    for item in pending:
        if isinstance(item, Atom):
            found.append(Atom(item.begin, item.end, item.code, item.text, depth, item.role))
            continue
        if item.text in _CLOSE:
            depth = max(0, depth - 1)
        code, role = _code(item)
        if code:
            found.append(Atom(item.begin, item.end, code, item.text, depth, role))
        if item.text in _OPEN:
            depth += 1
    for told in told_acts(lexed):
        found = [replace(a, depth=a.depth + 1) if told.covers(a.span) else a for a in found]
    labelled = [
        a
        for a, b in zip(found, [*found[1:], None], strict=True)
        if not (a.text in "：:" and b is not None and b.code == "Q")
    ]
    return tuple(_grouped(_promoted(labelled)))


def told_acts(lexed: Lexed) -> list[Span]:
    """Quotations that list acts."""
    base = lexed.sentence.span.begin
    return [Span(base + q.start(), base + q.end()) for q in _QUOTED.finditer(lexed.text) if lists_acts(q[0][1:-1])]


def lists_acts(phrase: str) -> bool:
    """Whether a quoted phrase lists acts (“组织一次见学、观看一部影片”等“X”行动); a slogan's items are shorter."""
    items = phrase.split("、")
    return len(items) > 1 and all(
        len(item) >= _ACT_ITEM and any(item[:n] in VERBS for n in (2, 3, 4)) for item in items
    )


def _fixed(lexed: Lexed, mentions: Sequence[Mention]) -> list[Atom]:
    """Names, quoted phrases and quantities, none overlapping another; the longest name wins."""
    base, text = lexed.sentence.span.begin, lexed.text
    wanted = [
        (m.span.begin, m.span.end, "M") for m in mentions if m.kind != "Project" or _CLOSED_PROJECT.search(m.name)
    ]
    told = told_acts(lexed)
    quotes = [Span(base + q.start(), base + q.end()) for q in _QUOTED.finditer(text)]
    wanted += [(q.begin, q.end, "K") for q in quotes if q not in told]
    wanted += [(q.begin, q.end, "Q") for q in lexed.quantities]
    wanted += [(base + begin, base + end, "D") for begin, end, _ in find(text, None)]
    wanted += [(base + m.start(), base + m.end(), "D") for m in _OCCASION.finditer(text)]
    wanted += [(base + m.start(), base + m.end(), "N") for m in _DOUBLE_KIND.finditer(text)]
    taken: list[Atom] = []
    used = bytearray(len(text) + 1)
    for begin, end, code in sorted(wanted, key=lambda w: ("MKQDN".index(w[2]) // 2, w[2] == "Q", w[0] - w[1], w[0])):
        low, high = max(0, begin - base), min(len(text), end - base)
        if low < high and not any(used[low:high]):
            used[low:high] = b"\x01" * (high - low)
            taken.append(Atom(begin, end, code, text[low:high]))
    return sorted(taken, key=lambda a: a.begin)


def _outside(token: Token, fixed: Sequence[Atom], begins: Sequence[int]) -> list[Token]:
    """The parts of a token that no fixed atom covers."""
    at = bisect_right(begins, token.begin) - 1
    begin = token.begin
    pieces = []
    for atom in fixed[max(0, at) :]:
        if atom.begin >= token.end:
            break
        if atom.end <= begin:
            continue
        if atom.begin > begin:
            pieces.append((begin, atom.begin))
        begin = atom.end
    if begin < token.end:
        pieces.append((begin, token.end))
    if pieces == [(token.begin, token.end)]:
        return _split(token)
    return [Token(b, e, token.text[b - token.begin : e - token.begin], "") for b, e in pieces]


def _split(token: Token) -> list[Token]:
    """An adverb before a verb (共出动) or a particle behind it (梳理出) is a word of its own."""
    text = token.text
    if text == "率达":
        return [Token(token.begin, token.begin + 1, "率", ""), Token(token.begin + 1, token.end, "达", "")]
    apart = (text[0] == "新" and text[1:] in _SHORT) or text in _IN_WHICH  # 新划泊位; 考核中列第2名
    if apart and text not in VERBS and text not in _NOUNS:
        middle = token.begin + 1
        return [Token(token.begin, middle, text[0], ""), Token(middle, token.end, text[1], "")]
    if len(text) < 3 or text in VERBS or text in _NOUNS:
        return [token]
    at = next(
        (n for n in (1, 2) if text[n:] in VERBS and (text[0] in _BEFORE if n == 1 else _FUNCTION.get(text[:2]) == "D")),
        0,
    )
    if not at and text[-1] in _BEHIND and text[:-1] in VERBS:
        at = len(text) - 1
    if not at and len(text) == 4 and (VERBS.get(text[:2]) in (*_ACTS, "light") or VERBS.get(text[2:]) in _ACTS):
        at = 2
    if not at:
        return [token]
    middle = token.begin + at
    return [Token(token.begin, middle, text[:at], ""), Token(middle, token.end, text[at:], "")]


def _code(token: Token) -> tuple[str, str]:
    text = token.text
    if not text.strip():
        return "", ""
    if kind := VERBS.get(text):
        return _CODES[kind], kind
    if len(text) == 2 and text[0] in _SHORT and text[1] in "起去完":
        return "V", "act"
    if code := _FUNCTION.get(text):
        return code, ""
    if not text.isalnum() and not any(c.isalnum() for c in text):
        return "X", ""
    return (
        ("v", "other") if (token.tag == "v" and len(text) == 2 and text not in _NEVER) or text in _SHORT else ("N", "")
    )


def _promoted(atoms: Sequence[Atom]) -> list[Atom]:
    """A verb that only the dictionary knows counts where it opens its phrase and something to act on follows."""
    found = list(atoms)
    for i, atom in enumerate(found):
        if atom.code != "v":
            continue
        opens = i == 0 or found[i - 1].code in "XCDU" or (i + 1 < len(found) and found[i + 1].text == "了")
        opens = opens or (found[i - 1].code == "Q" and i > 1 and found[i - 2].role == "input")  # 投资86万元打井
        follows = i + 1 < len(found) and found[i + 1].code in "NMKQU"
        found[i] = Atom(
            atom.begin,
            atom.end,
            "V" if opens and follows else "N",
            atom.text,
            atom.depth,
            atom.role if opens and follows else "",
        )
    return found


def _grouped(atoms: Sequence[Atom]) -> list[Atom]:
    """Verbs that stand side by side are one verb (走访慰问), unless the second is a noun by use (提供服务)."""
    found: list[Atom] = []
    for i, atom in enumerate(atoms):
        last = found[-1] if found else None
        following = atoms[i + 1] if i + 1 < len(atoms) else None
        if atom.text in _MANNERS and (following is None or following.code not in "VLC"):
            atom = Atom(atom.begin, atom.end, "N", atom.text, atom.depth)
        elif (
            atom.text == "计划"
            and last is not None
            and last.code == "N"
            and (following is None or following.code in "XC")
        ):
            atom = Atom(atom.begin, atom.end, "N", atom.text, atom.depth)  # 排定季度计划
        elif atom.text in _ALONGSIDE and following is not None and following.code in "VLG":
            atom = Atom(atom.begin, atom.end, "D", atom.text, atom.depth)
        if (
            last is not None
            and last.code == "V"
            and atom.code == "N"
            and atom.begin == last.end
            and atom.text in _NOUN_MAKERS
            and (len(atom.text) == 1 or (len(found) > 1 and found[-2].code in "NMTK"))
        ):
            found[-1] = Atom(last.begin, atom.end, "N", last.text + atom.text, atom.depth)
            continue
        counted = following is not None and following.code == "Q"
        if last is not None and last.text == "新增" and atom.code == "V" and atom.text not in NOUNY and counted:
            found[-1] = Atom(last.begin, last.end, "D", last.text, last.depth)  # 新增签约56栋
        if last is not None and atom.code == "Q" and last.code in "VG" and last.text in _GROWTH:
            found[-1] = Atom(last.begin, last.end, "D", last.text, last.depth)
        if (
            last is not None and atom.code == "V" == last.code and last.end == atom.begin and last.depth == atom.depth
            and atom.text not in NOUNY and last.text not in ("通过", "提供", "申请", "发放", "签订", "争取", "新增", "获得", "享受")
            and "context" not in (atom.role, last.role) and len(last.text) + len(atom.text) <= 6
            and (not atom.text.startswith(_CAME_OF_IT) or last.text.endswith((*_CAME_OF_IT, "建成", "开工")))
        ):  # fmt: skip
            role = atom.role if atom.role != "act" else last.role
            found[-1] = Atom(last.begin, atom.end, "V", last.text + atom.text, atom.depth, role)
        else:
            found.append(atom)
    return found
