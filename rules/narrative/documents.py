"""NVT006 documents-made."""

import re
from collections.abc import Iterator

from reportlint import Fact, Manual, Measure, Message, Outcome, Report, Rule, Severity, valid
from reportlint.rules.narrative.doubts import says_none
from reportlint.rules.narrative.slots import Claim, assess

_NOTHING = re.compile("(?:未|没有)(?:新?(?:制定|制发)|印发|出台|废止)(?:行政)?规范性文件")
# The columns of the forms of 2021 and 2019 that an act may mean.
_COLUMNS = {
    "issued": ("issued", "made"),
    "repealed": ("repealed",),
    "valid": ("valid",),
}
_MESSAGE = Message(
    zh="正文说“{words}”，表二“{cells}”为 {expected}",
    en="the prose says “{words}”, table two has {expected} for “{cells}”",
)
_SEVERAL_YEARS = Message(zh="累计数可能跨多个年度", en="累计 may span years")
_CLEANING = Message(zh="清理工作可能涉及多个年度", en="a clean-up may span years")


class DocumentsMade(Rule):
    """Rules and normative documents in the prose are those of table two."""

    code = "NVT006"
    name = "documents-made"
    severity = Severity.WARNING
    title = Message(
        zh="正文规章、规范性文件数与表二一致",
        en="Rules and normative documents: prose and table two",
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
            zh="正文制发、废止、现行有效的规章和（行政）规范性文件件数等于表二。",
            en=(
                "The rules and normative documents that the prose says were issued, repealed or "
                "are valid equal table two."
            ),
        ),
        decides=Message(
            zh=(
                "只比较写明“规范性文件”或“规章”的数；“政策性文件”“其他文件”是另一类；“未废止规范性"
                "文件”是 0。"
            ),
            en=(
                "Only figures said of 规范性文件 or 规章; 政策性文件 and other documents are "
                "another population; 未废止规范性文件 is 0."
            ),
        ),
        silent=Message(
            zh=(
                "清理工作的件数可能涉及多个年度，只在一致时算作相符，不同时列为“未能核对”；其余同"
                " NVT001。"
            ),
            en=(
                "Figures of a clean-up may span years: they can agree, but a difference is not "
                "assessed. Else as NVT001."
            ),
        ),
        traps=Message(
            zh="清理后“继续有效4份、需修改1份”合起来才是现行有效5份。",
            en="After a clean-up 继续有效4份 and 需修改1份 together are the 5 that are valid.",
        ),
        severity=Message(
            zh="口径可能不同（县级与全县、当年与历年），所以是警告。",
            en="Scope may differ (own level or the whole county, one year or all): a warning.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "全年发布政策性文件19件，废止政策性文件9件。"),
        valid.with_sentence("s1", "清理规范性文件50件，其中废止4件。"),
        valid.with_sentence("s1", "县政府制发规范性文件4件，部门制发规范性文件3件。"),
        valid.with_sentence("s1", "累计废止行政规范性文件30件。"),
        valid.with_sentence("s1", "全年未制发不符合规定的规范性文件。"),
        valid.with_sentence("s1", "公布现行有效规章、规范性文件目录各1份。"),
    )
    bad = (
        valid.with_words("制发行政规范性文件7件", "制发行政规范性文件8件"),
        valid.with_words("废止3件，现行有效46件", "废止2件，现行有效46件"),
        valid.with_words("现行有效46件", "现行有效45件"),
        valid.with_words("废止3件，现行有效46件", "现行有效46件").with_sentence(
            "s1", "全年未废止行政规范性文件。"
        ),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every statement of documents issued, repealed or valid."""
        claims = []
        for fact in report.facts:
            path = _path(fact, report)
            said = fact.measure is Measure.COUNT or says_none(fact, report, _NOTHING)
            if said and path and not fact.meaning.change:
                doubt = _CLEANING if fact.meaning.cleaning else _over_years(fact)
                claims.append(Claim(fact, (path,), doubt=doubt))
        return assess(report, claims, _MESSAGE)


def _over_years(fact: Fact) -> Message | None:
    """Return why documents made or repealed may be those of several years."""
    several = "累计" in fact.meaning.before and "valid" not in fact.meaning.acts
    return _SEVERAL_YEARS if several else None


def _path(fact: Fact, report: Report) -> str | None:
    meaning = fact.meaning
    if meaning.topic not in ("rules", "normative"):
        return None
    column = next((_COLUMNS[act] for act in reversed(meaning.acts) if act in _COLUMNS), None)
    known = [f"t2.{meaning.topic}.{name}" for name in column or ()]
    return next((path for path in known if path in report.format.reading_order), None)
