"""PCT006 growth-from-zero."""

from collections.abc import Iterator

from reportlint import (
    Failed,
    Manual,
    Message,
    Outcome,
    Related,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)
from reportlint.rules.percentages.change import changes_of

_WRONG = Message(
    zh="“{subject}{raw}”的基数为 0，没有增长率可言",
    en="“{subject}{raw}” starts from 0: there is no rate of growth",
)
_FIGURE = Message(zh="所依据的数", en="figure that it rests on")


class GrowthFromZero(Rule):
    """There is no rate of growth from nothing."""

    code = "PCT006"
    name = "growth-from-zero"
    severity = Severity.WARNING
    title = Message(zh="基数为0不写增长率", en="No rate of growth from 0")
    basis = Message(zh="算术：除数不能为 0", en="Arithmetic: nothing can be divided by 0")
    manual = Manual(
        checks=Message(
            zh="“由0件增至3件，增长100%”“上年0件，本年3件，增长300%”之类，基数为 0 时没有增长率。",
            en="In 由0件增至3件，增长100% the figure before is 0, and there is no rate.",
        ),
        decides=Message(
            zh="前后两数须在同一句紧接着写出（见 PCT005）；“3件，比上年增加3件”的基数也是 0。",
            en=(
                "Both figures stand right before it, as for PCT005; 3件，比上年增加3件 starts from "
                "0, too."
            ),
        ),
        silent=Message(
            zh="没有写出上年数的不判断。", en="Where the figure before is not given it is silent."
        ),
        traps=Message(
            zh="只写“增加3件”而不写百分数是对的。", en="增加3件 without a percentage is right."
        ),
        severity=Message(
            zh="说法不成立，但件数本身可能是对的，故为警告。",
            en="The rate means nothing, but the figures may be right: a warning.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "复核由0件增至3件，增加3件。"),
        valid.with_sentence("s1", "复核由2件增至3件，增长50%。"),
    )
    bad = (
        valid.with_sentence("s1", "复核由0件增至3件，增长100%。"),
        valid.with_sentence("s1", "收到表扬信3件，比上年增加3件，增长100%。"),
        valid.with_sentence("s1", "上年编发专报0期，本年编发6期，同比增长600%。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every rate of growth whose figures are given."""
        for change in changes_of(report):
            if change.before is None:
                continue
            if change.before != 0:
                yield Satisfied()
                continue
            rate = change.rate
            yield Failed(
                _WRONG.format(subject=rate.subject, raw=rate.raw),
                rate.span,
                stated=rate.raw,
                related=tuple(Related(_FIGURE, fact.span) for fact in change.facts),
            )
