"""The mapping as a page, made from the ontology; `docs/neo4j-mapping.md` is its copy."""

from __future__ import annotations

from collections.abc import Iterable

from kg.neo4j.mapping import DIVISION, MARK, MENTIONS, PLAIN, Shape, property_graph, upper_snake
from kg.vocabulary import load_vocabulary

_INTRODUCTION = f"""# The property graph in Neo4j

Made from the ontology by `kg.neo4j.document`; do not edit.

- Every node bears the label `{MARK}` and `uri`, the RDF IRI, which is unique (constraint `jiedao_uri`). What does not
  bear `{MARK}` is never touched.
- A node has a label for its class and for each class above it. `name` is its `rdfs:label`: the full name of an entity,
  a caption for anything else.
- Every relationship has `report`, the IRI of the report that says it, or `list`, where the official list does; two reports that say the same give two
  relationships. Those of a fact, and those between entities, have `evidence` (IRIs), `rule` and `confidence`; those
  between entities have `sentence` as well.
- Evidence is a node with the words (`anchorOf`), their place and the `sentence` around them, one `EVIDENCE` away from
  each fact and entity. `WAS_DERIVED_FROM` leads from it to the report.
- `{MENTIONS}` leads from a report to each entity that it names and holds what this one report says of it. The entity
  itself has the union: all values of lists; class, rule and confidence of the surest report.
- What stands on the official list of divisions bears `{DIVISION}` as well, with `code`, `list` (publisher and year) and
  `listName` (its name there); `PART_OF` with `list` leads up to the province. A division that no report names has no
  label but this, and goes with the last report that names one in it. `-[r:PART_OF WHERE r.list IS NULL]->` is what
  reports say, `-[r:PART_OF WHERE r.list IS NOT NULL]->` what the list says. A place that is linked to the list has its
  `code` from the report, whose reason is `linkReason`, and whose account is the relationship `CODE`.
- A value of an entity that the text states is a list on the entity, and a relationship of the property's name from the
  entity to the evidence, with `value`.
- A value of a code list is a property with the concept's local name, and a relationship to the concept's node (`code`,
  `name`, `nameEn`, `altLabel`, `notation`), but for {", ".join(sorted(PLAIN))}.
- Decimals are floats, which hold numbers of up to 15 digits as they are.
- Not loaded, but in the RDF files: the reports' whole texts, extraction runs, classes and properties of other vocabularies.
"""


def mapping_page() -> str:
    """The page in Markdown."""
    vocabulary, mapping = load_vocabulary(), property_graph()
    labels = [
        (f"`{name}`", vocabulary.label(name, "zh"), " ".join(f"`{above}`" for above in mapping.labels[name]))
        for name in sorted(mapping.labels)
    ]
    edges, values = [], []
    for name in sorted((*vocabulary.object_properties, *vocabulary.data_properties)):
        target = mapping.predicates[vocabulary.iri(name)]
        kinds = " ".join(f"`{kind}`" for kind in vocabulary.domain(name))
        if target.shape in (Shape.EDGE, Shape.CONCEPT_EDGE):
            ends = " ".join(f"`{kind}`" for kind in vocabulary.range(name))
            edges.append((f"`{upper_snake(name)}`", f"`jd:{name}`", kinds, ends))
        if target.shape is not Shape.EDGE:
            shape = "string" if target.shape in (Shape.CONCEPT, Shape.CONCEPT_EDGE) else target.shape.value
            values.append((f"`{name}`", f"`jd:{name}`", shape, kinds))
    return "\n".join(
        (
            _INTRODUCTION,
            "## Labels\n",
            _table(("label", "", "parents"), labels),
            "## Relationships\n",
            _table(("type", "property", "from", "to"), edges),
            "## Properties\n",
            _table(("property", "of the ontology", "type", "on"), values),
        )
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
