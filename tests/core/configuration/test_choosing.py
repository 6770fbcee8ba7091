"""Which rules run on which report, as settings and their overrides say."""

from pathlib import Path

import pytest

from reportlint import (
    Configuration,
    Engine,
    Result,
    Severity,
    UsageError,
    load_configuration,
    valid,
)
from reportlint.testing import written

TITLE = "云溪县人民政府2024年政府信息公开工作年度报告"
FAULTY = valid.with_cell("t4.review.total", 99).with_sentence("title", TITLE)


def configuration(folder: Path, text: str) -> Configuration:
    path = folder / "reportlint.toml"
    path.write_text(text, encoding="utf-8")
    return load_configuration(path)


def codes(
    folder: Path, text: str, name: str = "report.txt", *, select: tuple[str, ...] = ()
) -> set[str]:
    """Return the codes of what is found in a faulty report under some settings."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(written(FAULTY), encoding="utf-8")
    engine = Engine(configuration=configuration(folder, text), select=select, third_party=False)
    result: Result = engine.check_file(path)
    return {finding.code for finding in result.findings} & {"TOT004"}


def test_a_rule_is_ignored(tmp_path: Path) -> None:
    assert codes(tmp_path, 'ignore = ["TOT004"]') == set()


def test_a_severity_switches_a_rule_off(tmp_path: Path) -> None:
    assert codes(tmp_path, '[severity]\nTOT = "off"') == set()


def test_the_closer_name_of_a_rule_outweighs_the_wider_one(tmp_path: Path) -> None:
    text = '[severity]\nTOT004 = "warning"\nTOT = "off"'
    engine = Engine(configuration=configuration(tmp_path, text), third_party=False)

    assert [code for code in engine.rules if code.startswith("TOT")] == ["TOT004"]
    assert engine.rules["TOT004"].severity == "warning"


def test_what_the_caller_selects_outweighs_the_settings(tmp_path: Path) -> None:
    assert codes(tmp_path, 'select = ["PCT"]', select=("TOT",)) == {"TOT004"}


@pytest.mark.parametrize(
    ("override", "found"),
    [
        ('paths = ["towns/"]', set()),
        ('paths = ["towns/*.docx"]', {"TOT004"}),
        ("years = [2024]", set()),
        ("years = [2023]", {"TOT004"}),
        ('years = [2020, ">=2024"]', set()),
        ('years = ["<2024"]', {"TOT004"}),
        ('paths = ["towns\\\\"]', set()),
        ('paths = ["../*.txt"]', {"TOT004"}),
        ('organ-kinds = ["county"]', set()),
        ('organ-kinds = ["town"]', {"TOT004"}),
        ('paths = ["towns/"]\nyears = [2023]', {"TOT004"}),
    ],
)
def test_an_override_is_for_the_reports_that_it_names(
    tmp_path: Path, override: str, found: set[str]
) -> None:
    text = f'[[overrides]]\n{override}\nignore = ["TOT004"]'

    assert codes(tmp_path, text, "towns/report.txt") == found


def test_the_last_override_that_fits_outweighs_the_others(tmp_path: Path) -> None:
    text = (
        '[[overrides]]\nyears = [2024]\nseverity = {TOT004 = "off"}\n'
        '[[overrides]]\npaths = ["*.txt"]\nseverity = {TOT004 = "info"}'
    )

    assert codes(tmp_path, text) == {"TOT004"}


MANY_OPEN = valid.with_cell("t3.carry_out.total", 20)


@pytest.mark.parametrize(("percent", "found"), [(90, False), (20, True)])
def test_an_option_reaches_the_rule(tmp_path: Path, percent: int, found: bool) -> None:
    text = f"[options.PLS007]\nmost_percent = {percent}"
    engine = Engine(
        configuration=configuration(tmp_path, text), select=["PLS007"], third_party=False
    )

    result = engine.check_bytes(written(MANY_OPEN).encode(), "report.txt")

    assert bool(result.findings) == found


def test_an_option_of_an_override_reaches_only_its_reports(tmp_path: Path) -> None:
    text = '[[overrides]]\npaths = ["a.txt"]\noptions = {PLS007 = {most_percent = 20}}'
    engine = Engine(
        configuration=configuration(tmp_path, text), select=["PLS007"], third_party=False
    )

    found = {}
    for name in ("a.txt", "b.txt"):
        path = tmp_path / name
        path.write_text(written(MANY_OPEN), encoding="utf-8")
        found[name] = bool(engine.check_file(path).findings)

    assert found == {"a.txt": True, "b.txt": False}


MISTAKES = {
    'select = ["TOTAL"]': "reportlint.toml:1:11: no rule has the code, name or prefix “TOTAL”",
    '[severity]\nTOT999 = "off"': "reportlint.toml:2:1: no rule has the code, name or prefix “TOT9",
    'profile = "strikt"': "did you mean strict?",
    "[options.row-totl]\na = 1": (
        "toml:1:1: options: no rule has the code or name “row-totl”; did you mean row-total"
    ),
    "[options.TOT001]\na = 1": "reportlint.toml:1:1: rule TOT001 has no options",
    "[options.PLS007]\nmost_percnt = 1": (
        "toml:2:1: options of rule PLS007: there is no setting “most_percnt”; did you mean"
    ),
    '[options.PLS007]\nfewest = "many"': (
        "reportlint.toml:2:1: options of rule PLS007: fewest is wrong: a whole number"
    ),
    '[[overrides]]\nyears = [2024]\nignore = ["TOT999"]': "reportlint.toml:3:11: no rule has",
    "[[overrides]]\nyears = [2024]\nselect = []": "reportlint.toml:1:1: no rule is selected",
    "[[overrides]]\nyears = [2024]\noptions = {PLS007 = {fewest = 0}}": (
        "reportlint.toml:3:22: options of rule PLS007: fewest is wrong: more than 0 is wanted"
    ),
}


@pytest.mark.parametrize(("text", "said"), MISTAKES.items(), ids=range(len(MISTAKES)))
def test_what_is_wrong_is_an_error(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        Engine(configuration=configuration(tmp_path, text), third_party=False)

    assert said in caught.value.message.en


def test_a_plugin_that_is_listed_and_missing_is_named(tmp_path: Path) -> None:
    engine = Engine(configuration=configuration(tmp_path, 'plugins = ["acme-rules"]'))

    (problem,) = engine.problems()

    assert "acme-rules" in problem.message.en


def test_a_mapping_serves_as_a_file_does() -> None:
    engine = Engine(configuration={"severity": {"TOT": "info"}}, third_party=False)

    assert engine.rules["TOT001"].severity is Severity.INFO


def test_a_mistake_in_a_mapping_is_an_error() -> None:
    with pytest.raises(UsageError, match="there is no setting “selec”; did you mean select"):
        Engine(configuration={"selec": ["TOT"]})


def test_encoding_and_limits_are_taken_from_the_settings(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(written(valid), encoding="utf-8")
    engine = Engine(configuration={"limits": {"characters": 10}}, third_party=False)

    (problem,) = engine.check_file(path).problems

    assert "characters" in problem.message.en


def test_patterns_start_in_the_folder_of_the_file_that_they_stand_in(tmp_path: Path) -> None:
    (tmp_path / "season").mkdir()
    base = '[[overrides]]\npaths = ["/season/report.txt"]\nseverity = {TOT004 = "off"}'
    (tmp_path / "base.toml").write_text(base, encoding="utf-8")
    path = tmp_path / "season" / "report.txt"
    path.write_text(written(FAULTY), encoding="utf-8")
    settings = configuration(tmp_path / "season", 'extend = "../base.toml"')

    result = Engine(configuration=settings, third_party=False).check_file(path)

    assert "TOT004" not in {finding.code for finding in result.findings}


def test_a_file_outweighs_the_overrides_of_the_file_that_it_builds_on(tmp_path: Path) -> None:
    base = '[[overrides]]\npaths = ["*"]\nignore = ["TOT004"]'
    (tmp_path / "base.toml").write_text(base, encoding="utf-8")

    text = 'extend = "base.toml"\nextend-select = ["TOT004"]'

    assert codes(tmp_path, text) == {"TOT004"}


def test_a_report_elsewhere_is_in_no_path_of_an_override(tmp_path: Path) -> None:
    (tmp_path / "settings").mkdir()
    (tmp_path / "report.txt").write_text(written(FAULTY), encoding="utf-8")
    text = '[[overrides]]\npaths = ["*.txt"]\nignore = ["TOT"]'
    engine = Engine(configuration=configuration(tmp_path / "settings", text), third_party=False)

    result = engine.check_file(tmp_path / "report.txt")

    assert "TOT004" in {finding.code for finding in result.findings}


def test_a_rule_that_only_an_override_switches_on_is_among_the_rules(tmp_path: Path) -> None:
    text = 'ignore = ["TOT"]\n[[overrides]]\nyears = [2024]\nextend-select = ["TOT004"]'

    engine = Engine(configuration=configuration(tmp_path, text), third_party=False)

    assert "TOT004" in engine.rules
    assert engine.choices()["TOT004"].severity is Severity.OFF


def test_a_severity_that_is_set_outweighs_that_of_a_single_finding() -> None:
    faulty = valid.without_table("t4")  # a warning, though the rule gives errors
    data = written(faulty).encode()

    severities = {
        severity: {
            finding.severity.value
            for finding in Engine(configuration=settings, select=["STR005"], third_party=False)
            .check_bytes(data, "a.txt")
            .findings
        }
        for severity, settings in {
            "own": None,
            "set": {"severity": {"STR005": "info"}},
        }.items()
    }

    assert severities["set"] == {"info"} != severities["own"]


def test_options_of_several_places_add_up_and_the_last_one_holds(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text(
        "[options.PLS007]\nmost_percent = 9\nfewest = 3", encoding="utf-8"
    )
    text = 'extend = "base.toml"\n[options.requests-left-open]\nmost_percent = 30'

    engine = Engine(configuration=configuration(tmp_path, text), third_party=False)

    assert engine.rules["PLS007"].rule.options.model_dump() == {"most_percent": 30, "fewest": 3}


def test_waivers_and_a_baseline_are_taken_from_the_settings(tmp_path: Path) -> None:
    waiver = '[[waiver]]\ncode = "TOT"\nreason = "known"\nauthor = "me"\n'
    (tmp_path / "waivers.toml").write_text(waiver, encoding="utf-8")

    assert codes(tmp_path, 'waivers = ["waivers.toml"]') == set()


PLUGIN = """
from reportlint import Message, Rule, Severity, hookimpl


class Added(Rule):
    code = "{code}"
    name = "added-{name}"
    severity = Severity.INFO
    title = basis = Message("加", "added")

    def check(self, report):
        return ()


@hookimpl
def reportlint_rules():
    return (Added,)
"""


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rules of acme and one of other, installed."""
    for module, code in (("one", "AAA001"), ("two", "AAA002"), ("rest", "AAA003")):
        text = PLUGIN.format(code=code, name=module)
        (tmp_path / f"acme_{module}.py").write_text(text, encoding="utf-8")
    for name, modules in (("acme", ("one", "two")), ("other", ("rest",))):
        folder = tmp_path / f"{name}-1.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n", encoding="utf-8"
        )
        points = "".join(f"{module} = acme_{module}\n" for module in modules)
        (folder / "entry_points.txt").write_text(f"[reportlint]\n{points}", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)


@pytest.mark.usefixtures("plugins")
@pytest.mark.parametrize(
    ("listed", "brought"),
    [
        (True, {"AAA001", "AAA002", "AAA003"}),
        (False, set()),
        ([], set()),
        (["acme"], {"AAA001", "AAA002"}),
        (["acme:two", "other"], {"AAA002", "AAA003"}),
    ],
)
def test_just_the_plugins_that_are_listed_are_loaded(
    listed: bool | list[str], brought: set[str]
) -> None:
    engine = Engine(configuration={"plugins": listed})

    assert {code for code in engine.rules if code.startswith("AAA")} == brought
