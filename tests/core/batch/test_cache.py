"""The cache: a key changes with all that a check depends on, and what is kept comes back."""

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import Severity, Tally, UsageError
from reportlint.batch.cache import Cache, clear
from reportlint.batch.environment import digest
from reportlint.engine import Loaded
from reportlint.metadata.given import given_values
from reportlint.summary import Counts

NAMES = st.text(max_size=8)
SIDECARS = st.none() | st.integers(2008, 2030).map(
    lambda year: given_values("report.toml", {"year": year})
)
FILES = st.builds(Loaded, NAMES, st.binary(max_size=16), SIDECARS)
SETTINGS = st.dictionaries(NAMES, st.none() | st.integers() | NAMES | st.lists(NAMES), max_size=3)


def counts() -> st.SearchStrategy[Counts]:
    numbers = st.integers(0, 9)
    return st.builds(
        Counts,
        reports=numbers,
        severities=st.dictionaries(st.sampled_from(Severity), numbers).map(Counter),
        codes=st.dictionaries(NAMES, numbers).map(Counter),
        tallies=st.dictionaries(NAMES, st.builds(Tally, numbers, numbers, numbers)),
        problems=numbers,
        failed_rules=st.sets(NAMES),
    )


@given(FILES, FILES, NAMES, NAMES)
def test_keys_are_equal_just_where_files_and_environments_are(
    one: Loaded, two: Loaded, here: str, there: str
) -> None:
    first, second = Cache(Path(), here).key(one), Cache(Path(), there).key(two)

    assert (first == second) == ((one, here) == (two, there))


@given(SETTINGS, SETTINGS)
def test_the_environment_is_the_same_just_where_the_settings_are(
    one: Mapping[str, Any], two: Mapping[str, Any]
) -> None:
    assert (digest_of(one) == digest_of(two)) == (one == two)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave our own code out: it is read for real in the tests of the command."""
    monkeypatch.setattr("reportlint.batch.environment._CODE", ())
    monkeypatch.setattr("reportlint.batch.environment.distributions", lambda: [])


def digest_of(settings: Mapping[str, Any], *files: Path, modules: tuple[str, ...] = ()) -> str:
    return digest(settings, files, modules)


def edited(path: Path) -> None:
    path.write_text("b = 2", encoding="utf-8")


@pytest.mark.parametrize("change", [edited, Path.unlink])
def test_a_changed_rule_file_changes_the_environment(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text("a = 1", encoding="utf-8")
    before = digest_of({}, path)

    change(path)

    assert digest_of({}, path) != before


def test_a_changed_file_beside_a_python_rule_changes_the_environment(tmp_path: Path) -> None:
    path = tmp_path / "rule.py"
    path.write_text("import helper", encoding="utf-8")
    before = digest_of({}, path)

    (tmp_path / "helper.py").write_text("a = 1", encoding="utf-8")

    assert digest_of({}, path) != before


def test_a_changed_data_file_of_a_plugin_changes_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "acme_cached"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "words.toml").write_text("a = 1", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    before = digest_of({}, modules=("acme_cached.rules",))

    (package / "words.toml").write_text("a = 2", encoding="utf-8")

    assert digest_of({}, modules=("acme_cached.rules",)) != before


@given(st.lists(st.text()), counts())
def test_what_is_kept_comes_back(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str], counted: Counts
) -> None:
    cache = Cache(tmp_path_factory.getbasetemp() / "kept", "environment")

    cache.put("key", tuple(pieces), counted)

    assert cache.get("key") == (tuple(pieces), counted)


def test_what_is_not_kept_is_not_known(tmp_path: Path) -> None:
    assert Cache(tmp_path, "environment").get("key") is None


def test_a_cleared_cache_knows_nothing(tmp_path: Path) -> None:
    Cache(tmp_path, "environment").put("key", (), Counts())

    assert clear(tmp_path)
    assert Cache(tmp_path, "environment").get("key") is None


def test_a_damaged_cache_is_an_error_with_the_mend(tmp_path: Path) -> None:
    (tmp_path / "cache-1.sqlite").write_bytes(b"no database at all, but long enough for one" * 9)

    with pytest.raises(UsageError, match="reportlint cache clear"):
        Cache(tmp_path, "environment").get("key")
