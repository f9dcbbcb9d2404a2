#!/usr/bin/env python3
"""Write ontology/context.jsonld, the JSON-LD 1.1 context of an export, from the ontology's terms.

    python tools/make_context.py

A test holds the file against what this would write.
"""

from __future__ import annotations

import json
from pathlib import Path

from kg.vocabulary import CONTEXT_FILE, PREFIXES, Vocabulary, load_vocabulary

LANG_STRING = PREFIXES["rdf"] + "langString"
STRING = PREFIXES["xsd"] + "string"
NODE_TERMS = ("nif:referenceContext", "prov:wasDerivedFrom", "prov:wasGeneratedBy", "prov:wasAssociatedWith")
TYPED_TERMS = {"nif:beginIndex": "xsd:integer", "nif:endIndex": "xsd:integer"}
PLAIN_TERMS = ("nif:anchorOf", "nif:isString")
CHINESE_TERMS = ("rdfs:label", "skos:altLabel")


def context(vocabulary: Vocabulary) -> dict[str, object]:
    """The context: prefixes, the classes, the individuals, then every property with the form of its values."""
    terms: dict[str, object] = {"@version": 1.1, "id": "@id", "type": "@type"}
    terms |= dict(sorted(vocabulary.prefixes.items()))
    terms |= {name: f"jd:{name}" for name in vocabulary.classes}
    terms |= {concept.name: f"jd:{concept.name}" for concept in vocabulary.concepts("statuses")}
    for name in vocabulary.object_properties:
        # @vocab lets a status be written by its name alone
        terms[name] = {"@id": f"jd:{name}", "@type": "@vocab" if name == "status" else "@id"}
    for name in vocabulary.data_properties:
        terms[name] = _literal(f"jd:{name}", vocabulary.datatype(name))
    terms |= {_local(term): {"@id": term, "@type": "@id"} for term in NODE_TERMS}
    terms |= {_local(term): {"@id": term, "@type": datatype} for term, datatype in TYPED_TERMS.items()}
    terms |= {_local(term): term for term in PLAIN_TERMS}
    terms |= {_local(term): {"@id": term, "@language": "zh"} for term in CHINESE_TERMS}
    return {"@context": terms}


def _literal(term: str, datatype: str) -> object:
    if datatype == LANG_STRING:
        return {"@id": term, "@language": "zh"}
    if datatype == STRING:
        return term
    return {"@id": term, "@type": datatype.replace(PREFIXES["xsd"], "xsd:")}


def _local(term: str) -> str:
    return term.partition(":")[2]


def text(vocabulary: Vocabulary) -> str:
    """The file's content."""
    return json.dumps(context(vocabulary), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    target = Path(__file__).resolve().parent.parent / "ontology" / CONTEXT_FILE
    target.write_text(text(load_vocabulary()), encoding="utf-8")
