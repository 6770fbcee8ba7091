"""CIT007 nested-titles."""

import re
from collections.abc import Iterator

from reportlint import (
    Failed,
    Manual,
    Message,
    NotAssessed,
    Outcome,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)
from reportlint.rules.citations.conversion import has_only_ascii_brackets

_WITHIN = re.compile(
    "《[^《》。;]{0,80}?(?P<inner>(?P<sign>[<﹤‹〈《])[^《》〈〉<>﹤﹥‹›。;]{1,80}[>﹥›〉》])[^《》。;]{0,60}》"
)
_WRONG = Message(
    zh="书名号里面的书名号应为〈〉：“{raw}”",
    en="a title within a title takes 〈〉: “{raw}”",
)
_ALL_ASCII = Message(
    zh="“{raw}”用的是半角符号，但全文括号都是半角，应是采集时转换的，不核对",
    en="“{raw}” has ASCII marks, but so has the whole text: conversion is the likely cause",
)


class NestedTitles(Rule):
    """A title within a title stands in 〈〉."""

    code = "CIT007"
    name = "nested-titles"
    severity = Severity.INFO
    title = Message(zh="书名号套用规范", en="Titles within titles")
    basis = Message(
        zh="GB/T 15834—2011《标点符号用法》：书名号内再用书名号时，外双内单（网页报告参照适用）",
        en="GB/T 15834—2011 on punctuation: 《〈〉》; web pages follow by analogy",
    )
    manual = Manual(
        checks=Message(
            zh="书名号里再用书名号时写作《关于印发〈……〉的通知》。",
            en="A title within a title is written 《关于印发〈……〉的通知》.",
        ),
        decides=Message(
            zh="在一对《》之内查找《》、< >和小于号形状的其他符号。",
            en="Within 《》, the signs 《》, < > and others that look like them are looked for.",
        ),
        silent=Message(
            zh="全文括号都是半角时，< > 列为“未能核对”；不成对的由 TYP002 报告。",
            en=(
                "Where all brackets of a text are ASCII, < > is not assessed. What has no "
                "counterpart is left to TYP002."
            ),
        ),
        traps=Message(zh="采集程序可能把〈〉换成< >。", en="Crawlers may turn 〈〉 into < >."),
        severity=Message(zh="不影响理解，故为提示。", en="An info: what is meant is clear."),
    )
    good = (
        valid,
        valid.with_sentence("s1", "印发《关于落实〈公开条例〉的通知》，宣传《甲》和《乙》。"),
        valid.with_sentence("s1", "制定《公开清单》，指标要求<5项，《目录》>10项。"),
    )
    bad = (
        valid.with_sentence("s1", "印发《关于落实<公开条例>的通知》。"),
        valid.with_sentence("s1", "印发《关于落实《公开条例》的通知》。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Look at every title within a title."""
        is_ascii = has_only_ascii_brackets(report)
        for paragraph in report.paragraphs:
            for match in _WITHIN.finditer(paragraph.words.text):
                span = paragraph.words.span(match, "inner")
                if match["sign"] == "〈":
                    yield Satisfied()
                elif match["sign"] == "<" and is_ascii:
                    yield NotAssessed(_ALL_ASCII.format(raw=match[0]), span)
                else:
                    inner = match["inner"]
                    expected = f"〈{inner[1:-1]}〉"
                    yield Failed(_WRONG.format(raw=match[0]), span, inner, expected)
