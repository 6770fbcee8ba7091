"""Sentences of the prose that are true, or may be, and some that are false.

The tables are those of the standard draft: 72 new requests, 5 carried in, 69 handled, 8 carried
out; 7 reviews (3, 1, 2, 1), 3 + 3 lawsuits of which none was corrected; 7, 3 and 46 documents; 1843
licences, 275 penalties, 38 measures of coercion; fees of 612.5.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from reportlint import Engine, Finding, Severity
from reportlint.testing import lay_out, standard_draft

ENGINE = Engine(select=["NVT", "NAR", "PCT", "YRS"], third_party=False)

TITLE = "云溪县人民政府2024年政府信息公开工作年度报告"
FOLDER = Path(__file__).parent
TRUE = (FOLDER / "true_sentences.txt").read_text(encoding="utf-8").splitlines()
FALSE = (FOLDER / "false_sentences.txt").read_text(encoding="utf-8").splitlines()


def found_in(sentence: str) -> list[Finding]:
    draft = standard_draft()
    prose = {"title": (TITLE,), "s1": ("全年工作平稳有序。", sentence)}
    text = lay_out(replace(draft, prose={**draft.prose, **prose}))
    (report,) = ENGINE.check_bytes(text.encode(), "report.txt").reports
    grave = (Severity.ERROR, Severity.WARNING)
    return [item for item in report.findings if item.severity in grave]


@pytest.mark.parametrize("sentence", TRUE)
def test_a_true_sentence_is_no_error_and_no_warning(sentence: str) -> None:
    assert [str(finding.message) for finding in found_in(sentence)] == []


@pytest.mark.parametrize(("sentence", "code"), [line.split("\t") for line in FALSE])
def test_a_false_sentence_has_one_finding(sentence: str, code: str) -> None:
    assert [finding.code for finding in found_in(sentence)] == [code]
