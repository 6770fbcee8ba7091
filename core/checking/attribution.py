"""Make one finding of all that one cause explains, and say what that cause is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportlint.checking.repairs import Repair
from reportlint.finding import Consequence, Finding, Related, Severity
from reportlint.messages import Message
from reportlint.relation import Operand, Value
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


@dataclass(frozen=True)
class Cause:
    """A repair that makes several relations hold, with others that are as good.

    mends are the numbers of the findings that it explains, count all relations that it mends.
    """

    repair: Repair
    rivals: tuple[Repair, ...]
    mends: frozenset[int]
    count: int


def rank(finding: Finding, cause: Cause) -> tuple[bool, int, str, Span]:
    """Rank findings for who speaks for a cause: about cells if it is one, then the gravest."""
    about_cells = all(operand.path for operand in cause.repair.operands)
    relation = finding.relation
    same = relation is not None and all(item.path for item in relation.operands) is about_cells
    return (not same, -finding.severity.rank, finding.code, finding.span)


def attributed(finding: Finding, others: Sequence[Finding], cause: Cause) -> Finding:
    """Return a finding that points at a cause, with what else that explains as consequences."""
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
