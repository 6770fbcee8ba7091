"""NVT009 all-requests-done."""

import re
from collections.abc import Iterable, Iterator

from reportlint import (
    Fact,
    Failed,
    Manual,
    Measure,
    Message,
    NotAssessed,
    Outcome,
    Related,
    Report,
    Rule,
    Satisfied,
    Severity,
    Span,
    narrowing,
    valid,
)
from reportlint.rules.narrative.doubts import own_names
from reportlint.rules.narrative.slots import cells_for
from reportlint.rules.narrative.sweeping import REQUESTS, said_of_all

_PATH = "t3.carry_out.total"
_SENTENCE = re.compile("[^。!?]{1,400}")
_ALL = re.compile(
    "(?:已经?|均已?|都已?|所有申请均已?)?(?:全部|均已|都已|所有申请均已)(?:按[^,;。]{0,6})?(?:"
    "办结|办理完毕|办理完成|答复完毕)"
)
_REQUEST = re.compile("(?:信息)?公开申请|依申请|申请")
_WITH_CARRIED = ("received", "handled", "carried_in")
_DUE = re.compile("到期|应在|应于|应当|按期|期限|结转")
_RATE = re.compile("^(?:(?:政府)?信息公开申请|依申请公开(?:申请)?|申请)?办结率$")
_WRONG = Message(
    zh="正文说“{words}”，表三却有 {left} 件结转下年度继续办理",
    en="the prose says “{words}”, but table three carries {left} requests over to the next year",
)
_UNREAD = Message(
    zh="正文说“{words}”，表三没有可比的数字",
    en="the prose says “{words}”, table three has no figure to compare with",
)
_CELL = Message(zh="表中数字", en="figure of the table")


class AllRequestsDone(Rule):
    """A report that says all requests are done carries none over."""

    code = "NVT009"
    name = "all-requests-done"
    severity = Severity.WARNING
    title = Message(
        zh="“全部办结”与结转数一致",
        en="“All done”: prose and what is carried over",
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
                "正文说申请“全部办结”“均已办理完成”“无结转”或“办结率100%”时，表三“结转下年度继续"
                "办理”总计为 0。"
            ),
            en=(
                "Where the prose says of requests 全部办结, 均已办理完成, 无结转 or 办结率100%, "
                "nothing is carried over in table three."
            ),
        ),
        decides=Message(
            zh="这句话说的是申请：同一句或前一句所数为申请，且不是来信、复议。",
            en=(
                "Said of requests: the sentence, or the one before it, counts requests, not "
                "letters or reviews."
            ),
        ),
        silent=Message(
            zh="“均在法定期限内答复”“按时办结率100%”“已到期的全部办结”不是全部办结，不报。",
            en=(
                "均在法定期限内答复, 按时办结率100% and 已到期的全部办结 do not say that all are "
                "done."
            ),
        ),
        traps=Message(
            zh="答复了的都按时答复，与还有未办结的并不矛盾。",
            en="That all answers were in time does not mean that all were answered.",
        ),
        severity=Message(
            zh="“全部”有时只指应在当年办结的，所以是警告。",
            en="全部 may mean all that were due: a warning.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "全年收到政府信息公开申请72件，均在法定期限内答复。"),
        valid.with_sentence("s1", "已到期的政府信息公开申请全部办结。"),
        valid.with_sentence("s1", "收到网民来信31件，全部办结。"),
        valid.with_sentence("s1", "2023年结转政府信息公开申请5件，均已办结。"),
        valid.with_sentence("s1", "全年收到政府信息公开申请72件，按时办结率100%。"),
        valid.with_sentence("s1", "其余8件申请因未到答复期限结转下年度办理。"),
    )
    bad = (
        valid.with_sentence("s1", "全年收到政府信息公开申请72件，已全部办结。"),
        valid.with_sentence("s1", "全年收到政府信息公开申请72件，办结率100%。"),
        valid.with_sentence("s1", "政府信息公开申请无结转下年度办理的情况。"),
        valid.with_sentence("s1", "收到申请72件，上年结转5件，所有申请均已按要求办理完成。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every statement that nothing is left to do."""
        for span, words in _one_a_sentence(report, sorted(_statements(report))):
            cells = cells_for(report, [_PATH])
            if cells is None:
                yield NotAssessed(_UNREAD.format(words=words), span)
                continue
            left = sum(cell.value or 0 for cell in cells)
            if not left:
                yield Satisfied()
                continue
            yield Failed(
                _WRONG.format(words=words, left=left),
                span,
                stated=words,
                expected="0",
                related=tuple(Related(_CELL, cell.span) for cell in cells),
                paths=tuple(cell.path for cell in cells),
            )


def _one_a_sentence(
    report: Report, statements: Iterable[tuple[Span, str]]
) -> Iterator[tuple[Span, str]]:
    """Yield the first statement of each sentence: 均已办结,办结率100% is one fault."""
    end: int | None = None
    for span, words in statements:
        if end is None or "。" in report.source.text[end : span.start]:
            yield span, words
        end = span.end


def _is_all(fact: Fact) -> bool:
    """Tell whether a rate says that all requests are done: 办结率100%."""
    rate = fact.measure is Measure.RATE and fact.value == 100 and not fact.meaning.last_year
    return rate and _RATE.match(fact.subject) is not None


def _statements(report: Report) -> Iterator[tuple[Span, str]]:
    for fact in (fact for fact in report.facts if fact.meaning.topic == "request"):
        none = fact.measure is Measure.NONE and "carried_out" in fact.meaning.acts
        if none and not narrowing(fact, own_names(report)):
            yield fact.span, fact.raw
        elif _is_all(fact) and fact.meaning.year in (None, report.year):
            yield fact.span, f"{fact.subject}{fact.raw}"
    for paragraph in report.paragraphs:
        for sentence in _SENTENCE.finditer(paragraph.words.text):
            if match := _ALL.search(sentence[0]):
                said = sentence[0][: match.start()]
                start = sentence.start() + match.start()
                # 所有申请 are those carried over as well; 结转5件,均已办结 speaks of these alone.
                every = "所有申请" in match[0] and "收" in said
                acts = _WITH_CARRIED if every else ("received", "handled")
                whole = said_of_all(report, paragraph, start, REQUESTS, acts)
                said = said.replace("结转", "") if every else said
                if whole and _REQUEST.search(said) and not _DUE.search(said):
                    end = sentence.start() + match.end()
                    yield paragraph.words.slice(start, end), match[0]
