"""The Cypher that the loader sends. Labels and types come from the ontology alone; everything else is a parameter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.neo4j.mapping import DIVISION, MARK, MENTIONS, ONTOLOGY_LABEL

CONSTRAINT = f"CREATE CONSTRAINT jiedao_uri IF NOT EXISTS FOR (n:{MARK}) REQUIRE n.uri IS UNIQUE"

LOCK = f"MERGE (o:{MARK}:{ONTOLOGY_LABEL} {{uri: $uri}}) SET o.locked = true REMOVE o.locked"
"""Takes the write lock of one node, so that loads follow each other; what is read after it is what others committed."""

KNOWN = f"UNWIND $uris AS uri MATCH (r:{MARK} {{uri: uri}}) WHERE r.loaded IS NOT NULL RETURN uri, r.loaded AS digest"

SUPERSEDED = f"""UNWIND $rows AS row
MATCH (r:Report {{sourceFile: row.file}}) USING INDEX r:Report(sourceFile)
WHERE r:{MARK} AND r.uri STARTS WITH row.base AND NOT r.uri IN $present
  AND [(r)-[:REPORTING_UNIT]->(u) | u.uri] = row.units
RETURN DISTINCT r.uri AS uri"""

NAMED = f"""MATCH (r:{MARK}:Report) WHERE $name IN [r.uri, r.sourceFile, r.name]
RETURN r.uri AS uri ORDER BY uri"""

REPORTS = f"MATCH (r:{MARK}:Report) RETURN r.sourceFile AS name ORDER BY name"

MENTIONED = f"MATCH (:{MARK} {{uri: $report}})-[:{MENTIONS}]->(e) RETURN e.uri AS uri"

OWN = f"""MATCH (n:{MARK}) USING INDEX n:{MARK}(uri) WHERE n.uri STARTS WITH $report + '/' OR n.uri STARTS WITH $report + '#'
RETURN n.uri AS uri"""

UNLINK = f"UNWIND $uris AS uri MATCH (:{MARK} {{uri: uri}})-[x]->() WHERE x.report = $report DELETE x"

DROP = f"UNWIND $uris AS uri MATCH (n:{MARK} {{uri: uri}}) DETACH DELETE n"

DROP_UNMENTIONED = f"""UNWIND $uris AS uri MATCH (e:{MARK} {{uri: uri}}) WHERE NOT (e)<-[:{MENTIONS}]-() AND e.list IS NULL
DETACH DELETE e"""

ACCOUNTS = f"""UNWIND $uris AS uri MATCH (e:{MARK} {{uri: uri}})<-[m:{MENTIONS}]-()
RETURN uri, labels(e) AS labels, collect(properties(m)) AS accounts"""

DIVISIONS = f"""UNWIND $uris AS uri MATCH (d:{MARK} {{uri: uri}})
RETURN uri, d {{.code, .list, .listName}} AS said, EXISTS {{ (d)<-[:{MENTIONS}]-() }} AS named,
  [(d)-[x:PART_OF]->(above) WHERE x.list IS NOT NULL | above.uri] AS above"""

MERGE_DIVISIONS = f"""UNWIND $rows AS row MERGE (d:{MARK} {{uri: row.uri}})
SET d:{DIVISION}, d += row.said, d.name = CASE WHEN EXISTS {{ (d)<-[:{MENTIONS}]-() }} THEN d.name ELSE row.said.listName END"""

CUT_ABOVE = f"""UNWIND $rows AS row MATCH (:{MARK} {{uri: row.uri}})-[x:PART_OF]->(other)
WHERE x.list IS NOT NULL AND other.uri <> row.above DELETE x"""

MERGE_ABOVE = f"""UNWIND $rows AS row MATCH (d:{MARK} {{uri: row.uri}}) MATCH (above:{MARK} {{uri: row.above}})
MERGE (d)-[:PART_OF {{list: row.said.list}}]->(above)"""

UNNAMED = f"""UNWIND $uris AS uri MATCH (d:{MARK}:{DIVISION} {{uri: uri}}) USING INDEX d:{MARK}(uri)
WHERE NOT (d)<-[:{MENTIONS}]-()
SET d = {{uri: uri, name: d.listName, code: d.code, list: d.list, listName: d.listName}} RETURN uri"""

DROP_DIVISIONS = f"""MATCH (d:{MARK}:{DIVISION}) WHERE NOT (d)<-[:{MENTIONS}]-()
  AND NOT EXISTS {{ (d)<-[x:PART_OF]-() WHERE x.list IS NOT NULL }}
DETACH DELETE d RETURN count(*) AS gone"""
"""To be run until none is gone: each time those go that nothing stands below."""


def planned_once(statement: str) -> str:
    """The statement, planned the first time alone: every one begins at a node's `uri`, however full the database is.

    Source: https://neo4j.com/docs/cypher-manual/5/planning-and-tuning/query-tuning/#query-tuning-cypher-replanning
    """
    return f"CYPHER replan=skip {statement}"


def old_concepts(labels: Iterable[str]) -> str:
    """A statement that finds concepts of these labels that are not in `$uris` and that nothing leads to."""
    return f"MATCH (c:{MARK}:{'|'.join(labels)}) WHERE NOT c.uri IN $uris AND NOT (c)<--() RETURN c.uri AS uri"


def indexes() -> list[str]:
    """Statements that make the indexes, for what questions begin with.

    Names and other texts of reports are in the full-text index alone: a range index refuses values over 8 kB.
    """
    looked_up = {
        "Report": ("sourceFile",),
        DIVISION: ("code",),
        "Activity": ("status",),
        "Measurement": ("indicator", "kind", "status", "value"),
        "Input": ("kind",),
        "Milestone": ("status",),
        "Recognition": ("level",),
    }
    made = [
        f"CREATE INDEX jiedao_{label.lower()}_{name.lower()} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"
        for label, names in looked_up.items()
        for name in names
    ]
    # CJK text has no spaces between words: this analyser indexes pairs of characters
    made.append(
        "CREATE FULLTEXT INDEX jiedao_names IF NOT EXISTS "
        "FOR (n:Entity|Activity|Result|Problem|Report|WorkArea|Indicator|Division) ON EACH [n.name, n.altLabel] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
    )
    return made


def merge_nodes(labels: Iterable[str], names: Sequence[str]) -> str:
    """A statement that writes nodes of one label set; each of `$rows` is a node's values of these properties.

    Rows are lists, not maps: names that are sent with each row take as long as its values.
    """
    return _merge_nodes(labels, names, _map(names))


def merge_entities(labels: Iterable[str], names: Sequence[str]) -> str:
    """The same for entities, which keep what the official list says of them."""
    return _merge_nodes(labels, names, f"{_map(names)[:-1]}, list: n.list, listName: n.listName}}")


def _merge_nodes(labels: Iterable[str], names: Sequence[str], properties: str) -> str:
    uri = f"row[{names.index('uri')}]"
    return f"UNWIND $rows AS row MERGE (n:{MARK} {{uri: {uri}}}) SET n:{':'.join(labels)}, n = {properties}"


def merge_relationships(kind: str, keys: Iterable[str], names: Sequence[str]) -> str:
    """A statement that writes relationships of one type; each of `$rows` is the values of these properties, start, end.

    Args:
        kind: the type.
        keys: properties that tell relationships between the same two nodes apart.
        names: all properties.
    """
    key = ", ".join(f"{name}: row[{names.index(name)}]" for name in keys)
    start, end = len(names), len(names) + 1
    return (
        f"UNWIND $rows AS row MATCH (a:{MARK} {{uri: row[{start}]}}) MATCH (b:{MARK} {{uri: row[{end}]}}) "
        f"MERGE (a)-[r:{kind} {{{key}}}]->(b) SET r = {_map(names)} RETURN count(*) AS made"
    )


def _map(names: Iterable[str]) -> str:
    return "{" + ", ".join(f"{name}: row[{n}]" for n, name in enumerate(names)) + "}"


def strip_labels(labels: Iterable[str]) -> str:
    """A statement that takes labels from the nodes of `$uris`."""
    return f"UNWIND $uris AS uri MATCH (n:{MARK} {{uri: uri}}) REMOVE n:{':'.join(labels)}"
