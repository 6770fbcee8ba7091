"""What stands beside the lines of a change, or leads an editor there."""

import re
from urllib.parse import unquote

from hypothesis import given

from tests.plugins.formatters.forms import (
    FAULTY,
    HOSTILE,
    UNREAD_ROW,
    line_of,
    of_word,
    read,
    render,
    result,
    unread,
)

# As the runner of GitHub reads a line.
COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def commands(shown: str) -> list[tuple[str, dict[str, str], str]]:
    """Return level, properties and message of each command."""
    found = []
    for line in re.split(r"\r\n|\r|\n", shown)[:-1]:
        match = COMMAND.fullmatch(line)
        assert match is not None, line
        pairs = (pair.partition("=") for pair in match[2].split(","))
        properties = {key: unquote(value) for key, _, value in pairs}
        found.append((match[1], properties, unquote(match[3])))
    return found


def test_a_command_names_file_line_and_columns() -> None:
    found = commands(render("github", result()))

    (level, properties, message), *_ = [item for item in found if "TOT004" in item[1]["title"]]
    assert level == "error"
    assert properties["file"] == "folder/报告.txt"
    assert properties["title"] == "TOT004 case-total"
    line = FAULTY.split("\n")[int(properties["line"]) - 1]
    assert line[int(properties["col"]) - 1 : int(properties["endColumn"]) - 1] == "99"
    assert properties["endLine"] == properties["line"]
    assert "the total says 99" in message


def test_a_command_about_a_word_file_tells_the_place_in_its_message() -> None:
    ((_, properties, message),) = commands(render("github", of_word()))

    assert properties.keys() == {"file", "title"}
    assert message.startswith("table 6, row 4, column 5: ")


@given(HOSTILE, HOSTILE.filter(lambda text: text.strip("./") != ""))
def test_a_command_gives_back_what_was_said(said: str, path: str) -> None:
    ((level, properties, message),) = commands(render("github", unread(said, f"f/{path}x")))

    assert level == "error"
    assert properties["title"] == "not-checked input"
    if not re.search("[\ud800-\udfff]", said):
        assert message == said


def test_code_quality_has_severity_line_and_fingerprint() -> None:
    found = read("gitlab", result())

    (item,) = (item for item in found if item["check_name"] == "TOT004")
    assert item["severity"] == "major"
    assert item["location"]["path"] == "folder/报告.txt"
    assert item["location"]["lines"]["begin"] == line_of(FAULTY, "99 ")


def test_code_quality_tells_the_same_report_in_two_files_apart() -> None:
    (one, *_), (two, *_) = (read("gitlab", result(FAULTY, name)) for name in ("a.txt", "b.txt"))

    assert one["description"] == two["description"]
    assert one["fingerprint"] != two["fingerprint"]


def test_code_quality_is_critical_where_something_was_not_checked() -> None:
    found = read("gitlab", result(UNREAD_ROW))

    assert "critical" in {item["severity"] for item in found}


def test_a_concise_line_is_what_editors_jump_to() -> None:
    lines = render("concise", result()).splitlines()

    pattern = r"folder/报告\.txt:[0-9]+:[0-9]+: error TOT004 .+"
    assert any(re.fullmatch(pattern, line) for line in lines)


def test_a_concise_line_about_a_word_file_has_its_place_in_words() -> None:
    (line,) = render("concise", of_word()).splitlines()

    assert line.startswith("年报.docx: table 6, row 4, column 5: error TOT004 ")


@given(HOSTILE, HOSTILE)
def test_a_concise_line_is_one_and_steers_no_terminal(said: str, path: str) -> None:
    shown = render("concise", unread(said, path))

    assert shown.endswith("\n")
    assert shown[:-1].isprintable()
