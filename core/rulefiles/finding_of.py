"""What a finding says of a condition that does not hold: where, what stands there, what should."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportlint.finding import Failed, Related
from reportlint.messages import Message
from reportlint.rulefiles.claims import CellState, Claim, Comparison, Not, TextState
from reportlint.rulefiles.figures import Figure
from reportlint.rulefiles.instances import Instance
from reportlint.rulefiles.keys import PLACEHOLDER
from reportlint.rulefiles.numbers import show
from reportlint.rulefiles.signs import EQUAL
from reportlint.rulefiles.spec import RuleSpec
from reportlint.rulefiles.surroundings import Shown, Surroundings, Unknown
from reportlint.source import Span


@dataclass(frozen=True)
class _Sides:
    """A comparison that does not hold, from the side that the finding points at."""

    stated: str
    expected: str
    left: str
    right: str
    difference: str
    arithmetic: str
    anchor: Figure


def finding_of(spec: RuleSpec, instance: Instance, at: Surroundings) -> Failed:
    """Return the finding for an instance of a rule whose claim does not hold."""
    blamed = instance.claim.blamed(at)
    sides = _sides(blamed, at)
    shown = _shown((sides.anchor, blamed) if sides else (blamed,), at)
    if instance.condition is not None:
        shown += [item for item in _shown((instance.condition,), at) if item not in shown]
    places = [item for item in shown if item.span is not None]
    first = next((item.span for item in places), None)
    span = first or Span(0, min(1, len(at.report.source.text)))
    related = {item.span: Related(item.title, item.span) for item in places if item.span}
    related.pop(span, None)
    stated = sides.stated if sides else _stated(blamed, at)
    return Failed(
        _message(spec, instance, at, sides),
        span,
        stated=stated,
        expected=sides.expected if sides else None,
        arithmetic=Message(sides.arithmetic, sides.arithmetic) if sides else None,
        related=tuple(related.values()),
        paths=tuple(
            dict.fromkeys(item.path for item in shown if item.path is not None and item.span)
        ),
        relation=blamed.relation(at),
    )


def _shown(parts: Iterable[Claim | Figure], at: Surroundings) -> list[Shown]:
    return list(dict.fromkeys(item for part in parts for item in part.shown(at)))


def _sides(claim: Claim, at: Surroundings) -> _Sides | None:
    """Return the sides of a comparison, None where a claim is none."""
    if not isinstance(claim, Comparison):
        return None
    left, right = claim.left.value(at), claim.right.value(at)
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return None
    counts = [
        len([item for item in side.shown(at) if item.span is not None])
        for side in (claim.left, claim.right)
    ]
    # The finding points at the side with fewer figures: a total, not its parts.
    from_right = not counts[0] or 0 < counts[1] < counts[0]
    anchor, stated, other = (claim.right, right, left) if from_right else (claim.left, left, right)
    sign = claim.sign.mirrored if from_right else claim.sign.shown
    near = f" ± {claim.tolerance.written(at)}" if claim.tolerance else ""
    expected = f"{show(other)}{near}" if sign == EQUAL.shown else f"{sign} {show(other)}"
    return _Sides(
        stated=show(stated),
        expected=expected,
        left=show(left),
        right=show(right),
        difference=show(max(left - right, right - left)),
        arithmetic=(
            f"{_worked(claim.left, show(left), at)} {claim.sign.opposite} "
            f"{_worked(claim.right, show(right), at)}{near}"
        ),
        anchor=anchor,
    )


def _worked(figure: Figure, value: str, at: Surroundings) -> str:
    written = figure.written(at)
    return value if written == value else f"{written} = {value}"


def _stated(claim: Claim, at: Surroundings) -> str | None:
    """Return what the report says where a cell or a text is not in its state."""
    inner = claim.claim if isinstance(claim, Not) else claim
    if isinstance(inner, CellState):
        cell = at.report.cells.get(inner.path)
        return cell.raw if cell is not None else None
    return inner.passage.title if isinstance(inner, TextState) else None


def _message(spec: RuleSpec, instance: Instance, at: Surroundings, sides: _Sides | None) -> Message:
    if "{" not in spec.message.zh + spec.message.en:
        return spec.message
    values = {
        "left": sides.left if sides else "—",
        "right": sides.right if sides else "—",
        "difference": sides.difference if sides else "—",
        "year": str(at.report.year or "—"),
        "organ": at.report.organ or "—",
        **{axis: subject.label for axis, subject in instance.subjects.items()},
    }

    def said(text: str) -> str:
        # Not str.format: what is in braces is looked up, never reached into.
        return PLACEHOLDER.sub(lambda match: _placed(match[1], values, at), text)

    return Message(said(spec.message.zh), said(spec.message.en))


def _placed(name: str, values: dict[str, str], at: Surroundings) -> str:
    if name in values:
        return values[name]
    cell = at.report.cells.get(name)
    return cell.raw if cell is not None and cell.raw.strip() else "—"
