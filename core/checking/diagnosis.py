"""Find what explains several findings at once, and report that cause instead of all of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reportlint.checking.attribution import Cause, attributed, rank
from reportlint.checking.repairs import Repair, row_changes, single_repairs, slips
from reportlint.finding import Finding
from reportlint.model import Report
from reportlint.relation import Relation, Value
from reportlint.source import Span

# Where more than this is wrong, a report is not just mistyped: pairs and shifts are not tried.
_MOST_FAILING = 80


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
        primary = min(cause.mends, key=lambda number: rank(findings[number], cause))
        others = sorted(cause.mends - {primary})
        kept[primary] = attributed(
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
