"""Settings of a build."""

import pytest

from kg.config import Settings
from kg.errors import ConfigError


def test_defaults_can_be_used() -> None:
    assert Settings().base == "https://w3id.org/jiedao/id/"
    assert Settings().formats == ()


@pytest.mark.parametrize("base", ["no scheme/", "https://example.org", "https://example.org/a?b/", "http://x y/", ""])
def test_a_base_that_no_name_can_follow_is_refused(base: str) -> None:
    with pytest.raises(ConfigError, match="base"):
        Settings(base=base)


def test_all_faults_are_named_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        Settings(base="x", min_confidence=1.5, jobs=0, license="my own")
    message = str(caught.value)
    assert "'x'" in message
    assert "1.5" in message
    assert "jobs 0" in message
    assert "'my own'" in message
