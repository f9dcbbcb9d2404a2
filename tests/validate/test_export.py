"""An export is held against itself: what was tampered with is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.sinks import write
from kg.validate.export import validate_export
from tests.sinks.hand_built import hand_built


@pytest.fixture
def export(tmp_path: Path) -> Path:
    write(hand_built(), tmp_path, ["rdf"])
    return tmp_path


@pytest.mark.parametrize("name", ["", "graph.ttl", "graph.nq", "graph.jsonld"])
def test_what_was_built_is_valid(export: Path, name: str) -> None:
    assert validate_export(export / name) == []


def tampered(file: Path, old: str, new: str) -> list[str]:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    return [str(violation) for violation in validate_export(file)]


def test_words_that_are_not_in_the_text(export: Path) -> None:
    (found,) = tampered(export / "graph.ttl", 'nif:anchorOf "云溪街道整治河道。"', 'nif:anchorOf "云溪街道整治道路。"')
    assert "breaks evidence: says '云溪街道整治道路。', but [0, 9) of the text reads '云溪街道整治河道。'" in found
    assert found.endswith("«云溪街道整治河道。»")


def test_offsets_that_moved(export: Path) -> None:
    (found,) = tampered(export / "graph.ttl", 'nif:beginIndex "0"', 'nif:beginIndex "1"')
    assert "but [1, 9) of the text reads '溪街道整治河道。'" in found


def test_an_edge_into_nothing(export: Path) -> None:
    file = export / "graph.ttl"
    found = tampered(file, "jd:locatedAt <https://w3id.org/jiedao/id/administrative-area/unit>", "jd:locatedAt <urn:x>")
    assert [text for text in found if "breaks dangling edge" in text and "leads to <urn:x>" in text and "«云溪" in text]


def test_a_broken_shape(export: Path) -> None:
    (found,) = tampered(export / "graph.nq", 'ontology#level> "city"', 'ontology#level> "town"')
    assert "RecognitionShape" in found and '"town"' in found


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.ttl", "no turtle", "cannot be read as RDF"),
        ("a.ttl", "", "holds no jd:Report"),
        ("a.doc", "", "unknown ending"),
    ],
)
def test_what_is_no_export(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=said):
        validate_export(tmp_path / name)


def test_a_folder_without_an_export(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no build \(no graph\.nq, graph\.ttl, graph\.jsonld\)"):
        validate_export(tmp_path)
