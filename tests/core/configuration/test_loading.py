"""Configuration files: found, read, added up; what is wrong is named with its place."""

from pathlib import Path
from typing import get_args

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from reportlint import Severity, UsageError, find_configuration, load_configuration
from reportlint.configuration.settings import LimitName, schema
from reportlint.reading.limits import COUNTED

SELECTORS = st.lists(st.sampled_from(["TOT", "PCT001", "row-total"]), max_size=2)
SEVERITIES = st.dictionaries(st.sampled_from(["TOT", "PCT001"]), st.sampled_from(Severity))
SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        "profile": st.sampled_from(["strict", "minimal"]),
        "select": SELECTORS,
        "ignore": SELECTORS,
        "severity": SEVERITIES.map(lambda item: {key: str(item[key]) for key in item}),
        "limits": st.dictionaries(st.sampled_from(["pages", "cells"]), st.integers(1, 9)),
        "jobs": st.integers(1, 8),
    },
)


def configured(folder: Path, text: str, name: str = "reportlint.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@given(SETTINGS, SETTINGS)
def test_a_file_outweighs_the_one_that_it_builds_on(
    tmp_path_factory: pytest.TempPathFactory, below: dict[str, object], above: dict[str, object]
) -> None:
    folder = tmp_path_factory.mktemp("configuration")
    configured(folder, tomli_w.dumps(below), "base.toml")
    path = configured(folder, tomli_w.dumps({"extend": "base.toml", **above}))

    found = load_configuration(path).settings.model_dump(mode="json")

    for name in ("profile", "select", "jobs"):
        assert found[name] == above.get(name, below.get(name))
    assert found["ignore"] == [*below.get("ignore", []), *above.get("ignore", [])]  # type: ignore[misc]
    for name in ("severity", "limits"):
        assert found[name] == {**below.get(name, {}), **above.get(name, {})}  # type: ignore[dict-item]


@given(SETTINGS)
def test_what_is_read_fits_the_schema(settings: dict[str, object]) -> None:
    Draft202012Validator(schema()).validate(settings)


def test_every_limit_can_be_set() -> None:
    assert get_args(LimitName) == tuple(COUNTED)


MISTAKES = {
    'profil = "strict"': "1:1: there is no setting “profil”; did you mean profile?",
    'fail_on = "error"': "1:1: there is no setting “fail_on”; did you mean fail-on?",
    '\nfail-on = "fatal"': "2:1: fail-on is 'fatal', but must be one of error, warning, info",
    '[severity]\nTOT001 = "warn"': "2:1: severity.TOT001 is 'warn'",
    "[limits]\npage = 3": "2:1: limits.page is 'page', but must be one of file_bytes",
    "[limits]\npages = 0": "2:1: limits.pages is wrong: 1 or more is wanted",
    'select = "TOT"': "1:1: select is wrong: a list is wanted",
    "lang = 3": "1:1: lang is 3, but must be one of zh, en",
    '[[overrides]]\npaths = ["a"]\n[[overrides]]\nignore = ["TOT"]': (
        "3:1: overrides.1 is wrong: paths, organ-kinds or years is missing"
    ),
    '[[overrides]]\norgan-kinds = ["twon"]': "did you mean town?",
    '[[overrides]]\npath = ["a"]\nyears = [2024]': "2:1: there is no setting “path”",
    "jobs = [": "is no valid TOML",
    'extend = "reportlint.toml"': "extends itself",
    'extend = "missing.toml"': "missing.toml could not be opened",
}


@pytest.mark.parametrize(("text", "said"), MISTAKES.items(), ids=range(len(MISTAKES)))
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    path = configured(tmp_path, text)

    with pytest.raises(UsageError) as caught:
        load_configuration(path)

    assert said in caught.value.message.en
    assert str(tmp_path) in caught.value.message.zh


def test_the_nearest_file_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    configured(tmp_path, "[tool.reportlint]", "pyproject.toml")
    near = configured(tmp_path / "a", "", "reportlint.toml")

    assert find_configuration(inner) == near


def test_a_pyproject_without_our_table_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    above = configured(tmp_path, "[tool.reportlint]\njobs = 2", "pyproject.toml")
    configured(tmp_path / "a", "[tool.other]", "pyproject.toml")

    found = find_configuration(tmp_path / "a")

    assert found == above
    assert load_configuration(found).settings.jobs == 2


def test_paths_are_those_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    configured(tmp_path, 'rules = ["below.yaml"]', "base.toml")
    path = configured(tmp_path / "a", 'extend = "../base.toml"\nrules = ["own.yaml"]')

    rules = load_configuration(path).settings.rules

    assert [Path(item).resolve() for item in rules] == [
        (tmp_path / "below.yaml").resolve(),
        (tmp_path / "a" / "own.yaml").resolve(),
    ]


def test_every_setting_has_the_line_that_it_comes_from(tmp_path: Path) -> None:
    base = configured(tmp_path, "jobs = 2\n[severity]\nTOT = 'off'", "base.toml")
    path = configured(tmp_path, 'extend = "base.toml"\nprofile = "strict"')

    sources = load_configuration(path).sources

    assert sources == {
        "jobs": f"{base}:1",
        "severity.TOT": f"{base}:3",
        "profile": f"{path}:2",
    }


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "reportlint.toml"
    path.write_bytes("jobs = 3\r\n".encode("utf-8-sig"))

    assert load_configuration(path).settings.jobs == 3
