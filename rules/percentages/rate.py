"""PCT004 rate."""

from collections.abc import Iterator

from reportlint import Manual, Measure, Message, Outcome, Report, Rule, Severity, valid
from reportlint.rules.percentages.quotient import assess


class Rate(Rule):
    """A stated rate such as 办结率 is what was done divided by what was due."""

    code = "PCT004"
    name = "rate"
    severity = Severity.ERROR
    title = Message(zh="办结率、答复率等与件数相符", en="Rates agree with their counts")
    basis = Message(
        zh="算术；《政府信息公开工作年度报告格式》要求数据准确",
        en="Arithmetic; the form demands accurate figures",
    )
    manual = Manual(
        checks=Message(
            zh="“受理60件，办结60件，办结率100%”之类的比率，等于已办数除以应办数。",
            en="A rate, as in 受理60件，办结60件，办结率100%, is what was done by what was due.",
        ),
        decides=Message(
            zh=(
                "已办数取同句中与比率同名的数（办结率取“办结……件”），应办数取它之前的“受理、"
                "收到……件”；整改、完成、合格、采纳、解读率同样，应办数是发现的问题、任务、抽查、"
                "收到的意见、文件。"
            ),
            en=(
                "Both counts stand in the sentence of the rate: the one with its verb (办结 for "
                "办结率), and before that the one with 受理, 收到 or the like; so for 整改, 完成, "
                "合格, 采纳 and 解读, of problems, tasks, checks, opinions and documents."
            ),
        ),
        silent=Message(
            zh=(
                "句中没有写出两个数、或为“按期办结率”等以到期件为基数的比率、或为约数时，"
                "列为“未能核对”。"
            ),
            en=(
                "Not assessed: a rate whose two counts are not both given, one over the cases that "
                "fell due (按期办结率), and approximate figures."
            ),
        ),
        traps=Message(
            zh="网民来信的办结率与政府信息公开申请无关，只与同句的数相比。",
            en="The rate of a mailbox has nothing to do with requests: only its sentence counts.",
        ),
        severity=Message(
            zh="两个数和比率写在一句之中，互相矛盾，必有一处错误。",
            en="Two counts and their rate stand in one sentence and contradict each other.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s5", "发现问题57个，其中已整改55个、正在整改2个，整改率96.49%。"),
        valid.with_sentence("s5", "排查网站35家，整改5家，整改率100%。"),
        valid.with_sentence("s5", "开展应急演练5次，完成4次，完成率100%。"),
    )
    bad = (
        valid.with_words("办结60件，办结率100%", "办结59件，办结率100%"),
        valid.with_words("办结60件，办结率100%", "办结60件，办结率98%"),
        valid.with_sentence("s5", "发现问题57个，其中已整改55个、正在整改2个，整改率97.49%。"),
        valid.with_sentence("s5", "应整改40个，已完成整改38个，完成率98%。"),
        valid.with_sentence("s5", "存在问题40个，完成整改38个，整改完成率98%。"),
        valid.with_sentence("s1", "应公开事项318项，已公开300项，公开率100%。"),
        valid.with_sentence("s5", "抽查35家，合格30家、不合格5家，合格率90%。"),
        valid.with_sentence("s1", "发布政策文件48件，配发解读36件，解读率80%。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every rate of the prose."""
        for fact in report.facts:
            if fact.measure is Measure.RATE:
                yield assess(fact, report, None)
