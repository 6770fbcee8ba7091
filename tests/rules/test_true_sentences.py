"""Sentences of the prose that are true, or may be: none of them is an error or a warning.

The tables are those of the standard draft: 72 new requests, 5 carried in, 69 handled, 8 carried
out; 7 reviews (3, 1, 2, 1), 3 + 3 lawsuits of which none was corrected; 7, 3 and 46 documents; 1843
licences, 275 penalties, 38 measures of coercion; fees of 612.5.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from reportlint import Engine, Severity
from reportlint.testing import lay_out, standard_draft

ENGINE = Engine(select=["NVT", "NAR", "PCT", "YRS"], third_party=False)

TITLE = "云溪县人民政府2024年政府信息公开工作年度报告"
LIST = Path(__file__).with_name("true_sentences.txt")


def found_in(sentence: str) -> list[str]:
    draft = standard_draft()
    prose = {"title": (TITLE,), "s1": ("全年工作平稳有序。", sentence)}
    text = lay_out(replace(draft, prose={**draft.prose, **prose}))
    (report,) = ENGINE.check_bytes(text.encode(), "report.txt").reports
    grave = (Severity.ERROR, Severity.WARNING)
    return [str(item.message) for item in report.findings if item.severity in grave]


@pytest.mark.parametrize("sentence", LIST.read_text(encoding="utf-8").splitlines())
def test_it_is_no_error_and_no_warning(sentence: str) -> None:
    assert found_in(sentence) == []
