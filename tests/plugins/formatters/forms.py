"""Results in every form of output, and the outside judges that read them back."""

import csv
import json
from collections.abc import Callable
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from jsonschema import Draft4Validator
from junitparser import JUnitXml
from lxml import etree

from reportlint import Engine, Language, Message, Problem, Result, Source, read_document, valid
from reportlint.testing import standard_draft, written
from tests.writers.html import html
from tests.writers.word import word

ENGINE = Engine(third_party=False)
FORMS = ENGINE.plugins.formatters()
FAULTY = written(valid.with_cell("t4.review.total", 99))
UNREAD_ROW = written(valid.with_cell("t4.review.total", "6人"))
WRONG = standard_draft().with_cells({"t4.review.total": "99"})
BAD_NAME = 'a,b:%c"<&>\n\x01\udcc4@x|.txt'
# Any text, and more often what is special in one of the forms.
HOSTILE = st.text(st.characters(exclude_categories=()), max_size=30) | st.text(
    "\0\x07\x1b\r\n\t\x85\u2028\ufeff\ufffe\ud800\udcff%:,;|\\`<>&\"'=+-@[]()*_#~!$a政"
)


@cache
def result(text: str = FAULTY, name: str = "folder/报告.txt") -> Result:
    return ENGINE.check(Source(name, text))


@cache
def of_word() -> Result:
    return ENGINE.check_bytes(word(WRONG), "年报.docx")


@cache
def of_page() -> Result:
    return ENGINE.check_bytes(html(WRONG).encode(), "年报.html")


def unread(said: str, path: str | None, kind: str = "input") -> Result:
    return Result((), (Problem(path, kind, Message(said, said)),))


def render(form: str, found: Result, language: Language = "en") -> str:
    return FORMS[form].render(found, language, ENGINE.rules)


def line_of(text: str, start: str) -> int:
    """Return the number of the first line that begins so."""
    return next(n for n, line in enumerate(text.split("\n"), 1) if line.startswith(start))


@cache
def sarif_schema() -> Draft4Validator:
    path = Path(__file__).with_name("sarif-schema-2.1.0.json")
    return Draft4Validator(
        json.loads(path.read_text(encoding="utf-8")), format_checker=Draft4Validator.FORMAT_CHECKER
    )


def read_sarif(text: str) -> Any:
    document = json.loads(text.encode())
    sarif_schema().validate(document)
    return document["runs"][0]


def read_gitlab(text: str) -> list[Any]:
    found: list[Any] = json.loads(text.encode())
    assert len({item["fingerprint"] for item in found}) == len(found)
    return found


def read_checkstyle(text: str) -> Any:
    return etree.fromstring(text.encode())


def read_junit(text: str) -> list[Any]:
    return list(JUnitXml.fromstring(text.encode()))


def read_table(text: str) -> list[list[str]]:
    text.encode()
    return list(csv.reader(StringIO(text, newline="")))


JUDGES: dict[str, Callable[[str], Any]] = {
    "sarif": read_sarif,
    "gitlab": read_gitlab,
    "checkstyle": read_checkstyle,
    "junit": read_junit,
    "json": read_document,
    "json-lines": lambda text: [read_document(line) for line in text.split("\n")[:-1]],
    "csv": read_table,
    "baseline": json.loads,
    "github": str.encode,
    "markdown": str.encode,
    "concise": str.encode,
}


def read(form: str, found: Result, language: Language = "en") -> Any:
    return JUDGES[form](render(form, found, language))
