"""NVT010 applicants."""

import re
from collections.abc import Iterator

from reportlint import (
    Fact,
    Manual,
    Measure,
    Message,
    Outcome,
    Report,
    Rule,
    Severity,
    valid,
)
from reportlint.rules.narrative.slots import (
    Claim,
    Reading,
    assess,
    claims_of,
)
from reportlint.rules.narrative.sweeping import assess_none, said_of_all_requests

_ORGANISATIONS = ("enterprise", "research", "welfare", "legal", "other")
_ALL = re.compile(
    "(?:均|全部|都)(?:为|是|来自|系|由)(?:(?P<natural>自然人|公民|个人)|企业)(?:申请|提出)?(?=[,;。)]|$)"
)
_MESSAGE = Message(
    zh="正文说“{words}”，表三“{cells}”为 {expected}",
    en="the prose says “{words}”, table three has {expected} for “{cells}”",
)
_NOT_ALL_NATURAL = Message(
    zh="正文说“{words}”，表三“本年新收”却有 {count} 件来自法人或其他组织",
    en="the prose says “{words}”, but table three has {count} new requests of organisations",
)
_NOT_ALL_ENTERPRISE = Message(
    zh="正文说“{words}”，表三“本年新收”却有 {count} 件来自自然人",
    en="the prose says “{words}”, but table three has {count} new requests of natural persons",
)
_ANOTHER = Message(zh="另一口径", en="counted otherwise")
_OTHERS_SPLIT = Message(
    zh="前面所数的不只是新收的申请", en="what is counted before is not what is new"
)


class Applicants(Rule):
    """What the prose says of who asked agrees with the columns of table three."""

    code = "NVT010"
    name = "applicants"
    severity = Severity.ERROR
    title = Message(
        zh="申请人类型与表三一致",
        en="Who asked: prose and table three",
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
                "“均为自然人”时，表三“本年新收”其他各列为 0，“均为企业”时自然人一列为 0；"
                "“自然人N件”“商业企业N件”等于相应的列，“法人或其他组织N件”等于法人各列之和。"
            ),
            en=(
                "Where all applicants are said to be natural persons the other columns of 本年新"
                "收 are 0, where all are 企业 that of natural persons is; 自然人 N 件 and the like "
                "equal their columns, 法人或其他组织 N 件 all of those together."
            ),
        ),
        decides=Message(
            zh="取收到申请的句子里的申请人类型；恰等于新收加上年结转时不报。",
            en=(
                "Told by the kinds of applicants in sentences on requests; a figure that is new "
                "plus carried over is silent."
            ),
        ),
        silent=Message(
            zh="约数、其他年度、表中没有数字的列为“未能核对”。",
            en="Not assessed: approximate figures, other years, and cells without a figure.",
        ),
        traps=Message(
            zh="“企业”有时指全部法人或其他组织：与法人各列之和相等时不报。",
            en="企业 may mean all legal persons: the sum of those columns is silent too.",
        ),
        severity=Message(
            zh="同一数量两处确切写出而不同，必有一处错误。",
            en="One quantity stated exactly in two places cannot differ.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "收到的政府信息公开申请中，自然人58件，商业企业11件。"),
        valid.with_sentence("s1", "收到的政府信息公开申请中，自然人58件，法人和其他组织14件。"),
        valid.with_sentence("s1", "办结的政府信息公开申请中，自然人56件，商业企业9件。"),
        valid.with_sentence("s1", "政府信息公开申请人均为自然人和企业等。"),
    )
    bad = (
        valid.with_sentence("s1", "收到政府信息公开申请72件，均为自然人申请。"),
        valid.with_sentence("s1", "收到的政府信息公开申请中，自然人59件。"),
        valid.with_sentence("s1", "新收的政府信息公开申请中，法人和其他组织15件。"),
        valid.with_sentence("s1", "新收政府信息公开申请72件，全部由自然人提出。"),
        valid.with_sentence("s1", "新收政府信息公开申请72件，均为企业提出。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every statement on applicants."""
        claims = []
        for fact, paths in claims_of(report, _paths):
            column = fact.meaning.applicant
            carried = tuple(path.replace("t3.new", "t3.carry_in") for path in paths)
            organs = tuple(f"t3.new.{name}" for name in _ORGANISATIONS)
            new = "新收" in f"{fact.meaning.lead}{fact.meaning.before}"
            readings = [] if new else [Reading((*paths, *carried), _ANOTHER, agrees=True)]
            if column == "enterprise":
                readings.append(Reading(organs, _ANOTHER, agrees=True))
            doubt = _OTHERS_SPLIT if _of_others(fact, report) else None
            claims.append(Claim(fact, paths, doubt, readings=tuple(readings)))
        if claims:
            yield from assess(report, claims, _MESSAGE)
        for span, match in said_of_all_requests(report, _ALL, ("received",)):
            natural = match["natural"] is not None
            columns = _ORGANISATIONS if natural else ("natural",)
            others = [f"t3.new.{name}" for name in columns]
            wrong = _NOT_ALL_NATURAL if natural else _NOT_ALL_ENTERPRISE
            yield assess_none(report, span, match[0], others, wrong)


def _of_others(fact: Fact, report: Report) -> bool:
    """Tell whether the last number that says what was done counts no new requests: 办结69件."""
    done = [
        other.meaning.acts
        for other in report.facts
        if fact.sentence - 1 <= other.sentence <= fact.sentence
        and other.paragraph == fact.paragraph
        and other.span < fact.span
        and other.meaning.acts
    ]
    return bool(done) and done[-1] != ("received",)


def _paths(fact: Fact) -> tuple[str, ...] | None:
    meaning = fact.meaning
    plain = not set(meaning.acts) - {"received"} and fact.measure is Measure.COUNT
    if not meaning.applicant or not plain:
        return None
    columns = _ORGANISATIONS if meaning.applicant == "organisation" else (meaning.applicant,)
    return tuple(f"t3.new.{column}" for column in columns)
