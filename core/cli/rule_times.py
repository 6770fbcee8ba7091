"""How long each rule took in a run."""

from reportlint.messages import Language, Message
from reportlint.summary import Summary

_TITLE = Message(
    zh="各规则用时（毫秒，共 {reports} 份报告）：合计 {total}",
    en="milliseconds of each rule, in {reports} reports: {total} in all",
)
_NONE = Message(zh="没有运行规则：结果来自缓存", en="no rule ran: results are from the cache")


def rule_times(summary: Summary, language: Language) -> str:
    """Return a line for each rule, the slowest first, as text."""
    times = summary.counts.nanoseconds
    if not times:
        return _NONE.text(language)
    reports, total = summary.counts.reports, _milliseconds(times.total())
    lines = [_TITLE.format(reports=reports, total=total).text(language)]
    for code, time in times.most_common():
        active = summary.rules.get(code)
        lines.append(f"{_milliseconds(time):>10}  {code}  {active.rule.name if active else ''}")
    return "\n".join(lines)


def _milliseconds(nanoseconds: int) -> str:
    """Return a time in milliseconds with one thousandth of them."""
    whole, rest = divmod(nanoseconds // 1000, 1000)
    return f"{whole}.{rest:03}"
