"""The stages as components of a spaCy user's own pipeline, found by their entry points."""

from __future__ import annotations

import spacy

TEXT = "清河街道2022年工作总结\n今年以来，清河街道拆除违章建筑1200平方米，在柳湾社区新建文化广场1个，覆盖率达95%。"


def test_quantities_in_a_pipeline_of_ones_own() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("kg_tagger")
    nlp.add_pipe("kg_quantities")
    doc = nlp(TEXT)
    assert [(str(q.value), q.unit, q.kind) for q in doc._.kg_quantities] == [
        ("1200", "平方米", "amount"),
        ("1", "个", "amount"),
        ("95", "%", "rate"),
    ]


def test_dates_names_and_facts_over_any_tokeniser() -> None:
    nlp = spacy.blank("zh")
    for name in ("kg_dates", "kg_names", "kg_facts"):
        nlp.add_pipe(name)
    doc = nlp(TEXT)
    assert [span.text for span in doc.spans["kg_dates"]] == ["2022年", "今年以来"]
    assert ("柳湾社区", "Community", "柳湾社区") in [(s.text, s.label_, s.id_) for s in doc.spans["kg_names"]]
    extraction = doc._.kg_extraction
    assert [(a.action, a.object) for a in extraction.activities] == [("拆除", "违章建筑"), ("新建", "文化广场")]
    assert [(m.indicator, m.role.name) for m in extraction.measurements] == [
        ("拆除违章建筑", "OUTPUT"),
        ("新建文化广场", "OUTPUT"),
        ("覆盖率", "OUTCOME"),
    ]
