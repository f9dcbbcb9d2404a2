"""Exports to ask: the small graph built by hand, and the packaged samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline import build
from kg.samples import copy_samples
from kg.sinks import write
from tests.query.small import small_graph


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of the small graph."""
    folder = tmp_path_factory.mktemp("small")
    write(small_graph(), folder, ("rdf",))
    return folder


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of the packaged samples."""
    folder = tmp_path_factory.mktemp("samples")
    reports = copy_samples(folder / "reports")
    result = build(reports, folder / "export")
    assert result.failures == ()
    return folder / "export"
