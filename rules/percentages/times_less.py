"""PCT008 times-less."""

import re
from collections.abc import Iterator

from reportlint import Failed, Manual, Message, Outcome, Report, Rule, Severity, valid

_TIMES_LESS = re.compile(
    "(?:下降|减少|降低|缩减|压减|缩短)了?(?:近|约)?(?P<times>[0-9]{1,4}(?:\\.[0-9]{1,2})?|[一二"
    "两三四五六七八九十百]{1,3})倍"
)
_QUOTED = re.compile('"[^"]{0,80}"|《[^》]{0,80}》')

_WRONG = Message(
    zh="“{words}”：减少不能用倍数，应写减少百分之几或减少到几分之一",
    en="“{words}”: nothing can become less by times its size; a percentage or a fraction is meant",
)


class TimesLess(Rule):
    """Nothing becomes less by a multiple of itself."""

    code = "PCT008"
    name = "times-less"
    severity = Severity.INFO
    title = Message(zh="减少不用倍数", en="A decline is not told in multiples")
    basis = Message(zh="统计用语常识", en="Usage in statistics")
    manual = Manual(
        checks=Message(
            zh="“减少2倍”“下降一倍”之类说法。", en="Wordings such as 减少2倍 and 下降一倍."
        ),
        decides=Message(
            zh="减少、下降、降低、缩减等词之后紧接几倍。",
            en="A word for decline with 倍 right behind it.",
        ),
        silent=Message(
            zh="引号和书名号之内的不看。", en="What is quoted or in a title is left alone."
        ),
        traps=Message(zh="“增加2倍”是对的。", en="增加2倍 is right."),
        severity=Message(zh="只是用语问题。", en="It is a matter of wording."),
    )
    good = (
        valid,
        valid.with_sentence("s1", "浏览量增加2倍，跑动次数减少60%。"),
        valid.with_sentence("s1", "推出“材料减少3倍”主题宣传。"),
    )
    bad = (valid.with_sentence("s1", "群众跑动次数减少2倍。"),)

    def check(self, report: Report) -> Iterator[Outcome]:
        """Find declines that are told in multiples."""
        for paragraph in report.paragraphs:
            words = paragraph.words
            quoted = [match.span() for match in _QUOTED.finditer(words.text)]
            for match in _TIMES_LESS.finditer(words.text):
                if not any(start <= match.start() < end for start, end in quoted):
                    yield Failed(_WRONG.format(words=match[0]), words.span(match), stated=match[0])
