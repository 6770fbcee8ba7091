"""Rule files on the command line: --rules, test and new rule-file."""

import subprocess
from pathlib import Path

import pytest

from reportlint import valid
from tests.cli.running import document, report_file, run, text_of

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
YAML = EXAMPLES / "provincial-rules.yaml"
WRONG = valid.with_cell("t3.result_total.natural", 60)
BROKEN = "rules:\n  - code: XPR009\n    titel: 甲\n"


def errors_of(completed: subprocess.CompletedProcess[bytes]) -> str:
    assert b"Traceback" not in completed.stderr
    return completed.stderr.decode("utf-8")


@pytest.mark.parametrize("name", ["provincial-rules.yaml", "provincial-rules.xlsx"])
def test_a_rule_file_that_is_named_is_checked_with(name: str, tmp_path: Path) -> None:
    path = report_file(tmp_path, WRONG)

    completed = run("check", path, "--rules", EXAMPLES / name, "--select", "XPR", "--lang", "en")

    assert completed.returncode == 1
    assert "XPR001 outcomes-of-natural-persons" in text_of(completed)


def test_several_rule_files_may_be_named(tmp_path: Path) -> None:
    made = run("new", "rule-file", "more", "--folder", tmp_path, "--code", "MOR001")
    path = report_file(tmp_path)

    rules = document(
        run("rules", "--rules", YAML, "--rules", tmp_path / "more.yaml", "--format", "json")
    )
    completed = run("check", path, "--rules", YAML, "--rules", tmp_path / "more.yaml")

    assert made.returncode == completed.returncode == 0
    added = {rule["code"]: rule for rule in rules if rule["source"] == "file"}
    assert sorted(added) == ["MOR001", "XPR001", "XPR002", "XPR003"]
    assert added["XPR001"]["plugin"] == str(YAML)


def test_no_rule_file_is_taken_from_the_folder_of_a_report(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_bytes(YAML.read_bytes())
    (tmp_path / "rules.py").write_text("raise SystemExit(5)", encoding="utf-8")
    path = report_file(tmp_path, WRONG)

    completed = run("check", path, "--format", "json", cwd=tmp_path)

    assert "XPR001" not in text_of(completed)
    assert completed.returncode == 1


def test_two_files_with_one_code_are_both_named(tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_bytes(YAML.read_bytes())
    path = report_file(tmp_path)

    completed = run("check", path, "--rules", YAML, "--rules", other, "--lang", "en")

    assert completed.returncode == 2
    assert f"{other}:4:11: “XPR001” is taken by {YAML}" in errors_of(completed) + text_of(completed)


def test_the_other_rules_run_beside_a_broken_file(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(BROKEN, encoding="utf-8")
    path = report_file(tmp_path, WRONG)

    completed = run("check", path, "--rules", broken, "--rules", YAML, "--format", "json")

    result = document(completed)
    assert completed.returncode == 2
    assert {problem["kind"] for problem in result["errors"]} == {"rule-file"}
    assert result["reports"][0]["findings"]


@pytest.mark.parametrize(
    "arguments", [("check", "--select", "XPR"), ("check", "--ignore", "XPR009"), ("rules",)]
)
def test_a_broken_file_is_said_before_the_rule_that_is_therefore_unknown(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(BROKEN, encoding="utf-8")
    command, *more = arguments
    paths = [report_file(tmp_path)] if command == "check" else []

    completed = run(command, *paths, "--rules", broken, *more, "--lang", "en")

    lines = errors_of(completed).splitlines()
    assert completed.returncode == 2
    assert lines[0].removeprefix("reportlint: ").startswith(f"rule file {broken}:2:5: ")
    assert command == "rules" or "no rule has the code" in lines[-1]


def test_a_rule_of_a_file_is_explained() -> None:
    text = text_of(run("explain", "XPR003", "--rules", YAML, "--lang", "zh"))

    assert "# XPR003 licences-halved" in text
    assert "t2.license.decisions >= previous(t2.license.decisions) / 2" in text
    assert "上年的报告：合格的报告，但t2.license.decisions 写 5000" in text
    assert f"来自规则文件 {YAML}" in text


def test_each_example_has_a_verdict() -> None:
    completed = run("test", YAML, "--lang", "en")

    lines = text_of(completed).splitlines()
    assert completed.returncode == 0
    assert lines[0] == "passed  XPR001  bad   cell t3.result_total.natural = 60"
    assert lines[-1] == "rules: 3, examples: 14; passed: 14, failed: 0"


@pytest.mark.parametrize("name", ["provincial-rules.xlsx", "provincial_rules.py"])
def test_the_examples_of_a_sheet_and_of_python_run_too(name: str) -> None:
    completed = run("test", EXAMPLES / name, "--lang", "en")

    assert completed.returncode == 0
    assert text_of(completed).splitlines()[-1] == "rules: 3, examples: 14; passed: 14, failed: 0"


def test_a_folder_stands_for_the_rule_files_in_it() -> None:
    completed = run("test", EXAMPLES, "--lang", "en")

    assert text_of(completed).splitlines()[-1] == "rules: 3, examples: 28; passed: 28, failed: 0"


def test_an_example_that_disagrees_exits_with_1(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    text = YAML.read_text(encoding="utf-8").replace("natural = 60", "natural = 56")
    path.write_text(text, encoding="utf-8")

    completed = run("test", path, "--lang", "en")

    lines = text_of(completed).splitlines()
    assert completed.returncode == 1
    assert lines[0].startswith("FAILED  XPR001  bad   cell t3.result_total.natural = 56")
    assert (
        lines[1].strip().startswith(f"rule file {path}:17:9: rule XPR001 is silent on an example")
    )


def test_an_example_of_python_that_disagrees_exits_with_1(tmp_path: Path) -> None:
    path = tmp_path / "rules.py"
    text = (EXAMPLES / "provincial_rules.py").read_text(encoding="utf-8")
    path.write_text(
        text.replace("with_cell(_TOTAL, 60)", "with_cell(_TOTAL, 56)"), encoding="utf-8"
    )

    completed = run("test", path, "--lang", "en")

    assert completed.returncode == 1
    assert "XPR001 is silent on" in text_of(completed)


def test_a_broken_file_exits_with_2(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(BROKEN, encoding="utf-8")

    completed = run("test", path, "--lang", "en")

    said = errors_of(completed)
    assert completed.returncode == 2
    assert f"{path}:3:5: there is no key “titel”; did you mean title?" in said
    assert f"{path}:2:5: severity is missing" in said


def test_a_new_rule_file_passes_its_own_examples(tmp_path: Path) -> None:
    made = run("new", "rule-file", "acme-rules", "--folder", tmp_path, "--lang", "en")

    completed = run("test", tmp_path / "acme-rules.yaml", "--lang", "en")

    assert f"reportlint test {tmp_path / 'acme-rules.yaml'}" in text_of(made)
    assert completed.returncode == 0
    assert text_of(completed).splitlines()[-1].endswith("passed: 3, failed: 0")
