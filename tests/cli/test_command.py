"""The command as a user runs it: what it prints, and its exit codes."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from reportlint import valid
from reportlint.cli import main
from reportlint.cli.commands import COMMANDS
from reportlint.testing import written
from tests.cli.running import document, report_file, run, text_of

SAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "sample-report.txt"


def test_a_valid_report_gives_exit_code_0(tmp_path: Path) -> None:
    completed = run("check", report_file(tmp_path))

    assert completed.returncode == 0


def test_a_finding_gives_exit_code_1(tmp_path: Path) -> None:
    completed = run("check", report_file(tmp_path, valid.with_cell("t4.review.total", 99)))

    assert completed.returncode == 1


def test_an_info_gives_exit_code_0_unless_asked_for(tmp_path: Path) -> None:
    path = report_file(tmp_path, valid.with_words("行政规范性文件 |", "规范性文件 |"))

    assert run("check", path).returncode == 0
    assert run("check", path, "--fail-on", "info").returncode == 1


def test_a_warning_gives_exit_code_0_where_only_errors_fail(tmp_path: Path) -> None:
    path = report_file(tmp_path, valid.with_words("五、存在的", "七、存在的"))

    assert run("check", path).returncode == 1
    assert run("check", path, "--fail-on", "error").returncode == 0


def test_an_unread_row_gives_exit_code_2_over_findings(tmp_path: Path) -> None:
    path = report_file(tmp_path, valid.with_cell("t4.review.total", 99))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("行政许可 |\n1843 |", "行政许可 |"), encoding="utf-8")

    completed = run("check", path, "--lang", "en")

    assert completed.returncode == 2
    assert "TOT004" in text_of(completed)
    assert "“行政许可”: no values were read, 1 were expected" in text_of(completed)
    assert "incomplete: 1 not checked" in text_of(completed)


def test_the_marker_stands_under_the_exact_characters(tmp_path: Path) -> None:
    path = report_file(tmp_path, valid.with_words("占清理总数的12.50%", "占清理总数的12.40%"))

    lines = text_of(run("check", path, "--lang", "zh")).splitlines()

    index = next(i for i, line in enumerate(lines) if "12.40%；" in line)
    shown, marker = lines[index], lines[index + 1]
    before = shown[: shown.index("12.40%")]
    columns = sum(2 if ord(char) > 0x2E80 else 1 for char in before)
    assert marker.index("^") == columns
    assert marker.count("^") == len("12.40%")


def test_the_closing_lines_count_the_assertions(tmp_path: Path) -> None:
    completed = run("check", report_file(tmp_path), "--lang", "en")

    closing = text_of(completed)
    assert ", failed: 0, " in closing
    assert "  TOT held: 25 (001) + 7 (002) + 7 (003) + 3 (004)" in closing


def test_the_rules_of_a_large_family_are_counted_and_not_listed(tmp_path: Path) -> None:
    rule = (
        "- {{code: XPR{number:03}, title: 甲, severity: info, basis: 乙, message: 丙, "
        "check: {check}, bad: {bad}, good: valid}}\n"
    )
    holding = ("t3.new.total > 0", "cell t3.new.total = 0")
    idle = ("'previous(t3.new.total) > 0'", "last year cell t3.new.total = 0")
    texts = (
        rule.format(number=number, check=check, bad=bad)
        for number, (check, bad) in enumerate([holding] * 21 + [idle] * 21)
    )
    rules = tmp_path / "rules.yaml"
    rules.write_text("rules:\n" + "".join(texts), encoding="utf-8")

    completed = run("check", report_file(tmp_path), "--rules", rules, "--lang", "en")

    said = text_of(completed)
    assert "  XPR held: 21 (21 rules)\n" in said
    assert "\n  XPR×21 " in said
    assert "XPR021" not in said


@pytest.mark.parametrize(
    ("locale", "words"),
    [("C", "检查了"), ("zh_CN.UTF-8", "检查了"), ("en_US.UTF-8", "checked"), ("de_DE", "检查了")],
)
def test_the_locale_chooses_the_language(tmp_path: Path, locale: str, words: str) -> None:
    completed = run("check", report_file(tmp_path), locale=locale)

    assert words in text_of(completed)


def test_the_option_overrides_the_locale(tmp_path: Path) -> None:
    completed = run("check", report_file(tmp_path), "--lang", "zh", locale="en_US.UTF-8")

    assert "检查了" in text_of(completed)


def test_json_gives_places_values_and_arithmetic(tmp_path: Path) -> None:
    path = report_file(tmp_path, valid.with_cell("t4.review.total", 99))

    completed = run("check", path, "--format", "json", "--lang", "en")

    (report,) = document(completed)["reports"]
    (finding,) = report["findings"]
    line = path.read_text(encoding="utf-8").splitlines().index("99 |") + 1
    assert report["path"] == str(path)
    assert (report["format"], report["year"]) == ("gid2021", 2024)
    assert (finding["code"], finding["name"]) == ("TOT004", "case-total")
    assert finding["severity"] == "error"
    assert (finding["line"], finding["column"]) == (line, 1)
    assert (finding["end_line"], finding["end_column"]) == (line, 3)
    assert (finding["stated"], finding["expected"]) == ("99", "7")
    assert finding["arithmetic"] == "3 + 1 + 2 + 1 = 7 ≠ 99"
    assert [related["text"] for related in finding["related"]] == ["3", "1", "2", "1"]
    assert [item["code"] for item in finding["consequences"]] == ["NVT005"]
    assert report["assertions"]["failed"] == 2


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "out.json"

    completed = run("check", report_file(tmp_path), "--format", "json", "--output", out)

    assert completed.stdout == b""
    assert json.loads(out.read_text(encoding="utf-8"))["schema"] == "reportlint-result-1"


def test_output_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    completed = run("check", report_file(tmp_path), "--output", tmp_path / "no" / "out.txt")

    assert completed.returncode == 2
    assert "out.txt" in completed.stderr.decode("utf-8")


def test_selected_rules_alone_run(tmp_path: Path) -> None:
    path = report_file(tmp_path, valid.with_cell("t4.review.total", 99).without_section("s5"))

    found = document(run("check", path, "--format", "json", "--select", "TOT00,share"))

    (report,) = found["reports"]
    assert [finding["code"] for finding in report["findings"]] == ["TOT004"]
    assert sorted(report["assertions"]["by_rule"]) == [
        "PCT001", *(f"TOT00{number}" for number in range(1, 9)),
    ]  # fmt: skip


def test_ignored_rules_do_not_run(tmp_path: Path) -> None:
    path = report_file(tmp_path, valid.with_cell("t4.review.total", 99))

    assert run("check", path, "--ignore", "case-total,NVT").returncode == 0


def test_an_unknown_rule_is_a_usage_error(tmp_path: Path) -> None:
    completed = run("check", report_file(tmp_path), "--select", "XYZ")

    assert completed.returncode == 2
    assert "XYZ" in completed.stderr.decode("utf-8")


def test_standard_input_is_checked() -> None:
    completed = run("check", "-", "--stdin-filename", "年报.txt", stdin=written(valid).encode())

    assert completed.returncode == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_are_told_apart(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(written(valid).encode(encoding))

    completed = run("check", path, "--format", "json")

    assert completed.returncode == 0
    assert document(completed)["reports"][0]["encoding"] == encoding.removesuffix("-sig")


def test_several_reports_are_checked_and_the_worst_counts(tmp_path: Path) -> None:
    good = report_file(tmp_path, name="a.txt")
    bad = report_file(tmp_path, valid.with_cell("t4.review.total", 99), name="b.txt")

    completed = run("check", good, bad, "--format", "json")

    assert completed.returncode == 1
    paths = [report["path"] for report in document(completed)["reports"]]
    assert paths == [str(good), str(bad)]


def test_an_unreadable_report_does_not_hide_the_others(tmp_path: Path) -> None:
    good = report_file(tmp_path)

    completed = run("check", tmp_path / "none.txt", good, "--format", "json")

    assert completed.returncode == 2
    found = document(completed)
    assert [report["path"] for report in found["reports"]] == [str(good)]
    assert [error["kind"] for error in found["errors"]] == ["input"]


def hostile(folder: Path) -> dict[str, Path]:
    random.seed(7)
    chinese = "".join(chr(random.randrange(0x4E00, 0x9FA0)) for _ in range(70_000))
    contents = {
        "empty.txt": b"",
        "blank.txt": b"\n\n   \n",
        "binary.txt": bytes(range(256)) * 40,
        "image.png": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "huge.txt": chinese.encode() * 100,
        "large.txt": "\n".join(chinese[i : i + 40] for i in range(0, 70_000, 40)).encode() * 40,
        "novel.txt": b"It was late, and the 3 of them had walked 12 miles.\n" * 20_000,
        "numbers.txt": b"1 2 3 4 5 6 7\n" * 40_000,
        "bars.txt": b"|" * 400_000,
        "one-line.txt": b"7," * 300_000,
        "latin.txt": "caf\xe9 cr\xe8me".encode("latin-1") * 3,
    }
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    return {name: folder / name for name in contents}


@pytest.mark.parametrize(
    "name",
    [
        "empty.txt", "blank.txt", "binary.txt", "image.png", "huge.txt", "large.txt", "novel.txt",
        "numbers.txt", "bars.txt", "one-line.txt", "latin.txt",
    ],
)  # fmt: skip
def test_what_is_no_report_is_said_to_be_none(tmp_path: Path, name: str) -> None:
    path = hostile(tmp_path)[name]

    completed = run("check", path, "--lang", "en")

    assert completed.returncode == 2
    assert f"{path}: not checked: " in text_of(completed)
    assert "incomplete" in text_of(completed)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    completed = run("check", tmp_path / "none.txt", "--lang", "en")

    assert completed.returncode == 2
    assert "there is no file" in text_of(completed)


def test_no_arguments_give_the_usage() -> None:
    completed = run("--lang", "zh")

    assert completed.returncode == 2
    assert "用法：reportlint" in completed.stderr.decode("utf-8")


def test_the_help_is_in_both_languages() -> None:
    assert "检查报告" in text_of(run("--help", "--lang", "zh"))
    assert "check reports" in text_of(run("--help", "--lang", "en"))


def test_the_help_with_all_options_has_those_that_few_need() -> None:
    assert "--publish-date" not in text_of(run("check", "--help", "--lang", "en"))
    assert "--publish-date" in text_of(run("check", "--help-all", "--lang", "en"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_help_fits_a_screen_and_has_an_example(
    command: str,
    language: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    with pytest.raises(SystemExit):
        main([*filter(None, [command]), "--help", "--lang", language])

    help_text = capsys.readouterr().out
    lines = help_text.splitlines()
    assert len(lines) <= 24
    assert max(sum(2 if ord(char) > 0x2E80 else 1 for char in line) for line in lines) <= 80
    assert f"reportlint {command or 'check'}" in help_text.split("\n", 1)[1]


def test_extract_lists_cells_facts_and_sections(tmp_path: Path) -> None:
    found = document(run("extract", report_file(tmp_path), "--format", "json"))

    assert found["format"] == "gid2021"
    assert found["year"] == 2024
    assert [section["id"] for section in found["sections"]] == ["s1", "s2", "s3", "s4", "s5", "s6"]
    assert len(found["cells"]) == 200
    assert found["cells"]["t2.fees.amount"]["value"] == "612.5"
    assert found["cells"]["t3.new.natural"]["value"] == 58
    assert found["cells"]["t2.rules.issued"]["state"] == "zero"
    assert found["unparsed"] == []
    rate = next(fact for fact in found["facts"] if fact["measure"] == "rate")
    assert (rate["subject"], rate["value"], rate["raw"]) == ("办结率", "100", "100%")


def test_extract_keeps_blanks_marks_and_words_apart(tmp_path: Path) -> None:
    cells = {"rules": "", "normative": "/"}
    example = valid.with_cell("t2.license.decisions", "45件")
    for row, raw in cells.items():
        example = example.with_cell(f"t2.{row}.issued", raw)

    found = document(run("extract", report_file(tmp_path, example)))["cells"]

    states = {
        path: (found[path]["raw"], found[path]["state"], found[path]["value"]) for path in found
    }
    assert states["t2.rules.issued"] == ("", "blank", None)
    assert states["t2.normative.issued"] == ("/", "na_mark", None)
    assert states["t2.license.decisions"] == ("45件", "text", None)


def test_extract_says_what_it_could_not_read(tmp_path: Path) -> None:
    path = report_file(tmp_path)
    text = path.read_text(encoding="utf-8").replace("行政许可 |", "行政许司 |")
    path.write_text(text, encoding="utf-8")

    (item,) = document(run("extract", path, "--lang", "en"))["unparsed"]

    assert "no known label" in item["reason"]
    assert item["line"] == text.splitlines().index("行政许司 |") + 1


def test_extract_of_no_report_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("会议纪要", encoding="utf-8")

    completed = run("extract", path, "--lang", "en")

    assert completed.returncode == 2
    assert "does not look like" in completed.stderr.decode("utf-8")


def test_rules_lists_every_rule() -> None:
    listed = document(run("rules", "--format", "json"))

    codes = [rule["code"] for rule in listed]
    assert codes == sorted(codes)
    assert {code[:3] for code in codes} == {
        "CEL", "CIT", "NAR", "NVT", "PCT", "PLS", "PRV", "PUB", "STR", "TOT", "TYP", "XTB", "YRS",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["TOT001", "tot001", "row-total"])
def test_explain_takes_a_code_or_a_name(name: str) -> None:
    page = text_of(run("explain", name, "--lang", "en"))

    assert page.startswith("# TOT001 row-total")
    assert "Bad examples" in page


def test_explain_of_an_unknown_rule_is_a_usage_error() -> None:
    completed = run("explain", "TOT999", "--lang", "en")

    assert completed.returncode == 2
    assert "TOT999" in completed.stderr.decode("utf-8")


def test_a_console_that_lacks_characters_does_not_fail(tmp_path: Path) -> None:
    path = report_file(tmp_path, valid.with_cell("t4.review.total", 99))
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}

    completed = subprocess.run(
        [sys.executable, "-m", "reportlint", "check", str(path)],
        capture_output=True,
        env=environment,
        check=False,
    )

    assert completed.returncode == 1
    assert b"TOT004" in completed.stdout


def test_the_sample_report_shows_faults_of_several_families() -> None:
    (report,) = document(run("check", SAMPLE, "--format", "json"))["reports"]

    found = {finding["code"] for finding in report["findings"]}
    assert found == {"PCT001", "PCT004", "STR002", "STR007", "TOT001", "TOT004"}
