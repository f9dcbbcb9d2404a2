"""Whose report it is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from kg.extract.names.found import Found
from kg.extract.names.view import View, fold
from kg.model import Layout

_KINDS = re.compile(r"(?:街道|镇|乡|社区|村|开发区|园区|区|县|市)$")
_IN_TITLES = re.compile(r"《(?P<name>[一-鿿]{1,5}(?:街道|镇|乡|社区))")


def reporting_unit(layout: Layout, views: list[View], names: list[list[Found]]) -> str:
    """The reporting unit's name: what the layout says, else the area of the lowest level that the report names most.

    Args:
        layout: the report taken apart.
        views: its sentences.
        names: the names that endings gave in each sentence.

    Returns:
        The name, ending with its kind (青禾街道), or "" where the report does not tell.
    """
    said = fold(layout.unit).strip()
    if _KINDS.search(said):
        whole = re.search(r"(?:.*[市区县])?(?P<own>[一-鿿]{2,6}(?:街道|镇|乡|社区|村))$", said)
        return whole["own"] if whole else said
    counts = Counter(
        item.name
        for items in names
        for item in items
        if item.kind == "AdministrativeArea" and re.search(r"(?:街道|镇|乡)$", item.name)
    )
    counts.update(m["name"] for view in views for m in _IN_TITLES.finditer(view.text))
    if said:
        counts = Counter({name: n for name, n in counts.items() if name.startswith(said)}) or counts
    best = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return best[0][0] if best else ""


def office_as_unit(layout: Layout, items: list[Found], unit: str) -> list[Found]:
    """The unit's office as the unit itself where the title calls the unit so: 青禾街道办事处2013年工作总结."""
    office = unit + "办事处"
    if not unit.endswith("街道") or office not in fold(layout.title):
        return items
    return [replace(n, name=unit, kind="AdministrativeArea") if n.name == office else n for n in items]
