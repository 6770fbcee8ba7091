"""Places in the file that a text was taken out of, in every form of output."""

import json
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest

from reportlint import (
    Engine,
    Language,
    Limits,
    Message,
    Origin,
    Problem,
    Result,
    Source,
    Transcript,
    valid,
)
from reportlint.extract import extracted
from reportlint.rule import Example
from reportlint.testing import written

NAME = "年报.rep"
WRONG_TOTAL = valid.with_cell("t4.review.total", 99)


@dataclass(frozen=True)
class Slot(Origin):
    """A place in a file of the tests."""

    kind: ClassVar[str] = "slot"

    number: int

    def message(self) -> Message:
        return Message(zh="第{n}格", en="slot {n}").format(n=self.number)


def taken_out(example: Example) -> Source:
    """Return a report whose lines are numbered as slots, from 1001 on."""
    transcript = Transcript(NAME, Limits())
    for number, line in enumerate(written(example).splitlines(), 1001):
        # A blank cell is a line that has only a bar.
        if line.endswith("|"):
            transcript.row([(line.removesuffix("|"), Slot(number))])
        else:
            transcript.line((line, Slot(number)))
    return transcript.source()


def slot_of(example: Example, line: str) -> int:
    return 1001 + written(example).splitlines().index(line)


def checked(source: Source) -> Result:
    return Engine(third_party=False, select=["TOT", "PCT001"]).check(source)


def rendered(result: Result, language: Language, form: str = "text") -> str:
    return Engine(third_party=False).plugins.formatters()[form].render(result, language)


def document(result: Result) -> Any:
    return json.loads(rendered(result, "en", "json"))


@pytest.mark.parametrize(
    ("language", "headline", "note"),
    [
        ("zh", "年报.rep: 第{n}格: 错误 TOT004", "= 原文位置：第{n}格（提取文本第{line}行第3列）"),
        (
            "en",
            "年报.rep: slot {n}: error TOT004",
            "= in the file: slot {n} (line {line}, column 3 of the extracted text)",
        ),
    ],
)
def test_a_finding_leads_with_the_place_in_the_file(
    language: Language, headline: str, note: str
) -> None:
    source = taken_out(WRONG_TOTAL)

    text = rendered(checked(source), language)

    number = slot_of(WRONG_TOTAL, "99 |")
    line = source.text.splitlines().index("| 99 |") + 1
    assert headline.format(n=number) in text
    assert note.format(n=number, line=line) in text
    assert f":{line}:3" not in text


def test_no_line_number_stands_before_a_line_that_no_file_has() -> None:
    text = rendered(checked(taken_out(WRONG_TOTAL)), "en")

    assert "\n    | 99 |\n      ^^\n   = in the file: " in text


def test_what_a_finding_rests_on_has_its_place_in_the_file() -> None:
    text = rendered(checked(taken_out(WRONG_TOTAL)), "zh")

    (related,) = (line for line in text.splitlines() if "= 涉及：" in line)
    assert f"第{slot_of(WRONG_TOTAL, '99 |')}格" in related


def test_a_part_that_was_not_read_has_its_place_in_the_file() -> None:
    example = valid.with_cell("t4.review.total", "6人")
    source = taken_out(example)
    report = Engine(third_party=False).parse(source)
    problem = Problem(NAME, "unread", Message("未读", "unread"), report.sections[0].span)
    result = Result.joined([checked(source), Result((), (problem,))])

    text = rendered(result, "zh")

    assert f"年报.rep: 第{slot_of(example, '一、总体情况')}格: 未能检查：未读" in text


def test_what_is_not_assessed_has_its_place_in_the_file() -> None:
    example = valid.with_words("占清理总数的12.50%", "约占考核分值的4%")

    result = checked(taken_out(example))

    (item,) = (i for i in result.reports[0].not_assessed if i.code == "PCT001")
    assert item.span is not None
    origin = result.reports[0].source.origin(item.span)
    assert origin is not None
    assert f"  PCT001 {origin.message().zh} " in rendered(result, "zh")
    (shown,) = (i for i in document(result)["reports"][0]["not_assessed"] if i["code"] == "PCT001")
    assert shown["origin"] == origin.fields()


def test_a_place_between_those_of_the_file_is_one_in_the_extracted_text() -> None:
    source = taken_out(WRONG_TOTAL)
    without = Source(source.name, source.text, "", source.origins[:1])

    text = rendered(checked(without), "zh")

    assert "年报.rep: 提取文本第" in text
    assert "原文位置" not in text


def test_json_has_the_place_in_the_file_beside_the_line() -> None:
    result = checked(taken_out(WRONG_TOTAL))

    (finding,) = document(result)["reports"][0]["findings"]
    origin = {"kind": "slot", "number": slot_of(WRONG_TOTAL, "99 |")}
    assert finding["origin"] == origin
    assert finding["related"][-1]["origin"] == origin


def test_json_of_a_text_file_names_no_other_place() -> None:
    result = checked(Source("report.txt", written(WRONG_TOTAL), "utf-8"))

    assert "origin" not in rendered(result, "en", "json")


def test_extract_has_the_place_in_the_file_beside_the_line() -> None:
    report = Engine(third_party=False).parse(taken_out(WRONG_TOTAL))

    data = extracted(report, "en")

    assert data["cells"]["t4.review.total"]["origin"]["number"] == slot_of(WRONG_TOTAL, "99 |")
    assert data["sections"][0]["origin"]["kind"] == "slot"
    assert data["facts"][0]["origin"]["kind"] == "slot"


@pytest.mark.parametrize(("encoding", "times"), [("gb18030", 1), ("utf-8", 0), ("", 0)])
def test_an_unusual_encoding_is_named_once(encoding: str, times: int) -> None:
    result = checked(Source("年报.txt", written(valid), encoding))

    assert rendered(result, "zh").count("年报.txt：按 gb18030 读取\n") == times
