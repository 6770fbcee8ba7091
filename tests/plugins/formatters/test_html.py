"""The page: all of the text once, marks that lead to findings and back, and nothing that runs."""

import re
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from reportlint import Engine, Language, Message, Problem, Result, Severity, Source, Span, valid
from reportlint.plugins.formatters.html import HtmlFormatter
from reportlint.plugins.formatters.html_marks import Mark, MarkedText
from reportlint.plugins.formatters.html_markup import element
from reportlint.rule import Example
from reportlint.testing import Draft, Layout, lay_out, written
from reportlint.testing.strategies import drafts, layouts

ENGINE = Engine(third_party=False)
WRONG_TOTAL = valid.with_cell("t3.new.total", 99)
PRIVATE = "13912345678"
# What HTML has no place for is shown by a picture or by the sign of a character that is missing.
SHOWN = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"},
    0x7F: "\u2421",
    **dict.fromkeys((*range(0x80, 0xA0), 0xFFFE, 0xFFFF), "\ufffd"),
}
# Texts that reports may hold to break out of a page.
ATTACKS = (
    "<script>alert(1)</script>",
    "</details><img src=x onerror=alert(1)>",
    "\"'><svg onload=alert(1)>",
    "<!-- ]]> &lt; &amp;#60; javascript:alert(1)",
    "</script></style></title><base href=//example.org>",
)
scraps = st.lists(
    st.sampled_from(
        (*ATTACKS, "|", "| 1 |\n", "\r\n", "一、总体情况\n", "（七）总计 | 3 |", "\u202e")
    )
    | st.text(max_size=5),
    max_size=30,
).map("".join)


def checked(text: str, name: str = "年报.txt") -> Result:
    return ENGINE.check(Source(name, text))


def page(*results: Result, language: Language = "zh") -> str:
    return HtmlFormatter().render(Result.joined(results), language, ENGINE.rules)


def page_of(*examples: Example, language: Language = "zh") -> html.HtmlElement:
    results = (checked(written(item), f"{n}.txt") for n, item in enumerate(examples))
    return html.document_fromstring(page(*results, language=language))


def text_shown(tree: html.HtmlElement) -> str:
    (text,) = tree.find_class("text")
    return str(text.text_content())


def assert_links_lead_somewhere(tree: html.HtmlElement) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in tree.xpath("//a/@href")} <= set(ids)


def assert_nothing_else_runs(tree: html.HtmlElement) -> None:
    """Assert that there is one script, and nothing that a browser would load or run besides."""
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img | //svg | //base | //iframe | //object | //embed | //link")
    assert not tree.xpath("//@*[starts-with(name(), 'on')]")
    assert not tree.xpath("//@src | //@style")
    assert all(link.startswith("#") for link in tree.xpath("//@href"))


@given(drafts(), layouts())
@settings(max_examples=15, deadline=None)
def test_every_character_of_a_report_is_shown_once(draft: Draft, layout: Layout) -> None:
    text = lay_out(draft, layout)

    tree = html.document_fromstring(page(checked(text)))

    assert text_shown(tree) == text


@given(scraps)
@example("".join(ATTACKS))
@settings(max_examples=25, deadline=None)
def test_whatever_a_report_holds_is_shown_and_never_run(scrap: str) -> None:
    text = written(WRONG_TOTAL.with_sentence("s1", "句。")).replace("句。", scrap)

    tree = html.document_fromstring(page(checked(text)))

    assert text_shown(tree) == text.translate(SHOWN)
    assert_nothing_else_runs(tree)
    assert_links_lead_somewhere(tree)


@given(scraps, scraps)
@settings(max_examples=25, deadline=None)
def test_names_and_messages_are_shown_and_never_run(name: str, said: str) -> None:
    message = Message(said.replace("{", ""), said.replace("{", ""))

    tree = html.document_fromstring(page(Result((), (Problem(name, "input", message),))))

    assert_nothing_else_runs(tree)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_name_of_a_file_is_shown_as_it_is(attack: str) -> None:
    tree = html.document_fromstring(page(checked(written(valid), attack)))

    assert attack in tree.find_class("report")[0].text_content()
    assert_nothing_else_runs(tree)


def test_the_page_is_well_formed() -> None:
    results = (checked(written(WRONG_TOTAL)), Result((), (Problem("a", "b", Message("c", "d")),)))
    parser = etree.HTMLParser()

    etree.fromstring(page(*results).encode(), parser)

    # libxml2 knows no element that came with HTML 5.
    assert [e for e in parser.error_log if e.type_name != "HTML_UNKNOWN_TAG"] == []


def test_the_policy_allows_nothing_but_its_own_style_and_script() -> None:
    text = page(checked(written(WRONG_TOTAL)))

    policy = html.document_fromstring(text).xpath("//meta[@http-equiv]/@content")[0]

    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


@given(
    st.text(alphabet="甲乙|\n", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8), st.sampled_from(Severity))),
    st.lists(st.integers(1, 10)),
)
def test_marks_may_overlap_and_end_anywhere(
    text: str, stretches: Sequence[tuple[int, int, Severity]], lengths: Sequence[int]
) -> None:
    marks = [
        Mark(Span(min(start, len(text)), min(start + size, len(text))), severity, f"f{n}", n, "")
        for n, (start, size, severity) in enumerate(stretches)
    ]
    marked = MarkedText(text, "r", marks, [Span(0, 1)])
    parts = []
    start = 0
    for number, length in enumerate((*lengths, len(text))):
        end = min(start + length, len(text))
        parts.append((marked.hidden if number % 2 else marked.shown)(start, end))
        start = end

    tree = html.fragment_fromstring(element("div", *parts, marked.rest()))

    assert tree.text_content() == text
    assert sorted(tree.xpath("//a/@data-n")) == sorted(str(mark.number) for mark in marks)
    assert {marked.place(mark.span) for mark in marks} <= set(tree.xpath("//@id"))


def test_a_mark_and_its_finding_lead_to_each_other() -> None:
    tree = page_of(WRONG_TOTAL)
    (finding,) = [item for item in tree.find_class("finding") if "TOT001" in item.text_content()]

    (mark,) = tree.xpath(f"//mark[@data-f='{finding.get('id')}']")
    (badge,) = tree.xpath(f"//div[@class='text']//a[@href='#{finding.get('id')}']")

    assert mark.text_content() == "99"
    assert finding.find_class("where")[0].get("href") == f"#{mark.get('id')}"
    assert "错误" in badge.get("aria-label")


def test_operands_lead_to_their_cells() -> None:
    tree = page_of(WRONG_TOTAL)

    operands = tree.xpath("//li[contains(@class, 'finding')]//dd//a[b]")

    assert operands
    for link in operands:
        (place,) = tree.xpath(f"//*[@id='{link.get('href')[1:]}']")
        assert place.text_content() == link[-1].text_content()


def columns_of(table: html.HtmlElement) -> dict[str, list[int]]:
    """Return in which column of a table each text stands, row by row."""
    found: dict[str, list[int]] = {}
    for row in table.iter("tr"):
        column = 0
        for cell in row:
            shown = "".join(cell.xpath("text() | *[not(self::i)]//text()")).strip()
            found.setdefault(shown, []).append(column)
            column += int(cell.get("colspan", 1))
    return found


@pytest.mark.parametrize("style", ["bars", "one cell a line"])
def test_figures_stand_under_the_label_of_their_column(style: str) -> None:
    text = written(valid.with_cell("t3.new.welfare", 777).with_cell("t3.new.total", 888))
    if style == "one cell a line":
        text = text.replace(" | ", " |\n")
    tree = html.document_fromstring(page(checked(text)))

    (table,) = [item for item in tree.iter("table") if "777" in item.text_content()]
    columns = columns_of(table)

    assert columns["777"] == columns["社会公益组织"]
    assert columns["888"] == columns["总计"]


def test_a_report_without_findings_is_said_to_be_clean() -> None:
    assert "没有发现问题" in page_of(valid).xpath("string(//h1)")


@pytest.mark.parametrize("with_report", [True, False])
def test_what_was_not_read_never_looks_clean(with_report: bool) -> None:
    unread = Result((), (Problem("坏.pdf", "input", Message("打不开", "cannot be opened")),))
    results = [checked(written(valid)), unread] if with_report else [unread]

    tree = html.document_fromstring(page(*results))

    assert "没有查完" in tree.xpath("string(//h1)")
    assert "1 处未能检查" in tree.xpath("string(//*[@role='alert'])")
    (report,) = [item for item in tree.find_class("report") if "坏.pdf" in item.text_content()]
    assert "未能检查" in report.text_content()
    assert "打不开" in report.text_content()


def test_a_report_with_a_part_that_was_not_read_does_not_look_clean() -> None:
    result = checked(written(valid))
    result = Result(
        result.reports, (Problem("年报.txt", "report", Message("丢", "gone"), Span(0, 3)),)
    )

    tree = html.document_fromstring(page(result))

    assert tree.find_class("clean") == []
    assert_links_lead_somewhere(tree)


def test_no_report_at_all_is_not_clean() -> None:
    assert "没有检查任何报告" in page(Result((), ()))


def test_what_was_not_assessed_is_listed() -> None:
    result = checked(written(valid))
    reasons = [item.reason.zh for item in result.reports[0].not_assessed]

    listed = html.document_fromstring(page(result)).xpath("string(//aside/details)")

    assert reasons
    assert all(reason in listed for reason in reasons)


def test_private_text_is_masked_wherever_it_is_shown() -> None:
    engine = Engine(select=["PRV", "TYP", "PLS"], third_party=False)
    text = written(valid.with_sentence("s1", f"申请人电话{PRIVATE}，，已经已经答复。"))
    result = engine.check(Source(f"{PRIVATE}.txt", text))

    shown = HtmlFormatter().render(result, "zh", engine.rules)

    assert any(finding.private for finding in result.findings)
    assert PRIVATE not in shown
    assert len(text_shown(html.document_fromstring(shown))) == len(text)


def test_one_report_is_unfolded_and_several_are_listed() -> None:
    one, two = page_of(WRONG_TOTAL), page_of(WRONG_TOTAL, valid)

    assert one.find_class("report")[0].get("open") is not None
    assert one.find_class("index") == []
    assert [report.get("open") for report in two.find_class("report")] == [None, None]
    assert len(two.xpath("//nav//tbody/tr")) == 2
    assert_links_lead_somewhere(two)


def test_every_finding_leads_to_its_rule_with_its_basis() -> None:
    tree = page_of(WRONG_TOTAL)

    (rule,) = tree.xpath("//*[@id='rule-TOT001']")

    assert tree.xpath("//footer/a/@href") == ["#rule-TOT001"]
    assert ENGINE.rules["TOT001"].rule.basis.zh in rule.text_content()


def test_the_page_speaks_english_and_says_that_the_report_is_chinese() -> None:
    tree = page_of(WRONG_TOTAL, language="en")

    assert tree.get("lang") == "en"
    assert "Findings: 1" in tree.xpath("string(//h1)")
    assert tree.find_class("text")[0].get("lang") == "zh-CN"


def brightness(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(part * c for part, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_all_colours_can_be_told_from_their_grounds() -> None:
    """WCAG 2, level AA: text has a contrast of 4.5 to 1, in the light and in the dark."""
    style = page_of(valid).xpath("string(//style)")
    palettes = [
        dict(re.findall(r"--([\w-]+): (#\w{6})", block))
        for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    ]
    pairs = [
        *product(("ink", "soft", "link"), ("sheet", "ground", "faint")),
        *product(("error", "warning", "info", "clean", "unchecked"), ("sheet", "ground")),
        *((name, f"{name}-back") for name in ("error", "warning", "info", "clean", "unchecked")),
        *product(("ink",), ("error-back", "warning-back", "info-back", "lit")),
    ]

    weak = [
        (number, *pair)
        for number, palette in enumerate(palettes)
        for pair in pairs
        for dark, light in [sorted(brightness(palette[name]) for name in pair)]
        if (light + 0.05) / (dark + 0.05) < 4.5
    ]

    assert weak == []
