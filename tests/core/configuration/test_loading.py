"""Configuration files: found, read, added up; what is wrong is named with its place."""

from pathlib import Path
from typing import Any, get_args

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from reportlint import Message, UsageError, find_configuration, load_configuration
from reportlint.configuration.loading import as_configuration
from reportlint.configuration.settings import LimitName, Settings, schema
from reportlint.reading.limits import COUNTED

SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        "lang": st.sampled_from(["zh", "en"]),
        "exclude": st.lists(st.sampled_from(["drafts/", "*.bak"]), max_size=2),
        "fail-on": st.sampled_from(["error", "info"]),
        "cache": st.booleans(),
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
    tmp_path_factory: pytest.TempPathFactory, below: dict[str, Any], above: dict[str, Any]
) -> None:
    folder = tmp_path_factory.mktemp("configuration")
    configured(folder, tomli_w.dumps(below), "base.toml")
    path = configured(folder, tomli_w.dumps({"extend": "base.toml", **above}))

    found = load_configuration(path).settings.model_dump(mode="json")

    defaults = {"cache": False}
    for name in ("lang", "fail-on", "cache", "jobs"):
        default = below.get(name, defaults.get(name))
        assert found[name.replace("-", "_")] == above.get(name, default)
    assert found["exclude"] == [*below.get("exclude", []), *above.get("exclude", [])]
    assert found["limits"] == below.get("limits", {}) | above.get("limits", {})


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
    "[limits]\npage = 3": "2:1: there is no limit “page”; did you mean pages?",
    "[limits]\npages = 0": "2:1: limits.pages is wrong: more than 0 is wanted",
    'select = "TOT"': "1:1: select is wrong: a list is wanted",
    "lang = 3": "1:1: lang is 3, but must be one of zh, en",
    '[[overrides]]\npaths = ["a"]\n[[overrides]]\nignore = ["TOT"]': (
        "3:1: overrides.1 is wrong: paths, organ-kinds or years is missing"
    ),
    '[[overrides]]\norgan-kinds = ["twon"]': "did you mean town?",
    '[[overrides]]\npath = ["a"]\nyears = [2024]': "2:1: there is no setting “path”",
    "[[overrides]]\nyears = [2023,\n 24]": "3:2: overrides.0.years.1 is wrong: “24” is no year",
    'overrides = [{years = [2024]}, {years = [2024], ignroe = ["TOT"]}]': (
        "1:49: there is no setting “ignroe”; did you mean ignore?"
    ),
    "[[overrides]]\nyears = [true]": "“True” is no year",
    '[[overrides]]\npaths = ["ok/", "!"]': "2:17: overrides.0.paths.1 is wrong: “!” is no pattern",
    'exclude = [""]': "1:12: exclude.0 is wrong: “” is no pattern",
    'exclude = ["# note"]': "is no pattern",
    'encoding = "utf8-with-cheese"': "1:1: encoding is wrong: there is no encoding",
    'plugins = "acme"': "1:1: plugins is wrong: true, false or a list of names is wanted",
    'cache = "yes"': "1:1: cache is wrong: true or false is wanted",
    'jobs = "2"': "1:1: jobs is wrong: a whole number is wanted",
    'options = {PLS007 = "x"}': "1:12: options.PLS007 is wrong: a table is wanted",
    'rules = [""]': "1:10: rules.0 is wrong: it must not be empty",
    "jobs = [": "reportlint.toml:1:1: no valid TOML",
    "jobs = 1\njobs = 2": "2:1: no valid TOML: the same key stands twice",
    "\n[limits]\n[limits]": "3:8: no valid TOML: the same table stands twice",
    "lang = zh": "1:8: no valid TOML: behind = a value is missing, or a text has no quotes",
    "jobs 3": "no valid TOML: = is missing behind a name",
    'rules = ["C:\\data.yaml"]': "in double quotes \\ is written \\\\",
    f"jobs = {'[' * 5000}": "is nested too deeply",
    f"{'a.' * 100_000}b = 1": "is nested too deeply",
    f"[{'a . ' * 100_000}b]": "is nested too deeply",
    'extend = "reportlint.toml"': "1:1: extend: it leads back to",
    'extend = "missing.toml"': "reportlint.toml:1:1: extend: ",
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
    assert found is not None
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


def test_every_key_has_the_place_that_it_stands_in(tmp_path: Path) -> None:
    base = configured(tmp_path, "jobs = 2\n[severity]\nTOT = 'off'", "base.toml")
    path = configured(tmp_path, 'extend = "base.toml"\nprofile = "strict"')

    below, above = load_configuration(path).files

    assert str(below.at("severity", "TOT")) == f"{base}:3:1"
    assert str(above.at("profile")) == f"{path}:2:1"


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = configured(tmp_path, f"jobs = 1 # {'x' * 1_000_000}")

    with pytest.raises(UsageError, match="too large"):
        load_configuration(path)


def test_an_endless_row_of_files_is_refused(tmp_path: Path) -> None:
    for number in range(30):
        configured(tmp_path, f'extend = "{number + 1}.toml"', f"{number}.toml")

    with pytest.raises(UsageError, match="too many"):
        load_configuration(tmp_path / "0.toml")


def test_paths_may_have_either_slash(tmp_path: Path) -> None:
    text = "rules = ['sub\\own.yaml']\nexclude = ['drafts\\']\noutput = ['html:out\\a.html']"
    path = configured(tmp_path, text)

    settings = load_configuration(path).settings

    assert settings.rules == (str(tmp_path / "sub" / "own.yaml"),)
    assert settings.exclude == ("drafts/",)
    assert settings.output == (f"html:{tmp_path / 'out' / 'a.html'}",)


def refusal_of(settings: dict[str, object]) -> Message | None:
    """Return what is said of settings that are wrong, None where they are right."""
    try:
        as_configuration(settings)
    except UsageError as error:
        return error.message
    return None


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 3000) | st.floats(0, 1) | st.sampled_from("a!#"),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["TOT", "years", "paths"]), inner, max_size=2)
    ),
    max_leaves=4,
)


@given(st.sampled_from([*Settings.model_fields]), VALUES)
def test_any_value_is_taken_or_refused_in_both_languages(name: str, value: object) -> None:
    message = refusal_of({name.replace("_", "-"): value})

    if message is None:
        return
    assert "nput" not in message.en
    assert _is_chinese(message.zh)
    assert not _is_chinese(message.en)


def _is_chinese(text: str) -> bool:
    return any("一" <= letter <= "龥" for letter in text)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "reportlint.toml"
    path.write_bytes("jobs = 3\r\n".encode("utf-8-sig"))

    assert load_configuration(path).settings.jobs == 3
