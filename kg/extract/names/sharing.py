"""Works that several places share: each place has its own project."""

from __future__ import annotations

import re

from kg.extract.names.found import AREAS, PLACES, Found
from kg.extract.names.stock import words
from kg.extract.names.view import View

_PHASES = re.compile("[一二三四五]期")
_TOPIC = re.compile(r"(?:推进|实施|开展|加快|启动|抓好)(?P<work>[一-鿿]{2,10})$")


def by_topic(view: View, names: list[Found]) -> list[Found]:
    """Works announced first and told place by place after: 推进雨污分流改造,柳苑已完成设计,翠湖小区正在施工.

    Each estate or village that opens a clause with what has been done there is a project of its own.
    """
    text = view.text
    clauses = [(m.start(), m.end()) for m in re.finditer(r"[^,;。:]+", text)]
    if len(clauses) < 2:
        return []
    topic = None
    for begin, end in clauses[:2]:
        m = _TOPIC.search(text[begin:end])
        if m and any(m["work"].endswith(work) for work in words("names_works", "works")) and len(m["work"]) >= 4:
            topic = end, m["work"]
            break
    if topic is None:
        return []
    added: list[Found] = []
    for begin, end in clauses:
        if begin < topic[0]:
            continue
        at = begin
        members: list[Found] = []
        for name in sorted(
            (n for n in names if n.kind in ("ResidentialArea", "Village") and begin <= n.begin and n.end <= end),
            key=lambda n: (n.begin, -n.end),
        ):
            if name.begin == at or (members and text[at : name.begin] in ("、", "和", "与", "及", "以及")):
                members.append(name)
                at = name.end
        if members and re.match(
            r"等?[\d一二三四五六七八九十]*个?(?:小区)?(?:均|也)?(?:已|正|将|即将|基本|全部|完成|开始)", text[at:]
        ):
            added += [
                Found(n.begin, n.end, n.name + topic[1], "Project", "name.work.topic", 0.7, False) for n in members
            ]
    return added


_SITES = re.compile(r"等?[\d一二两三四五六七八九十]+个(?:老旧)?(?:社区|小区|村|行政村|自然村)的?")
_WORK_AFTER_LIST = ("整治", "改造", "治理", "提升", "工程")
_RENEWED = re.compile(
    r"(?:等?[\d一二三四五六七八九十]*个?(?:老旧)?小区)?(?:统一)?(?:进行了?(?:整体|全面|综合|提升|系统|全方位)*(?P<work>改造|整治)|实施了?(?P<other>(?:全面)?(?:提质提档|提质改造)))"
)


def by_renewal(view: View, names: list[Found]) -> list[Found]:
    """对柳苑、翠湖小区等3个小区进行改造: the renewal of each estate is a project of its own."""
    added: list[Found] = []
    for m in re.finditer(r"对[^,。;]*", view.text):
        estates = [
            n for n in names if n.kind in ("ResidentialArea", "Community") and m.start() < n.begin and n.end <= m.end()
        ]
        work = _RENEWED.match(view.text, max((n.end for n in estates), default=0))
        if estates and work is not None:
            added += [
                Found(
                    n.begin, n.end, n.name + (work["work"] or work["other"]), "Project", "name.work.topic", 0.7, False
                )
                for n in estates
            ]
    return added


_RENEWALS = re.compile(
    r"(?P<count>[\d二两三四五六七八九])个(?P<what>老旧小区|老旧院落|小区|行政村|自然村|村|社区)的?(?P<work>(?:(?!完成|实施|进行|推进|启动|建筑)[一-鿿]){0,8}?(?:改造|整治|治理|提升)(?:工程|项目)?)(?![一-鿿]{0,4}(?:任务|方案))"
)
_ESTATES = ("老旧小区", "老旧院落", "小区")


def by_count(view: View, names: list[Found]) -> list[Found]:
    """柳苑、翠湖小区2个老旧小区改造; 柳塘、石鼓2个村管网改造: as many projects as places are named."""
    text, added = view.text, []
    ends = {n.end: n for n in names if n.kind in AREAS}
    for m in _RENEWALS.finditer(text):
        listed: list[Found] = []
        some = text.startswith("等", m.start() - 1) and m["what"] in _ESTATES  # 柳苑、翠湖小区等9个老旧小区改造
        at = m.start() - some
        while (estate := ends.get(at)) is not None:
            listed.append(estate)
            at = estate.begin - 1 if text[estate.begin - 1 : estate.begin] in ("、", "和", "及") else -1
        count = int(m["count"]) if m["count"].isdigit() else "零一二三四五六七八九".find(m["count"].replace("两", "二"))
        if some or count == len(listed):
            for estate in listed:
                name = estate.name + (m["what"] if m["what"] in _ESTATES else "") + m["work"]
                added.append(Found(estate.begin, estate.end, name, "Project", "name.work.topic", 0.7, False))
    return added


def shared_out(view: View, names: list[Found]) -> list[Found]:
    """Names with a quoted work behind a counted list of places given to each place: 柳塘、翠湖两个社区“三清”整治."""
    kept = []
    ends = {n.end: n for n in names if n.kind in AREAS}
    for name in names:
        sites: list[Found] = []
        if name.rule == "name.quote.head" and name.name.endswith(_WORK_AFTER_LIST):
            at = next((at for at in ends if at < name.begin and _SITES.fullmatch(view.text, at, name.begin)), -1)
            while at in ends and (not sites or view.text[at] in "、和"):
                sites.append(ends[at])
                at = ends[at].begin - 1
        kept += [Found(n.begin, n.end, n.name + name.name, "Project", "name.work.topic", 0.7, False) for n in sites]
        kept += [] if sites else [name]
    return kept


def by_sharing(view: View, names: list[Found]) -> list[Found]:
    """Works that several listed places share: 柳苑、翠湖小区老旧小区改造工程 is one project for each place."""
    text, added = view.text, []
    heads = {n.begin: n for n in names if n.full and n.kind in PLACES}
    ends = {n.end: n for n in names if n.full and n.kind in PLACES}
    for project in names:
        if project.kind not in ("Project", "Facility") or project.begin not in heads:
            continue
        first = heads[project.begin]
        rest = project.name[len(first.name) :] if project.name.startswith(first.name) else ""
        at = project.begin
        while (
            len(rest) > (1 if first.kind in ("ResidentialArea", "Place") else 2)
            and not _PHASES.match(rest)
            and at > 1
            and text[at - 1] in "、和及与"
            and (other := ends.get(at - 1)) is not None
        ):
            if other.kind != first.kind:
                break
            added.append(
                Found(other.begin, other.end, other.name + rest, project.kind, project.rule + ".shared", 0.65, False)
            )
            at = other.begin
    return added
