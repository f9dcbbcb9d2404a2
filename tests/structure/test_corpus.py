"""Real texts: every record of the corpus gives a layout that holds its text."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from kg.model import Document
from kg.structure import structure


@pytest.mark.shared
def test_corpus_is_held_by_sentences_and_furniture(shared: Path) -> None:
    lines = (shared / "corpus" / "state-council-work-reports.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 52
    for line in lines:
        record = json.loads(line)
        text = record["content"]
        result = structure(Document(f"{record['year']}.txt", text, "0" * 64))
        held = sorted([*result.furniture, *(each.span for each in result.sentences)])
        assert all(one.end <= other.begin for one, other in pairwise(held))
        gaps = zip([0, *(span.end for span in held)], [*(span.begin for span in held), len(text)], strict=True)
        assert not "".join(text[end:begin] for end, begin in gaps).replace("\u200b", "").strip()
        # The licence note below each text is furniture, the salutation above it is not.
        assert text[result.furniture[-1].begin : result.furniture[-1].end] == "false"
        assert len(result.sentences) > 100
