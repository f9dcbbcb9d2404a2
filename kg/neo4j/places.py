"""What the official list of divisions says: names, codes, and what lies in what, up to the province.

It stands beside what reports say and never among it: on nodes the label `Division` with `code`, `list` and `listName`, and
relationships `PART_OF` that have `list` instead of `report`. A division stays as long as a report names it or one in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from kg.neo4j import cypher
from kg.neo4j.mapping import DIVISION, MARK
from kg.neo4j.quads import Section, unescaped
from kg.neo4j.rows import Labels, Properties
from kg.triples import LANGUAGE
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

PLACES_GRAPH = "/places"
"""What the IRI of the graph of divisions ends in (`kg.sinks.rdf`)."""

_NAME, _CODE = PREFIXES["skos"] + "prefLabel", PREFIXES["skos"] + "notation"
_ABOVE = PREFIXES["jd"] + "partOf"


@dataclass(frozen=True, slots=True)
class Listed:
    """A division of the list.

    Attributes:
        uri: its IRI.
        code: its code.
        name: its name on the list.
        list: publisher and year of the list.
        above: IRI of the division right above it, "" for a province.
    """

    uri: str
    code: str
    name: str
    list: str
    above: str

    def properties(self) -> Properties:
        """What the list says of the node, whether or not a report names it."""
        return {"code": self.code, "list": self.list, "listName": self.name}

    def alone(self) -> tuple[Labels, Properties]:
        """Labels and properties of a division that no report names."""
        return (DIVISION, MARK), {"uri": self.uri, "name": self.name, **self.properties()}


def read_places(sections: Iterable[Section]) -> dict[str, Listed]:
    """The divisions that builds hold, by IRI.

    Raises:
        InputError: the quads cannot be read.
    """
    found: dict[str, dict[str, str]] = {}
    for section in sections:
        for subject, predicate, value in section.triples():
            found.setdefault(subject[1:-1], {})[predicate[1:-1]] = value
    made = {}
    for uri, said in found.items():
        if missing := {_CODE, _NAME} - said.keys():
            raise InputError(f"<{uri}>: the list's graph says nothing of {', '.join(sorted(missing))}; build again")
        code, _, kind = said[_CODE].rpartition('"^^<')
        name = unescaped(said[_NAME].removesuffix(f"@{LANGUAGE}")[1:-1])
        local = kind.removesuffix(">").removeprefix(PREFIXES["jd"])
        made[uri] = Listed(uri, code[1:], name, local, said.get(_ABOVE, "<>")[1:-1])
    return made


def needed(listed: Mapping[str, Listed], named: Iterable[str]) -> list[Listed]:
    """The divisions that are named and all above them, sorted by IRI."""
    found: dict[str, Listed] = {}
    for uri in named:
        while uri in listed and uri not in found:
            found[uri] = listed[uri]
            uri = found[uri].above
    return [found[uri] for uri in sorted(found)]


def outdated(tx: ManagedTransaction, listed: Mapping[str, Listed], /) -> list[Listed]:
    """The divisions that reports in the database call for and that are not there as the list has them."""
    there: dict[str, Any] = {row["uri"]: row for row in tx.run(cypher.DIVISIONS, uris=list(listed))}
    wanted = needed(listed, (uri for uri, row in there.items() if row["named"]))
    return [
        division
        for division in wanted
        if (row := there.get(division.uri)) is None
        or row["said"] != division.properties()
        or row["above"] != [division.above] * bool(division.above)
    ]
