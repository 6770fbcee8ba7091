"""Hold rules to their examples."""

from dataclasses import dataclass

from reportlint.errors import UsageError
from reportlint.finding import Failed, NotAssessed
from reportlint.messages import Message
from reportlint.model import Report
from reportlint.rule import Rule
from reportlint.rulefiles.errors import RuleFileError, cut
from reportlint.rulefiles.spec import PlacedExample, RuleSpec
from reportlint.rulefiles.trials import Reader
from reportlint.testing import outcomes_of

_NOT_FIRING = Message(
    zh="规则 {code} 在应当报的例子上没有报：{text}{note}",
    en="rule {code} is silent on an example that it should find fault with: {text}{note}",
)
_FIRING = Message(
    zh="规则 {code} 在不应报的例子上报了：{text}（{found}）",
    en="rule {code} finds fault with an example that is good: {text} ({found})",
)
_NOT_ASSESSED = Message(zh="（未能核对：{why}）", en=" (not assessed: {why})")
_OTHER_FORM = Message(
    zh="（规则只适用于 {wanted}，例子是 {form}；可在例子中写 form {first}）",
    en=" (the rule is for {wanted}, the example is {form}: form {first} in the example changes it)",
)
_OTHER_YEAR = Message(
    zh="（规则只适用于部分年度，例子是 {year} 年；可在例子中写 known year = …）",
    en=" (the rule is for some years, the example is of {year}: known year = … changes it)",
)
_OTHER_ORGAN = Message(
    zh="（规则只适用于部分机关，例子是 {kind}；可在例子中写 known organ_kind = …）",
    en=" (the rule is for some organs, the example is {kind}: known organ_kind = … changes it)",
)
_NO_ORGAN = Message(
    zh="（规则只适用于部分机关，例子没有写明是哪类；请在例子中写 known organ_kind = {first}）",
    en=" (the rule is for some organs, the example is of none: add known organ_kind = {first})",
)
_NOTHING = Message(zh="", en="")


@dataclass(frozen=True)
class Verdict:
    """What became of an example of a rule: error says how it disagrees, None where it agrees."""

    code: str
    bad: bool
    example: PlacedExample
    error: RuleFileError | None


def verdicts_of(rule: type[Rule], spec: RuleSpec, reader: Reader) -> list[Verdict]:
    """Return what becomes of the examples of a rule."""
    listed = [(True, item) for item in spec.bad] + [(False, item) for item in spec.good]
    return [
        Verdict(spec.code, bad, item, _disagreement(rule(), spec, item, reader, bad=bad))
        for bad, item in listed
    ]


def _disagreement(
    rule: Rule, spec: RuleSpec, item: PlacedExample, reader: Reader, *, bad: bool
) -> RuleFileError | None:
    """Return how a rule disagrees with an example, None where it does not."""
    try:
        reports = reader.read(item.example)
    except UsageError as error:
        aimed = (change.at for change in item.changes if change.edit.target == error.culprit)
        return RuleFileError(error.message, item.place_of(next(aimed, 0)))
    outcomes = list(outcomes_of(rule, reports))
    found = [outcome for outcome in outcomes if isinstance(outcome, Failed)]
    if bool(found) is bad:
        return None
    values = {"code": rule.code, "text": cut(item.text.strip())}
    if found:
        message = _FIRING.format(**values, found=found[0].message)
        return RuleFileError(message, item.place_of(0))
    note = _why_silent(spec, reports[-1])
    whys = [outcome.reason for outcome in outcomes if isinstance(outcome, NotAssessed)]
    if whys and note == _NOTHING:
        note = _NOT_ASSESSED.format(why=whys[0])
    return RuleFileError(_NOT_FIRING.format(**values, note=note), item.place_of(0))


def _why_silent(spec: RuleSpec, report: Report) -> Message:
    """Return why a rule has nothing to say of a report that it is not about."""
    form, year, kind = report.format.id, report.year, report.metadata.organ_kind
    if form not in spec.programs:
        wanted = list(spec.programs)
        return _OTHER_FORM.format(wanted=" ".join(wanted), form=form, first=wanted[0])
    if year is not None and not (spec.first_year or 0) <= year <= (spec.last_year or year):
        return _OTHER_YEAR.format(year=year)
    if spec.organ_kinds and kind is None:
        return _NO_ORGAN.format(first=spec.organ_kinds[0])
    if spec.organ_kinds and kind is not None and kind.value not in spec.organ_kinds:
        return _OTHER_ORGAN.format(kind=kind.value)
    return _NOTHING
