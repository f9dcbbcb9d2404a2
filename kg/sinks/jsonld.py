"""JSON-LD 1.1 in compact form, with the ontology's own context inside the file, so that reading it needs no network.

Compacting follows the JSON-LD 1.1 API, section 6, as far as triples of this graph need it: terms with type or language
coercion, prefixes, language maps; no lists, no nesting. Reading the file back is what the conformance suite tests.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from kg.errors import ConfigError
from kg.triples import Block
from kg.vocabulary import CONTEXT_FILE, PREFIXES, ontology_text

_TYPE = f"<{PREFIXES['rdf']}type>"
_INTEGER = PREFIXES["xsd"] + "integer"

Json: TypeAlias = dict[str, Any]


def read_context() -> Json:
    """The ontology's JSON-LD context.

    Raises:
        ConfigError: the file is no JSON object with an `@context` object.
    """
    try:
        found = json.loads(ontology_text(CONTEXT_FILE))
    except json.JSONDecodeError as error:
        raise ConfigError(f"ontology file {CONTEXT_FILE}, line {error.lineno}: no JSON: {error.msg}") from error
    context = found.get("@context") if isinstance(found, dict) else None
    if not isinstance(context, dict):
        raise ConfigError(
            f"ontology file {CONTEXT_FILE}: has no @context; it must be an object with prefixes and terms"
        )
    return context


@dataclass(frozen=True, slots=True)
class _Term:
    """A property's name in the file, quoted, and what its bare strings mean."""

    name: str
    coercion: str | None
    language: str | None
    by_language: bool
    as_list: bool


class Compactor:
    """Writes nodes by a context."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self.context = context
        self._prefixes = {
            name: iri
            for name, iri in context.items()
            if isinstance(iri, str) and not name.startswith("@") and iri.endswith(("/", "#"))
        }
        self._terms: dict[str, _Term] = {}
        self._names: dict[str, str] = {}
        for name, definition in context.items():
            if not name.startswith("@") and name not in self._prefixes:
                self._define(name, {"@id": definition} if isinstance(definition, str) else definition)

    def opening(self) -> str:
        """What stands before the first node; after the last one `]}` closes the file."""
        return f'{{"@context": {json.dumps(self.context, ensure_ascii=False)}, "@graph": ['

    def nodes(self, described: Iterable[Block]) -> Iterator[str]:
        """One JSON object for each subject, in the order of their first descriptions."""
        subjects: dict[str, dict[str, list[str]]] = {}
        for subject, values in described:
            known = subjects.get(subject)
            subjects[subject] = values if known is None else _joined(known, values)
        for subject, values in subjects.items():
            members = [self._member(predicate, held) for predicate, held in values.items()]
            yield f'{{"@id": "{subject[1:-1]}", {", ".join(members)}}}'

    def _member(self, predicate: str, values: list[str]) -> str:
        if predicate == _TYPE:
            return f'"@type": [{", ".join(map(self._name, values))}]'
        term = self._terms.get(predicate) or self._further(predicate)
        if term.by_language:
            return f"{term.name}: {self._language_map(values)}"
        found = [self._value(term, value) for value in values]
        return (
            f"{term.name}: {found[0]}" if len(found) == 1 and not term.as_list else f"{term.name}: [{', '.join(found)}]"
        )

    def _language_map(self, values: list[str]) -> str:
        spoken: dict[str, list[str]] = {}
        for value in values:
            text, _, language = (value, "", "@none") if value[-1] == '"' else value.rpartition("@")
            spoken.setdefault(language, []).append(text)
        members = [f'"{language}": [{", ".join(texts)}]' for language, texts in spoken.items()]
        return f"{{{', '.join(members)}}}"

    def _value(self, term: _Term, value: str) -> str:
        """A value as JSON; the quoted text of an N-Triples literal is a JSON string as it stands."""
        if value[0] == "<":
            if term.coercion == "@vocab":
                return self._name(value)
            return f'"{value[1:-1]}"' if term.coercion == "@id" else f'{{"@id": "{value[1:-1]}"}}'
        if value[-1] == '"':
            bare = term.coercion is None and term.language is None
            return value if bare else f'{{"@value": {value}}}'
        if value[-1] == ">":
            text, _, datatype = value.rpartition("^^")
            if datatype[1:-1] == term.coercion:
                return text[1:-1] if term.coercion == _INTEGER else text
            return f'{{"@value": {text}, "@type": {self._name(datatype)}}}'
        text, _, language = value.rpartition("@")
        bare = term.coercion is None and term.language == language
        return text if bare else f'{{"@value": {text}, "@language": "{language}"}}'

    def _define(self, name: str, definition: Mapping[str, Any]) -> None:
        identifier = definition.get("@id", name)
        if identifier.startswith("@"):
            return  # another name for a keyword
        term = f"<{self._expand(identifier)}>"
        coercion = definition.get("@type")
        container = definition.get("@container") or ()
        self._names.setdefault(term, f'"{name}"')
        self._terms.setdefault(
            term,
            _Term(
                name=f'"{name}"',
                coercion=coercion if coercion is None or coercion.startswith("@") else self._expand(coercion),
                language=definition["@language"] if "@language" in definition else self.context.get("@language"),
                by_language="@language" in container,
                as_list="@set" in container,
            ),
        )

    def _further(self, predicate: str) -> _Term:
        """A property that the context does not define."""
        term = _Term(self._name(predicate), None, self.context.get("@language"), by_language=False, as_list=False)
        self._terms[predicate] = term
        return term

    def _expand(self, name: str) -> str:
        prefix, colon, rest = name.partition(":")
        if colon:
            return self._prefixes[prefix] + rest if prefix in self._prefixes else name
        return f"{self.context.get('@vocab', '')}{name}"

    def _name(self, term: str) -> str:
        """A class, concept, datatype or property: the context's name for it, else with a prefix, else in full."""
        name = self._names.get(term)
        if name is None:
            iri = term[1:-1]
            fitting = (prefix for prefix, namespace in self._prefixes.items() if iri.startswith(namespace))
            prefix = next(fitting, None)
            short = iri if prefix is None else f"{prefix}:{iri[len(self._prefixes[prefix]) :]}"
            name = self._names[term] = f'"{short}"'
        return name


def _joined(first: dict[str, list[str]], second: dict[str, list[str]]) -> dict[str, list[str]]:
    return {predicate: [*first.get(predicate, ()), *second.get(predicate, ())] for predicate in first | second}
