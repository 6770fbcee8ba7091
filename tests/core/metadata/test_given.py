"""What people say of a report goes before what it says itself."""

from datetime import date
from pathlib import Path

import pytest

from reportlint import Engine, Report, Source, UsageError, valid
from reportlint.testing import written

TEXT = written(valid)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "年报.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def parsed(path: Path, **options: object) -> Report:
    engine = Engine(third_party=False, **options)  # type: ignore[arg-type]  # options of a test
    return engine.parse(engine.read(path), sidecar=engine.sidecar(path))


def test_options_go_before_the_text() -> None:
    engine = Engine(third_party=False, year=2023, organ_kind="town")

    metadata = engine.parse(Source("report.txt", TEXT)).metadata

    assert [(year.value, year.source) for year in metadata.years][:2] == [
        (2023, "option"),
        (2024, "period"),
    ]
    assert metadata.organ_kind is not None
    assert (metadata.organ_kind.value, metadata.organ_kind.source) == ("town", "option")


def test_the_format_can_be_named() -> None:
    engine = Engine(third_party=False, format_id="gid2019")

    assert engine.parse(Source("report.txt", TEXT)).format.id == "gid2019"


@pytest.mark.parametrize("day", ["2025-02-03", date(2025, 2, 3)])
def test_the_day_of_publication_can_be_given(day: date | str) -> None:
    engine = Engine(third_party=False, publish_date=day)

    published = engine.parse(Source("report.txt", f"发布时间：2025-01-20\n{TEXT}")).metadata

    assert published.publish_date is not None
    assert (published.publish_date.value, published.publish_date.source) == (
        date(2025, 2, 3),
        "option",
    )


@pytest.mark.parametrize(
    ("option", "value", "hint"),
    [
        ("year", 24, "such as 2024"),
        ("organ_kind", "twon", "town"),
        ("format_id", "gid2012", "gid2021"),
        ("publish_date", "2025-02-30", "2025-01-20"),
    ],
)
def test_an_option_with_a_wrong_value_is_an_error_with_a_hint(
    option: str, value: object, hint: str
) -> None:
    with pytest.raises(UsageError, match=hint):
        Engine(third_party=False, **{option: value})  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize("name", ["report.toml", "年报.txt.toml"])
def test_a_file_beside_a_report_goes_before_its_text(report: Path, name: str) -> None:
    report.with_name(name).write_text(
        'year = 2022\norgan = "青河口县教育局"\norgan_kind = "county_dept"\n'
        'publish_date = 2023-01-20\nformat_id = "gid2021"\n',
        encoding="utf-8",
    )

    metadata = parsed(report).metadata

    assert metadata.year is not None
    assert (metadata.year.value, metadata.year.source) == (2022, "sidecar")
    assert metadata.organ is not None
    assert metadata.organ.value == "青河口县教育局"
    assert metadata.publish_date is not None
    assert metadata.publish_date.value == date(2023, 1, 20)


def test_options_go_before_files_and_a_file_of_its_own_before_that_of_the_folder(
    report: Path,
) -> None:
    report.with_name("report.toml").write_text(
        'year = 2020\norgan = "甲县"\n["年报.txt"]\norgan = "乙县"\norgan_kind = "county"\n',
        encoding="utf-8",
    )
    report.with_name("年报.txt.toml").write_text('organ = "丙县"', encoding="utf-8")

    known = parsed(report, year=2019)

    assert (known.year, known.organ) == (2019, "丙县")
    assert known.metadata.organ_kind is not None
    assert known.metadata.organ_kind.source == "sidecar"


def test_a_table_for_another_file_says_nothing_of_this_one(report: Path) -> None:
    report.with_name("二.txt").write_text(TEXT, encoding="utf-8")
    report.with_name("report.toml").write_text('["二.txt"]\nyear = 2020', encoding="utf-8")

    assert parsed(report).year == 2024


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("yaer = 2024", "did you mean year"),
        ('year = "2024"', "year is '2024'"),
        ("year = true", "year is True"),
        ('organ = ""', "organ is ''"),
        ('organ_kind = "conty"', "did you mean county"),
        ('format_id = "gid2020"', "gid2021, gid2019"),
        ('publish_date = "January"', "2025-01-20"),
        ("[year]\na = 1", "year is"),
        ('["年抱.txt"]\nyear = 2024', r"年抱\.txt.*did you mean 年报\.txt"),
        ("[metadata]\nyear = 2024", r"\[metadata\] names no file"),
        ('["年报.txt"]\ntitle = "x"', "title"),
        ("year = ", "no valid TOML"),
        ("#" * 70_000, "too large"),
    ],
)
def test_a_wrong_file_is_an_error_that_names_it_and_the_key(
    report: Path, text: str, named: str
) -> None:
    report.with_name("report.toml").write_text(text, encoding="utf-8")

    with pytest.raises(UsageError, match=named) as caught:
        parsed(report)

    assert "report.toml" in str(caught.value)


def test_a_wrong_file_beside_a_report_keeps_it_from_being_checked(report: Path) -> None:
    report.with_name("report.toml").write_bytes(b"\xff\xfe")

    result = Engine(third_party=False).check_file(report)

    assert [(problem.path, problem.kind) for problem in result.problems] == [(str(report), "usage")]
