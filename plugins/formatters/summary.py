"""Sums a result up: findings, assertions by family, and what was not looked at."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from reportlint import Language, Message, Severity, Summary, Tally
from reportlint.plugins.formatters.codes import MOST_OF_A_FAMILY, join_codes

_MOST_TYPES = 5

_FINDINGS = Message(
    zh="检查了 {reports} 份报告：错误 {error}，警告 {warning}，提示 {info}",
    en="reports checked: {reports}; errors: {error}, warnings: {warning}, infos: {info}",
)
_ASIDE = Message(zh="另有 {count} 项已搁置（{kinds}）", en="set aside: {count} ({kinds})")
_ASIDE_BY = {
    "waiver": Message(zh="豁免 {count}", en="waivers {count}"),
    "baseline": Message(zh="基线 {count}", en="baseline {count}"),
    "comment": Message(zh="注释 {count}", en="comments {count}"),
    "verdict": Message(zh="判为误报 {count}", en="judged false {count}"),
}
_FIXABLE = Message(
    zh="{count} 处可用 --fix 改正（先用 --diff 查看）",
    en="fixable with --fix: {count} (--diff shows how)",
)
_BETWEEN = Message(zh="，", en=", ")
_ASSERTIONS = Message(
    zh="核对 {total} 项：成立 {satisfied}，不成立 {failed}，未能核对 {not_assessed}",
    en="assertions: {total}; held: {satisfied}, failed: {failed}, not assessed: {not_assessed}",
)
_HELD = Message(zh="  {letters} 成立 {counts}", en="  {letters} held: {counts}")
_BY_MANY = Message(zh="{total}（{rules} 条规则）", en="{total} ({rules} rules)")
_IDLE = Message(
    zh="选用的规则中，{codes} 没有遇到可核对的内容",
    en="of the rules asked for, these had nothing to assess: {codes}",
)
_INCOMPLETE = Message(
    zh="检查不完整：{count} 处未能检查，没有列出问题的地方不等于没有问题",
    en="incomplete: {count} not checked; silence about them does not mean that they pass",
)
_SKIPPED = Message(
    zh="文件夹中另有 {count} 个文件不是报告的文件类型，没有读取（{types}）",
    en="files in the folders that are of no report's type and were not read: {count} ({types})",
)


def sum_up(summary: Summary, language: Language) -> Iterator[str]:
    """Write how many findings there are, how many assertions held, and what was left out."""
    counts = summary.counts
    values = {severity.value: counts.severities[severity] for severity in Severity}
    yield _FINDINGS.format(reports=counts.reports, **values).text(language)
    if counts.suppressed:
        kinds = [(_ASIDE_BY[kind], number) for kind, number in sorted(counts.suppressed.items())]
        listed = (name.format(count=number).text(language) for name, number in kinds)
        joined = _BETWEEN.text(language).join(listed)
        yield _ASIDE.format(count=counts.suppressed.total(), kinds=joined).text(language)
    if counts.fixable:
        yield _FIXABLE.format(count=counts.fixable).text(language)
    tally = sum(counts.tallies.values(), Tally())
    total = tally.satisfied + tally.failed + tally.not_assessed
    yield _ASSERTIONS.format(
        total=total,
        satisfied=tally.satisfied,
        failed=tally.failed,
        not_assessed=tally.not_assessed,
    ).text(language)
    yield from _held(counts.tallies, language)
    if summary.idle:
        yield _IDLE.format(codes=join_codes(summary.idle)).text(language)
    if summary.skipped:
        types = Counter(
            PurePath(path).suffix.lower() or PurePath(path).name for path in summary.skipped
        )
        shown = " ".join(f"{suffix}×{count}" for suffix, count in types.most_common(_MOST_TYPES))
        shown += " …" * (len(types) > _MOST_TYPES)
        yield _SKIPPED.format(count=len(summary.skipped), types=shown).text(language)
    if unchecked := counts.problems + len(summary.problems):
        yield _INCOMPLETE.format(count=unchecked).text(language)


def _held(tallies: Mapping[str, Tally], language: Language) -> Iterator[str]:
    """Write how many assertions of each rule held, a line a family: 25 (001) + 7 (002)."""
    families: dict[str, dict[str, int]] = defaultdict(dict)
    for code, tally in tallies.items():
        if tally.satisfied:
            families[code[:3]][code[3:]] = tally.satisfied
    for letters, held in families.items():
        counts = " + ".join(f"{count} ({number})" for number, count in held.items())
        if len(held) > MOST_OF_A_FAMILY:
            counts = _BY_MANY.format(total=sum(held.values()), rules=len(held)).text(language)
        yield _HELD.format(letters=letters, counts=counts).text(language)
