"""What a private rule points at is shown masked."""

import json

from reportlint import Engine, Source, valid
from reportlint.plugins.formatters.json import JsonFormatter
from reportlint.plugins.formatters.text import TextFormatter
from reportlint.testing import written

NUMBER = "13912345678"
TEXT = written(valid.with_sentence("s1", f"申请人电话{NUMBER}，已经答复。"))
RESULT = Engine(select=["PRV"], third_party=False).check(Source("a.txt", TEXT))


def test_a_private_number_is_found() -> None:
    (finding,) = RESULT.findings

    assert TEXT[finding.span.start : finding.span.end] == NUMBER


def test_the_text_output_masks_it() -> None:
    text = TextFormatter().render(RESULT, "zh")

    assert NUMBER not in text
    assert "139********" in text


def test_the_json_output_does_not_repeat_it() -> None:
    assert NUMBER not in json.dumps(JsonFormatter().render(RESULT, "zh"))


def test_the_line_of_another_finding_is_masked_as_well() -> None:
    words = f"公开信息90条，其中甲类50条、乙类60条，电话{NUMBER}。"
    text = written(valid.with_sentence("s1", words))
    result = Engine(select=["PRV", "NAR"], third_party=False).check(Source("a.txt", text))
    assert {finding.code for finding in result.findings} == {"NAR001", "PRV002"}

    assert NUMBER not in TextFormatter().render(result, "zh")
