"""Which files paths lead to."""

import os
from pathlib import Path

import pytest

from reportlint import UsageError, check_paths, valid
from reportlint.reading.folders import Found, find_files
from reportlint.testing import written

SUFFIXES = (".txt", ".docx")


def filled(folder: Path, *names: str) -> Path:
    """Fill a folder with empty files; a name that ends in a slash is that of a folder."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir()
        else:
            path.touch()
    return folder


def found_in(folder: Path, exclude: tuple[str, ...] = ()) -> list[str]:
    return names_of(find_files([folder], SUFFIXES, exclude), folder)


def names_of(found: Found, folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in found.files]


def link(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("no links here")


def test_folders_in_a_folder_are_searched(tmp_path: Path) -> None:
    filled(tmp_path, "a.txt", "sub/b.docx", "sub/deeper/c.txt")

    assert found_in(tmp_path) == ["a.txt", "sub/b.docx", "sub/deeper/c.txt"]


def test_numbers_in_names_are_sorted_by_their_value(tmp_path: Path) -> None:
    filled(tmp_path, "第10组/a.txt", "第9组/a.txt", "b12.txt", "B2.txt")

    assert found_in(tmp_path) == ["B2.txt", "b12.txt", "第9组/a.txt", "第10组/a.txt"]


def test_a_suffix_counts_in_any_case(tmp_path: Path) -> None:
    assert found_in(filled(tmp_path, "A.TXT")) == ["A.TXT"]


@pytest.mark.parametrize(
    "name",
    [".a.txt", ".git/a.txt", "~$报.docx", ".~报.docx", "report.toml", "a.txt.toml"],
)
def test_hidden_files_and_sidecars_are_passed_over_in_silence(tmp_path: Path, name: str) -> None:
    filled(tmp_path, "a.txt", name)

    found = find_files([tmp_path], SUFFIXES)

    assert names_of(found, tmp_path) == ["a.txt"]
    assert found.skipped == ()


@pytest.mark.parametrize(
    "name", ["a.doc", "a.wps", "a.rtf", "a.xls", "a.et", "a.ofd", "a.zip", "a.rar"]
)
def test_a_document_that_cannot_be_read_is_taken_along_to_be_refused(
    tmp_path: Path, name: str
) -> None:
    assert found_in(filled(tmp_path, name)) == [name]


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.css", "a"])
def test_a_file_of_another_type_is_skipped(tmp_path: Path, name: str) -> None:
    found = find_files([filled(tmp_path, "a.txt", name)], SUFFIXES)

    assert found.skipped == (tmp_path / name,)


def test_a_folder_without_a_report_is_an_error(tmp_path: Path) -> None:
    (error,) = find_files([filled(tmp_path, "a.css")], SUFFIXES).errors

    assert str(tmp_path) in error.message.zh
    assert ".docx .txt" in error.message.en


def test_a_folder_all_of_whose_files_were_named_already_is_no_error(tmp_path: Path) -> None:
    found = find_files([filled(tmp_path, "a.txt") / "a.txt", tmp_path], SUFFIXES)

    assert found.errors == ()


def test_a_file_that_is_named_twice_is_taken_once(tmp_path: Path) -> None:
    filled(tmp_path, "a.txt", "sub/b.txt")

    paths = [tmp_path / "sub" / ".." / "a.txt", tmp_path, tmp_path / "sub", tmp_path / "a.txt"]
    found = find_files(paths, SUFFIXES)

    assert found.files == (paths[0], tmp_path / "sub/b.txt")


def test_a_link_is_followed_and_its_target_taken_once(tmp_path: Path) -> None:
    filled(tmp_path, "in/a.txt", "out/b.txt")
    link(tmp_path / "in" / "link", tmp_path / "out")
    link(tmp_path / "in" / "z.txt", tmp_path / "in" / "a.txt")

    assert found_in(tmp_path / "in") == ["a.txt", "link/b.txt"]


@pytest.mark.parametrize("target", ["in", "in/sub", "."])
def test_links_in_a_circle_end(tmp_path: Path, target: str) -> None:
    filled(tmp_path, "in/a.txt", "in/sub/b.txt", "outside.txt")
    link(tmp_path / "in" / "sub" / "loop", tmp_path / target)

    assert found_in(tmp_path / "in") == ["a.txt", "sub/b.txt"]


def test_a_link_to_nothing_is_taken_along_to_be_refused(tmp_path: Path) -> None:
    filled(tmp_path, "a.txt")
    link(tmp_path / "b.txt", tmp_path / "none.txt")

    assert found_in(tmp_path) == ["a.txt", "b.txt"]


@pytest.mark.skipif(os.open not in os.supports_dir_fd, reason="paths cannot grow too long here")
def test_a_folder_that_cannot_be_opened_is_an_error(tmp_path: Path) -> None:
    filled(tmp_path, "a.txt")
    folder = os.open(tmp_path, os.O_RDONLY)
    for _ in range(18):  # beyond 4096 bytes no path can be opened as a whole
        os.mkdir("n" * 250, dir_fd=folder)
        folder, above = os.open("n" * 250, os.O_RDONLY, dir_fd=folder), folder
        os.close(above)
    os.close(folder)

    found = find_files([tmp_path], SUFFIXES)

    assert names_of(found, tmp_path) == ["a.txt"]
    (error,) = found.errors
    assert "could not be opened" in error.message.en


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("*.docx", ["a.txt", "sub/c.txt"]),
        ("sub/", ["a.txt", "b.docx"]),
        ("/c.txt", ["a.txt", "b.docx", "sub/c.txt"]),
        ("sub/c.txt", ["a.txt", "b.docx"]),
    ],
)
def test_patterns_leave_files_out(tmp_path: Path, pattern: str, left: list[str]) -> None:
    filled(tmp_path, "a.txt", "b.docx", "sub/c.txt")

    assert found_in(tmp_path, (pattern,)) == left


def test_a_later_pattern_takes_back_an_earlier_one(tmp_path: Path) -> None:
    filled(tmp_path, "a.txt", "b.txt")

    assert found_in(tmp_path, ("*.txt", "!b.txt")) == ["b.txt"]


def test_what_is_left_out_is_not_among_the_skipped(tmp_path: Path) -> None:
    found = find_files([filled(tmp_path, "a.txt", "b.png")], SUFFIXES, ["*.png"])

    assert found.skipped == ()


def test_a_file_that_was_named_is_left_out_too(tmp_path: Path) -> None:
    filled(tmp_path, "a.txt", "草稿.txt")

    found = find_files([tmp_path / "a.txt", tmp_path / "草稿.txt"], SUFFIXES, ["草稿*"])

    assert names_of(found, tmp_path) == ["a.txt"]


def test_the_folders_above_are_no_reason_to_leave_a_file_out(tmp_path: Path) -> None:
    filled(tmp_path, "a.txt")

    found = find_files([tmp_path / "a.txt"], SUFFIXES, [tmp_path.name])

    assert names_of(found, tmp_path) == ["a.txt"]


def test_leaving_out_everything_is_an_error(tmp_path: Path) -> None:
    (error,) = find_files([filled(tmp_path, "a.txt") / "a.txt"], SUFFIXES, ["*"]).errors

    assert "--exclude" in error.message.zh


def test_a_pattern_that_is_none_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot take “!”"):
        find_files([tmp_path], SUFFIXES, ["!"])


def test_a_pattern_that_the_shell_left_is_expanded(tmp_path: Path) -> None:
    filled(tmp_path, "b10.txt", "b9.txt", "c.docx", "~$b.txt")

    found = find_files([tmp_path / "*.txt"], SUFFIXES)

    assert names_of(found, tmp_path) == ["b9.txt", "b10.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    filled(tmp_path, "a[1].txt", "a1.txt")

    found = find_files([tmp_path / "a[1].txt"], SUFFIXES)

    assert names_of(found, tmp_path) == ["a[1].txt"]


@pytest.mark.parametrize("pattern", ["*.txt", "**/*.txt"])
def test_a_pattern_without_a_file_is_an_error(tmp_path: Path, pattern: str) -> None:
    (error,) = find_files([tmp_path / pattern], SUFFIXES).errors

    assert pattern in error.message.zh


def test_the_api_checks_folders_too(tmp_path: Path) -> None:
    filled(tmp_path, "a.txt", "old.doc", "b.png", "drafts/c.txt")
    (tmp_path / "a.txt").write_text(written(valid), encoding="utf-8")
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    result = check_paths([tmp_path], exclude=["drafts/"])

    assert [report.source.name for report in result.reports] == [str(tmp_path / "a.txt")]
    (problem,) = result.problems
    assert problem.path == str(tmp_path / "old.doc")
    assert "另存为 .docx" in problem.message.zh
    assert result.skipped == (str(tmp_path / "b.png"),)
