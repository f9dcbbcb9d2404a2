"""One transaction: several reports are written, each as a whole, and what they no longer say is taken away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from kg.errors import SinkError
from kg.neo4j import cypher
from kg.neo4j.mapping import DIVISION, MARK, MENTIONS, PropertyGraph
from kg.neo4j.places import Listed, outdated
from kg.neo4j.rows import Labels, Properties, Relationship, Rows, mentions, united
from kg.vocabulary import ONTOLOGY_IRI

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

BATCH = 10_000
"""Rows of one statement."""


@dataclass(slots=True)
class Counters:
    """What the server says that it changed."""

    nodes_created: int = 0
    nodes_deleted: int = 0
    relationships_created: int = 0
    relationships_deleted: int = 0
    properties_set: int = 0
    labels_added: int = 0
    labels_removed: int = 0

    def add(self, other: Any) -> None:
        """Add the counters of a result's summary, or other ones of these."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))

    @property
    def changes(self) -> int:
        """Their sum."""
        return sum(getattr(self, each.name) for each in fields(self))


@dataclass(frozen=True, slots=True)
class Written:
    """What a transaction did: IRIs of the reports that it wrote and that it removed, and the server's counters."""

    loaded: tuple[str, ...]
    removed: tuple[str, ...]
    counters: Counters


def write_reports(
    tx: ManagedTransaction, group: Sequence[Rows], present: Sequence[str], mapping: PropertyGraph
) -> Written:
    """Write reports in one transaction; may be repeated, as retries do.

    Args:
        tx: a transaction that others wait for from its first statement on.
        group: what the reports say. One whose digest is known is passed over.
        present: IRIs of all reports of the build; another reading of the same file that is not among them goes.
        mapping: the property graph.

    Returns:
        What was done.

    Raises:
        SinkError: a relationship leads to a node that is not there; nothing is written.
    """
    return _Writing(tx, mapping).write(group, present)


def remove_report(tx: ManagedTransaction, report: str, mapping: PropertyGraph) -> Counters:
    """Take away all that only this report says."""
    writing = _Writing(tx, mapping)
    writing.remove(report)
    return writing.counters


def write_places(tx: ManagedTransaction, listed: Mapping[str, Listed], mapping: PropertyGraph) -> Counters:
    """Write what the official list says of the divisions that reports in the database name, and of those above them."""
    writing = _Writing(tx, mapping)
    writing.places(listed)
    return writing.counters


class _Writing:
    def __init__(self, tx: ManagedTransaction, mapping: PropertyGraph) -> None:
        self.tx = tx
        self.mapping = mapping
        self.counters = Counters()
        self._run(cypher.LOCK, uri=ONTOLOGY_IRI)

    def write(self, group: Sequence[Rows], present: Sequence[str]) -> Written:
        known = {row["uri"]: row["digest"] for row in self._run(cypher.KNOWN, uris=[rows.uri for rows in group])}
        group = [rows for rows in group if known.get(rows.uri) != rows.digest]
        touched: set[str] = set()
        superseded = self._superseded(group, present)
        for report in superseded:
            touched |= self._clear(report, set())
        for rows in group:
            if rows.uri in known:
                touched |= self._clear(rows.uri, {*rows.own_uris(), rows.uri})
        self._write_nodes(group)
        told: dict[str, list[Properties]] = {}
        for rows in group:
            for mention in mentions(rows):
                told.setdefault(mention.end, []).append(mention.properties)
        self._unite(sorted(touched | told.keys()), told)
        self._write_relationships(group)
        self._drop_divisions(touched)
        return Written(tuple(rows.uri for rows in group), tuple(superseded), self.counters)

    def remove(self, report: str) -> None:
        touched = self._clear(report, set())
        self._unite(sorted(touched), {})
        self._drop_divisions(touched)

    def places(self, listed: Mapping[str, Listed]) -> None:
        # what lies above must be there before what lies below can lead to it
        rows = [{"uri": d.uri, "above": d.above, "said": d.properties()} for d in outdated(self.tx, listed)]
        for statement in (cypher.MERGE_DIVISIONS, cypher.CUT_ABOVE, cypher.MERGE_ABOVE):
            for batch in _batches(rows):
                self._run(statement, rows=batch)

    # --- taking away ------------------------------------------------------------------------------------------------

    def _superseded(self, group: Sequence[Rows], present: Sequence[str]) -> list[str]:
        rows = []
        for report in group:
            if report.uri != ONTOLOGY_IRI:
                base = report.uri[: report.uri.rindex("/") + 1]
                units = [relation.end for relation in report.relationships.get("REPORTING_UNIT", ())]
                rows.append({"file": report.report()["sourceFile"], "base": base, "units": units})
        return [row["uri"] for row in self._run(cypher.SUPERSEDED, rows=rows, present=present)] if rows else []

    def _clear(self, report: str, kept: set[str]) -> set[str]:
        """Take away a report's relationships and nodes, but not those of `kept`; gives the entities it named."""
        if report == ONTOLOGY_IRI:
            statement = cypher.old_concepts(self.mapping.concepts)
            old = [row["uri"] for row in self._run(statement, uris=sorted(kept))]
            own = {*kept, *old}
        else:
            own = {row["uri"] for row in self._run(cypher.OWN, report=report)} | {report}
        named = {row["uri"] for row in self._run(cypher.MENTIONED, report=report)}
        for uris in _batches(sorted(own | named)):
            self._run(cypher.UNLINK, uris=uris, report=report)
        for uris in _batches(sorted(own - kept)):
            self._run(cypher.DROP, uris=uris)
        for uris in _batches(sorted(own & kept)):
            self._run(cypher.strip_labels(self.mapping.labels), uris=uris)
        return named

    # --- writing ----------------------------------------------------------------------------------------------------

    def _write_nodes(self, group: Sequence[Rows]) -> None:
        by_labels: dict[Labels, list[Properties]] = {}
        for rows in group:
            for labels, made in rows.nodes.items():
                by_labels.setdefault(labels, []).extend(made)
        self._merge(by_labels, cypher.merge_nodes)

    def _merge(
        self, by_labels: Mapping[Labels, list[Properties]], statement: Callable[[Iterable[str], Sequence[str]], str]
    ) -> None:
        for labels, made in by_labels.items():
            names = _names(made)
            for batch in _batches(made):
                self._run(statement(labels, names), rows=[list(map(p.get, names)) for p in batch])

    def _write_relationships(self, group: Sequence[Rows]) -> None:
        by_kind: dict[tuple[str, bool], list[Relationship]] = {}
        for rows in group:
            for kind, made in rows.relationships.items():
                for relation in made:
                    by_kind.setdefault((kind, "value" in relation.properties), []).append(relation)
            if rows.entities:
                by_kind.setdefault((MENTIONS, False), []).extend(mentions(rows))
        for (kind, has_value), relations in by_kind.items():
            names = _names(r.properties for r in relations)
            statement = cypher.merge_relationships(kind, ("report", "value") if has_value else ("report",), names)
            for batch in _batches(relations):
                sent = [[*map(r.properties.get, names), r.start, r.end] for r in batch]
                (answer,) = self._run(statement, rows=sent)
                if answer["made"] != len(batch):
                    raise SinkError(
                        f"{len(batch) - answer['made']} relationships {kind} lead to nodes that the export does not "
                        f"hold, among them from {batch[0].start}; build it again (kg build, kg validate)"
                    )

    def _unite(self, uris: Sequence[str], told: Mapping[str, list[Properties]]) -> None:
        """Give entities what all reports say of them; what none names goes, but for divisions of the list.

        Args:
            uris: IRIs of the entities.
            told: by such an IRI, what the reports say whose relationships are yet to be written.
        """
        ours = {MARK, DIVISION, *self.mapping.labels}
        for batch in _batches(uris):
            accounts: dict[str, list[Properties]] = {uri: list(told.get(uri, ())) for uri in batch}
            has: dict[str, set[str]] = {}
            for row in self._run(cypher.ACCOUNTS, uris=batch):
                accounts[row["uri"]] += row["accounts"]
                has[row["uri"]] = ours.intersection(row["labels"])
            by_labels: dict[Labels, list[Properties]] = {}
            changed: list[str] = []
            for uri, said in accounts.items():
                if said:
                    kind, properties = united(said)
                    labels = self.mapping.lineage(kind)
                    by_labels.setdefault(labels, []).append({"uri": uri, **properties})
                    if not has.get(uri, set()) <= {*labels, DIVISION}:
                        changed.append(uri)
            self._strip(changed)
            self._merge(by_labels, cypher.merge_entities)
            if gone := [uri for uri, said in accounts.items() if not said]:
                self._run(cypher.DROP_UNMENTIONED, uris=gone)
                self._strip([row["uri"] for row in self._run(cypher.UNNAMED, uris=gone)])

    def _strip(self, uris: list[str]) -> None:
        if uris:
            labels = [label for label in self.mapping.labels if label != DIVISION]
            self._run(cypher.strip_labels(labels), uris=uris)

    def _drop_divisions(self, touched: set[str]) -> None:
        while touched and self._run(cypher.DROP_DIVISIONS)[0]["gone"]:
            pass

    def _run(self, statement: str, **parameters: Any) -> list[Any]:
        result = self.tx.run(cypher.planned_once(statement), parameters)
        found = list(result)
        self.counters.add(result.consume().counters)
        return found


def _names(rows: Iterable[Properties]) -> list[str]:
    """The properties that some of the rows have, in one order, so that equal statements are planned once."""
    return sorted(set[str]().union(*rows))


def _batches(rows: Sequence[Any] | Iterable[Any]) -> Iterator[list[Any]]:
    listed = rows if isinstance(rows, list) else list(rows)
    for begin in range(0, len(listed), BATCH):
        yield listed[begin : begin + BATCH]
