"""NVT011 stated-twice."""

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
    valid,
)

_SHORTEST = 6
_LEAD = re.compile(
    "^(?:20[0-9]{2})?(?:年度?)?(?:全年|本年度?|今年以来|年内|我[局县市区镇]|,)*(?:共计?|累计|总共)?"
)
_HEAD = re.compile("(?:^|[,;:。])([^,;:。()]{1,12})[,:]$")
# 由2023年的100条增加到2024年的120条: these words end a change, they name no quantity.
_CHANGED = re.compile("[到至](?:20[0-9]{2}年度?)?的?$")
_TWICE = Message(
    zh="“{words}”前文为 {first}，此处为 {other}",
    en="“{words}” is {first} before and {other} here",
)
_FIRST = Message(zh="前文", en="stated before")


class StatedTwice(Rule):
    """A quantity that the prose states twice has one value."""

    code = "NVT011"
    name = "stated-twice"
    severity = Severity.WARNING
    title = Message(
        zh="同一数量前后一致",
        en="One quantity, one value",
    )
    basis = Message(
        zh="国办公开办函〔2021〕30号：总体情况应与各表一致；数据应当准确",
        en=(
            "国办公开办函〔2021〕30号: the summary must agree with the tables; figures must be "
            "accurate"
        ),
    )
    manual = Manual(
        checks=Message(
            zh="正文两处以同样的话说同一数量时，数字相同。",
            en="Where the prose says one quantity twice in the same words the figures are equal.",
        ),
        decides=Message(
            zh="数字前的话（去掉“全年”“2024年”之类）和单位完全相同、且不少于六个字，才算同一数量。",
            en=(
                "The words before the figure (without 全年, 2024年 and the like) and the unit "
                "are the same, six characters at least."
            ),
        ),
        silent=Message(
            zh="列表中的数、约数、其他年度的数、只有“办结”等几个字的不比较。",
            en=(
                "Figures in lists, approximate ones, those of other years and short wordings are "
                "not compared."
            ),
        ),
        traps=Message(
            zh="不同平台、不同时段的数用词不同，不算同一数量。",
            en="Figures of other channels or times are worded otherwise.",
        ),
        severity=Message(
            zh="可能是两件事恰好同样措辞，所以是警告。",
            en="Two things may be worded alike: a warning.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "主动公开各类信息3120条，比上年增加16条。"),
        valid.with_sentence("s1", "1—6月，收到群众来信咨询30件；7—12月，收到群众来信咨询42件。"),
        valid.with_sentence("s1", "上半年，编发政务信息简报30期；下半年，编发政务信息简报42期。"),
    )
    bad = (
        valid.with_sentence("s1", "全县主动公开各类信息3210条。").with_words(
            "我县按时更新公开目录，主动公开", "全县主动公开"
        ),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every quantity that is stated more than once."""
        groups: dict[tuple[str, str, str], list[Fact]] = {}
        for fact in report.facts:
            words = _LEAD.sub("", fact.meaning.before)
            meaning = fact.meaning
            listed = meaning.among or meaning.change or meaning.last_year
            plain = not (listed or fact.approximate or _CHANGED.search(words))
            own = fact.meaning.year in (None, report.year)
            if fact.measure is Measure.COUNT and plain and own and len(words) >= _SHORTEST:
                groups.setdefault((words, fact.thing, _place(fact)), []).append(fact)
        for (words, *_), facts in groups.items():
            first, *others = facts
            for other in others:
                if other.quantity == first.quantity:
                    yield Satisfied()
                    continue
                yield Failed(
                    _TWICE.format(words=words, first=first.raw, other=other.raw),
                    other.span,
                    stated=str(other.value),
                    expected=str(first.value),
                    related=(Related(_FIRST, first.span),),
                )


def _place(fact: Fact) -> str:
    """Return a short clause in front and a bracket behind: 上半年, 不含乡镇 make it another."""
    match = _HEAD.search(fact.meaning.lead)
    return f"{_LEAD.sub('', match[1]) if match else ''}{fact.meaning.aside}"
