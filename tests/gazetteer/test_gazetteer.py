"""The packaged list: what it holds, how it is found, what a lookup costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import ConfigError
from kg.gazetteer import Gazetteer, load_gazetteer
from kg.gazetteer.store import DATA, Store
from kg.model import Division
from kg.triples import CODE_TYPE
from kg.vocabulary import load_vocabulary


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def names(gazetteer: Gazetteer, code: str) -> list[str]:
    return [division.name for division in gazetteer.path(code)]


def test_the_file_is_small_and_complete() -> None:
    assert DATA.stat().st_size <= 6_000_000
    store = Store()
    assert store.about["year"] == 2023
    assert store.about["counts"] == {
        "provinces": 31, "cities": 342, "counties": 2978, "townships": 41352, "villages": 620573,
    }  # fmt: skip


def test_the_year_is_the_datatype_of_the_codes(gazetteer: Gazetteer) -> None:
    assert f"nbs{gazetteer.year}" == CODE_TYPE
    assert load_vocabulary().iri(CODE_TYPE).endswith(f"#{CODE_TYPE}")


def test_a_code_gives_its_path(gazetteer: Gazetteer) -> None:
    assert names(gazetteer, "110101001001") == ["北京市", "东城区", "东华门街道", "多福巷社区居委会"]
    assert names(gazetteer, "441900004") == ["广东省", "东莞市", "南城街道"]
    assert gazetteer.division("110101001") == Division("110101001", "东华门街道")
    assert gazetteer.division("110101999") is None
    assert gazetteer.division("1") is None
    assert gazetteer.path("99") == ()


def test_every_division_is_found_by_its_code_and_name(gazetteer: Gazetteer) -> None:
    for town in gazetteer.children("330602"):
        assert town in gazetteer.townships(gazetteer.own_name(town))
        for division in gazetteer.children(town.code)[:3]:
            assert division in gazetteer.locals(division.name)
            assert gazetteer.division(division.code) == division


def test_names_that_several_bear(gazetteer: Gazetteer) -> None:
    streets = gazetteer.townships("东城街道")
    assert sum(street.name == "东城街道" for street in streets) == 39
    # one that the list calls after its district is called so in its own reports
    assert [street.name for street in streets if street.name != "东城街道"] == ["召陵区东城街道"]
    assert {area.code for area in gazetteer.areas("鼓楼区")} == {"320106", "320302", "350102", "410204"}
    assert gazetteer.areas("市辖区") == ()


def test_short_forms(gazetteer: Gazetteer) -> None:
    assert gazetteer.stems("绍兴") == (Division("3306", "绍兴市"),)
    ending = {area.name for area in gazetteer.areas_ending("彝族自治州")}
    assert ending == {"凉山彝族自治州", "楚雄彝族自治州", "红河哈尼族彝族自治州"}
    assert gazetteer.townships("东华门街道办事处") == gazetteer.townships("东华门街道")
    assert Division("110101001001", "多福巷社区居委会") in gazetteer.locals("多福巷社区居民委员会")
    assert gazetteer.find("沐澜榕街道") == ()


def test_a_file_that_is_no_list_is_refused(tmp_path: Path) -> None:
    for content in (b"", b"something else"):
        path = tmp_path / "divisions.bin"
        path.write_bytes(content)
        with pytest.raises(ConfigError, match="make gazetteer"):
            Store(path)
    with pytest.raises(ConfigError, match="make gazetteer"):
        Store(tmp_path / "missing.bin")


def test_the_file_gives_no_name_to_a_text_search() -> None:
    held = DATA.read_bytes()
    assert not [name for name in ("东城街道", "东华门街道", "多福巷", "社区居委会") if name.encode() in held]


@pytest.mark.slow
def test_a_first_lookup_is_quick_and_small() -> None:
    code = """
import resource, time
from kg.gazetteer import load_gazetteer
def memory():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()
before, best, used = memory(), 1.0, 0
for _ in range(5):
    load_gazetteer.cache_clear()
    start = time.process_time()
    load_gazetteer().townships("东华门街道")
    best = min(best, time.process_time() - start)
    used = used or memory() - before
print(best, used)
"""
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert float(said[0]) <= 0.020
    assert int(said[1]) <= 20_000_000
