"""Judge whether the parts of a list make up its whole: the common part of the list rules."""

from collections.abc import Iterator
from decimal import Decimal

from reportlint import (
    Balance,
    Breakdown,
    Fact,
    Failed,
    Message,
    NotAssessed,
    Outcome,
    Related,
    Satisfied,
    Severity,
    fact_operand,
)

# From this share of its whole on, a list is taken for complete; from that one on it may be.
_COMPLETE = 95
_PERHAPS = 80

_MORE = Message(
    zh="“{whole}”的 {count} 项相加为 {sum}，比总数多 {off}",
    en="the {count} parts of “{whole}” add up to {sum}, {off} more than the whole",
)
_LESS = Message(
    zh="“{whole}”的 {count} 项相加为 {sum}，比总数少 {off}",
    en="the {count} parts of “{whole}” add up to {sum}, {off} less than the whole",
)
_PARTIAL = Message(
    zh="“{whole}”之后只列出 {sum}，可能没有列全",
    en="the parts after “{whole}” add up to {sum}; they may be only some of it",
)
_UNCERTAIN = Message(
    zh="“{whole}”之后的各项相加为 {sum}，但不能断定它们合起来就是这个数",
    en="what follows “{whole}” adds up to {sum}, but the wording does not tie it to this whole",
)
_ROUNDED = Message(
    zh="“{whole}”或其各项以万计，相加为 {sum}，不核对",
    en="“{whole}” or its parts are rounded to 万; they add up to {sum} and are not compared",
)
_PART = Message(zh="其中一项", en="part")


def words_of(fact: Fact) -> str:
    """Return a count with the words before it, as messages quote it."""
    return f"{fact.subject[-20:]}{fact.raw}"


def balance_of(breakdown: Breakdown) -> Balance | None:
    """Return what should hold between the figures of a list; None where some are in 万."""
    facts = (breakdown.whole, *breakdown.parts)
    if len(facts) < 3 or any(fact.thing != (fact.unit or "") for fact in facts):
        return None
    whole, *parts = map(fact_operand, facts)
    return Balance((whole,), tuple(parts))


def assess(breakdown: Breakdown, over: Severity, under: Severity) -> Iterator[Outcome]:
    """Yield whether a list makes up its whole.

    over and under are the severities where its sum is more and less. A part that alone is more
    than the whole is left to NAR002.
    """
    whole, total = breakdown.whole, breakdown.sum
    relation = balance_of(breakdown)
    if len(breakdown.parts) < 2:
        return
    if breakdown.adds_up:
        yield Satisfied(relation)
        return
    amount = whole.quantity or Decimal(0)
    if any((part.quantity or 0) > amount for part in breakdown.parts):
        return
    values = {"whole": words_of(whole), "sum": plain(total)}
    if relation is None and not _is_beyond_rounding(breakdown):
        yield NotAssessed(_ROUNDED.format(**values), whole.span)
    elif _is_blamed(breakdown):
        message = _MORE if total > amount else _LESS
        terms = " + ".join(plain(part.quantity or Decimal(0)) for part in breakdown.parts)
        arithmetic = f"{terms} = {plain(total)} ≠ {plain(amount)}"
        off = plain(abs(total - amount))
        yield Failed(
            message.format(count=len(breakdown.parts), off=off, **values),
            whole.span,
            stated=plain(amount),
            expected=plain(total),
            arithmetic=Message(arithmetic, arithmetic),
            related=tuple(Related(_PART, part.span) for part in breakdown.parts),
            severity=over if total > amount else under,
            relation=relation,
        )
    else:
        likely = total > amount or total * 100 >= amount * _PERHAPS
        reason = _PARTIAL if total < amount else _UNCERTAIN
        yield NotAssessed(reason.format(**values), whole.span, relation if likely else None)


def plain(amount: Decimal) -> str:
    """Return an amount without the zeros that end its decimals."""
    return f"{amount.normalize():f}"


def _is_beyond_rounding(breakdown: Breakdown) -> bool:
    """Tell whether a sum of figures in 万 is off by more than cutting off their digits explains.

    Where only some are in 万, the others may be rounded as well: that is left open.
    """
    facts = (breakdown.whole, *breakdown.parts)
    if len({fact.unit for fact in facts}) > 1:
        return False
    whole, *parts = (fact.value or Decimal(0) for fact in facts)
    slack = sum(Decimal(1).scaleb(-fact.decimals) for fact in facts)
    return abs(sum(parts) - whole) > slack


def has_rival(breakdown: Breakdown, least: Decimal) -> bool:
    """Tell whether another count before a list may be its whole: one that is at least so much.

    Counts side by side may be its whole together: 建议50件、提案85件，其中…….
    """
    whole = breakdown.whole
    joint = whole.quantity or Decimal(0)
    for rival in breakdown.rivals:
        amount = rival.quantity or Decimal(0)
        if amount >= least:
            return True
        if not ("handled" in whole.meaning.acts and "received" in rival.meaning.acts):
            joint += amount
    return bool(breakdown.rivals) and joint >= least


def _is_blamed(breakdown: Breakdown) -> bool:
    """Tell whether a list that does not add up is a fault for certain."""
    total, amount = breakdown.sum, breakdown.whole.quantity or 0
    if not breakdown.certain:
        return False
    if total > amount:
        return not has_rival(breakdown, total)
    if breakdown.exhaustive:
        return True
    complete = total * 100 >= amount * _COMPLETE
    return complete and not breakdown.selective and not breakdown.rivals
