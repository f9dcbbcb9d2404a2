"""IRIs: what they look like, that different things have different ones, that nothing but the thing itself decides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ConfigError
from kg.ids import (
    DEFAULT_BASE,
    check_base,
    class_segment,
    entity_iri,
    evidence_iri,
    fact_iri,
    report_iri,
    run_iri,
    segment,
    statement_iri,
)
from kg.model import Document, Entity, Span

DIGEST = "0123456789abcdef" * 4


def entity(name: str, kind: str = "Community", path: tuple[str, ...] = ()) -> Entity:
    return Entity(name, kind, path, (), ())


def test_an_entitys_iri_is_its_class_its_areas_and_its_name() -> None:
    found = entity_iri(DEFAULT_BASE, entity("云溪社区", "Community", ("青屏市", "云溪街道")))
    assert found == (
        "https://w3id.org/jiedao/id/community/%E9%9D%92%E5%B1%8F%E5%B8%82/"
        "%E4%BA%91%E6%BA%AA%E8%A1%97%E9%81%93/%E4%BA%91%E6%BA%AA%E7%A4%BE%E5%8C%BA"
    )


def test_the_same_name_under_two_streets_is_two_things() -> None:
    one, other = (entity_iri(DEFAULT_BASE, entity("云溪社区", path=(street,))) for street in ("甲街道", "乙街道"))
    assert one != other


def test_a_class_name_becomes_words() -> None:
    assert [class_segment(kind) for kind in ("Village", "ResidentialArea")] == ["village", "residential-area"]


@given(st.text(), st.text())
def test_different_texts_give_different_segments(one: str, other: str) -> None:
    assert (segment(one) == segment(other)) == (one == other)
    assert segment(one).isascii() and "/" not in segment(one) and segment(one) not in (".", "..")


@given(st.lists(st.text(min_size=1), max_size=3), st.lists(st.text(min_size=1), max_size=3), st.text(), st.text())
def test_different_entities_have_different_iris(one: list[str], other: list[str], first: str, second: str) -> None:
    same = (one, first) == (other, second)
    found = [entity_iri(DEFAULT_BASE, entity(name, path=tuple(path))) for path, name in ((one, first), (other, second))]
    assert (found[0] == found[1]) == same


def test_a_reports_iri_is_its_name_and_its_bytes_wherever_it_lies() -> None:
    found = {report_iri(DEFAULT_BASE, Document("总结 1.txt", "正文", DIGEST, path=path)) for path in ("/a", "/b")}
    assert found == {"https://w3id.org/jiedao/id/report/%E6%80%BB%E7%BB%93%201-0123456789ab"}


def test_two_files_of_one_name_are_two_reports() -> None:
    one, other = (report_iri(DEFAULT_BASE, Document("总结.txt", "", digest)) for digest in (DIGEST, DIGEST[::-1]))
    assert one != other


def test_facts_hang_on_their_characters() -> None:
    assert fact_iri("r", "Measurement", Span(120, 126)) == "r/measurement/120-126"
    assert fact_iri("r", "Recognition", Span(1, 9), 1) == "r/recognition/1-9/2"
    assert evidence_iri("r", 120, 165) == "r#char=120,165"


def test_a_statements_iri_tells_its_three_parts_apart() -> None:
    found = {
        statement_iri("r", subject, predicate, value)
        for subject, predicate, value in (
            ("a", "partOf", "b"),
            ("b", "partOf", "a"),
            ("a", "issued", "b"),
            ("ab", "partOf", ""),
        )
    }
    assert len(found) == 4
    assert all(iri.startswith("r/statement/") for iri in found)


def test_a_run_is_the_program_and_the_reports_in_any_order() -> None:
    assert run_iri("b/", "1", ["x", "y"]) == run_iri("b/", "1", ["y", "x"])
    assert len({run_iri("b/", "1", ["x"]), run_iri("b/", "2", ["x"]), run_iri("b/", "1", ["x", "y"])}) == 3


@pytest.mark.parametrize("base", ["https://example.org/", "http://localhost:8000/kg/id/", DEFAULT_BASE])
def test_a_usable_base_is_given_back(base: str) -> None:
    assert check_base(base) == base


@pytest.mark.parametrize(
    "base",
    [
        "",
        "id/",
        "https://example.org",
        "https://e.org/#",
        "https://e.org/a b/",
        "https://街道.cn/",
        "urn:x:",
        "https:///",
    ],
)
def test_a_base_that_cannot_start_an_iri_is_refused(base: str) -> None:
    with pytest.raises(ConfigError, match="give an http or https IRI in ASCII that ends with '/'"):
        check_base(base)
