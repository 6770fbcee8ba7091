"""NVT004 request-outcomes."""

import re
from collections.abc import Iterator, Sequence

from reportlint import Fact, Manual, Measure, Message, Outcome, Report, Rule, Severity, valid
from reportlint.rules.narrative.slots import (
    Claim,
    Reading,
    assess,
    cells_for,
    claims_of,
    requests_rows,
    words_of,
)
from reportlint.rules.narrative.sweeping import assess_none, said_of_all_requests

_GROUPS = {
    "open": "open",
    "partial": "partial",
    "denied": "denied",
    "unable": "unable",
    "decline": "decline",
    "otherwise": "other",
}
_MESSAGE = Message(
    zh="正文说“{words}”，表三“{cells}”合计为 {expected}",
    en="the prose says “{words}”, table three has {expected} for “{cells}”",
)
# What a label has besides the words that name it: 8.属于行政查询事项, 2.重复申请.
_LABEL = re.compile(
    "^[0-9]+[.、](?:其他|属于|保护|要求|危及)?(?:三类|四类)?|(?:相关政府信息|类?申请|需要另行制作)$"
)
_NUMBERING = re.compile("^[0-9]+[.、]")
_JOINT = re.compile("^(?:其中|包括|[、和及])+")
_DONE = ("办结", "答复")
_ANSWERED = re.compile("办结|答复|不予公开|无法提供")
_WHOLE_GROUP = Message(
    zh="与该类合计相同：可能是把全类写成了一种原因",
    en="it is the total of the group: the reason may stand for all",
)
_NOT_OPEN = ("partial", "denied", "unable", "decline", "other")
# What third parties agree to is no result.
_OF_THIRD_PARTIES = re.compile("第三方|权利人|征[求询].{0,4}意见")
_ALL_OPEN = re.compile("(?:均|全部|都)(?:已|依法|按时|按期)*(?:予以|同意|给予)公开(?=[,;。)]|$)")
_NOT_ALL_OPEN = Message(
    zh="正文说“{words}”，表三却有 {count} 件是部分公开、不予公开等其他结果",
    en="the prose says “{words}”, but table three has {count} with other results",
)
_FEWER = Message(zh="“{words}”中的", en="of “{words}”")
_PUBLISHED = Message(zh="主动公开的另计", en="what was published already is counted apart")
_ONE_ROW = Message(
    zh="正文的数只是其中一个小项的数", en="the figure is that of one of the rows of this group only"
)


class RequestOutcomes(Rule):
    """The results of requests that the prose gives are those of table three."""

    code = "NVT004"
    name = "request-outcomes"
    severity = Severity.ERROR
    title = Message(
        zh="正文各种办理结果与表三一致",
        en="Results of requests: prose and table three",
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
            zh=(
                "正文“予以公开N件”“部分公开N件”“不予公开N件”“无法提供N件”“不予处理N件”“其他处理N"
                "件”等于表三相应各行的总计之和；“予以公开及部分公开”取两者之和。"
            ),
            en=(
                "予以公开, 部分公开, 不予公开, 无法提供, 不予处理 and 其他处理 N 件 equal the "
                "totals of those rows of table three; 予以公开及部分公开 is their sum."
            ),
        ),
        decides=Message(
            zh=(
                "每一类取该类各小项总计之和，写明某一小项原因的（因属于行政查询事项不予公开）取该小项，“本机关不掌握相关政府信息N件”等整句小项名亦然；"
                "只等于其中一个小项的，按用词不清报告警告。"
            ),
            en=(
                "Each group is the sum of its rows, or the row whose reason the clause names "
                "(因属于行政查询事项不予公开) or whose label it is; a figure that fits one row "
                "alone is a warning: the wording is unclear."
            ),
        ),
        silent=Message(
            zh=(
                "约数、只说一个渠道或别的机关的数、说的不是报告年度的数、表中没有数字时，列为“未"
                "能核对”；另一处同类表述与表一致时亦然。"
            ),
            en=(
                "Not assessed: approximate figures, those of one channel, another organ or "
                "another year, tables without a figure; likewise where another statement of the "
                "same kind agrees with the table."
            ),
        ),
        traps=Message(
            zh="“因本机关不掌握等原因无法提供”可能只指一个小项。",
            en="因本机关不掌握等原因无法提供 may mean one row only.",
        ),
        severity=Message(
            zh="同一数量两处确切写出而不同，必有一处错误。",
            en="One quantity stated exactly in two places cannot differ.",
        ),
    )
    good = (
        valid,
        valid.with_words("予以公开27件，部分公开10件", "予以公开和部分公开37件"),
        valid.with_words("不予公开6件", "因属于行政查询事项不予公开3件"),
        valid.with_sentence("s1", "部门不予公开4件，乡镇不予公开2件。"),
        valid.with_sentence("s1", "收到申请72件，已办结64件，其中予以公开25件。"),
        valid.with_words("无法提供14件", "无法提供14件（其中本机关不掌握相关政府信息12件）"),
        valid.with_sentence("s1", "收到申请72件，其中属于行政查询事项9件。"),
        valid.with_sentence("s1", "依申请公开的行政处罚结果全部予以公开。"),
        valid.with_sentence("s1", "规范性文件全部公开，没有不予公开的情形。"),
    )
    bad = (
        valid.with_words("予以公开27件", "予以公开26件"),
        valid.with_words("不予公开6件", "不予公开5件"),
        valid.with_words("无法提供14件", "无法提供12件"),
        valid.with_words("其他处理6件", "其他处理5件"),
        valid.with_words("无法提供14件", "无法提供14件（其中本机关不掌握相关政府信息13件）"),
        valid.with_words("不予公开6件", "依法不公开5件"),
        valid.with_sentence("s1", "新收政府信息公开申请72件，全部予以公开。"),
        valid.with_words("不予公开6件", "因属于行政查询事项不予公开4件"),
        valid.with_words("不予公开6件", "政府信息公开申请没有不予公开的情形"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every statement of results."""
        claims = []
        for fact, groups in claims_of(report, _groups):
            rows = tuple(path for group in groups for path in requests_rows(report, group))
            single = len(groups) == 1 < len(rows) and fact.measure is Measure.COUNT
            named = _named(fact, rows, report) if single else {}
            known = tuple(named)
            doubt = _of_fewer(fact, report)
            if len(named) == 1 and "等" not in fact.meaning.before:
                whole = Reading(rows, _WHOLE_GROUP)
                claims.append(Claim(fact, (*named.values(),), doubt, (whole,), known=known))
                continue
            readings = tuple(Reading((row,), _ONE_ROW) for row in rows) if single else ()
            claims.append(Claim(fact, rows, doubt, readings, known=known))
        rows = requests_rows(report, "denied") + requests_rows(report, "unable")
        for fact, paths in claims_of(report, lambda fact: _row_said(fact, rows, report)):
            claims.append(Claim(fact, paths, _of_fewer(fact, report), known=(_said(fact), *_DONE)))
        yield from assess(report, claims, _MESSAGE)
        rest = [path for group in _NOT_OPEN for path in requests_rows(report, group)]
        for span, match in said_of_all_requests(report, _ALL_OPEN, ("received", "handled")):
            yield assess_none(report, span, match[0], rest, _NOT_ALL_OPEN)


def _of_fewer(fact: Fact, report: Report) -> Message | None:
    """Return why a result may be of fewer requests than table three has: 已办结64件,其中.

    Another result beside it that says 主动公开 takes a share of what is 予以公开.
    """
    near = [
        other
        for other in report.facts
        if fact.sentence - 1 <= other.sentence <= fact.sentence
        and other.paragraph == fact.paragraph
    ]
    if any("主动公开" in other.meaning.before for other in near if other is not fact):
        return _PUBLISHED
    done = [other for other in near if other.span < fact.span]
    done = [other for other in done if _is_whole(other)]
    cells = cells_for(report, ("t3.result_total.total",))
    if not done or cells is None or done[-1].meaning.change:
        return None
    whole = sum(cell.value or 0 for cell in cells)
    return None if done[-1].quantity == whole else _FEWER.format(words=words_of(done[-1]))


def _is_whole(fact: Fact) -> bool:
    return fact.meaning.topic in ("request", "") and fact.meaning.acts == ("handled",)


def _named(fact: Fact, rows: Sequence[str], report: Report) -> dict[str, str]:
    """Return the rows whose labels a clause names, by their words: 因属于行政查询事项."""
    labels = {_LABEL.sub("", _label(row, report)): row for row in rows}
    return {label: row for label, row in labels.items() if label and label in fact.meaning.before}


def _row_said(fact: Fact, rows: Sequence[str], report: Report) -> tuple[str, ...] | None:
    """Return the row whose whole label a clause is, in a sentence on what was answered."""
    if fact.measure is not Measure.COUNT or not _ANSWERED.search(fact.meaning.lead):
        return None
    titles = {_NUMBERING.sub("", _label(row, report)): row for row in rows}
    row = titles.get(_said(fact))
    return (row,) if row else None


def _said(fact: Fact) -> str:
    """Return the words of a clause without those that only join it."""
    return _JOINT.sub("", fact.meaning.before)


def _label(row: str, report: Report) -> str:
    return report.format.cell_title(row).split(" · ")[0]


def _groups(fact: Fact) -> tuple[str, ...] | None:
    meaning = fact.meaning
    none = fact.measure is Measure.NONE and not meaning.stated
    is_asked = _OF_THIRD_PARTIES.search(f"{meaning.lead}{meaning.before}")
    if meaning.topic != "request" or meaning.applicant or none or is_asked:
        return None
    groups = tuple(_GROUPS[act] for act in meaning.acts if act in _GROUPS)
    return groups if groups and not {"carried_in", "carried_out"} & set(meaning.acts) else None
