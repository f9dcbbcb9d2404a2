"""Which mentions are of one thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Extraction
from kg.resolve.paths import Paths

_QUOTED = re.compile(r"[“\"「『]([^“”\"「」『』]{2,})[”\"」』]")
_AREA = re.compile(r"(?:街道|镇|乡|社区|村)$")
_CALLED = re.compile(r"(?:建设)?(?:项目|工程)$")
_FIRM = re.compile(r"(?:股份|有限|责任|集团|控股)*(?:公司|集团|股份)$")
_PHASE = re.compile(r"(.+)[一二三四五]期(?:项目|工程)?")
_SPACE = re.compile(r"\s*[\r\n]\s*")


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one thing.

    Attributes:
        name: full name.
        kind: local name of its class.
        path: administrative names above it, outermost first.
        members: indices into `Extraction.mentions`, in text order.
    """

    name: str
    kind: str
    path: tuple[str, ...]
    members: tuple[int, ...]


def surfaces(extraction: Extraction, members: Sequence[int]) -> set[str]:
    """The forms in which mentions stand in the text, without line breaks; of a quoted name with its noun the quoted part too."""
    text = extraction.layout.document.text
    spans = (extraction.mentions[index].span for index in members)
    forms = {_SPACE.sub("", text[span.begin : span.end]) for span in spans}
    return forms | {m[1] for form in forms if (m := _QUOTED.match(form))}


def _quoted_parts(extraction: Extraction, kind: str) -> dict[str, str]:
    """Full names by the quoted part that the report calls them by elsewhere: 邻里茶座 of “邻里茶座”平台."""
    text = extraction.layout.document.text
    wholes: dict[str, set[str]] = defaultdict(set)
    for mention in extraction.mentions:
        if mention.kind == kind and (m := _QUOTED.match(text, mention.span.begin, mention.span.end)):
            wholes[m[1]].add(mention.name)
    # “暖巢”品牌 and “暖巢”党建品牌 are one
    longest = {part: max(sorted(names), key=len) for part, names in wholes.items()}
    same = {part for part, names in wholes.items() if all(longest[part].endswith(n.removeprefix(part)) for n in names)}
    return {form: longest[part] for part in same for form in (part, *wholes[part]) if form != longest[part]}


def together(extraction: Extraction, paths: Paths) -> list[Group]:
    """Group the mentions, in the order of their first members.

    A name that rules give to several classes belongs to the one with the most confidence behind it.
    """
    by_name: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    firms = [mention.name for mention in extraction.mentions if mention.kind == "Company"]
    full = {"Company": _full_names(firms)}
    full["Project"] = _whole_projects([m.name for m in extraction.mentions if m.kind == "Project"], set(firms))
    names = {mention.name for mention in extraction.mentions}
    own = (paths.unit, _AREA.sub("", paths.unit))
    for kind in ("Organization", "Facility", "Initiative", "Campaign"):
        # what bears the unit's name is often called without it
        short = {m.name for m in extraction.mentions if m.kind == kind and len(m.name) > 3}
        full[kind] = {n: unit + n for unit in own if unit for n in sorted(short) if unit + n in names}
    for kind in ("Initiative", "Campaign"):
        full[kind] |= _quoted_parts(extraction, kind)
    for index, mention in enumerate(extraction.mentions):
        name = full.get(mention.kind, {}).get(mention.name, mention.name)
        by_name[name, paths.stated(index)].append(index)
    _join_unstated(by_name)
    groups = []
    for (name, stated), members in by_name.items():
        weight: dict[str, float] = defaultdict(float)
        for index in members:
            weight[extraction.mentions[index].kind] += extraction.mentions[index].confidence
        # a park that is built somewhere in the report is a project
        parks = "DevelopmentZone" if "Project" in weight else ""
        kind = max(sorted(k for k in weight if k != parks), key=lambda k: weight[k])
        groups.append(Group(name, kind, paths.of(name, kind, stated), tuple(sorted(members))))
    return sorted(groups, key=lambda group: group.members)


def _join_unstated(by_name: dict[tuple[str, tuple[str, ...]], list[int]]) -> None:
    """Give mentions without a stated path to the one thing of their name, where there is just one with a path."""
    stated: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name, path in by_name:
        if path:
            stated[name].append(path)
    for name, found in stated.items():
        if len(found) == 1 and (name, ()) in by_name:
            by_name[name, found[0]].extend(by_name.pop((name, ())))


def _full_names(names: list[str]) -> dict[str, str]:
    """Firms' short names with the one longer name that begins with them (云屏: 云屏光电), or says the seat and the form too."""
    distinct = sorted(set(names))
    bodies = {name: _FIRM.sub("", name) for name in distinct}
    found = {}
    for short in distinct:
        stem = bodies[short]
        seated = [n for n, body in bodies.items() if body.endswith(stem) and 2 <= len(body) - len(stem) <= 4]
        if len(seated) == 1 and len(stem) > 3:
            found[short] = seated[0]
            continue
        stem = short.removesuffix("公司").removesuffix("集团")
        longer = [name for name in distinct if len(name) > len(short) and name.startswith(stem)]
        if len(longer) == 1 and 1 < len(stem) < 5:
            found[short] = longer[0]
    return found


def _whole_projects(names: list[str], firms: set[str]) -> dict[str, str]:
    """Projects' short names with the one longer name: the firm left out (轴承项目: 云屏轴承项目), or a phase of its only one."""
    distinct = sorted(set(names))
    stems = {_CALLED.sub("", name): name for name in distinct}
    found = {}
    for short in distinct:
        phase, stem = _PHASE.fullmatch(short), _CALLED.sub("", short)
        if phase is not None and phase[1] in firms:
            longer = [name for name in distinct if name.startswith(phase[1]) and not _PHASE.fullmatch(name)]
        elif called := [n for n in (short + "项目", short + "工程") if n in distinct]:
            longer = called
        elif (renewal := short.removesuffix("改造") + "老旧小区改造") in distinct and short.endswith("改造"):
            longer = [renewal]
        else:
            longer = [stems[firm + stem] for firm in firms if firm + stem in stems and stem]
        if len(longer) == 1:
            found[short] = longer[0]
    return found
