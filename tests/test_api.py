"""What `import kg` offers, and what spaCy finds through the package's entry points."""

from __future__ import annotations

import subprocess
import sys

import pytest

import kg


@pytest.mark.parametrize("name", kg.__all__)
def test_a_public_name_is_there(name: str) -> None:
    assert getattr(kg, name).__doc__
    assert name in dir(kg)


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(AttributeError, match=r"no attribute 'biuld'; it has .*build"):
        kg.biuld  # noqa: B018


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_importing_costs_nothing() -> None:
    assert run("import sys, kg; print(sorted(m for m in sys.modules if m.startswith('kg')))") == "['kg']\n"


def test_spacy_finds_the_components_without_an_import_of_kg() -> None:
    code = """
import spacy
nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
nlp.add_pipe("kg_tagger")
nlp.add_pipe("kg_quantities")
doc = nlp("拆除违建1200平方米")
print(doc[0].tag_, [(str(q.value), q.unit) for q in doc._.kg_quantities])
"""
    assert run(code).splitlines()[-1] == "v [('1200', '平方米')]"
