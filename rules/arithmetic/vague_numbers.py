"""NAR007 vague-numbers."""

import re
from collections.abc import Iterator

from reportlint import (
    Fact,
    Failed,
    Manual,
    Measure,
    Message,
    Outcome,
    Related,
    Report,
    Rule,
    Satisfied,
    Severity,
    Span,
    valid,
)

# Units of what the form counts: published items, documents, requests, cases.
_COUNTED = frozenset("件份条篇宗期")
_SOME = re.compile("(?:若干|数百|数十|上百|近百|百余|十余|几十)[件份条篇宗期](?![件事])")

_VAGUE = Message(zh="有 {count} 处数字不确切：{words}", en="{count} figures are vague: {words}")
_ANOTHER = Message(zh="另一处", en="another")
_MOST_SHOWN = 5


class VagueNumbers(Rule):
    """Figures are exact where the form asks for facts."""

    code = "NAR007"
    name = "vague-numbers"
    severity = Severity.INFO
    title = Message(zh="统计数字写确数", en="Figures are exact")
    basis = Message(
        zh="怀化市关于2021年度年报的通知：数据精确",
        en="Huaihua's notice on the reports of 2021: figures shall be exact",
    )
    manual = Manual(
        checks=Message(
            zh=(
                "总体情况中信息、文件、申请、案件的数量写成“100余条”“近50件”“若干份”的，"
                "提示改为确数。"
            ),
            en=(
                "In the summary, numbers of items, documents, requests and cases that are put as "
                "100余条, 近50件 or 若干份."
            ),
        ),
        decides=Message(
            zh="只看第一部分以件、份、条、篇、期、宗计的数；全文合并为一条提示。",
            en=(
                "Only numbers of 件, 份, 条, 篇, 期 and 宗 in section one; all of a report make "
                "one finding."
            ),
        ),
        silent=Message(
            zh="人数、次数、时间、金额以及其他部分的约数不提示。",
            en=(
                "Numbers of people, times, days and money, and those of other sections, are left "
                "alone."
            ),
        ),
        traps=Message(
            zh="“累计超过”之后的约数同样提示。", en="Figures after 超过 count as vague, too."
        ),
        severity=Message(
            zh="约数不等于错误，只是不合“数据精确”的要求。", en="A vague figure is not a wrong one."
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "走访群众60余人，用时近20天。"),
    )
    bad = (
        valid.with_sentence("s1", "发布动态100余条。"),
        valid.with_sentence("s1", "整理档案近50份，转发通知若干条。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Gather the vague figures of the summary."""
        bodies = [section.body for section in report.sections if section.id == "s1"]
        found: list[tuple[Span, str]] = []
        for fact in report.facts:
            if _is_counted(fact) and any(_holds(body, fact.span) for body in bodies):
                if fact.approximate:
                    found.append((fact.span, fact.raw))
                else:
                    yield Satisfied()
        for paragraph in report.paragraphs:
            if paragraph.section == "s1":
                words = paragraph.words
                found += [(words.span(item), item[0]) for item in _SOME.finditer(words.text)]
        if found:
            yield _failed(sorted(set(found)))


def _is_counted(fact: Fact) -> bool:
    return fact.measure is Measure.COUNT and fact.thing[-1:] in _COUNTED


def _holds(body: Span, span: Span) -> bool:
    return body.start <= span.start and span.end <= body.end


def _failed(found: list[tuple[Span, str]]) -> Failed:
    words = "、".join(word for _, word in found[:_MOST_SHOWN])
    return Failed(
        _VAGUE.format(count=len(found), words=words),
        found[0][0],
        stated=found[0][1],
        related=tuple(Related(_ANOTHER, span) for span, _ in found[1:]),
    )
