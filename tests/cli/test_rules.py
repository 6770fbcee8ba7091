"""The list of the rules says which run, why, and where each comes from."""

from pathlib import Path
from typing import Any

from reportlint import __version__
from tests.cli.running import document, report_file, run, text_of


def listed(*arguments: str) -> dict[str, Any]:
    rules = document(run("rules", "--format", "json", "--lang", "en", *arguments))
    return {rule["code"]: rule for rule in rules}


def test_a_rule_runs_for_the_sake_of_the_profile() -> None:
    rule = listed()["TOT001"]

    assert (rule["active"], rule["runs_as"], rule["why"]) == (True, "error", "profile statutory")
    assert (rule["source"], rule["version"]) == ("built-in", __version__)


def test_a_rule_that_is_off_says_how_to_run_it() -> None:
    rule = listed()["TYP012"]

    assert (rule["active"], rule["runs_as"]) == (False, None)
    assert rule["why"] == "runs only where --select names TYP012 itself"


def test_a_rule_that_is_selected_by_its_own_code_runs() -> None:
    rule = listed("--select", "TYP012")["TYP012"]

    assert (rule["runs_as"], rule["why"]) == ("info", "--select TYP012")


def test_what_switches_a_rule_off_is_named() -> None:
    rules = listed("--select", "TOT,STR", "--ignore", "row-total", "--profile", "minimal")

    assert rules["TOT001"]["why"] == "--ignore row-total"
    assert rules["PCT001"]["why"] == "--select does not name it"
    assert rules["STR002"]["why"] == "profile minimal leaves out warning"
    assert rules["TOT002"]["why"] == "--select TOT"
    assert not any(rules[code]["active"] for code in ("TOT001", "PCT001", "STR002"))


def test_a_severity_that_a_profile_changes_is_said() -> None:
    rule = listed("--profile", "strict")["CIT003"]

    assert (rule["severity"], rule["runs_as"]) == ("info", "warning")
    assert rule["why"] == "profile strict: else it is info"


def test_the_list_ends_with_how_many_run() -> None:
    text = text_of(run("rules", "--lang", "en", "--ignore", "TOT"))

    lines = text.splitlines()
    off = [line for line in lines if "(--ignore TOT)" in line]
    rules = lines[:-1]
    runs = len(rules) - len(off) - 1  # TYP012 is off
    assert (
        lines[-1]
        == f"rules: {len(rules)}; on: {runs}, off: {len(off) + 1} (built in: {len(rules)})"
    )
    assert all(line.startswith("TOT") and "  off  " in line for line in off)


def test_an_unknown_selector_is_a_usage_error() -> None:
    completed = run("rules", "--select", "NONE", "--lang", "en")

    assert completed.returncode == 2
    assert "“NONE”" in completed.stderr.decode("utf-8")


def test_a_selected_rule_that_had_nothing_to_assess_is_said(tmp_path: Path) -> None:
    path = report_file(tmp_path)

    text = text_of(run("check", path, "--select", "PRV001,TOT001", "--lang", "en"))
    result = document(run("check", path, "--select", "PRV001,TOT001", "--format", "json"))

    (line,) = (line for line in text.splitlines() if "nothing to assess" in line)
    assert line == "of the rules asked for, these had nothing to assess: PRV001"
    assert result["nothing_to_assess"] == ["PRV001"]


def test_built_in_rules_that_nobody_asked_for_are_not_said_to_be_idle(tmp_path: Path) -> None:
    result = document(run("check", report_file(tmp_path), "--format", "json"))

    assert result["nothing_to_assess"] == []
