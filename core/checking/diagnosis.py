"""Find what explains several findings at once, and report that cause instead of all of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from reportlint.checking.repairs import Repair, row_changes, single_repairs, slips
from reportlint.finding import Consequence, Finding, Related, Severity
from reportlint.messages import Message
from reportlint.model import Report
from reportlint.relation import Operand, Relation, Value
from reportlint.source import Span

_FIGURE = Message(
    zh="最可能是“{cell}”有误：{stated} 改为 {expected}，可使 {count} 处关系成立",
    en=(
        "most likely “{cell}” is wrong: {expected} instead of {stated} would make "
        "{count} relations hold"
    ),
)
_SLIPS = {
    "swap": Message(
        zh="最可能是相邻两格互换：{changes}，可使 {count} 处关系成立",
        en="most likely two neighbours are swapped: {changes}; {count} relations would hold",
    ),
    "split": Message(
        zh="最可能是数字错断在相邻两格：{changes}，可使 {count} 处关系成立",
        en="most likely digits stand in the wrong one of two cells: {changes}: "
        "{count} relations would hold",
    ),
    "shift": Message(
        zh="最可能是整行错了一列：{changes}，可使 {count} 处关系成立",
        en="most likely a row is shifted by one column: {changes}: {count} relations would hold",
    ),
    "row": Message(
        zh="最可能是同一行中两格一起有误：{changes}，可使 {count} 处关系成立",
        en="most likely two figures of a row are wrong together: {changes}; "
        "{count} relations would hold",
    ),
}
_CHANGE = Message(
    zh="“{cell}” {stated} 改为 {expected}", en="“{cell}” {expected} instead of {stated}"
)
_RIVALS = Message(
    zh="{count} 处关系不成立，以下任一改动都可使其成立，无法断定是哪一处：{changes}{more}",
    en="{count} relations do not hold; any one of these changes would mend them: {changes}{more}",
)
_MORE = Message(zh="……（共 {count} 种）", en=" … ({count} in all)")
_NO_MORE = Message(zh="", en="")
_AND = Message(zh="，", en=" and ")
_SEPARATOR = Message(zh="；", en="; ")
_MOST_RIVALS = 3
# Where more than this is wrong, a report is not just mistyped: pairs and shifts are not tried.
_MOST_FAILING = 80


@dataclass(frozen=True)
class Cause:
    """A repair that makes several relations hold, with others that are as good.

    mends are the numbers of the findings that it explains, count all relations that it mends.
    """

    repair: Repair
    rivals: tuple[Repair, ...]
    mends: frozenset[int]
    count: int


def diagnose(
    report: Report,
    findings: Sequence[Finding],
    *,
    holding: Sequence[Relation] = (),
    soft: Sequence[Relation] = (),
) -> list[Finding]:
    """Return the findings, those that one wrong figure explains made into one.

    holding are relations that hold: a cause must not break them. soft are relations that need not
    hold, but speak for a cause that would make them. The finding that is kept points at the cause;
    what else it explains becomes its consequences.
    """
    failing = {
        number: finding.relation for number, finding in enumerate(findings) if finding.relation
    }
    kept = dict(enumerate(findings))
    for cause in _causes(report, failing, list(soft), holding):
        primary = min(cause.mends, key=lambda number: _rank(findings[number], cause))
        others = sorted(cause.mends - {primary})
        kept[primary] = _attributed(
            findings[primary], [findings[number] for number in others], cause
        )
        for number in others:
            del kept[number]
    return list(kept.values())


def _causes(
    report: Report,
    failing: dict[int, Relation],
    soft: list[Relation],
    holding: Sequence[Relation],
) -> Iterator[Cause]:
    """Yield causes, the one that explains most first, until none explains two things at once."""
    if len(failing) + len(soft) < 2 or not failing:
        return
    scores = list(_scored(report, failing, soft, holding))
    left = frozenset(failing)
    while scores:
        ranked = [
            (_merit(repair, hard & left, also), repair, hard & left)
            for repair, hard, also in scores
            if hard & left
        ]
        if not ranked:
            return
        best = max(merit for merit, _, _ in ranked)
        if best.mended < 2:
            return
        (_, repair, mends), *others = [item for item in ranked if item[0] == best]
        rivals = tuple(other for _, other, mended in others if mended == mends)
        yield Cause(repair, rivals, mends, best.mended)
        left -= mends


class _Merit(NamedTuple):
    """What speaks for a repair, the weightiest first; a slip of the hand is likelier than none."""

    findings: int
    mended: int
    brevity: int
    is_slip: bool


def _merit(repair: Repair, mends: frozenset[int], also: int) -> _Merit:
    return _Merit(len(mends), len(mends) + also, -len(repair.operands), repair.slip != "row")


def _scored(
    report: Report,
    failing: dict[int, Relation],
    soft: list[Relation],
    holding: Sequence[Relation],
) -> Iterator[tuple[Repair, frozenset[int], int]]:
    """Yield the repairs that break nothing, with the failing and soft relations that they mend."""
    suspects = {item.span for relation in failing.values() for item in relation.operands}
    suspects_of_soft = {item.span for relation in soft for item in relation.operands}
    failing_at = _by_place(failing.items())
    soft_at = _by_place(enumerate(soft))
    holding_at = _by_place(
        (number, relation)
        for number, relation in enumerate(holding)
        if any(item.span in suspects for item in relation.operands)
    )
    repairs = list(single_repairs((*failing.values(), *soft)))
    if 2 <= len(failing) <= _MOST_FAILING:
        repairs += slips(report, suspects)
        repairs += row_changes(report, failing.values())
    for repair in repairs:
        changed = repair.changed
        if not changed.keys() & (suspects | suspects_of_soft):
            continue
        if any(not holding[number].holds(changed) for number in _at(holding_at, changed)):
            continue
        mended = frozenset(n for n in _at(failing_at, changed) if failing[n].holds(changed))
        if mended:
            also = sum(soft[number].holds(changed) for number in _at(soft_at, changed))
            yield repair, mended, also


def _by_place(relations: Iterable[tuple[int, Relation]]) -> dict[Span, list[int]]:
    found: dict[Span, list[int]] = defaultdict(list)
    for number, relation in relations:
        for operand in relation.operands:
            found[operand.span].append(number)
    return found


def _at(by_place: dict[Span, list[int]], changed: dict[Span, Value]) -> set[int]:
    return {number for span in changed for number in by_place.get(span, ())}


def _rank(finding: Finding, cause: Cause) -> tuple[bool, int, str, Span]:
    """Rank findings for who speaks for a cause: about cells if it is one, then the gravest."""
    about_cells = all(operand.path for operand in cause.repair.operands)
    relation = finding.relation
    same = relation is not None and all(item.path for item in relation.operands) is about_cells
    return (not same, -finding.severity.rank, finding.code, finding.span)


def _attributed(finding: Finding, others: Sequence[Finding], cause: Cause) -> Finding:
    consequences = tuple(
        Consequence(other.code, other.name, other.message, other.span) for other in others
    )
    related = list(finding.related)
    related += [item for other in others for item in other.related if item not in related]
    if cause.rivals:
        all_of_them = (cause.repair, *cause.rivals)
        changes = [_changes(repair) for repair in all_of_them[:_MOST_RIVALS]]
        more = _MORE.format(count=len(all_of_them)) if len(all_of_them) > _MOST_RIVALS else _NO_MORE
        rivals = _RIVALS.format(count=cause.count, changes=_joined(changes, _SEPARATOR), more=more)
        return replace(
            finding, cause=rivals, consequences=consequences, severity=_worst(finding, others)
        )
    repair = cause.repair
    message: Message | None
    if repair.slip == "figure":
        (operand,), (value,) = repair.operands, repair.values
        message = _FIGURE.format(
            cell=operand.title, stated=operand.value, expected=value, count=cause.count
        )
        if not others and (operand.span, str(value)) == (finding.span, finding.expected):
            message = finding.cause  # the finding has said all of this
        stated, expected = str(operand.value), str(value)
    else:
        message = _SLIPS[repair.slip].format(changes=_changes(repair), count=cause.count)
        stated = " ".join(str(operand.value) for operand in repair.operands)
        expected = " ".join(map(str, repair.values))
    spans = [operand.span for operand in repair.operands]
    paths = dict.fromkeys((*finding.paths, *(path for other in others for path in other.paths)))
    return replace(
        finding,
        span=Span(min(spans).start, max(spans).end) if len(spans) > 1 else spans[0],
        cause=message,
        stated=stated,
        expected=expected,
        severity=_worst(finding, others),
        related=_without(related, spans),
        paths=tuple(paths),
        consequences=consequences,
    )


def _without(related: Iterable[Related], spans: Sequence[Span]) -> tuple[Related, ...]:
    return tuple(item for item in related if item.span not in spans)


def _worst(finding: Finding, others: Sequence[Finding]) -> Severity:
    return max((finding.severity, *(item.severity for item in others)), key=lambda s: s.rank)


def _changes(repair: Repair) -> Message:
    changes = [
        _change(operand, value)
        for operand, value in zip(repair.operands, repair.values, strict=True)
        if operand.value != value
    ]
    return _joined(changes, _AND)


def _change(operand: Operand, value: Value) -> Message:
    return _CHANGE.format(cell=operand.title, stated=operand.value, expected=value)


def _joined(messages: Sequence[Message], separator: Message) -> Message:
    return Message(
        zh=separator.zh.join(item.zh for item in messages),
        en=separator.en.join(item.en for item in messages),
    )
