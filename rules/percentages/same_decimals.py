"""PCT009 same-decimals."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

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

_WRONG = Message(
    zh="同组占比小数位数不一：{words}",
    en="the shares of one list differ in their decimals: {words}",
)
_SHARE = Message(zh="同组占比", en="share of the same list")
# 0% and 100% are written short by everybody.
_PLAIN = (0, 100)


class SameDecimals(Rule):
    """The shares of one list have one number of decimals."""

    code = "PCT009"
    name = "same-decimals"
    severity = Severity.INFO
    title = Message(zh="同组占比小数位数一致", en="Shares of one list have one number of decimals")
    basis = Message(
        zh="GB/T 15835 数字用法：同一场合形式统一",
        en="GB/T 15835 on the writing of numbers: one form in one place",
    )
    manual = Manual(
        checks=Message(
            zh="同一总数的各项占比保留相同的小数位数，如 12.50% 与 5.56%。",
            en="The shares of one whole have the same number of decimals: 12.50% beside 5.56%.",
        ),
        decides=Message(
            zh="同一总数的占比为一组；总数不明的，同一句的占比为一组。每组提示一次。",
            en=(
                "The shares of one whole make a list; where it is not known, those of a sentence "
                "do. One finding per list."
            ),
        ),
        silent=Message(
            zh="0% 和 100% 以及约数不计。", en="0%, 100% and approximate figures do not count."
        ),
        traps=Message(
            zh="12.5% 是除尽的数，不算错，只是与同组写法不一。",
            en="12.5% may be exact: it is not wrong, only written another way than the rest.",
        ),
        severity=Message(zh="只是写法问题。", en="It is a matter of form."),
    )
    good = (
        valid,
        valid.with_sentence("s1", "梳理事项50件，其中保留50件，占100%；取消0件，占0.0%。"),
    )
    bad = (valid.with_words("占清理总数的12.50%", "占清理总数的12.5%"),)

    def check(self, report: Report) -> Iterator[Outcome]:
        """Compare the decimals of the shares of every list."""
        lists: dict[object, list[Fact]] = defaultdict(list)
        for fact in report.facts:
            if fact.measure is not Measure.SHARE or fact.approximate or fact.value in _PLAIN:
                continue
            whole = fact.denominators[0].span if fact.denominators else fact.sentence
            lists[whole].append(fact)
        for shares in lists.values():
            if len(shares) > 1:
                yield _assess(shares)


def _assess(shares: Sequence[Fact]) -> Outcome:
    decimals = Counter(share.decimals for share in shares)
    if len(decimals) == 1:
        return Satisfied()
    usual = max(decimals, key=lambda number: (decimals[number], number))
    odd = [share for share in shares if share.decimals != usual]
    others = [share for share in shares if share is not odd[0]]
    return Failed(
        _WRONG.format(words="、".join(share.raw for share in shares[:10])),
        odd[0].span,
        stated=odd[0].raw,
        related=tuple(Related(_SHARE, share.span) for share in others),
    )
